//! `story/sources.toml`: every page that a fact was read in, once.

use std::collections::BTreeMap;

use super::fields::{Fields, Source};
use super::ids::Ids;
use super::lists;
use super::problem::Code;
use super::publishers::Publishers;
use crate::model::date::Date;
use crate::model::story::SourceRef;

/// The sources in order of the file, and their ids.
pub struct Sources {
    pub all: Vec<SourceRef>,
    /// The day on which the facts were compiled from them.
    pub compiled: Option<Date>,
    ids: Ids,
}

impl Sources {
    /// Positions of the sources that `key` lists.
    pub fn list(&self, fields: &Fields<'_>, key: &'static str) -> Vec<usize> {
        let ids = fields.texts(key).into_iter();
        ids.filter_map(|(id, offset)| self.ids.find(fields.source, offset, &fields.name, id)).collect()
    }

    /// Position of the one source that `key` names, where it is there at all.
    pub fn one(&self, fields: &Fields<'_>, key: &'static str) -> Option<usize> {
        let id = fields.text(key)?;
        self.ids.find(fields.source, fields.offset_of(key), &fields.name, id)
    }

    /// As `one`, for claims: the Dutch report stands among them as "seed", without an entry of its own.
    pub fn of_claim(&self, fields: &Fields<'_>) -> Option<usize> {
        let id = fields.required_text("source");
        if id.is_empty() || id == "seed" {
            return None;
        }
        self.ids.find(fields.source, fields.offset_of("source"), &fields.name, id)
    }
}

pub fn check(source: &Source, publishers: &Publishers<'_>) -> Sources {
    let root = source.table();
    lists::only(source, &root, &["source", "compiled"]);
    let compiled = Fields::new_root(source, &root).date("compiled");
    let mut sources = Sources { all: Vec::new(), compiled, ids: Ids::new("source", "story/sources.toml") };
    let mut by_url: BTreeMap<&str, &str> = BTreeMap::new();
    for fields in Fields::each(source, &root, "source") {
        let id = fields.required_text("id");
        sources.ids.add(source, fields.offset_of("id"), id, sources.all.len());
        let url = fields.text("url").unwrap_or("");
        if !(url.is_empty() || url.starts_with("https://") || url.starts_with("http://")) {
            fields.wrong(
                Code::NotAnAddress,
                "url",
                format!("\"{url}\" is no web address"),
                "https://…",
                "write the whole address",
            );
        }
        if let Some(first) = by_url.insert(url, id).filter(|_| !url.is_empty()) {
            fields.wrong(
                Code::AddressTwice,
                "url",
                format!("same address as `{first}`"),
                "every page once",
                "cite the first one instead",
            );
        }
        let publisher = fields.required_text("publisher");
        sources.all.push(SourceRef {
            id: id.to_owned(),
            title: fields.required_text("title").to_owned(),
            publisher: publisher.to_owned(),
            kind: publishers.kind(&fields, publisher),
            url: url.to_owned(),
            date: fields.date("date"),
        });
        fields.finish();
    }
    sources
}
