//! What an entry of the fact base holds: every number, day, month and hour in any of its values. A text says no other
//! than these of a fact, or says why.

use toml::de::{DeTable, DeValue};

use super::numerals::{Item, Lexicon};
use crate::model::date::Date;

/// Keys whose values are ids or addresses.
const NAMES: [&str; 9] =
    ["id", "sources", "source", "judgement_sources", "places", "actors", "url", "support", "region"];

/// Numbers that the entries, which are written in English, have in words.
const WORDS: [(&str, f64); 24] = [
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("sixty", 60.0),
    ("hundred", 100.0),
    ("thousand", 1000.0),
];

/// What one entry holds.
#[derive(Clone, Debug, Default)]
pub struct Holds(Vec<Item>);

impl Holds {
    /// Everything in an entry; `english` is the language of its texts.
    pub fn of(table: &DeTable<'_>, english: &Lexicon) -> Self {
        let mut holds = Self::default();
        holds.take_table(table, english);
        holds
    }

    pub fn add_date(&mut self, date: Date) {
        self.0.push(Item::Number(date.year.into()));
        if date.month > 0 {
            self.0.push(Item::Month(date.month));
        }
        if date.day > 0 {
            self.0.push(Item::Day(date.day, date.month));
            self.0.push(Item::Number(date.day.into()));
        }
    }

    /// Whether the entry says this. A number may be given in millions or thousand millions.
    pub fn has(&self, item: &Item) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9 * b.abs().max(1.0);
        self.0.iter().any(|held| match (item, held) {
            (Item::Number(said), Item::Number(held)) => [1.0, 1e6, 1e9].iter().any(|unit| near(said * unit, *held)),
            (Item::Month(said), Item::Day(_, held)) => said == held,
            (said, held) => said == held,
        })
    }

    fn take_table(&mut self, table: &DeTable<'_>, english: &Lexicon) {
        for (key, value) in table.iter() {
            if !NAMES.contains(&key.get_ref().as_ref()) {
                // A table may be keyed by years.
                self.take_text(key.get_ref(), english);
                self.take(value.get_ref(), english);
            }
        }
    }

    fn take(&mut self, value: &DeValue<'_>, english: &Lexicon) {
        match value {
            DeValue::String(text) => self.take_text(text, english),
            DeValue::Integer(number) => self.0.extend(number.as_str().replace('_', "").parse().ok().map(Item::Number)),
            DeValue::Float(number) => self.0.extend(number.as_str().replace('_', "").parse().ok().map(Item::Number)),
            DeValue::Array(values) => values.iter().for_each(|value| self.take(value.get_ref(), english)),
            DeValue::Table(table) => self.take_table(table, english),
            _ => {}
        }
    }

    fn take_text(&mut self, text: &str, english: &Lexicon) {
        for word in text.split([' ', ',', ';', '(', ')', '/']) {
            if let Ok(date) = Date::parse(word.trim_matches('.')) {
                self.add_date(date);
            }
        }
        for found in english.items(text) {
            if let Item::Day(day, _) = found.item {
                self.0.push(Item::Number(day.into()));
            }
            self.0.push(found.item);
        }
        for word in text.split(|letter: char| !letter.is_alphabetic()) {
            let small = word.to_lowercase();
            self.0.extend(WORDS.iter().filter(|(name, _)| *name == small).map(|(_, number)| Item::Number(*number)));
        }
    }
}
