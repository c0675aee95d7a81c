//! Editions: contents as they were published on a day, and what was new in them.

use std::collections::BTreeMap;

use super::date::Date;
use super::story::{Language, Story};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The day of publication.
    pub date: Date,
    /// That of the contents, as `Story::version`.
    pub version: String,
    /// Language code → what changed since the edition before, in words.
    pub changes: BTreeMap<String, Vec<String>>,
}

impl Edition {
    /// Its anchor on the page of sources.
    pub fn anchor(&self) -> String {
        format!("edition-{}", self.version)
    }

    /// What changed, in a language's words.
    pub fn changes(&self, language: &Language) -> &[String] {
        self.changes.get(&language.code).map_or(&[], Vec::as_slice)
    }
}

impl Story {
    /// The last edition, and whether the contents are still those.
    pub fn edition(&self) -> Option<(&Edition, bool)> {
        self.editions.last().map(|edition| (edition, edition.version == self.version))
    }
}
