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

    /// "85–90", or one number where both are the same.
    pub fn range(&self, low: f64, high: f64) -> String {
        if low == high { self.number(low) } else { format!("{}–{}", self.number(low), self.number(high)) }
    }

    /// "5 January 2022, 17:00".
    pub fn moment(&self, moment: super::figures::Moment) -> String {
        format!("{}, {}", format::date(self.lang, moment.date), format::clock(self.lang, moment.minutes))
    }

    pub fn date(&self, date: super::date::Date) -> String {
        format::date(self.lang, date)
    }
}
