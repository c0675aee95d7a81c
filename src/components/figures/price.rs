//! What a litre of gas cost in Mangystau, step by step.

use super::{Body, Cell, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::price::picture;

pub fn parts(context: &Context<'_>) -> Parts {
    let (steps, words) = (&context.figures.price, context.words);
    let row = |step: &crate::model::figures::PriceStep| {
        let what = Cell::text(words.get(&format!("what.{}", step.from)));
        TableRow::new(&step.fact, [Cell::Date(step.from), Cell::Range(step.low, step.high), what])
    };
    Parts {
        body: Body::Pictures(vec![picture(steps, words)]),
        facts: unique(steps.iter().map(|step| &step.fact)),
        table: Table::new(head(words, &["from", "price", "what"]), steps.iter().map(row)),
        summary: None,
    }
}
