//! `story/published.toml`: the editions, each with the day, the version of its contents and what changed, in every
//! language. The last one may still be without day and version: words for the edition to come, which `record` completes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::fields::{Fields, Source};
use super::lists;
use super::names::Unnamed;
use super::problem::Code;
use super::{load, typography, version};
use crate::model::date::Date;
use crate::model::edition::Edition;

const FILE: &str = "story/published.toml";

/// The editions in order of the file, which is that of their days.
pub fn check(source: &Source, codes: &[String], unnamed: &Unnamed) -> Vec<Edition> {
    let root = source.table();
    lists::only(source, &root, &["edition"]);
    let entries = Fields::each(source, &root, "edition");
    let n_entries = entries.len();
    let mut editions: Vec<Edition> = Vec::new();
    for (nth, fields) in entries.into_iter().enumerate() {
        let changes = changes(&fields, codes, unnamed);
        let to_come = nth + 1 == n_entries && !fields.has("date") && !fields.has("version");
        if !to_come {
            let (date, version) = (fields.required_date("date"), fields.required_text("version").to_owned());
            if let Some((date, before)) = date.zip(editions.last()).filter(|(date, before)| *date < before.date) {
                fields.wrong(
                    Code::EditionDisordered,
                    "date",
                    format!("{date} is before {}, the edition above", before.date),
                    "editions in order of their days",
                    "correct the date, or move the entry",
                );
            }
            editions.extend(date.map(|date| Edition { date, version, changes }));
        }
        fields.finish();
    }
    editions
}

/// What changed, in every language of the story.
fn changes(fields: &Fields<'_>, codes: &[String], unnamed: &Unnamed) -> BTreeMap<String, Vec<String>> {
    let Some(table) = fields.sub("changes") else {
        if !fields.has("changes") {
            fields.missing("changes");
        }
        return BTreeMap::new();
    };
    for code in codes.iter().filter(|code| table.get(code).is_none()) {
        fields.wrong(
            Code::EditionUntranslated,
            "changes",
            format!("what changed is not said in `{code}`"),
            "a list in every language of the story",
            format!("add {code} = [\"…\"]"),
        );
    }
    let mut changes = BTreeMap::new();
    for (code, _) in table.keys() {
        let list = table.get(code).and_then(|list| list.as_array()).map(|list| list.iter());
        let texts =
            list.into_iter().flatten().filter_map(|value| Some((value.get_ref().as_str()?, value.span().start)));
        let texts: Vec<String> = texts
            .map(|(text, offset)| {
                let offset = fields.source.inside_quotes(offset);
                typography::check(fields.source, offset, text);
                unnamed.search(fields.source, offset, text);
                text.to_owned()
            })
            .collect();
        changes.insert(code.to_owned(), texts);
    }
    changes
}

/// Makes the contents of `story/` below `root` an edition of this day: the words that wait for it in the file get the day
/// and the version. Says what it did.
///
/// # Errors
/// If the story is not sound, nothing changed, the day is none or before the last edition, or no words wait.
pub fn record(root: &Path, day: &str) -> Result<String, String> {
    let story = load(root).map_err(|problems| {
        format!("{} problems in the story; `cargo xtask check` lists them. The first:\n{}", problems.len(), problems[0])
    })?;
    let date = Date::parse(day).ok().filter(|date| date.day > 0);
    let date = date.ok_or_else(|| format!("\"{day}\" is not a day\n  expected: YYYY-MM-DD, the day of publication"))?;
    let version = version::of(root);
    if let Some((edition, _)) = story.edition() {
        if edition.version == version {
            return Err(format!(
                "nothing changed since the edition of {}: its contents are version {version}",
                edition.date
            ));
        }
        if date < edition.date {
            return Err(format!("{date} is before the last edition, of {}", edition.date));
        }
    }
    let path = root.join(FILE);
    let text = fs::read_to_string(&path).unwrap_or_default();
    let waiting = text.rfind("\n[[edition]]\n").filter(|at| !text[*at..].contains("\nversion = "));
    let Some(at) = waiting else {
        return Err(format!(
            "no words wait in {FILE}\n  expected: an [[edition]] at its end, with `changes` in every language and neither date nor version\n  to mend: say there what changed"
        ));
    };
    let head = at + "\n[[edition]]\n".len();
    let (before, after) = text.split_at(head);
    fs::write(&path, format!("{before}date = \"{date}\"\nversion = \"{version}\"\n{after}"))
        .map_err(|error| format!("{FILE}: {error}"))?;
    Ok(format!("the edition of {date} is recorded: version {version}"))
}
