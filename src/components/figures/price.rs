//! What a litre of gas cost in Mangystau, step by step.

use super::{Body, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::price::{amount, picture};

pub fn parts(context: &Context<'_>) -> Parts {
    let (steps, words) = (&context.figures.price, context.words);
    let row = |step: &crate::model::figures::PriceStep| TableRow {
        cells: vec![words.date(step.from), amount(step, words), words.get(&format!("what.{}", step.from)).to_owned()],
        fact: step.fact.clone(),
    };
    Parts {
        body: Body::Pictures(vec![picture(steps, words)]),
        facts: unique(steps.iter().map(|step| &step.fact)),
        table: Table { head: head(words, &["from", "price", "what"]), rows: steps.iter().map(row).collect() },
        summary: None,
    }
}
