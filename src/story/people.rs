//! `story/people.toml`: people and organisations, and whether they may be named.

use super::facts::{Facts, evidence};
use super::fields::{Fields, Source};
use super::ids::Ids;
use super::lists;
use super::names::Unnamed;
use super::sources::Sources;
use crate::model::status::Status;
use crate::model::story::{Fact, Person};

/// People, then organisations.
pub struct People {
    pub all: Vec<Person>,
    pub ids: Ids,
    /// What must stand in no text.
    pub unnamed: Unnamed,
}

pub fn check(source: &Source, languages: &[String], sources: &Sources, facts: &mut Facts) -> People {
    let root = source.table();
    lists::only(source, &root, &["person", "organisation"]);
    let mut people = People {
        all: Vec::new(),
        ids: Ids::new("person or organisation", "story/people.toml"),
        unnamed: Unnamed::default(),
    };
    let mut spellings: Vec<(String, String)> = Vec::new();
    for list in ["person", "organisation"] {
        for fields in Fields::each(source, &root, list) {
            let person = person(&fields, list == "person", languages, sources);
            people.ids.take(source, fields.offset_of("id"), &person.id, people.all.len());
            let avoided = fields.texts("avoid").into_iter();
            spellings.extend(avoided.map(|(spelling, _)| (person.id.clone(), spelling.to_owned())));
            // Names and offices; what is said of people are facts of their own.
            facts.add(&fields, Fact { status: Status::Established, ..evidence(&fields, sources) });
            people.all.push(person);
            fields.finish();
        }
    }
    people.unnamed = Unnamed::new(&people.all, spellings);
    people
}

fn person(fields: &Fields<'_>, is_person: bool, languages: &[String], sources: &Sources) -> Person {
    let id = fields.required_text("id").to_owned();
    fields.required_text("role");
    fields.text("note");
    fields.text("care");
    fields.flag("in_seed");
    fields.number("born");
    fields.date("born_date");
    for line in fields.tables("later", "later") {
        line.required_date("date");
        line.required_text("fact");
        if !line.has("source") {
            line.missing("source");
        }
        sources.one(&line, "source");
        line.finish();
    }
    lists::claims(fields, sources);
    if is_person && !fields.has("publish") {
        fields.missing("publish");
    }
    let may_be_named = fields.choice("publish", &[("name", true), ("first-name-initial", true), ("avoid-name", false)]);
    Person { id, names: lists::names(fields, languages), may_be_named: may_be_named.unwrap_or(true) }
}
