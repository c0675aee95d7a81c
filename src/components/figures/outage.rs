//! Hours without internet, by who observed them.

use super::{Body, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::outage::{picture, sentence};

pub fn parts(context: &Context<'_>) -> Parts {
    let (lanes, words) = (&context.figures.outage, context.words);
    let spans = || lanes.iter().flat_map(|lane| lane.spans.iter().map(move |span| (lane, span)));
    let rows = spans().map(|(lane, span)| TableRow {
        cells: vec![words.get(&format!("lane.{}", lane.id)).to_owned(), sentence(lane, span, words)],
        fact: span.fact.clone(),
    });
    Parts {
        body: Body::Pictures(vec![picture(lanes, words)]),
        facts: unique(spans().map(|(_, span)| &span.fact)),
        table: Table { head: head(words, &["observer", "report"]), rows: rows.collect() },
        summary: None,
    }
}
