//! Explanations: who gives them, on what evidence, who disputes them.

use super::{Body, Cell, Context, Parts, Table, TableRow, table, unique};

const COLUMNS: [&str; 4] = ["claim", "by", "evidence", "dispute"];

pub fn parts(context: &Context<'_>) -> Parts {
    let (rows, words) = (&context.figures.claims, context.words);
    let heads = COLUMNS.map(|column| words.get(&format!("head.{column}")));
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| COLUMNS.map(|column| words.get(&format!("{column}.{}", row.id)).to_owned()).to_vec())
        .collect();
    let sources = rows.iter().flat_map(|row| row.facts.iter().map(move |fact| (row, fact)));
    let data = sources.clone().map(|(row, fact)| {
        TableRow::new(fact, COLUMNS.map(|column| Cell::text(words.get(&format!("{column}.{}", row.id)))))
    });
    Parts {
        body: Body::Table(table::words(&heads, &cells)),
        facts: unique(sources.clone().map(|(_, fact)| fact)),
        table: Table { n_shown: 1, ..Table::new(heads.map(str::to_owned).to_vec(), data) },
        summary: None,
    }
}
