//! RFC 4180 by the `csv` crate, with the mark by which spreadsheets know UTF-8. Several values in a cell are parted by
//! semicolons; an empty cell is a value that is not known, or does not apply.

/// Spreadsheets take a file without this mark for one of their own old encodings.
const MARK: char = '\u{feff}';

/// A file of a head and rows.
pub fn write(head: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let written = writer.write_record(head).and_then(|()| {
        for row in rows {
            writer.write_record(row)?;
        }
        Ok(())
    });
    written.expect("rows are as long as their head");
    let bytes = writer.into_inner().expect("writing to memory cannot fail");
    format!("{MARK}{}", String::from_utf8(bytes).expect("cells are text"))
}

/// The head and the rows of a file.
///
/// # Errors
/// If a row is longer or shorter than the head.
pub fn read(text: &str) -> Result<(Vec<String>, Vec<Vec<String>>), ::csv::Error> {
    let mut reader = ::csv::Reader::from_reader(text.trim_start_matches(MARK).as_bytes());
    let cells = |record: &::csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let head = cells(reader.headers()?);
    let rows = reader.records().map(|record| Ok(cells(&record?))).collect::<Result<_, ::csv::Error>>()?;
    Ok((head, rows))
}

pub(super) fn joined(values: &[String]) -> String {
    values.join("; ")
}

pub(super) fn parted(cell: &str) -> Vec<String> {
    cell.split("; ").filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

/// An empty cell is none.
pub(super) fn some(cell: &str) -> Option<String> {
    Some(cell.to_owned()).filter(|cell| !cell.is_empty())
}
