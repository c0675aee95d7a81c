//! Contingents as announced, against the total that the president gave.

use super::{Body, Cell, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::contingents::{picture, sentence};

pub fn parts(context: &Context<'_>) -> Parts {
    let (contingents, words) = (&context.figures.contingents, context.words);
    let all = || contingents.announced.iter().chain(&contingents.total);
    let rows = all().map(|one| {
        let country = Cell::text(words.get(&format!("country.{}", one.id)));
        TableRow::new(&one.fact, [country, Cell::Number(one.soldiers), Cell::text(sentence(one, words))])
    });
    Parts {
        body: Body::Pictures(vec![picture(contingents, words)]),
        facts: unique(all().map(|one| &one.fact)),
        table: Table::new(head(words, &["country", "soldiers", "speaker"]), rows),
        summary: None,
    }
}
