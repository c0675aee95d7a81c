//! The short texts that state facts, for the check of coverage: what stands under `[figure.ID]` and `[share]` of a
//! language's `ui.toml`. Each label is a passage of its own, named by its key.
//!
//! A figure's labels rest on the facts that it draws, a chapter's sentence on those of all its notes. What is filled in
//! where a label has `{…}` comes from the data, and is no text.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::{DeTable, DeValue};

use super::chapters::Edition;
use super::fields::Source;

/// The files that figures draw from, and the lists of each.
const DRAWN: [(&str, &[&str]); 18] = [
    ("price", &["price"]),
    ("outage", &["outage"]),
    ("contingents", &["contingent", "contingent_total"]),
    ("emergency", &["emergency"]),
    ("posts", &["post"]),
    ("count", &["count"]),
    ("torture", &["torture"]),
    ("convictions", &["conviction"]),
    ("claims", &["claim_row"]),
    ("judged", &["judged_row"]),
    ("turnout", &["turnout_fact"]),
    ("votes", &["un_vote"]),
    ("arrivals", &["arrival"]),
    ("oil", &["oil_route", "oil"]),
    ("trade", &["trade"]),
    ("electronics", &["trade_fact"]),
    ("calendar", &["meeting"]),
    ("timeline", &[]),
];

/// The keys under which an entry names facts, itself among them.
const NAMING: [&str; 3] = ["fact", "facts", "id"];

/// A label with its key, where it stands, and its text without what is filled in.
pub struct Label {
    pub key: String,
    pub offset: usize,
    pub text: String,
}

/// The labels that state facts.
pub fn labels(ui: &Source) -> Vec<Label> {
    let root = ui.table();
    let mut labels = Vec::new();
    for table in ["figure", "share"] {
        if let Some(DeValue::Table(below)) = root.get(table).map(|value| value.get_ref()) {
            collect(ui, below, table, &mut labels);
        }
    }
    labels
}

fn collect(ui: &Source, table: &DeTable<'_>, path: &str, labels: &mut Vec<Label>) {
    for (key, value) in table.iter() {
        let key = format!("{path}.{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(below) => collect(ui, below, &key, labels),
            DeValue::String(text) => {
                let offset = ui.inside_quotes(value.span().start);
                labels.push(Label { key, offset, text: without_slots(text) });
            }
            _ => {}
        }
    }
}

/// Spaces for whatever is filled in, so that the rest stays where it is.
fn without_slots(text: &str) -> String {
    let mut inside = false;
    let letters = text.chars().flat_map(|letter| {
        let hidden = inside || letter == '{';
        inside = hidden && letter != '}';
        std::iter::repeat_n(if hidden { ' ' } else { letter }, if hidden { letter.len_utf8() } else { 1 })
    });
    letters.collect()
}

/// The facts that each figure draws: those that its lists name. `files`: those that have such lists.
pub fn drawn(files: &[&Source], is_fact: &dyn Fn(&str) -> bool) -> BTreeMap<&'static str, BTreeSet<String>> {
    let roots: Vec<DeTable<'_>> = files.iter().map(|file| file.table()).collect();
    let of_figure = |lists: &[&str]| {
        let mut found = BTreeSet::new();
        for value in roots.iter().flat_map(|root| lists.iter().filter_map(move |list| root.get(*list))) {
            named("", value.get_ref(), is_fact, &mut found);
        }
        found
    };
    DRAWN.into_iter().map(|(figure, lists)| (figure, of_figure(lists))).collect()
}

/// `key`: that the value stands under.
fn named(key: &str, value: &DeValue<'_>, is_fact: &dyn Fn(&str) -> bool, found: &mut BTreeSet<String>) {
    match value {
        DeValue::String(text) if NAMING.contains(&key) && is_fact(text) => {
            found.insert(text.to_string());
        }
        DeValue::Array(values) => values.iter().for_each(|value| named(key, value.get_ref(), is_fact, found)),
        DeValue::Table(table) => {
            table.iter().for_each(|(key, value)| named(key.get_ref(), value.get_ref(), is_fact, found));
        }
        _ => {}
    }
}

/// The facts of all notes of a chapter.
pub fn of_chapter(edition: &Edition<'_>, chapter_idx: usize) -> BTreeSet<String> {
    let chapter = edition.chapters.get(chapter_idx).and_then(Option::as_ref);
    let notes = chapter.into_iter().flat_map(|(_, prose)| &prose.definitions);
    notes.flat_map(|note| &note.fact_ids).map(|id| id.text.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::story::FIGURE_IDS;

    #[test]
    fn every_figure_says_what_it_draws() {
        let known: BTreeSet<&str> = DRAWN.iter().map(|(figure, _)| *figure).collect();
        assert_eq!(known, FIGURE_IDS.into_iter().collect());
    }

    #[test]
    fn what_is_filled_in_is_no_text_and_leaves_the_rest_in_place() {
        assert_eq!(without_slots("on {date2}: 5"), "on        : 5");
    }
}
