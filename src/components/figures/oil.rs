//! Oil by route, and when loading stopped.

use super::{Body, Cell, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::oil::{picture, sentence, what};

pub fn parts(context: &Context<'_>) -> Parts {
    let (routes, halts, words) = (&context.figures.oil_routes, &context.figures.oil_halts, context.words);
    let route_rows = routes.iter().map(|route| {
        TableRow::new(
            &route.fact,
            [Cell::text(words.get("period")), Cell::Number(route.mt), Cell::text(sentence(route, words))],
        )
    });
    let halt_rows = halts
        .iter()
        .map(|halt| TableRow::new(&halt.fact, [Cell::Date(halt.date), Cell::Empty, Cell::text(what(halt, words))]));
    Parts {
        body: Body::Pictures(vec![picture(routes, halts, words)]),
        facts: unique(routes.iter().map(|route| &route.fact).chain(halts.iter().map(|halt| &halt.fact))),
        table: Table::new(head(words, &["date", "mt", "what"]), route_rows.chain(halt_rows)),
        summary: None,
    }
}
