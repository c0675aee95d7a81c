//! Oil by route, and when loading stopped.

use super::{Body, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::oil::{halt_sentence, picture, sentence};

pub fn parts(context: &Context<'_>) -> Parts {
    let (routes, halts, words) = (&context.figures.oil_routes, &context.figures.oil_halts, context.words);
    let route_rows = routes.iter().map(|route| TableRow {
        cells: vec![words.number(route.mt), sentence(route, words)],
        fact: route.fact.clone(),
    });
    let halt_rows = halts
        .iter()
        .map(|halt| TableRow { cells: vec![String::new(), halt_sentence(halt, words)], fact: halt.fact.clone() });
    Parts {
        body: Body::Pictures(vec![picture(routes, halts, words)]),
        facts: unique(routes.iter().map(|route| &route.fact).chain(halts.iter().map(|halt| &halt.fact))),
        table: Table { head: head(words, &["mt", "what"]), rows: route_rows.chain(halt_rows).collect() },
        summary: None,
    }
}
