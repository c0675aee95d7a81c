//! Trade with Russia, China and the European Union.

use super::{Cell, Context, Parts, Table, TableRow, both, head, unique};
use crate::layout::figures::trade::{drawn, picture, sentence};
use crate::model::date::Date;

pub fn parts(context: &Context<'_>) -> Parts {
    let (points, words) = (&context.figures.trade, context.words);
    let mut sorted: Vec<_> = drawn(points).collect();
    sorted.sort_by_key(|point| (point.partner, point.basis, point.year));
    let rows = sorted.iter().map(|point| {
        let year = Cell::Date(Date { year: point.year, month: 0, day: 0 });
        TableRow::new(&point.fact, [year, Cell::Number(point.usd_bn), Cell::text(sentence(point, words))])
    });
    Parts {
        body: both(|form| picture(points, words, form)),
        facts: unique(points.iter().map(|point| &point.fact)),
        table: Table::new(head(words, &["year", "amount", "what"]), rows),
        summary: None,
    }
}
