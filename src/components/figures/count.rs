//! The number of dead, by who gave it and when.

use super::{Body, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::count::{picture, sentence};

pub fn parts(context: &Context<'_>) -> Parts {
    let (claims, words) = (&context.figures.count, context.words);
    let rows = claims.iter().map(|claim| TableRow {
        cells: vec![words.date(claim.date), words.number(claim.value), sentence(claim, words)],
        fact: claim.fact.clone(),
    });
    Parts {
        body: Body::Pictures(vec![picture(claims, words)]),
        facts: unique(claims.iter().map(|claim| &claim.fact)),
        table: Table { head: head(words, &["date", "dead", "speaker"]), rows: rows.collect() },
        summary: None,
    }
}
