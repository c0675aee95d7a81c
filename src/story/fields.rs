//! Raw content: TOML tables as written, read field by field. Every accessor reports what is wrong with its field and
//! goes on, so that one run tells everything.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::ids::nearest;
use super::problem::Code;
pub use super::source::Source;
use crate::model::date::Date;

/// A table being read. `finish` reports the keys that nobody asked for.
pub struct Fields<'a> {
    pub source: &'a Source,
    /// What the table is, for messages: "event `csto-decision`".
    pub name: String,
    table: &'a DeTable<'a>,
    span: Range<usize>,
    asked: RefCell<BTreeSet<&'static str>>,
    allowed: &'static [&'static str],
}

impl<'a> Fields<'a> {
    /// A table called `kind`, named after its `id` where it has one.
    pub fn new(source: &'a Source, kind: &str, table: &'a DeTable<'a>, span: Range<usize>) -> Self {
        let id = table.get("id").and_then(|value| value.get_ref().as_str());
        let name = id.map_or_else(|| kind.to_owned(), |id| format!("{kind} `{id}`"));
        Self { source, name, table, span, asked: RefCell::default(), allowed: &[] }
    }

    /// The file's table itself.
    pub fn new_root(source: &'a Source, table: &'a DeTable<'a>) -> Self {
        Self::new(source, &source.file, table, 0..0)
    }

    /// All tables of the array `key` of the file's table, each as `Fields`.
    pub fn each(source: &'a Source, root: &'a DeTable<'a>, key: &str) -> Vec<Self> {
        let Some(value) = root.get(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            source.problem(
                Code::NotAList,
                value.span().start,
                format!("`{key}` is not a list of tables"),
                format!("[[{key}]]"),
                "write each entry under its own [[…]] line",
            );
            return Vec::new();
        };
        array
            .iter()
            .filter_map(|item| match item.get_ref() {
                DeValue::Table(table) => Some(Self::new(source, key, table, item.span())),
                _ => {
                    source.problem(
                        Code::NotATable,
                        item.span().start,
                        format!("an entry of `{key}` is not a table"),
                        format!("[[{key}]]"),
                        "write it as a table",
                    );
                    None
                }
            })
            .collect()
    }

    /// The table itself.
    pub fn table(&self) -> &'a DeTable<'a> {
        self.table
    }

    /// Byte offset of the table, for messages about it as a whole.
    pub fn offset(&self) -> usize {
        self.span.start
    }

    /// Byte offset of a field's value, or of the table if the field is missing.
    pub fn offset_of(&self, key: &str) -> usize {
        self.table.get(key).map_or(self.span.start, |value| value.span().start)
    }

    pub fn wrong(
        &self,
        code: Code,
        key: &str,
        what: impl std::fmt::Display,
        expected: impl Into<String>,
        mend: impl Into<String>,
    ) {
        self.source.problem(code, self.offset_of(key), format!("{}: {what}", self.name), expected, mend);
    }

    fn value(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.borrow_mut().insert(key);
        self.table.get(key)
    }

    pub fn has(&self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    pub fn text(&self, key: &'static str) -> Option<&'a str> {
        let value = self.value(key)?;
        let text = value.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.wrong(
                Code::NotAText,
                key,
                format!("`{key}` is not a text, or empty"),
                "a text in quotation marks",
                format!("write {key} = \"…\""),
            );
        }
        text
    }

    pub fn required_text(&self, key: &'static str) -> &'a str {
        if !self.has(key) {
            self.missing(key);
            return "";
        }
        self.text(key).unwrap_or("")
    }

    pub fn missing(&self, key: &str) {
        self.source.problem(
            Code::MissingKey,
            self.span.start,
            format!("{}: `{key}` is missing", self.name),
            format!("a value for `{key}`"),
            format!("add a line `{key} = …`"),
        );
    }

    /// A whole or decimal number.
    pub fn number(&self, key: &'static str) -> Option<f64> {
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(int) => int.as_str().replace('_', "").parse().ok(),
            DeValue::Float(float) => float.as_str().replace('_', "").parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong(
                Code::NotANumber,
                key,
                format!("`{key}` is not a number"),
                "a number without quotation marks",
                format!("write {key} = 12.5"),
            );
        }
        number
    }

    pub fn required_number(&self, key: &'static str) -> Option<f64> {
        if !self.has(key) {
            self.missing(key);
        }
        self.number(key)
    }

    pub fn flag(&self, key: &'static str) -> bool {
        match self.value(key).map(Spanned::get_ref) {
            None => false,
            Some(DeValue::Boolean(flag)) => *flag,
            Some(_) => {
                self.wrong(
                    Code::NotAFlag,
                    key,
                    format!("`{key}` is neither true nor false"),
                    "true or false",
                    "remove the quotation marks",
                );
                false
            }
        }
    }

    pub fn date(&self, key: &'static str) -> Option<Date> {
        let text = self.text(key)?;
        Date::parse(text)
            .map_err(|what| {
                self.wrong(
                    Code::NoSuchDate,
                    key,
                    what,
                    "YYYY, YYYY-MM or YYYY-MM-DD",
                    "correct the date, or write only the year if only the year is known",
                )
            })
            .ok()
    }

    pub fn required_date(&self, key: &'static str) -> Option<Date> {
        if !self.has(key) {
            self.missing(key);
        }
        self.date(key)
    }

    /// One of a closed list of words.
    pub fn choice<T: Copy>(&self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            let mend = nearest(text, words.iter().copied())
                .map_or_else(|| format!("choose one of these for `{key}`"), |near| format!("did you mean \"{near}\"?"));
            self.wrong(Code::NotAChoice, key, format!("`{key}` is \"{text}\""), words.join(" | "), mend);
        }
        found
    }

    pub fn required_choice<T: Copy>(&self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        if !self.has(key) {
            self.missing(key);
        }
        self.choice(key, choices)
    }

    /// A list of texts, each with its byte offset.
    pub fn texts(&self, key: &'static str) -> Vec<(&'a str, usize)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(
                Code::NotAList,
                key,
                format!("`{key}` is not a list"),
                "a list of texts",
                format!("write {key} = [\"…\"]"),
            );
            return Vec::new();
        };
        array
            .iter()
            .filter_map(|item| {
                let text = item.get_ref().as_str();
                if text.is_none() {
                    self.source.problem(
                        Code::NotAText,
                        item.span().start,
                        format!("{}: an entry of `{key}` is not a text", self.name),
                        "a text",
                        "put it in quotation marks",
                    );
                }
                text.map(|text| (text, item.span().start))
            })
            .collect()
    }

    /// A list of tables inside this table, each read as `kind`.
    pub fn tables(&self, key: &'static str, kind: &str) -> Vec<Fields<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            let mend = format!("write {key} = [{{ … }}]");
            self.wrong(Code::NotAList, key, format!("`{key}` is not a list"), "a list of tables", mend);
            return Vec::new();
        };
        array
            .iter()
            .filter_map(|item| match item.get_ref() {
                DeValue::Table(table) => {
                    let mut fields = Fields::new(self.source, kind, table, item.span());
                    fields.name = format!("{}, {kind}", self.name);
                    Some(fields)
                }
                _ => {
                    let what = format!("{}: an entry of `{key}` is not a table", self.name);
                    self.source.problem(Code::NotATable, item.span().start, what, "a table", "write it as { … }");
                    None
                }
            })
            .collect()
    }

    /// A table inside this table.
    pub fn sub(&self, key: &'static str) -> Option<Fields<'a>> {
        let value = self.value(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(
                Code::NotATable,
                key,
                format!("`{key}` is not a table"),
                "a table",
                format!("write {key} = {{ … }}"),
            );
            return None;
        };
        let mut fields = Fields::new(self.source, key, table, value.span());
        fields.name = format!("{}, {key}", self.name);
        Some(fields)
    }

    /// The keys of this table with their byte offsets, in order of the alphabet; counts as having asked for all.
    pub fn keys(&self) -> Vec<(&'a str, usize)> {
        self.table.iter().map(|(key, _)| (key.get_ref().as_ref(), key.span().start)).collect()
    }

    /// Reads a key whose name is only known at run time.
    pub fn get(&self, key: &str) -> Option<&'a DeValue<'a>> {
        self.table.get(key).map(Spanned::get_ref)
    }

    /// Lets keys pass that somebody else reads.
    pub fn allow(&mut self, keys: &'static [&'static str]) {
        self.allowed = keys;
    }

    /// Reports every key that was not asked for, with the nearest known one.
    pub fn finish(self) {
        let asked = self.asked.borrow();
        for (key, offset) in self.keys() {
            if !asked.contains(key) && !self.allowed.contains(&key) {
                let known: Vec<&str> = asked.iter().copied().collect();
                let mend = nearest(key, known.iter().chain(self.allowed).copied()).map_or_else(
                    || "correct its spelling, or remove the line".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                self.source.problem(
                    Code::UnknownKey,
                    offset,
                    format!("{}: unknown key `{key}`", self.name),
                    known.join(", "),
                    mend,
                );
            }
        }
    }
}
