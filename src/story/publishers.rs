//! `story/publishers.toml`: what kind of publisher stands behind each source. Every publisher's name that
//! `story/sources.toml` has is listed once.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeTable;

use super::code::Code;
use super::fields::{Fields, Source};
use super::ids::nearest;
use super::lists;
use crate::model::source_kind::SourceKind;

/// Publishers' names and their kinds.
pub struct Publishers<'a> {
    source: &'a Source,
    /// Name → kind and where it stands.
    kinds: BTreeMap<String, (SourceKind, usize)>,
    used: RefCell<BTreeSet<String>>,
}

pub fn check(source: &Source) -> Publishers<'_> {
    let root = source.table();
    lists::only(source, &root, &["publisher"]);
    let table = root.get("publisher").and_then(|table| table.get_ref().as_table());
    let kinds = table.map(|table| kinds(source, table)).unwrap_or_default();
    Publishers { source, kinds, used: RefCell::default() }
}

fn kinds(source: &Source, table: &DeTable<'_>) -> BTreeMap<String, (SourceKind, usize)> {
    let words = SourceKind::ALL.map(|kind| (kind.word(), kind));
    let mut kinds = BTreeMap::new();
    for (name, value) in table.iter() {
        let kind = value.get_ref().as_str().and_then(|word| words.iter().find(|(known, _)| *known == word));
        if kind.is_none() {
            let known = words.map(|(word, _)| word);
            let word = value.get_ref().as_str().unwrap_or_default();
            source.problem(
                Code::NotAChoice,
                value.span().start,
                format!("`{}` is not of a kind", name.get_ref()),
                known.join(", "),
                nearest(word, known.into_iter())
                    .map_or_else(|| "choose one".to_owned(), |near| format!("did you mean \"{near}\"?")),
            );
        }
        let kind = kind.map_or(SourceKind::Other, |(_, kind)| *kind);
        kinds.insert(name.get_ref().to_string(), (kind, name.span().start));
    }
    kinds
}

impl Publishers<'_> {
    /// The kind of the publisher that a source names; one without a kind is reported there.
    pub fn kind(&self, fields: &Fields<'_>, name: &str) -> SourceKind {
        if let Some((kind, _)) = self.kinds.get(name) {
            self.used.borrow_mut().insert(name.to_owned());
            return *kind;
        }
        // An empty file has been reported as such.
        if !name.is_empty() && !self.source.text.is_empty() {
            let near = nearest(name, self.kinds.keys().map(String::as_str));
            fields.wrong(
                Code::PublisherWithoutKind,
                "publisher",
                format!("nobody knows what kind of publisher \"{name}\" is"),
                "a name from story/publishers.toml",
                near.map_or_else(
                    || "add it there".to_owned(),
                    |near| format!("did you mean \"{near}\"? else add it there"),
                ),
            );
        }
        SourceKind::Other
    }

    /// Reports those that no source names any more.
    pub fn finish(self) {
        let used = self.used.into_inner();
        for (name, (_, offset)) in self.kinds.iter().filter(|(name, _)| !used.contains(*name)) {
            self.source.problem(
                Code::UnknownId,
                *offset,
                format!("no source is by \"{name}\""),
                "a publisher of story/sources.toml",
                "correct its spelling, or remove it",
            );
        }
    }
}
