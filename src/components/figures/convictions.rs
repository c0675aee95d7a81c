//! Convicted participants beside convicted officers, one dash a person.

use super::{Body, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::convictions::picture;

pub fn parts(context: &Context<'_>) -> Parts {
    let (claims, words) = (&context.figures.convictions, context.words);
    let rows = claims.iter().map(|claim| TableRow {
        cells: vec![
            words.date(claim.date),
            words.number(claim.value),
            words.fill(&format!("label.{}", claim.fact), &[("date", &words.date(claim.date))]),
        ],
        fact: claim.fact.clone(),
    });
    Parts {
        body: Body::Pictures(vec![picture(claims, words)]),
        facts: unique(claims.iter().map(|claim| &claim.fact)),
        table: Table { head: head(words, &["date", "number", "speaker"]), rows: rows.collect() },
        summary: None,
    }
}
