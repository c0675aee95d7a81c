//! Hours without internet, by who observed them.

use super::{Body, Cell, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::outage::{picture, sentence};

pub fn parts(context: &Context<'_>) -> Parts {
    let (lanes, words) = (&context.figures.outage, context.words);
    let spans = || lanes.iter().flat_map(|lane| lane.spans.iter().map(move |span| (lane, span)));
    let rows = spans().map(|(lane, span)| {
        let cells = [
            Cell::text(words.get(&format!("lane.{}", lane.id))),
            Cell::Moment(span.from),
            span.until.map_or(Cell::Empty, Cell::Moment),
            span.hours.map_or(Cell::Empty, Cell::Number),
            Cell::text(sentence(lane, span, words)),
        ];
        TableRow::new(&span.fact, cells)
    });
    Parts {
        body: Body::Pictures(vec![picture(lanes, words)]),
        facts: unique(spans().map(|(_, span)| &span.fact)),
        table: Table::new(head(words, &["observer", "from", "until", "hours", "report"]), rows),
        summary: None,
    }
}
