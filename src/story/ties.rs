//! `story/ties.toml`: the numbers that no fact holds as they are printed, each with what it rests on; and where the
//! languages rightly print different ones.

use super::code::Code;
use super::facts::Facts;
use super::fields::{Fields, Source};
use super::lists;
use super::numerals::{Item, Lexicon};
use crate::model::date::Date;

/// Everything the file says.
pub struct Ties {
    pub ties: Vec<Tie>,
    pub exceptions: Vec<Exception>,
    /// Months that name what all texts speak of: the events of that month, the report of that month.
    pub names: Vec<Date>,
}

/// Numbers of one passage that rest on something else than a fact's own words.
pub struct Tie {
    /// A step's id, a chapter's for what stands before its first step, or a note's label, an event's id after "event ".
    pub passage: String,
    pub says: Vec<Item>,
    /// Where it is written.
    pub offset: usize,
}

/// What one language prints and another need not.
pub struct Exception {
    pub passage: String,
    pub says: Vec<Item>,
    /// Codes of the languages that do without.
    pub lacking: Vec<String>,
    pub offset: usize,
}

/// What a number rests on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Basis {
    /// Arithmetic on numbers of the facts.
    Sum,
    /// A distance between points of the map.
    Map,
    /// Another form of what the fact says: a clock of another zone, a number in words.
    Form,
    /// A fact that the passage has no note of.
    Other,
    /// Digits in a name or a licence.
    Name,
    /// It speaks of this page itself.
    Page,
}

const BASES: [(&str, Basis); 6] = [
    ("sum", Basis::Sum),
    ("map", Basis::Map),
    ("form", Basis::Form),
    ("other", Basis::Other),
    ("name", Basis::Name),
    ("page", Basis::Page),
];

pub fn check(source: &Source, facts: &Facts, english: &Lexicon) -> Ties {
    let root = source.table();
    lists::only(source, &root, &["tie", "exception", "name"]);
    let mut ties = Ties { ties: Vec::new(), exceptions: Vec::new(), names: Vec::new() };
    for fields in Fields::each(source, &root, "tie") {
        let (passage, says, offset) = passage(&fields, english);
        if !fields.has("basis") {
            fields.missing("basis");
        }
        let basis = fields.choice("basis", &BASES);
        let ids = fields.texts("facts");
        for (id, offset) in &ids {
            facts.ids.find(source, *offset, &fields.name, id);
        }
        if ids.is_empty() && matches!(basis, Some(Basis::Sum | Basis::Map | Basis::Form | Basis::Other)) {
            fields.wrong(
                Code::TieWithoutFacts,
                "facts",
                "no facts",
                "the ids of the facts it follows from",
                "add facts = [\"…\"]",
            );
        }
        fields.required_text("why");
        ties.ties.push(Tie { passage, says, offset });
        fields.finish();
    }
    for fields in Fields::each(source, &root, "exception") {
        let (passage, says, offset) = passage(&fields, english);
        let lacking = fields.texts("lacking").into_iter().map(|(code, _)| code.to_owned()).collect();
        fields.required_text("why");
        ties.exceptions.push(Exception { passage, says, lacking, offset });
        fields.finish();
    }
    for fields in Fields::each(source, &root, "name") {
        ties.names.extend(fields.required_date("date"));
        fields.required_text("of");
        fields.finish();
    }
    ties
}

fn passage(fields: &Fields<'_>, english: &Lexicon) -> (String, Vec<Item>, usize) {
    let passage = fields.required_text("passage").to_owned();
    let mut says = Vec::new();
    for (text, offset) in fields.texts("says") {
        let items = english.items(text);
        if items.is_empty() {
            fields.source.problem(
                Code::TieWithoutNumber,
                offset,
                format!("{}: no number in \"{text}\"", fields.name),
                "a number, a date or an hour as English writes it",
                "write the digits",
            );
        }
        says.extend(items.into_iter().map(|found| found.item));
    }
    (passage, says, fields.offset())
}
