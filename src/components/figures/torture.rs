//! What was counted of torture, by whom and when.

use super::{Body, Cell, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::count::{TORTURE, picture, sentence};

pub fn parts(context: &Context<'_>) -> Parts {
    let (claims, words) = (&context.figures.torture, context.words);
    let rows = claims.iter().map(|claim| {
        let said = Cell::text(sentence(claim, words));
        TableRow::new(&claim.fact, [Cell::Date(claim.date), Cell::Number(claim.value), said])
    });
    Parts {
        body: Body::Pictures(vec![picture(claims, words, &TORTURE)]),
        facts: unique(claims.iter().map(|claim| &claim.fact)),
        table: Table::new(head(words, &["date", "number", "speaker"]), rows),
        summary: None,
    }
}
