//! Convicted participants beside convicted officers, one dash a person.

use super::{Body, Cell, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::convictions::picture;

pub fn parts(context: &Context<'_>) -> Parts {
    let (claims, words) = (&context.figures.convictions, context.words);
    let rows = claims.iter().map(|claim| {
        let said = words.fill(&format!("label.{}", claim.fact), &[("date", &words.date(claim.date))]);
        TableRow::new(&claim.fact, [Cell::Date(claim.date), Cell::Number(claim.value), Cell::text(said)])
    });
    Parts {
        body: Body::Pictures(vec![picture(claims, words)]),
        facts: unique(claims.iter().map(|claim| &claim.fact)),
        table: Table::new(head(words, &["date", "number", "speaker"]), rows),
        summary: None,
    }
}
