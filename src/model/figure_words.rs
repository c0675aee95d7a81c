//! The words of one figure in one language.

use super::format;
use super::story::Language;

/// Labels under `figure.<id>.`, and numbers and dates in the language's form.
#[derive(Clone, Copy)]
pub struct FigureWords<'a> {
    pub lang: &'a Language,
    pub id: &'a str,
}

impl<'a> FigureWords<'a> {
    /// The label `figure.<id>.<key>`.
    pub fn get(&self, key: &str) -> &'a str {
        self.lang.label(&format!("figure.{}.{key}", self.id))
    }

    /// A label with its placeholders filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        format::fill(self.get(key), values)
    }

    /// A label that all figures share: `figure.<key>`.
    pub fn shared(&self, key: &str) -> &'a str {
        self.lang.label(&format!("figure.{key}"))
    }

    pub fn number(&self, value: f64) -> String {
        format::number(self.lang, value)
    }

    pub fn date(&self, date: super::date::Date) -> String {
        format::date(self.lang, date)
    }
}
