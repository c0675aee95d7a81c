//! What every column means: for people as `codebook.md`, for programs as a Frictionless data package, from one table.

use serde_json::{Value, json};

use super::records::{ClaimRecord, EventRecord, SourceRecord};

/// A column: name, type in the data package, and what it holds.
type Column = (&'static str, &'static str, &'static str);

const EVENTS: [Column; 17] = [
    ("id", "string", "Unique; the anchor on the page is `event-` and this."),
    ("date", "string", "Local date, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as precise as it is known."),
    ("end_date", "string", "The last day, where the event took several; same form."),
    ("date_precision", "string", "`day`, `month` or `year`."),
    ("time", "string", "Local clock time `HH:MM`, where a source wrote one down."),
    ("time_precision", "string", "`minute`, `about`, or `part of day`; empty where no hour is known."),
    ("part_of_day", "string", "The part of the day in English, where no hour is known."),
    ("utc_offset", "string", "Offset from UTC then in force there, `+05:00` or `+06:00`."),
    ("kind", "string", "`protest`, `violence`, `decision`, `military`, `shutdown`, `international` or `aftermath`."),
    ("places", "list", "Ids of `places.geojson`."),
    ("actors", "list", "Ids of people and organisations. Some people are described, not named, on purpose."),
    (
        "status",
        "string",
        "How firmly it stands: `established`: two publishers at least have it, who do not contradict each other; `said`: one speaker, one publisher or arithmetic, see `support`; `disputed`: speakers differ on what `disputed` names, see `claims`; `unknown`: to nobody who was read; `withdrawn`: taken back by who said it.",
    ),
    (
        "disputed",
        "list",
        "The `field`s of `claims` on which speakers differ. A date or time named here is the one the page prints, not the only one.",
    ),
    (
        "support",
        "string",
        "`found`: read in the sources; `seed`: the Dutch report alone; `derived`: arithmetic on listed figures.",
    ),
    ("sources", "list", "Ids of `sources`, those of all claims included."),
    ("title", "string", "One column for each language: the event in a few words."),
    ("text", "string", "One column for each language: what is known, with its speakers."),
];

const CLAIMS: [Column; 12] = [
    ("id", "string", "Unique. What was said of an event has the event's id and a number."),
    ("event", "string", "Id of `events`, where it was said of one."),
    ("place", "string", "Id of `places.geojson`, where a count is of one place alone."),
    ("field", "string", "What it is about: `killed`, `time`, `deaths`, `detained` and so on."),
    ("subject", "string", "Whom or what a count counts: `all`, `security`, `children` and so on."),
    ("number", "number", "The count, in people unless `subject` says otherwise. Money is in US dollars."),
    ("statement", "string", "What was said, in the editors' English. Read it before using the number."),
    ("speaker", "string", "Who said so."),
    (
        "speaker_kind",
        "string",
        "Of counts: `official`, `un`, `ngo`, `media`, `claim` (asserted, no evidence shown), `disowned` (withdrawn by its source).",
    ),
    ("date", "string", "When it was said, as precisely as known."),
    (
        "status",
        "string",
        "In the words of `events`. Of an event: `disputed`: another speaker has another value for the same `field`; else `said`. Of a count: `disputed` where another source contradicts it, `withdrawn` where its speaker took it back, else `said`, for its `speaker` alone stands behind it.",
    ),
    ("sources", "list", "Ids of `sources`; empty for the Dutch newspaper report from which the page grew."),
];

const SOURCES: [Column; 7] = [
    ("id", "string", "Unique."),
    ("title", "string", "As printed, in the source's own language."),
    ("publisher", "string", "Copies and relays are named as such."),
    (
        "kind",
        "string",
        "Of publisher: `official`, `international` (organisations of states), `rights` (and civil society), `agency`, `media`, `research`, `reference` or `other`.",
    ),
    (
        "form",
        "string",
        "`relay` where the publisher's name says that it passes on what another one published, else `original`.",
    ),
    ("url", "string", "Address, where it has one."),
    ("date", "string", "Of publication, as precisely as known."),
];

const PLACES: [Column; 8] = [
    ("id", "string", "Unique."),
    (
        "geometry",
        "Point or null",
        "WGS84 degrees, longitude first. `null` where no sourced point exists. A region's point is its administrative centre of January 2022. Street crossings are computed, not surveyed.",
    ),
    (
        "type",
        "string",
        "`country`, `region`, `city`, `town`, `village`, `square`, `building`, `airport` or `street-intersection`.",
    ),
    ("names", "object", "Name by language."),
    ("region", "string", "Id of the oblast of January 2022, before the new regions of June 2022."),
    ("within_m", "number", "Metres around the point within which the place lies, where the point is an estimate."),
    (
        "protests",
        "list",
        "Days on which a source reports a protest there. A missing day means that no source was found, not that nothing happened.",
    ),
    ("events", "list", "The events that name it: `id`, `date`, `kind`, `status`."),
];

const CORRECTIONS: [Column; 8] = [
    ("id", "string", "Unique; the anchor on the page is `correction-` and this."),
    ("date", "string", "Of the correction."),
    (
        "of",
        "string",
        "Whose text was wrong: `page`, this account's; `report`, that of the Dutch newspaper report from which it grew.",
    ),
    ("step", "string", "The passage that carries the mark; also its anchor."),
    ("facts", "list", "Ids of events and counts on which the corrected statement rests."),
    ("was", "string", "What stood there; a date as `YYYY-MM-DD`."),
    ("is", "string", "What stands there now."),
    ("why", "object", "The reason, by language."),
];

const EDITIONS: [Column; 3] = [
    ("date", "string", "The day of publication."),
    ("version", "string", "Of the contents, eight hexadecimal digits."),
    ("changes", "object", "What changed since the edition before, a list of sentences by language."),
];

const OPENING: &str = "# Codebook

Events, claims and sources of *Bloody January*, with the places they name.
The same records as CSV (UTF-8 with a mark, commas, CRLF) and as JSON; places as GeoJSON.
In CSV several values in a cell are parted by `; `, and an empty cell is a value that is not known or does not apply; in JSON they are lists and `null`.
Licence and credits: `LICENCE.txt`. `datapackage.json` says the same for programs.

Numbers of the dead, the injured and the detained are claims by somebody on a date; none of them is *the* toll.
";

pub fn markdown(languages: &[&str]) -> String {
    let section = |title: &str, columns: &[Column]| {
        let rows: String =
            columns.iter().map(|(name, kind, says)| format!("| `{name}` | {kind} | {says} |\n")).collect();
        format!("\n## {title}\n\n| field | type | what it holds |\n| --- | --- | --- |\n{rows}")
    };
    [
        OPENING.to_owned(),
        format!(
            "\nLanguages: {}.\nIn CSV, `title` and `text` are `title_{1}`, `text_{1}` and so on.\n",
            languages.join(", "),
            languages[0]
        ),
        section("events.csv, events.json", &EVENTS),
        section("claims.csv, claims.json", &CLAIMS),
        section("sources.csv, sources.json", &SOURCES),
        section("places.geojson", &PLACES),
        section("corrections.json", &CORRECTIONS),
        section("editions.json", &EDITIONS),
    ]
    .concat()
}

/// Frictionless Data Package, version 1.
pub fn package(languages: &[&str]) -> Value {
    let resource = |name: &str, head: Vec<String>, columns: &[Column]| {
        let fields: Vec<Value> = head.iter().map(|column| field(column, columns, languages)).collect();
        json!({
            "name": name,
            "path": format!("{name}.csv"),
            "profile": "tabular-data-resource",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": { "fields": fields, "primaryKey": "id" },
        })
    };
    json!({
        "profile": "tabular-data-package",
        "name": "qandy-qantar",
        "title": "Bloody January: events, claims and sources",
        "licenses": [{ "name": "MIT", "path": "LICENCE.txt" }],
        "resources": [
            resource("events", EventRecord::head(languages), &EVENTS),
            resource("claims", ClaimRecord::head(), &CLAIMS),
            resource("sources", SourceRecord::head(), &SOURCES),
        ],
    })
}

/// # Panics
/// If a column has no line in the table: a slip of the program, found by the first build.
fn field(column: &str, columns: &[Column], languages: &[&str]) -> Value {
    let bare = column.rsplit_once('_').filter(|(_, code)| languages.contains(code)).map_or(column, |(bare, _)| bare);
    let (_, kind, says) =
        columns.iter().find(|(name, ..)| *name == bare).unwrap_or_else(|| panic!("no line for column `{column}`"));
    let kind = if *kind == "number" { "number" } else { "string" };
    json!({ "name": column, "type": kind, "description": says })
}
