//! `story/corrections.toml`, and the search for what was corrected: it may survive in no file of `story/`.

use std::fs;
use std::ops::Range;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::facts::Facts;
use super::fields::{Fields, Source};
use super::ids::Ids;
use super::lists;
use super::problem::{Code, Problem};
use crate::model::correction::{Corrected, Correction, WORDS};
use crate::model::date::Date;
use crate::model::format;
use crate::model::story::{Chapter, Language};

/// The corrections in order of date. `codes`: of the languages in whose forms a wrong date is searched for.
pub fn check(source: &Source, chapters: &[Chapter], facts: &Facts, codes: &[String]) -> Vec<Correction> {
    let root = source.table();
    lists::only(source, &root, &["correction"]);
    let mut ids = Ids::new("correction", "story/corrections.toml");
    let mut steps = Ids::new("step", "story/steps.toml");
    for (idx, step) in chapters.iter().flat_map(|chapter| &chapter.steps).enumerate() {
        steps.take(source, 0, &step.id, idx);
    }
    let mut corrections = Vec::new();
    for fields in Fields::each(source, &root, "correction") {
        ids.add(source, fields.offset_of("id"), fields.required_text("id"), corrections.len());
        corrections.extend(correction(&fields, &steps, facts, codes));
        fields.finish();
    }
    corrections.sort_by_key(|correction: &Correction| correction.date);
    corrections
}

/// `None` without the day of the correction.
fn correction(fields: &Fields<'_>, steps: &Ids, facts: &Facts, codes: &[String]) -> Option<Correction> {
    let text = |key| fields.required_text(key).to_owned();
    let (step_id, was, is) = (text("step"), text("was"), text("is"));
    if !step_id.is_empty() {
        steps.find(fields.source, fields.offset_of("step"), &fields.name, &step_id);
    }
    if !was.is_empty() && was == is {
        fields.wrong(
            Code::NothingCorrected,
            "is",
            "`was` and `is` are the same",
            "what is right",
            "say what stands there now",
        );
    }
    let mut fact_ids = Vec::new();
    for (id, offset) in fields.texts("facts") {
        facts.ids.find(fields.source, offset, &fields.name, id);
        fact_ids.push(id.to_owned());
    }
    if fact_ids.is_empty() {
        fields.wrong(
            Code::CorrectionWithoutFacts,
            "facts",
            "no facts",
            "the ids of the facts it rests on",
            "add facts = [\"…\"]",
        );
    }
    if !fields.has("of") {
        fields.missing("of");
    }
    let mut stale = forms(&was, codes);
    stale.extend(fields.texts("stale").into_iter().map(|(spelling, _)| spelling.to_owned()));
    Some(Correction {
        id: text("id"),
        of: fields.choice("of", &[("page", Corrected::Page), ("report", Corrected::Report)]).unwrap_or(Corrected::Page),
        step_id,
        fact_ids,
        was,
        is,
        stale,
        date: fields.required_date("date")?,
    })
}

/// How what was wrong may be written: as it is, and a day of the calendar also as day and month in every language.
fn forms(was: &str, codes: &[String]) -> Vec<String> {
    let mut forms = vec![was.to_owned()];
    if let Some(date) = Date::parse(was).ok().filter(|date| date.day > 0) {
        let language = |code: &String| Language { code: code.clone(), ..Language::default() };
        forms.extend(codes.iter().map(|code| format::day_month(&language(code), date)));
    }
    forms.retain(|form| !form.is_empty());
    forms
}

/// What survives of a corrected value in any file of `story/` under `root`.
pub fn survivors(root: &Path, corrections: &[Correction]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in files(root, "story") {
        // The entries name what was wrong.
        if file == "story/corrections.toml" || corrections.is_empty() {
            continue;
        }
        let Ok(bytes) = fs::read(root.join(&file)) else { continue };
        let source = Source::new(file, String::from_utf8_lossy(&bytes));
        let (text, own) = (folded(&source.text), own_words(&source, corrections));
        for correction in corrections {
            let mut found: Vec<usize> = correction.stale.iter().flat_map(|stale| find(&text, stale)).collect();
            found.sort_unstable();
            found.dedup();
            for at in found.into_iter().filter(|at| !own.iter().any(|range| range.contains(at))) {
                source.problem(
                    Code::CorrectedValueSurvives,
                    at,
                    format!(
                        "\"{}\" was corrected (`{}`) and stands here still",
                        words_at(&source.text, at),
                        correction.id
                    ),
                    format!("\"{}\", or nothing", correction.is),
                    "write what is right, or take it out",
                );
            }
        }
        problems.extend(source.into_problems());
    }
    problems
}

/// All files below a folder, paths from `root`, in order.
pub fn files(root: &Path, folder: &str) -> Vec<String> {
    let mut entries: Vec<_> = fs::read_dir(root.join(folder)).into_iter().flatten().flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    let below = |entry: &fs::DirEntry| {
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() { files(root, &path) } else { vec![path] }
    };
    entries.iter().flat_map(below).collect()
}

/// Where a language's labels say what was wrong: the words of the corrections themselves.
fn own_words(source: &Source, corrections: &[Correction]) -> Vec<Range<usize>> {
    if !source.file.ends_with("/ui.toml") {
        return Vec::new();
    }
    let (root, _) = DeTable::parse_recoverable(&source.text);
    let Some(DeValue::Table(words)) = root.get_ref().get("correction").map(|words| words.get_ref()) else {
        return Vec::new();
    };
    let entries = corrections.iter().filter_map(|correction| words.get(correction.id.as_str())?.get_ref().as_table());
    entries.flat_map(|entry| WORDS.iter().filter_map(|word| Some(entry.get(*word)?.span()))).collect()
}

/// Byte offsets at which a folded text has these words: whatever the size of the letters and whatever parts the words, no
/// letter or digit before the first, and no digit after a last digit.
fn find(text: &[(char, usize)], words: &str) -> Vec<usize> {
    let words = folded(words);
    let wanted: Vec<char> = words.iter().map(|(letter, _)| *letter).collect();
    let Some(last) = wanted.last() else { return Vec::new() };
    let matches = |start: &usize| {
        let before = start.checked_sub(1).map(|at| text[at].0);
        let after = text.get(start + wanted.len()).map(|(letter, _)| *letter);
        before.is_none_or(|letter| letter == ' ')
            && !(last.is_ascii_digit() && after.is_some_and(|letter| letter.is_ascii_digit()))
            && text[*start..].iter().zip(&wanted).filter(|((letter, _), wanted)| letter == *wanted).count()
                == wanted.len()
    };
    (0..text.len()).filter(matches).map(|start| text[start].1).collect()
}

/// The letters of a text, small, with their byte offsets; whatever stands between words becomes one space.
fn folded(text: &str) -> Vec<(char, usize)> {
    let mut folded: Vec<(char, usize)> = Vec::new();
    for (at, letter) in text.char_indices() {
        if letter.is_alphanumeric() {
            folded.extend(letter.to_lowercase().map(|small| (small, at)));
        } else if folded.last().is_some_and(|(last, _)| *last != ' ') {
            folded.push((' ', at));
        }
    }
    while folded.last().is_some_and(|(last, _)| *last == ' ') {
        folded.pop();
    }
    folded
}

/// The next few words, for the message.
fn words_at(text: &str, at: usize) -> String {
    let words: Vec<&str> = text[at..].split_whitespace().take(2).collect();
    words.join(" ").trim_end_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelling_is_found_whatever_parts_its_words_and_however_they_end() {
        for text in ["on 7 September", "7\u{a0}september 2022", "7-\nSeptembers"] {
            assert_eq!(find(&folded(text), "7 September").len(), 1, "{text}");
        }
        assert_eq!(find(&folded("a 2022/09/07T"), "2022-09-07"), [2]);
    }

    #[test]
    fn another_day_of_the_month_is_not_taken_for_it() {
        assert!(find(&folded("17 September and 7 October"), "7 September").is_empty());
        assert!(find(&folded("2022-09-071"), "2022-09-07").is_empty());
    }
}
