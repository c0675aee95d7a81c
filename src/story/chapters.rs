//! A language's chapters against `steps.toml`, the facts and the other languages.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Facts;
use super::fields::Source;
use super::ids::nearest;
use super::names::Unnamed;
use super::note::{self, Definition};
use super::problem::Code;
use super::prose::{self, Prose, Written};
use super::read::LanguageFiles;
use crate::model::status::Status;
use crate::model::story::{Block, Chapter, ChapterText, FIGURE_IDS, Fact, LIST_IDS, Note, StepText};

/// The chapters of one language as written, each with its file, in the order of `steps.toml`.
pub struct Edition<'a> {
    pub code: &'a str,
    /// `None` where the language lacks the chapter.
    pub chapters: Vec<Option<(&'a Source, Prose)>>,
}

/// Reads a language's files and holds them against the chapters, the facts and the figures.
pub fn check<'a>(files: &'a LanguageFiles, chapters: &[Chapter], facts: &Facts, unnamed: &Unnamed) -> Edition<'a> {
    let names: Vec<String> =
        chapters.iter().enumerate().map(|(idx, chapter)| format!("{:02}-{}.md", idx + 1, chapter.id)).collect();
    let name_of = |source: &Source| source.file.rsplit('/').next().unwrap_or("").to_owned();
    for source in files.chapters.iter().filter(|source| !names.contains(&name_of(source))) {
        let near = nearest(&name_of(source), names.iter().map(String::as_str)).unwrap_or("NN-chapter.md").to_owned();
        let mend = format!("rename it to {near}, or add its chapter to story/steps.toml");
        source.problem(
            Code::FileWithoutChapter,
            0,
            "no chapter of story/steps.toml has this file",
            "NN-chapter.md, in reading order",
            mend,
        );
    }
    let mut edition = Edition { code: &files.code, chapters: Vec::new() };
    let (mut first_number, mut labels) = (1, BTreeSet::new());
    let (mut figures, mut lists) = (BTreeSet::new(), BTreeSet::new());
    for (chapter, name) in chapters.iter().zip(&names) {
        let Some(source) = files.chapters.iter().find(|source| name_of(source) == *name) else {
            files.ui.problem(
                Code::ChapterMissing,
                0,
                format!("chapter `{}` is missing in `{}`", chapter.id, files.code),
                format!("story/{}/{name}", files.code),
                "translate the chapter, or take it out of story/steps.toml",
            );
            edition.chapters.push(None);
            continue;
        };
        let prose = prose::read(source, first_number);
        first_number += prose.marks.len();
        steps(source, &prose, chapter);
        notes(source, &prose, facts, &mut labels);
        place(source, "figure", &FIGURE_IDS, &prose.figures, &mut figures);
        place(source, "list", &LIST_IDS, &prose.lists, &mut lists);
        unnamed.search(source, 0, &source.text);
        edition.chapters.push(Some((source, prose)));
    }
    // With a chapter missing, its figures are no second problem.
    if let Some(Some((last, _))) = edition.chapters.last().filter(|_| edition.chapters.iter().all(Option::is_some)) {
        let missing = |kind: &str, known: &[&str], placed: &BTreeSet<String>| {
            for id in known.iter().filter(|id| !placed.contains(**id)) {
                let mend = format!("write ![]({kind}:{id}) in its step");
                let what = format!("{kind} `{id}` stands nowhere");
                last.problem(Code::FigureNowhere, last.text.len(), what, format!("every {kind} once"), mend);
            }
        };
        missing("figure", &FIGURE_IDS, &figures);
        missing("list", &LIST_IDS, &lists);
    }
    edition
}

/// Step ids and their order must be those of `steps.toml`.
fn steps(source: &Source, prose: &Prose, chapter: &Chapter) {
    if prose.id.text != chapter.id {
        let what = format!("the chapter's id is `{}`", prose.id.text);
        source.problem(
            Code::ChapterIdDiffers,
            prose.id.offset,
            what,
            format!("# … {{#{}}}", chapter.id),
            "correct the id of the heading",
        );
    }
    let expected: Vec<&str> = chapter.steps.iter().map(|step| step.id.as_str()).collect();
    let written: Vec<&str> = prose.steps.iter().map(|step| step.id.text.as_str()).collect();
    let mut same_so_far = true;
    for (idx, step) in prose.steps.iter().enumerate() {
        let id = step.id.text.as_str();
        // A heading without an id has been reported.
        if id.is_empty() {
            continue;
        }
        if !expected.contains(&id) {
            let mend = nearest(id, expected.iter().copied()).map_or_else(
                || "add the step to story/steps.toml, or remove it here".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            source.problem(
                Code::UnknownStep,
                step.id.offset,
                format!("no step `{id}`"),
                "a step of story/steps.toml",
                mend,
            );
        } else if written[..idx].contains(&id) {
            source.problem(
                Code::StepTwice,
                step.id.offset,
                format!("step `{id}` stands twice"),
                "every step once",
                "remove one of the two",
            );
        } else if same_so_far && expected.get(idx).is_some_and(|due| *due != id && written.contains(due)) {
            same_so_far = false;
            let order = expected.join(", ");
            source.problem(
                Code::StepDisordered,
                step.id.offset,
                format!("step `{id}` is out of order"),
                order,
                "order the steps as in story/steps.toml",
            );
        }
    }
    for id in expected.iter().filter(|id| !written.contains(id)) {
        let mend = format!("write it under ## … {{#{id}}}, or take it out of story/steps.toml");
        source.problem(
            Code::StepMissing,
            source.text.len(),
            format!("step `{id}` is missing"),
            "every step of story/steps.toml",
            mend,
        );
    }
}

fn notes(source: &Source, prose: &Prose, facts: &Facts, labels: &mut BTreeSet<String>) {
    for Definition { label, fact_ids, .. } in &prose.definitions {
        let name = format!("note `{}`", label.text);
        if !labels.insert(label.text.clone()) {
            source.problem(
                Code::NoteTwice,
                label.offset,
                format!("{name} is written twice"),
                "every label once in the story",
                "rename one",
            );
        }
        if !prose.marks.iter().any(|(mark, _)| mark.text == label.text) {
            let expected = format!("[^{}] beside the claim", label.text);
            source.problem(
                Code::NoteUnmarked,
                label.offset,
                format!("{name} is written but not marked"),
                expected,
                "mark it, or remove it",
            );
        }
        for id in fact_ids {
            facts.ids.find(source, id.offset, &name, &id.text);
        }
    }
}

/// Figures, or lists, each known and in its one place. `kind`: "figure" or "list".
fn place(source: &Source, kind: &str, known: &[&str], written: &[(Written, usize)], placed: &mut BTreeSet<String>) {
    for (written, _) in written {
        let id = written.text.as_str();
        if !known.contains(&id) {
            let mend = nearest(id, known.iter().copied()).map_or_else(
                || "correct its spelling, or remove the line".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            source.problem(Code::UnknownFigure, written.offset, format!("no {kind} `{id}`"), known.join(", "), mend);
        } else if !placed.insert(id.to_owned()) {
            source.problem(
                Code::FigureTwice,
                written.offset,
                format!("{kind} `{id}` stands twice"),
                format!("every {kind} once"),
                "remove one of the two",
            );
        }
    }
}

/// The chapters as the page prints them.
pub fn into_texts(edition: Edition<'_>, facts: &BTreeMap<String, Fact>) -> Vec<ChapterText> {
    let mut number = 0;
    let texts = edition.chapters.into_iter().flatten().map(|(_, prose)| {
        let mut definitions: BTreeMap<String, Definition> =
            prose.definitions.into_iter().map(|note| (note.label.text.clone(), note)).collect();
        let notes = prose.marks.iter().filter_map(|(mark, _)| {
            number += 1;
            let note = definitions.remove(&mark.text)?;
            let fact_ids: Vec<String> = note.fact_ids.into_iter().map(|id| id.text).collect();
            let status = Status::of_all(fact_ids.iter().filter_map(|id| Some(facts.get(id)?.status)));
            Some(Note { label: mark.text.clone(), number, html: note.html, fact_ids, status })
        });
        let notes: Vec<Note> = notes.collect();
        let told = |blocks: Vec<Block>| blocks.into_iter().map(|block| with_statuses(block, &notes)).collect();
        let steps = prose.steps.into_iter();
        let steps = steps.map(|step| StepText { heading: step.heading, blocks: told(step.blocks) }).collect();
        ChapterText { title: prose.title, lead: told(prose.lead), steps, notes }
    });
    texts.collect()
}

/// A block whose marks carry the status of their notes, as a class.
fn with_statuses(block: Block, notes: &[Note]) -> Block {
    let Block::Html(mut html) = block else { return block };
    for note in notes {
        let plain = note::mark(&note.label, note.number);
        if html.contains(&plain) {
            let class = format!("class=\"note-ref {}\"", note.status.class());
            html = html.replacen(&plain, &plain.replacen("class=\"note-ref\"", &class, 1), 1);
        }
    }
    Block::Html(html)
}
