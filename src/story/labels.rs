//! A language's short texts: `ui.toml` (the interface and the figures) and `events.toml` (the timeline).

use std::collections::{BTreeMap, BTreeSet};

use toml::de::{DeTable, DeValue};

use super::fields::{Fields, Source};
use super::ids::Ids;
use super::names::Unnamed;
use super::problem::Code;
use super::read::LanguageFiles;
use super::typography;
use crate::model::correction::{Correction, WORDS};
use crate::model::source_kind::SourceKind;
use crate::model::story::{Chapter, Era, Event, EventKind, EventText};

/// The labels by dotted key, nested tables flattened: `[kind] protest` is "kind.protest".
pub fn check(files: &LanguageFiles, unnamed: &Unnamed) -> BTreeMap<String, String> {
    let root = files.ui.table();
    let mut labels = BTreeMap::new();
    flatten(&files.ui, &root, "", unnamed, &mut labels);
    if labels.get("language.code").is_some_and(|code| *code != files.code) {
        let offset = offset_of(&files.ui, &root, "language");
        let what = format!("language.code is not the folder's name `{}`", files.code);
        files.ui.problem(
            Code::LanguageCodeDiffers,
            offset,
            what,
            "the folder's name",
            format!("write code = \"{}\"", files.code),
        );
    }
    labels
}

/// What other files name by an id and labels put into words.
pub struct Named<'a> {
    pub events: &'a [Event],
    pub eras: &'a [Era],
    pub corrections: &'a [Correction],
    pub chapters: &'a [Chapter],
}

/// Reports labels that the files have need of, and labels that only other languages have.
///
/// `labels`: those of all languages, `own` among them.
pub fn compare(
    files: &LanguageFiles,
    own: &BTreeMap<String, String>,
    labels: &[BTreeMap<String, String>],
    named: &Named<'_>,
) {
    let Named { events, eras, corrections, chapters } = *named;
    let mut wanted: BTreeSet<String> = labels.iter().flat_map(BTreeMap::keys).cloned().collect();
    wanted.extend(
        ["language.code", "language.name", "support.found", "support.seed", "support.derived"].map(String::from),
    );
    wanted.extend(EventKind::ALL.map(|kind| format!("kind.{}", kind.word())));
    wanted.extend(events.iter().filter_map(|event| Some(format!("part_of_day.{}", event.part_of_day.as_ref()?))));
    wanted.extend(SourceKind::ALL.map(|kind| format!("source_kind.{}", kind.word())));
    wanted.extend(chapters.iter().map(|chapter| format!("share.{}", chapter.id)));
    wanted.extend(eras.iter().map(|era| format!("era.{}", era.id)));
    let words = |entry: &Correction| WORDS.map(|word| format!("correction.{}.{word}", entry.id));
    wanted.extend(corrections.iter().flat_map(words));
    let root = files.ui.table();
    for key in wanted.iter().filter(|key| !own.contains_key(*key)) {
        let table = key.split('.').next().unwrap_or(key);
        files.ui.problem(
            Code::LabelMissing,
            offset_of(&files.ui, &root, table),
            format!("label `{key}` is missing in `{}`", files.code),
            "the same labels in every language",
            "translate it here, or remove it from the other languages",
        );
    }
}

/// The texts of all events, in the events' order.
pub fn events(files: &LanguageFiles, events: &[Event], ids: &Ids, unnamed: &Unnamed) -> Vec<EventText> {
    let source = &files.events;
    let root = source.table();
    let mut texts = BTreeMap::new();
    for (key, value) in root.iter() {
        let id: &str = key.get_ref();
        ids.find(source, key.span().start, "event text", id);
        let DeValue::Table(table) = value.get_ref() else {
            source.problem(
                Code::NotATable,
                key.span().start,
                format!("`{id}` is not a table"),
                "[event-id]",
                "write title and text below it",
            );
            continue;
        };
        let fields = Fields::new(source, &format!("event text `{id}`"), table, key.span());
        let read = |key| {
            let text = fields.required_text(key);
            let offset = source.inside_quotes(fields.offset_of(key));
            typography::check(source, offset, text);
            unnamed.search(source, offset, text);
            text.to_owned()
        };
        let time_by = fields.has("time_by").then(|| read("time_by"));
        let needs = events.iter().find(|event| event.id == id).is_some_and(|event| event.time_by_idx.is_some());
        if needs != time_by.is_some() {
            fields.wrong(
                Code::MissingKey,
                "time_by",
                "`time_by` stands here or in story/events.toml alone",
                "the source there, and who that is here",
                "add the other one, or remove it",
            );
        }
        texts.insert(id.to_owned(), EventText { title: read("title"), text: read("text"), time_by });
        fields.finish();
    }
    let known = events.iter().map(|event| {
        texts.remove(&event.id).unwrap_or_else(|| {
            // An empty file has been reported as such.
            if source.text.is_empty() {
                return EventText::default();
            }
            source.problem(
                Code::EventTextMissing,
                source.text.len(),
                format!("event `{}` has no text in `{}`", event.id, files.code),
                "every event of story/events.toml in every language",
                format!("add [{}] with title and text", event.id),
            );
            EventText::default()
        })
    });
    known.collect()
}

fn flatten(source: &Source, table: &DeTable<'_>, path: &str, unnamed: &Unnamed, labels: &mut BTreeMap<String, String>) {
    for (key, value) in table.iter() {
        let path = if path.is_empty() { key.get_ref().to_string() } else { format!("{path}.{}", key.get_ref()) };
        let offset = value.span().start;
        match value.get_ref() {
            DeValue::Table(table) => flatten(source, table, &path, unnamed, labels),
            DeValue::String(text) if !text.trim().is_empty() => {
                let offset = source.inside_quotes(offset);
                typography::check(source, offset, text);
                unnamed.search(source, offset, text);
                labels.insert(path, text.to_string());
            }
            _ => {
                let mend = "write it in quotation marks";
                source.problem(
                    Code::LabelNotText,
                    offset,
                    format!("label `{path}` is not a text, or empty"),
                    "a text",
                    mend,
                );
            }
        }
    }
}

/// Byte offset of a table's name, or of the end of the file, where it is to be added.
fn offset_of(source: &Source, root: &DeTable<'_>, key: &str) -> usize {
    let end = source.text.len();
    root.iter().find(|(found, _)| found.get_ref() == key).map_or(end, |(found, _)| found.span().start)
}
