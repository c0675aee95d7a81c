//! Files → model: everything people write is read and checked here, every problem in one run. Native only.
//!
//! Reading order: `read` (which files there are), `fields` (one table, field by field), one module a file of `story/`
//! (`sources`, `places`, `people`, `events`, `steps`), `facts` (what notes may cite), then a language's words
//! (`labels`, `claims`, `prose`, `note`, `chapters`) and the languages beside each other (`compare`).

mod chapters;
mod claims;
mod code;
mod compare;
mod corrections;
mod coverage;
pub mod editions;
mod events;
mod facts;
pub mod fields;
mod figure_labels;
pub mod figures;
mod holds;
mod html;
mod ids;
mod labels;
mod lists;
mod names;
mod note;
mod numerals;
mod people;
mod places;
pub mod problem;
mod prose;
mod publishers;
mod read;
pub mod report;
mod source;
mod sources;
mod spelling;
mod status;
mod steps;
mod ties;
mod toll;
mod typography;
mod version;

use std::path::Path;

use crate::model::figures::Figures;
use crate::model::story::{Language, Story};
use problem::Problem;
use read::Files;

/// Reads and checks the folder `story/` under `root`, without the figures' data.
///
/// # Errors
/// Everything that is wrong in any of its files, sorted by file and line.
pub fn load(root: &Path) -> Result<Story, Vec<Problem>> {
    let files = Files::read(root);
    let story = Story { version: version::of(root), ..check(&files) };
    let mut problems = files.into_problems();
    problems.extend(corrections::survivors(root, &story.corrections));
    problems.sort();
    if problems.is_empty() { Ok(story) } else { Err(problems) }
}

/// The story and the data of its figures.
///
/// # Errors
/// As `load`, the figures' problems among the others.
pub fn load_all(root: &Path) -> Result<(Story, Figures), Vec<Problem>> {
    let files = Files::read(root);
    let story = Story { version: version::of(root), ..check(&files) };
    let mut problems = files.into_problems();
    problems.extend(corrections::survivors(root, &story.corrections));
    let figures = figures::load(root, &story.facts).unwrap_or_else(|own| {
        problems.extend(own);
        Figures::default()
    });
    problems.sort();
    // The figures read some files a second time.
    problems.dedup();
    if problems.is_empty() { Ok((story, figures)) } else { Err(problems) }
}

/// The story as far as it could be read; what is wrong stays with the files.
fn check(files: &Files) -> Story {
    let codes = files.codes();
    let publishers = publishers::check(&files.publishers);
    let sources = sources::check(&files.sources, &publishers);
    publishers.finish();
    let mut facts = facts::Facts::new();
    let (places, place_ids) = places::check(&files.places, &codes, &sources, &mut facts);
    let people = people::check(&files.people, &codes, &sources, &mut facts);
    let (events, event_ids, eras) = events::check(&files.events, &place_ids, &people.ids, &sources, &mut facts);
    for source in [&files.toll, &files.geopolitics, &files.aftermath] {
        facts.collect(source, &sources);
    }
    // What they say in the editors' English is printed too, and given away as data.
    for source in [&files.sources, &files.places, &files.events, &files.toll, &files.geopolitics, &files.aftermath] {
        people.unnamed.search(source, 0, &source.text);
    }
    let toll = toll::check(&files.toll, &place_ids, &sources);
    let known = steps::Known { places: &places, place_ids: &place_ids, event_ids: &event_ids };
    let (frames, chapters) = steps::check(&files.steps, &known);
    let corrections = corrections::check(&files.corrections, &chapters, &facts, &codes);

    let labels: Vec<_> = files.languages.iter().map(|language| labels::check(language, &people.unnamed)).collect();
    let mut languages = Vec::new();
    let mut editions = Vec::new();
    for (language, own) in files.languages.iter().zip(&labels) {
        labels::compare(
            language,
            own,
            &labels,
            &labels::Named { events: &events, eras: &eras, corrections: &corrections, chapters: &chapters },
        );
        editions.push(chapters::check(language, &chapters, &facts, &people.unnamed));
        languages.push(Language {
            code: language.code.clone(),
            name: own.get("language.name").cloned().unwrap_or_default(),
            labels: own.clone(),
            chapters: Vec::new(),
            events: labels::events(language, &events, &event_ids, &people.unnamed),
            claims: claims::check(&language.claims, &language.code, &files.events, &events, &people.unnamed),
        });
    }
    compare::check(&editions);
    facts.add_dates(&sources.all);
    let ties = ties::check(&files.ties, &facts, &numerals::Lexicon::new("en"));
    let is_fact = |id: &str| facts.by_id.contains_key(id);
    let drawn = figure_labels::drawn(&[&files.figures, &files.geopolitics], &is_fact);
    let known = coverage::Known {
        chapters: &chapters,
        facts: &facts,
        events: &events,
        places: &places,
        people: &people.all,
        ties: &ties,
        drawn: &drawn,
    };
    let coverage = coverage::check(&files.languages, &editions, &known, &files.ties);
    for (language, edition) in languages.iter_mut().zip(editions) {
        language.chapters = chapters::into_texts(edition, &facts.by_id);
    }
    Story {
        languages,
        sources: sources.all,
        compiled: sources.compiled,
        places,
        people: people.all,
        events,
        eras,
        frames,
        chapters,
        facts: facts.by_id,
        toll,
        corrections,
        editions: editions::check(&files.published, &codes, &people.unnamed),
        coverage,
        // That of the folder, which is not known here.
        version: String::new(),
    }
}
