//! Electronics sold on to Russia, before and after.

use super::{Body, Context, Parts, Table, TableRow, head};
use crate::layout::figures::electronics::picture;

pub fn parts(context: &Context<'_>) -> Parts {
    let words = context.words;
    let data = context.figures.electronics.as_ref();
    let rows = data.iter().flat_map(|data| {
        [("before", data.before), ("after", data.after)].map(|(key, value)| TableRow {
            cells: vec![words.get(&format!("period.{key}")).to_owned(), words.number(value)],
            fact: data.fact.clone(),
        })
    });
    Parts {
        body: Body::Pictures(data.iter().map(|data| picture(data, words)).collect()),
        facts: data.iter().map(|data| data.fact.clone()).collect(),
        table: Table { head: head(words, &["period", "amount"]), rows: rows.collect() },
        summary: None,
    }
}
