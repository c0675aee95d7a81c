//! People who must not be named, and the search for their names in every text.
//!
//! A person's `names` may describe instead of name ("her teenage sister"): a word counts as part of a name if it opens
//! with a capital letter, and if nobody who may be named bears it too (a father and his daughter share theirs).

use std::collections::{BTreeMap, BTreeSet};

use super::fields::Source;
use super::problem::Code;
use crate::model::story::Person;

/// Spellings that must stand in no text, each with the id of the person.
#[derive(Default)]
pub struct Unnamed {
    /// In small letters.
    by_spelling: BTreeMap<String, String>,
}

impl Unnamed {
    /// `spellings`: pairs of person id and a further spelling to refuse.
    pub fn new(people: &[Person], spellings: Vec<(String, String)>) -> Self {
        let (named, unnamed): (Vec<&Person>, Vec<&Person>) = people.iter().partition(|person| person.may_be_named);
        let free: BTreeSet<String> = named.iter().flat_map(|person| name_words(person)).collect();
        let mut by_spelling = BTreeMap::new();
        for person in unnamed {
            for word in name_words(person).filter(|word| !free.contains(word)) {
                by_spelling.insert(word, person.id.clone());
            }
        }
        by_spelling.extend(spellings.into_iter().map(|(id, spelling)| (spelling.to_lowercase(), id)));
        Self { by_spelling }
    }

    /// Reports each word of `text` that opens with a refused spelling: endings of case do not hide a name.
    pub fn search(&self, source: &Source, offset: usize, text: &str) {
        for (at, word) in words(text) {
            let small = word.to_lowercase();
            if let Some((_, id)) = self.by_spelling.iter().find(|(spelling, _)| small.starts_with(spelling.as_str())) {
                source.problem(
                    Code::Named,
                    offset + at,
                    format!("\"{word}\" names `{id}`, who must not be named"),
                    "no name of a person with publish = \"avoid-name\" in any text",
                    "say who it is in other words",
                );
            }
        }
    }
}

/// The words in small letters that make up a person's names, particles and initials left out.
fn name_words(person: &Person) -> impl Iterator<Item = String> {
    let names = person.names.values();
    let all = names.flat_map(|name| words(name)).map(|(_, word)| word);
    all.filter(|word| word.chars().count() > 2 && word.starts_with(char::is_uppercase)).map(str::to_lowercase)
}

/// The words of a text with their byte offsets.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(move |word| (word.as_ptr() as usize - start, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(id: &str, name: &str, may_be_named: bool) -> Person {
        Person { id: id.to_owned(), names: [("en".to_owned(), name.to_owned())].into(), may_be_named }
    }

    fn problems(text: &str) -> Vec<String> {
        let people = [
            person("father", "Ajdar Omarov", true),
            person("son", "Dastan Omarov", false),
            person("sister", "her teenage sister", false),
        ];
        let source = Source::new("story/en/01-a.md", text);
        Unnamed::new(&people, vec![("guard".to_owned(), "Жуков".to_owned())]).search(&source, 0, text);
        source.into_problems().into_iter().map(|problem| problem.what).collect()
    }

    #[test]
    fn a_description_and_a_shared_family_name_may_be_printed() {
        assert!(problems("Ajdar Omarov spoke of her teenage sister.").is_empty());
    }

    #[test]
    fn a_name_is_found_with_its_endings() {
        assert_eq!(problems("Dastan’s car"), ["\"Dastan\" names `son`, who must not be named"]);
        assert_eq!(problems("суд над Жуковым"), ["\"Жуковым\" names `guard`, who must not be named"]);
    }
}
