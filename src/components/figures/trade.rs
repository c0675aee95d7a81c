//! Trade with Russia, China and the European Union.

use super::{Context, Parts, Table, TableRow, both, head, unique};
use crate::layout::figures::trade::{picture, sentence};

pub fn parts(context: &Context<'_>) -> Parts {
    let (points, words) = (&context.figures.trade, context.words);
    let mut sorted: Vec<_> = points.iter().collect();
    sorted.sort_by_key(|point| (point.partner, point.basis, point.year));
    let rows = sorted.iter().map(|point| TableRow {
        cells: vec![point.year.to_string(), words.number(point.usd_bn), sentence(point, words)],
        fact: point.fact.clone(),
    });
    Parts {
        body: both(|form| picture(points, words, form)),
        facts: unique(points.iter().map(|point| &point.fact)),
        table: Table { head: head(words, &["year", "amount", "what"]), rows: rows.collect() },
        summary: None,
    }
}
