//! What "millions" means.

use super::{Context, Parts, Table, TableRow, both, head, unique};
use crate::layout::figures::arrivals::{picture, sentence};

pub fn parts(context: &Context<'_>) -> Parts {
    let (arrivals, words) = (&context.figures.arrivals, context.words);
    let rows = arrivals.iter().map(|arrival| TableRow {
        cells: vec![words.number(arrival.value), sentence(arrival, words)],
        fact: arrival.fact.clone(),
    });
    Parts {
        body: both(|form| picture(arrivals, words, form)),
        facts: unique(arrivals.iter().map(|arrival| &arrival.fact)),
        table: Table { head: head(words, &["number", "what"]), rows: rows.collect() },
        summary: None,
    }
}
