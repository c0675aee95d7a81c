//! Every number, date, hour and quoted label of the prose is tied to a claim, and the languages print the same.
//!
//! The rule: a passage is a step (its heading and all its paragraphs), what stands before a chapter's first step, a note,
//! an event's text, or a label that states facts. It rests on the facts of its own: those of the notes marked in it, of the event and
//! the places of its scene; a note on those it names; an event on its entry. A figure's label and a chapter's sentence for
//! its card are passages too (`figure_labels`). A number, date or hour
//! is tied if one of these facts holds it: in any value of its entry, or as the date of one of its sources. What follows
//! from facts and is not held by one (a sum, a distance) is listed in `story/ties.toml`. A quoted label is tied if its
//! passage rests on any fact.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::chapters::Edition;
use super::code::Code;
use super::facts::Facts;
use super::fields::{Fields, Source};
use super::figure_labels::{self, Label};
use super::numerals::{Found, Item, Lexicon};
use super::prose::{Part, Prose};
use super::read::LanguageFiles;
use super::ties::Ties;
use crate::model::story::{Chapter, Coverage, Event, Person, Place};

/// What the prose is held against.
pub struct Known<'a> {
    pub chapters: &'a [Chapter],
    pub facts: &'a Facts,
    pub events: &'a [Event],
    pub places: &'a [Place],
    pub people: &'a [Person],
    pub ties: &'a Ties,
    /// Figure id → the facts that it draws.
    pub drawn: &'a BTreeMap<&'static str, BTreeSet<String>>,
}

/// What one passage of one language says, and where.
struct Passage<'a> {
    /// As in `Tie::passage`.
    name: String,
    source: &'a Source,
    offset: usize,
    found: Vec<(Found, usize)>,
    /// Everything it says, in small letters.
    words: String,
    fact_ids: BTreeSet<String>,
}

/// Reports what is tied to nothing, and where the languages differ. Says of each language how much is tied.
pub fn check(
    files: &[LanguageFiles],
    editions: &[Edition<'_>],
    known: &Known<'_>,
    ties_file: &Source,
) -> Vec<Coverage> {
    let used = RefCell::new(BTreeSet::new());
    let mut coverage = Vec::new();
    let mut told: Vec<Vec<Passage<'_>>> = Vec::new();
    for (files, edition) in files.iter().zip(editions) {
        let lexicon = Lexicon::new(&files.code);
        let mut passages = Vec::new();
        for (chapter, text) in known.chapters.iter().zip(&edition.chapters) {
            if let Some((source, prose)) = text {
                passages.extend(of_chapter(source, prose, chapter, known, &lexicon));
            }
        }
        passages.extend(of_events(&files.events, known, &lexicon));
        passages.extend(of_labels(&files.ui, edition, known, &lexicon));
        let mut own = Coverage { code: files.code.clone(), tied: 0, total: 0 };
        for passage in &passages {
            for (nth, (found, at)) in passage.found.iter().enumerate() {
                own.total += 1;
                if is_tied(passage, &found.item, known, &used) || names(passage, nth, known) {
                    own.tied += 1;
                } else {
                    untied(passage, found, *at);
                }
            }
        }
        coverage.push(own);
        told.push(passages);
    }
    compare(files, &told, known, &used);
    unused(ties_file, known.ties, &used.borrow());
    coverage
}

fn of_chapter<'a>(
    source: &'a Source,
    prose: &Prose,
    chapter: &Chapter,
    known: &Known<'_>,
    lexicon: &Lexicon,
) -> Vec<Passage<'a>> {
    let note = |label: &str| prose.definitions.iter().find(|note| note.label.text == label);
    let mut passages: BTreeMap<(usize, String), Passage<'a>> = BTreeMap::new();
    for piece in &prose.pieces {
        let (key, name) = match &piece.part {
            Part::Step(0) => ((0, String::new()), chapter.id.clone()),
            Part::Step(nth) => ((*nth, String::new()), prose.steps[nth - 1].id.text.clone()),
            Part::Note(label) => ((usize::MAX, label.clone()), label.clone()),
        };
        let passage = passages.entry(key).or_insert_with(|| {
            let mut fact_ids = BTreeSet::new();
            match &piece.part {
                Part::Note(label) => {
                    fact_ids.extend(note(label).into_iter().flat_map(|note| &note.fact_ids).map(|id| id.text.clone()))
                }
                Part::Step(nth) => {
                    let marks = prose.marks.iter().filter(|(_, step)| step == nth);
                    let notes = marks.filter_map(|(mark, _)| note(&mark.text));
                    fact_ids.extend(notes.flat_map(|note| &note.fact_ids).map(|id| id.text.clone()));
                    fact_ids.extend(of_scene(chapter, &name, known));
                }
            }
            Passage { name, source, offset: piece.offset, found: Vec::new(), words: String::new(), fact_ids }
        });
        passage.found.extend(lexicon.items(&piece.text).into_iter().map(|found| {
            let at = piece.offset + found.at;
            (found, at)
        }));
        passage.words.push_str(&piece.text.to_lowercase());
        passage.words.push(' ');
    }
    passages.into_values().collect()
}

/// The facts that the map shows beside a step.
fn of_scene(chapter: &Chapter, step_id: &str, known: &Known<'_>) -> Vec<String> {
    let Some(scene) = chapter.steps.iter().find(|step| step.id == step_id).and_then(|step| step.scene.as_ref()) else {
        return Vec::new();
    };
    let event = scene.event_idx.map(|idx| known.events[idx].id.clone());
    let places = scene.place_idxs.iter().chain(&scene.claim_idxs).map(|idx| known.places[*idx].id.clone());
    event.into_iter().chain(places).collect()
}

/// The texts of the timeline: each rests on its event, and on the places and actors of it.
fn of_events<'a>(source: &'a Source, known: &Known<'_>, lexicon: &Lexicon) -> Vec<Passage<'a>> {
    let root = source.table();
    let mut passages = Vec::new();
    for event in known.events {
        let Some(table) = root.get(event.id.as_str()).and_then(|value| value.get_ref().as_table()) else { continue };
        let fields = Fields::new(source, "event text", table, 0..0);
        let mut passage = Passage {
            name: format!("event {}", event.id),
            source,
            offset: fields.offset_of("title"),
            found: Vec::new(),
            words: String::new(),
            fact_ids: std::iter::once(event.id.clone())
                .chain(event.place_idxs.iter().map(|idx| known.places[*idx].id.clone()))
                .chain(event.actor_idxs.iter().map(|idx| known.people[*idx].id.clone()))
                .collect(),
        };
        for key in ["title", "text"] {
            let Some(text) = table.get(key).and_then(|value| value.get_ref().as_str()) else { continue };
            let offset = source.inside_quotes(fields.offset_of(key));
            passage.found.extend(lexicon.items(text).into_iter().map(|found| {
                let at = offset + found.at;
                (found, at)
            }));
            passage.words.push_str(&text.to_lowercase());
            passage.words.push(' ');
        }
        passages.push(passage);
    }
    passages
}

/// The figures' labels and the chapters' sentences.
fn of_labels<'a>(source: &'a Source, edition: &Edition<'_>, known: &Known<'_>, lexicon: &Lexicon) -> Vec<Passage<'a>> {
    let passage = |label: Label| {
        let mut path = label.key.split('.');
        let (kind, id) = (path.next(), path.next().unwrap_or_default());
        let fact_ids = if kind == Some("figure") {
            known.drawn.get(id).cloned().unwrap_or_default()
        } else {
            let idx = known.chapters.iter().position(|chapter| chapter.id == id);
            idx.map(|idx| figure_labels::of_chapter(edition, idx)).unwrap_or_default()
        };
        let found = lexicon.items(&label.text).into_iter().map(|found| {
            let at = label.offset + found.at;
            (found, at)
        });
        Passage {
            name: label.key,
            source,
            offset: label.offset,
            found: found.collect(),
            words: label.text.to_lowercase(),
            fact_ids,
        }
    };
    figure_labels::labels(source).into_iter().map(passage).collect()
}

fn is_tied(passage: &Passage<'_>, item: &Item, known: &Known<'_>, used: &RefCell<BTreeSet<usize>>) -> bool {
    if *item == Item::Label {
        return !passage.fact_ids.is_empty();
    }
    if passage.fact_ids.iter().filter_map(|id| known.facts.holds.get(id)).any(|holds| holds.has(item)) {
        return true;
    }
    let mut of_passage = known.ties.ties.iter().filter(|tie| tie.passage == passage.name && tie.says.contains(item));
    let tie = of_passage.next();
    used.borrow_mut().extend(tie.map(|tie| tie.offset));
    tie.is_some()
}

/// Whether the item is part of a month that names what the account speaks of: that month alone, or its year beside it.
fn names(passage: &Passage<'_>, nth: usize, known: &Known<'_>) -> bool {
    let item = |nth: usize| passage.found.get(nth).map(|(found, _)| &found.item);
    known.ties.names.iter().any(|name| match item(nth) {
        Some(Item::Month(month)) => *month == name.month,
        Some(Item::Number(year)) if *year == f64::from(name.year) => {
            let month = Some(&Item::Month(name.month));
            item(nth + 1) == month || nth.checked_sub(1).is_some_and(|before| item(before) == month)
        }
        _ => false,
    })
}

fn untied(passage: &Passage<'_>, found: &Found, at: usize) {
    let ids: Vec<&str> = passage.fact_ids.iter().map(String::as_str).collect();
    let (code, what, expected, mend) = if found.item == Item::Label {
        (
            Code::LabelUntied,
            format!("{} stands in `{}` without a note", found.text, passage.name),
            "a note in the same step that says whose words these are".to_owned(),
            "mark it with [^label], and write the note",
        )
    } else {
        (
            Code::NumberUntied,
            format!("\"{}\" in `{}` is held by none of its facts", found.text, passage.name),
            if ids.is_empty() {
                "a note with facts in the same step".to_owned()
            } else {
                format!("a number or date of {}", ids.join(", "))
            },
            "correct it, name the fact that holds it in a note of the step, or list it in story/ties.toml with what it follows from",
        )
    };
    passage.source.problem(code, at, what, expected, mend);
}

/// The same numbers, months and hours in the same passage; a month may also be part of another word.
fn compare(files: &[LanguageFiles], told: &[Vec<Passage<'_>>], known: &Known<'_>, used: &RefCell<BTreeSet<usize>>) {
    let mut all: BTreeMap<&str, Vec<(Item, &str, &str)>> = BTreeMap::new();
    for (files, passages) in files.iter().zip(told) {
        for passage in passages {
            let said = all.entry(&passage.name).or_default();
            for (found, _) in &passage.found {
                for item in found.item.parts() {
                    if !said.iter().any(|(known, ..)| *known == item) {
                        said.push((item, &files.code, &found.text));
                    }
                }
            }
        }
    }
    for (files, passages) in files.iter().zip(told) {
        let lexicon = Lexicon::new(&files.code);
        for passage in passages {
            let own: Vec<Item> = passage.found.iter().flat_map(|(found, _)| found.item.parts()).collect();
            for (item, other, text) in all.get(passage.name.as_str()).into_iter().flatten() {
                if own.contains(item) || matches!(item, Item::Month(month) if lexicon.speaks_of(*month, &passage.words))
                {
                    continue;
                }
                let excepted = known.ties.exceptions.iter().find(|exception| {
                    exception.passage == passage.name
                        && exception.lacking.contains(&files.code)
                        && exception.says.iter().flat_map(Item::parts).any(|said| said == *item)
                });
                if let Some(exception) = excepted {
                    used.borrow_mut().insert(exception.offset);
                    continue;
                }
                passage.source.problem(
                    Code::NumberInOneLanguage,
                    passage.offset,
                    format!("`{}` does not have \"{text}\", which `{other}` prints", passage.name),
                    "the same numbers, dates and hours in every language",
                    "write it here too, take it out there, or list it as an [[exception]] in story/ties.toml",
                );
            }
        }
    }
}

/// A tie or an exception that no text has need of any more.
fn unused(source: &Source, ties: &Ties, used: &BTreeSet<usize>) {
    let offsets = ties.ties.iter().map(|tie| (tie.offset, &tie.passage));
    for (offset, passage) in
        offsets.chain(ties.exceptions.iter().map(|exception| (exception.offset, &exception.passage)))
    {
        if !used.contains(&offset) {
            source.problem(
                Code::TieUnused,
                offset,
                format!("nothing in `{passage}` has need of this"),
                "a passage that prints one of the numbers, which none of its facts holds",
                "correct `passage` or `says`, or remove the entry",
            );
        }
    }
}
