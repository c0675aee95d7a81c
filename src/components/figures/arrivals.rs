//! What "millions" means.

use super::{Cell, Context, Parts, Table, TableRow, both, head, unique};
use crate::layout::figures::arrivals::{picture, sentence};

pub fn parts(context: &Context<'_>) -> Parts {
    let (arrivals, words) = (&context.figures.arrivals, context.words);
    let rows = arrivals.iter().map(|arrival| {
        TableRow::new(&arrival.fact, [Cell::Number(arrival.value), Cell::text(sentence(arrival, words))])
    });
    Parts {
        body: both(|form| picture(arrivals, words, form)),
        facts: unique(arrivals.iter().map(|arrival| &arrival.fact)),
        table: Table::new(head(words, &["number", "what"]), rows),
        summary: None,
    }
}
