//! Electronics sold on to Russia, before and after.

use super::{Body, Cell, Context, Parts, Table, TableRow, head};
use crate::layout::figures::electronics::picture;

pub fn parts(context: &Context<'_>) -> Parts {
    let words = context.words;
    let data = context.figures.electronics.as_ref();
    let rows = data.iter().flat_map(|data| {
        [("before", data.before), ("after", data.after)].map(|(key, value)| {
            TableRow::new(&data.fact, [Cell::text(words.get(&format!("period.{key}"))), Cell::Number(value)])
        })
    });
    Parts {
        body: Body::Pictures(data.iter().map(|data| picture(data, words)).collect()),
        facts: data.iter().map(|data| data.fact.clone()).collect(),
        table: Table::new(head(words, &["period", "amount"]), rows),
        summary: None,
    }
}
