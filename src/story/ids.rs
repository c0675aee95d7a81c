//! The ids of one list: each once, each findable, a misspelt one answered with the nearest.

use std::collections::BTreeMap;

use super::fields::Source;
use super::problem::Code;

/// Ids of one kind, with their position in the list that they stand for.
pub struct Ids {
    /// What an id stands for, in messages: "place".
    kind: &'static str,
    /// Where such ids are written, in messages: "story/places.toml".
    home: &'static str,
    by_id: BTreeMap<String, Entry>,
}

struct Entry {
    idx: usize,
    /// "file:line" of the first entry with this id.
    place: String,
}

impl Ids {
    pub fn new(kind: &'static str, home: &'static str) -> Self {
        Self { kind, home, by_id: BTreeMap::new() }
    }

    /// Takes an id for the list's next position; reports one that is taken, or not kebab-case.
    pub fn add(&mut self, source: &Source, offset: usize, id: &str, idx: usize) {
        if id.is_empty() {
            return;
        }
        let kind = self.kind;
        if !is_kebab_case(id) {
            source.problem(
                Code::IdNotKebabCase,
                offset,
                format!("{kind} id `{id}` is not kebab-case"),
                "small letters and digits, with hyphens between",
                "rename it, here and where it is cited",
            );
        }
        match self.by_id.get(id) {
            Some(first) => source.problem(
                Code::IdTwice,
                offset,
                format!("{kind} id `{id}` is used twice, first in {}", first.place),
                "every id once",
                "rename one of the two, or remove one",
            ),
            None => self.take(source, offset, id, idx),
        }
    }

    /// As `add`, without a word: for ids that are facts too, and therefore looked at there.
    pub fn take(&mut self, source: &Source, offset: usize, id: &str, idx: usize) {
        let place = format!("{}:{}", source.file, source.line(offset));
        self.by_id.entry(id.to_owned()).or_insert(Entry { idx, place });
    }

    /// Gives ids new positions, after their list was sorted.
    pub fn renumber<'a>(&mut self, ids: impl Iterator<Item = &'a str>) {
        for (idx, id) in ids.enumerate() {
            if let Some(entry) = self.by_id.get_mut(id) {
                entry.idx = idx;
            }
        }
    }

    /// The position of an id cited by `name`; an unknown one is reported.
    pub fn find(&self, source: &Source, offset: usize, name: &str, id: &str) -> Option<usize> {
        let found = self.by_id.get(id).map(|entry| entry.idx);
        if found.is_none() {
            let mend = nearest(id, self.by_id.keys().map(String::as_str)).map_or_else(
                || format!("correct its spelling, or add it to {}", self.home),
                |near| format!("did you mean `{near}`?"),
            );
            source.problem(
                Code::UnknownId,
                offset,
                format!("{name}: no {} `{id}`", self.kind),
                format!("an id from {}", self.home),
                mend,
            );
        }
        found
    }
}

/// The candidate with the fewest slips of the pen between it and `id`: at most a third of its letters, and at least
/// two, may differ. Of equally near ones the first.
pub fn nearest<'a>(id: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = (id.chars().count() / 3).max(2);
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(id, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn is_kebab_case(id: &str) -> bool {
    id.split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_the_id_that_was_meant() {
        let ids = ["aktau", "aktobe", "zhanaozen"];
        assert_eq!(nearest("zhanaozne", ids.into_iter()), Some("zhanaozen"));
        assert_eq!(nearest("paris", ids.into_iter()), None);
    }

    #[test]
    fn ids_are_small_letters_digits_and_single_hyphens() {
        assert!(is_kebab_case("d-2022-01-07-26"));
        assert!(!is_kebab_case("Almaty"));
        assert!(!is_kebab_case("almaty--arena"));
    }
}
