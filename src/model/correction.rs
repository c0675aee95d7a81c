//! Corrections: what was wrong, what is right, and the passage that says so. Their words stand in each language's labels
//! under `correction.ID`.

use super::date::Date;
use super::story::Language;

/// One mended mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Also its entry's anchor, after "correction-".
    pub id: String,
    /// The day of the correction.
    pub date: Date,
    pub of: Corrected,
    /// Id of the step whose passage carries the mark.
    pub step_id: String,
    /// Keys of `Story::facts`.
    pub fact_ids: Vec<String>,
    /// What stood there, for machines: a date as "2022-01-07", else as written.
    pub was: String,
    /// What stands there now.
    pub is: String,
    /// Spellings of what was wrong that must stand nowhere else, `was` and its forms in every language among them.
    pub stale: Vec<String>,
}

/// Whose text was wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corrected {
    /// This account's.
    Page,
    /// That of the newspaper report from which it grew.
    Report,
}

impl Correction {
    /// The anchor of its entry in the log.
    pub fn anchor(&self) -> String {
        format!("correction-{}", self.id)
    }

    /// What stood there, in words.
    pub fn was<'a>(&self, language: &'a Language) -> &'a str {
        self.word(language, "was")
    }

    /// What stands there now, in words.
    pub fn is<'a>(&self, language: &'a Language) -> &'a str {
        self.word(language, "is")
    }

    /// What the mistake was, and how it was found.
    pub fn why<'a>(&self, language: &'a Language) -> &'a str {
        self.word(language, "why")
    }

    fn word<'a>(&self, language: &'a Language, key: &str) -> &'a str {
        language.label(&format!("correction.{}.{key}", self.id))
    }
}

/// The labels that a correction wants in every language.
pub const WORDS: [&str; 3] = ["was", "is", "why"];
