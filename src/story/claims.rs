//! A language's `claims.toml`: what speakers claim of events, in the reader's words.
//!
//! The facts have claims in English. `[field]` says in every language what a claim is about; `[value]` and `[by]` translate
//! what was said and who said it, by the very words of the facts. English needs neither, and a value that is a number or a
//! date alone is written by the locale data.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::{DeTable, DeValue};

use super::code::Code;
use super::fields::Source;
use super::ids::nearest;
use super::lists;
use super::names::Unnamed;
use super::numerals::{Item, Lexicon};
use super::typography;
use crate::model::date::Date;
use crate::model::format;
use crate::model::story::{Claim, ClaimText, Event, Language};

const TABLES: [&str; 3] = ["field", "value", "by"];

/// A table's words: key → text and its offset.
type Words = BTreeMap<String, (String, usize)>;

/// The claims of each event in this language's words, in the events' order. `facts`: the events' file.
pub fn check(source: &Source, code: &str, facts: &Source, events: &[Event], unnamed: &Unnamed) -> Vec<Vec<ClaimText>> {
    let root = source.table();
    lists::only(source, &root, &TABLES);
    let tables = TABLES.map(|name| words(source, &root, name, unnamed));
    let claims = || events.iter().flat_map(|event| &event.claims);
    let used = [
        claims().map(|claim| claim.field.as_str()).collect(),
        claims().map(|claim| claim.value.as_str()).collect(),
        claims().map(|claim| claim.by.as_str()).collect(),
    ];
    // Of a broken event the claims are not known: their words may be needed yet.
    for (table, used) in tables.iter().zip(&used).filter(|_| facts.is_sound()) {
        superfluous(source, &root, table, used);
    }
    let [fields, values, speakers] = &tables;
    let reader = Reader { source, root: &root, language: Language { code: code.to_owned(), ..Language::default() } };
    let mut missed = BTreeSet::new();
    let mut text = |claim: &Claim| ClaimText {
        field: reader.word(fields, "field", &claim.field, &mut missed),
        value: reader.figure(&claim.value).unwrap_or_else(|| reader.word(values, "value", &claim.value, &mut missed)),
        by: reader.word(speakers, "by", &claim.by, &mut missed),
    };
    let texts = events.iter().map(|event| event.claims.iter().map(&mut text).collect()).collect();
    let lexicons = [Lexicon::new("en"), Lexicon::new(code)];
    for (said, (text, at)) in values.iter().chain(speakers) {
        same_numbers(source, &lexicons, said, text, *at);
    }
    texts
}

/// What the words of one language are found by.
struct Reader<'a> {
    source: &'a Source,
    root: &'a DeTable<'a>,
    language: Language,
}

impl Reader<'_> {
    /// The facts are in English: its editions need no translation of them.
    fn reads_english(&self) -> bool {
        self.language.code == "en" || self.language.code.starts_with("en-")
    }

    /// A number or a date that is all of a value.
    fn figure(&self, value: &str) -> Option<String> {
        if value.contains('-') {
            return Date::parse(value).ok().map(|date| format::date(&self.language, date));
        }
        let number: f64 = value.replace(',', "").parse().ok()?;
        Some(format::number(&self.language, number))
    }

    /// Reports, once, what is missing.
    fn word(&self, table: &Words, name: &str, key: &str, missed: &mut BTreeSet<(String, String)>) -> String {
        if let Some((word, _)) = table.get(key) {
            return word.clone();
        }
        if name != "field" && self.reads_english() {
            return curled(key);
        }
        // An empty file has been reported as such.
        if !self.source.text.is_empty() && !key.is_empty() && missed.insert((name.to_owned(), key.to_owned())) {
            self.source.problem(
                Code::ClaimUntranslated,
                table_offset(self.source, self.root, name),
                format!("`{key}` has no words in `{}`", self.language.code),
                "every field, statement and speaker of the claims in story/events.toml",
                format!("add \"{key}\" = \"…\" below [{name}]"),
            );
        }
        key.to_owned()
    }
}

fn words(source: &Source, root: &DeTable<'_>, name: &str, unnamed: &Unnamed) -> Words {
    let Some(table) = root.get(name).and_then(|table| table.get_ref().as_table()) else { return Words::new() };
    let mut words = Words::new();
    for (key, value) in table.iter() {
        let offset = value.span().start;
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => {
                let offset = source.inside_quotes(offset);
                typography::check(source, offset, text);
                unnamed.search(source, offset, text);
                words.insert(key.get_ref().to_string(), (text.to_string(), offset));
            }
            _ => source.problem(
                Code::LabelNotText,
                offset,
                format!("`{}` below [{name}] is not a text, or empty", key.get_ref()),
                "a text",
                "write it in quotation marks",
            ),
        }
    }
    words
}

/// Reports what is translated and claimed by nobody.
fn superfluous(source: &Source, root: &DeTable<'_>, table: &Words, used: &BTreeSet<&str>) {
    for (key, (_, at)) in table.iter().filter(|(key, _)| !used.contains(key.as_str())) {
        let key_at = root.iter().filter_map(|(_, table)| table.get_ref().as_table()).flat_map(|table| table.iter());
        let key_at = key_at.filter(|(_, value)| source.inside_quotes(value.span().start) == *at);
        let offset = key_at.map(|(key, _)| key.span().start).next().unwrap_or(*at);
        let near = nearest(key, used.iter().copied());
        source.problem(
            Code::UnknownId,
            offset,
            format!("no claim has `{key}`"),
            "the words of a claim in story/events.toml",
            near.map_or_else(|| "remove it".to_owned(), |near| format!("did you mean `{near}`?")),
        );
    }
}

/// A translation prints the numbers, dates and hours of what it translates, and no others.
fn same_numbers(source: &Source, [facts, own]: &[Lexicon; 2], said: &str, text: &str, at: usize) {
    let items = |lexicon: &Lexicon, text: &str| -> Vec<(Item, String)> {
        let found = lexicon.items(text).into_iter();
        found.flat_map(|found| found.item.parts().into_iter().map(move |item| (item, found.text.clone()))).collect()
    };
    let (said_items, own_items) = (items(facts, said), items(own, text));
    let lacks = |these: &[(Item, String)], item: &Item| !these.iter().any(|(other, _)| other == item);
    let small = text.to_lowercase();
    let spoken = |item: &Item| matches!(item, Item::Month(month) if own.speaks_of(*month, &small));
    let missing = said_items.iter().find(|(item, _)| lacks(&own_items, item) && !spoken(item));
    let added = own_items.iter().find(|(item, _)| lacks(&said_items, item));
    let what = match (missing, added) {
        (Some((_, number)), _) => format!("\"{number}\" of `{said}` is missing"),
        (None, Some((_, number))) => format!("\"{number}\" does not stand in `{said}`"),
        (None, None) => return,
    };
    source.problem(
        Code::NumberInOneLanguage,
        at,
        what,
        "the same numbers, dates and hours in every language",
        "correct the translation",
    );
}

/// Where a table's name stands, or the end of the file, where it is to be added.
fn table_offset(source: &Source, root: &DeTable<'_>, name: &str) -> usize {
    let found = root.iter().find(|(key, _)| key.get_ref() == name);
    found.map_or(source.text.len(), |(key, _)| key.span().start)
}

/// The facts' straight quotation marks and apostrophes as English prints them.
fn curled(text: &str) -> String {
    let mut curled = String::new();
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let opens = !before.is_alphanumeric() && letters.peek().is_some_and(|next| next.is_alphanumeric());
        let joins = before.is_alphanumeric() && letters.peek().is_some_and(|next| next.is_alphanumeric());
        curled.push(match letter {
            '\'' if joins => '’',
            '\'' if opens => '“',
            '\'' => '”',
            other => other,
        });
        before = letter;
    }
    curled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_marks_are_printed_as_quotation_marks_or_apostrophes() {
        assert_eq!(curled("Nazarbayev's 'many' ('about 200')"), "Nazarbayev’s “many” (“about 200”)");
    }
}
