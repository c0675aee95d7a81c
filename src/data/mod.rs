//! The story as open data: model → files of `data/` for spreadsheets, programs and maps, with a codebook and a licence.
//!
//! `records` says what is given away of the model, `csv` and `places` write it, `codebook` explains every column. No
//! value that somebody disputes stands without a status, and none that somebody said without the speaker.

mod codebook;
pub mod csv;
pub mod places;
pub mod records;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::model::story::Story;
use records::{ClaimRecord, EventRecord, SourceRecord};

/// The project's own licence: the records are as free as the rest of it.
const LICENCE: &str = include_str!("../../LICENSE");

/// Whose work stands in the files besides the project's.
const CREDITS: &str = "Points of cities and towns: GeoNames (https://www.geonames.org), CC BY 4.0.\n\
    Points of buildings, squares and crossings: read in sources, or computed from them.\n\
    What sources said stands in the editors' own words; titles of sources are their publishers'.\n";

/// A file's content beside what one should know of it.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Collection<T> {
    pub licence: String,
    pub codebook: String,
    pub records: Vec<T>,
}

/// Every file: its path from the site's folder, and its text.
pub fn files(story: &Story) -> Vec<(String, String)> {
    let languages: Vec<&str> = story.languages.iter().map(|language| language.code.as_str()).collect();
    let (events, claims, sources) = (records::events(story), records::claims(story), records::sources(story));
    let named = |name: &str, text: String| (format!("data/{name}"), text);
    vec![
        named(
            "events.csv",
            csv::write(&EventRecord::head(&languages), events.iter().map(|event| event.cells(&languages))),
        ),
        named("events.json", collection(&events)),
        named("claims.csv", csv::write(&ClaimRecord::head(), claims.iter().map(ClaimRecord::cells))),
        named("claims.json", collection(&claims)),
        named("sources.csv", csv::write(&SourceRecord::head(), sources.iter().map(SourceRecord::cells))),
        named("sources.json", collection(&sources)),
        named("corrections.json", collection(&records::corrections(story))),
        named("editions.json", collection(&records::editions(story))),
        named("places.geojson", pretty(&places::collection(story))),
        named("codebook.md", codebook::markdown(&languages)),
        named("datapackage.json", pretty(&codebook::package(&languages))),
        named("LICENCE.txt", format!("{LICENCE}\n{CREDITS}")),
    ]
}

fn collection<T: Serialize>(records: &[T]) -> String {
    pretty(&json!({ "licence": "LICENCE.txt", "codebook": "codebook.md", "records": records }))
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("texts and numbers are always JSON") + "\n"
}
