//! The entries of the fact base by id, and the check that a datum's fact exists.

use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

use crate::model::date::Date;
use crate::model::story::Fact;
use crate::story::fields::{Fields, Source};
use crate::story::ids::nearest;
use crate::story::problem::Code;

/// The lists whose entries a figure may take numbers or dates from.
const LISTS: [&str; 8] = ["event", "claim", "un_vote", "trade", "trade_fact", "oil", "migration", "diplomacy"];

pub struct Base<'a> {
    entries: BTreeMap<&'a str, Fields<'a>>,
    facts: &'a BTreeMap<String, Fact>,
}

impl<'a> Base<'a> {
    pub fn new(files: &[(&'a Source, &'a DeTable<'a>)], facts: &'a BTreeMap<String, Fact>) -> Self {
        let mut entries = BTreeMap::new();
        for (source, table) in files {
            for list in LISTS {
                for fields in Fields::each(source, table, list) {
                    if let Some(id) = fields.text("id") {
                        entries.insert(id, fields);
                    }
                }
            }
        }
        Self { entries, facts }
    }

    /// The id of the fact that a datum names in `fact`, known to exist.
    pub fn fact(&self, datum: &Fields<'_>) -> String {
        let id = datum.required_text("fact");
        self.known(datum, "fact", id);
        id.to_owned()
    }

    /// Reports an id that the story does not have.
    pub fn known(&self, datum: &Fields<'_>, key: &str, id: &str) {
        if !id.is_empty() && !self.facts.contains_key(id) {
            let mend = nearest(id, self.facts.keys().map(String::as_str)).map_or_else(
                || "correct the id, or add the entry with its sources".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            datum.wrong(Code::UnknownFact, key, format!("no fact `{id}`"), "the id of an entry of the fact base", mend);
        }
    }

    /// The entry itself, where a number or a date is read from it.
    pub fn entry(&self, datum: &Fields<'_>) -> Option<&Fields<'a>> {
        let id = datum.required_text("fact");
        let entry = self.entries.get(id);
        self.known(datum, "fact", id);
        if entry.is_none() && self.facts.contains_key(id) {
            datum.wrong(
                Code::FactWithoutNumber,
                "fact",
                format!("`{id}` is not an entry with a number"),
                "an entry of events.toml, toll.toml or geopolitics.toml",
                "correct the id",
            );
        }
        entry
    }

    pub fn by_id(&self, id: &str) -> Option<&Fields<'a>> {
        self.entries.get(id)
    }

    /// The date of an entry, as precisely as it is written: "2024 (summer)" is 2024.
    pub fn date(&self, id: &str) -> Option<Date> {
        self.entries.get(id).and_then(|fields| fields.date("date"))
    }
}

/// A number under a key known only at run time.
pub fn number_at(fields: &Fields<'_>, key: &str) -> Option<f64> {
    match fields.get(key)? {
        DeValue::Integer(int) => int.as_str().replace('_', "").parse().ok(),
        DeValue::Float(float) => float.as_str().replace('_', "").parse().ok(),
        _ => None,
    }
}
