//! The languages against each other: the same notes on the same facts, the same figures in the same steps.

use std::collections::{BTreeMap, BTreeSet};

use super::chapters::Edition;
use super::fields::Source;
use super::problem::Code;
use super::prose::Prose;

/// What a note rests on, or where a figure stands, and the language that says so.
type Told<'a, T> = BTreeMap<&'a str, (T, &'a str)>;

/// Reports in each language what it says otherwise than the first, or leaves out.
pub fn check(editions: &[Edition<'_>]) {
    let chapters = editions.iter().map(|edition| edition.chapters.len()).max().unwrap_or(0);
    for idx in 0..chapters {
        let told: Vec<_> = editions
            .iter()
            .filter_map(|edition| {
                let (source, prose) = edition.chapters.get(idx)?.as_ref()?;
                Some((edition.code, *source, prose))
            })
            .collect();
        let mut notes = Told::new();
        let mut figures = Told::new();
        for (code, _, prose) in &told {
            // A note without facts has been reported, and is nothing to hold the others against.
            for note in prose.definitions.iter().filter(|note| !note.fact_ids.is_empty()) {
                notes.entry(note.label.text.as_str()).or_insert((facts(prose, &note.label.text), *code));
            }
            for (figure, step) in &prose.figures {
                figures.entry(figure.text.as_str()).or_insert((*step, *code));
            }
        }
        for (code, source, prose) in told {
            compare_notes(source, code, prose, &notes);
            compare_figures(source, prose, &figures);
        }
    }
}

fn compare_notes(source: &Source, code: &str, prose: &Prose, notes: &Told<'_, BTreeSet<&str>>) {
    for (label, (expected, other)) in notes {
        let Some(note) = prose.definitions.iter().find(|note| note.label.text == *label) else {
            source.problem(
                Code::NoteMissing,
                source.text.len(),
                format!("note `{label}` is missing in `{code}`"),
                format!("the same notes as in `{other}`"),
                "translate the note, and mark it",
            );
            continue;
        };
        if !note.fact_ids.is_empty() && facts(prose, label) != *expected {
            let ids: Vec<&str> = expected.iter().copied().collect();
            source.problem(
                Code::NoteOnOtherFacts,
                note.label.offset,
                format!("note `{label}` rests on other facts than in `{other}`"),
                format!("{{{}}}", ids.join(", ")),
                "name the same facts in every language",
            );
        }
    }
}

fn compare_figures(source: &Source, prose: &Prose, figures: &Told<'_, usize>) {
    for (figure, step) in &prose.figures {
        let Some((expected, other)) = figures.get(figure.text.as_str()) else { continue };
        if step != expected {
            source.problem(
                Code::FigureElsewhere,
                figure.offset,
                format!("figure `{}` stands in another step than in `{other}`", figure.text),
                "every figure in the same step in every language",
                "move it",
            );
        }
    }
}

fn facts<'a>(prose: &'a Prose, label: &str) -> BTreeSet<&'a str> {
    let note = prose.definitions.iter().find(|note| note.label.text == label);
    note.into_iter().flat_map(|note| &note.fact_ids).map(|id| id.text.as_str()).collect()
}
