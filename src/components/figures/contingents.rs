//! Contingents as announced, against the total that the president gave.

use super::{Body, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::contingents::{picture, sentence};

pub fn parts(context: &Context<'_>) -> Parts {
    let (contingents, words) = (&context.figures.contingents, context.words);
    let all = || contingents.announced.iter().chain(&contingents.total);
    let rows = all().map(|one| TableRow {
        cells: vec![
            words.get(&format!("country.{}", one.id)).to_owned(),
            words.number(one.soldiers),
            sentence(one, words),
        ],
        fact: one.fact.clone(),
    });
    Parts {
        body: Body::Pictures(vec![picture(contingents, words)]),
        facts: unique(all().map(|one| &one.fact)),
        table: Table { head: head(words, &["country", "soldiers", "speaker"]), rows: rows.collect() },
        summary: None,
    }
}
