//! What a note may cite: everything that has an id, a support and sources. Tables that only figures read are searched
//! for these three fields alone; their other keys are checked where the figures are read.

use std::collections::BTreeMap;

use super::fields::{Fields, Source};
use super::holds::Holds;
use super::ids::Ids;
use super::numerals::Lexicon;
use super::problem::Code;
use super::sources::Sources;
use super::status;
use crate::model::status::Status;
use crate::model::story::{Fact, SourceRef, Support};

/// The facts found so far, by id.
pub struct Facts {
    pub ids: Ids,
    pub by_id: BTreeMap<String, Fact>,
    /// What each fact's entry says in numbers and dates.
    pub holds: BTreeMap<String, Holds>,
    english: Lexicon,
}

impl Facts {
    pub fn new() -> Self {
        Self {
            ids: Ids::new("fact", "the files of story/"),
            by_id: BTreeMap::new(),
            holds: BTreeMap::new(),
            english: Lexicon::new("en"),
        }
    }

    /// Takes the entry's id into the list of facts.
    pub fn add(&mut self, fields: &Fields<'_>, fact: Fact) {
        let Some(id) = fields.text("id") else { return };
        self.ids.add(fields.source, fields.offset_of("id"), id, self.by_id.len());
        self.holds.entry(id.to_owned()).or_insert_with(|| Holds::of(fields.table(), &self.english));
        self.by_id.entry(id.to_owned()).or_insert(fact);
    }

    /// A fact also holds the dates of the pages that it was read in.
    pub fn add_dates(&mut self, sources: &[SourceRef]) {
        for (id, fact) in &self.by_id {
            let dates = fact.source_idxs.iter().filter_map(|idx| sources[*idx].date);
            let holds = self.holds.entry(id.clone()).or_default();
            dates.for_each(|date| holds.add_date(date));
        }
    }

    /// Takes every entry of every list of a file that is otherwise read by the figures.
    pub fn collect(&mut self, source: &Source, sources: &Sources) {
        let root = source.table();
        for (key, _) in root.iter() {
            for fields in Fields::each(source, &root, key.get_ref()) {
                let mut fact = evidence(&fields, sources);
                // Entries of this list are what sources contradict each other on.
                if key.get_ref() == "conflict" && !fields.has("claim_status") {
                    fact.status = Status::Disputed;
                }
                if fields.has("id") {
                    self.add(&fields, fact);
                }
            }
        }
    }
}

/// The support and sources of an entry.
pub fn evidence(fields: &Fields<'_>, sources: &Sources) -> Fact {
    let support = support(fields);
    let source_idxs = sources.list(fields, "sources");
    if fields.texts("sources").is_empty() && support.is_some_and(|support| support != Support::Seed) {
        fields.wrong(
            Code::Unsourced,
            "sources",
            "no source",
            "at least one id from story/sources.toml",
            "add sources = [\"…\"], or support = \"seed\" if the Dutch report alone says so",
        );
    }
    let status = status::of(fields, support, &source_idxs, sources);
    Fact { support: support.unwrap_or(Support::Seed), source_idxs, status }
}

fn support(fields: &Fields<'_>) -> Option<Support> {
    const WORDS: [(&str, Support); 3] =
        [("found", Support::Found), ("seed", Support::Seed), ("derived", Support::Derived)];
    if !fields.has("support") {
        fields.missing("support");
        return None;
    }
    if fields.text("support")? == "unverified" {
        refuse_unverified(fields, "support");
        return None;
    }
    fields.choice("support", &WORDS)
}

/// Says that what nobody has verified has no place in the story.
pub fn refuse_unverified(fields: &Fields<'_>, key: &str) {
    fields.wrong(
        Code::Unverified,
        key,
        format!("`{key}` is \"unverified\", and nothing unverified is published"),
        "what was read in a source, or follows from one",
        "find a source for it, or take it out of story/",
    );
}
