//! The data table as a file: numbers and dates in the form of machines, words in the page's language.

use super::{Cell, Context, Table, source};

/// RFC 4180: commas, CRLF, quotation marks where needed. Each row ends in how firmly its fact stands, the page
/// that it was read on, and its address.
pub fn csv(context: &Context<'_>, table: &Table) -> String {
    let head = table.head.iter().cloned().chain([
        context.words.lang.label("status.head").to_owned(),
        context.words.shared("source_head").to_owned(),
        "URL".to_owned(),
    ]);
    // Spreadsheets take a file without this mark for one of their own old encodings.
    let mut file = String::from('\u{feff}');
    line(&mut file, head);
    let status = |fact: &str| {
        let status = context.story.facts.get(fact).map(|fact| fact.status).unwrap_or_default();
        context.words.lang.label(&format!("status.{}", status.word())).to_owned()
    };
    for row in &table.rows {
        let read = source::linked(context, &row.fact).next().map(|(_, source)| source);
        let (publisher, url) = read.map_or(("", ""), |source| (&source.publisher, &source.url));
        line(&mut file, row.cells.iter().map(plain).chain([status(&row.fact), publisher.to_owned(), url.to_owned()]));
    }
    file
}

fn line(file: &mut String, cells: impl Iterator<Item = String>) {
    let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
    file.push_str(&cells.join(","));
    file.push_str("\r\n");
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// "2900000", "85–90", "2022-01-05", "2022-01-05T17:00".
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Range(low, high) if low == high => low.to_string(),
        Cell::Range(low, high) => format!("{low}–{high}"),
        Cell::Date(date) => date.to_string(),
        Cell::Moment(moment) => format!("{}T{:02}:{:02}", moment.date, moment.minutes / 60, moment.minutes % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_with_a_comma_or_a_quotation_mark_is_quoted() {
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(quoted("a, b"), "\"a, b\"");
        assert_eq!(quoted("say \"no\""), "\"say \"\"no\"\"\"");
    }

    #[test]
    fn numbers_have_no_groups() {
        assert_eq!(plain(&Cell::Number(2_900_000.0)), "2900000");
        assert_eq!(plain(&Cell::Number(43.82)), "43.82");
        assert_eq!(plain(&Cell::Range(85.0, 90.0)), "85–90");
    }
}
