//! The number of dead, by who gave it and when.

use super::{Body, Cell, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::count::{DEAD, picture, sentence};

pub fn parts(context: &Context<'_>) -> Parts {
    let (claims, words) = (&context.figures.count, context.words);
    let rows = claims.iter().map(|claim| {
        let said = Cell::text(sentence(claim, words));
        TableRow::new(&claim.fact, [Cell::Date(claim.date), Cell::Number(claim.value), said])
    });
    Parts {
        body: Body::Pictures(vec![picture(claims, words, &DEAD)]),
        facts: unique(claims.iter().map(|claim| &claim.fact)),
        table: Table::new(head(words, &["date", "dead", "speaker"]), rows),
        summary: None,
    }
}
