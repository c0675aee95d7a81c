//! Reforms: what each says, and how it was judged by whom.

use super::{Body, Cell, Context, Parts, Table, TableRow, table, unique};

const COLUMNS: [&str; 3] = ["reform", "says", "judged"];

pub fn parts(context: &Context<'_>) -> Parts {
    let (rows, words) = (&context.figures.judged, context.words);
    let heads = COLUMNS.map(|column| words.get(&format!("head.{column}")));
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let date = row.date.map_or_else(String::new, |date| words.date(date));
            let reform = words.fill(&format!("reform.{}", row.id), &[("date", &date)]);
            vec![
                reform,
                words.get(&format!("says.{}", row.id)).to_owned(),
                words.get(&format!("judged.{}", row.id)).to_owned(),
            ]
        })
        .collect();
    let sources = rows.iter().enumerate().flat_map(|(idx, row)| row.facts.iter().map(move |fact| (idx, fact)));
    let data = sources.clone().map(|(idx, fact)| {
        let own: Vec<Cell> = cells[idx].iter().cloned().map(Cell::Text).collect();
        TableRow::new(fact, own)
    });
    Parts {
        facts: unique(sources.clone().map(|(_, fact)| fact)),
        table: Table { n_shown: 1, ..Table::new(heads.map(str::to_owned).to_vec(), data) },
        body: Body::Table(table::words(&heads, &cells)),
        summary: None,
    }
}
