//! People who must not be named, and the search for their names in every text.
//!
//! A person's `names` may describe instead of name ("her teenage sister"): a word counts as part of a name if it opens
//! with a capital letter, and if nobody who may be named bears it too (a father and his daughter share theirs). A name is
//! found in whatever letters it is written (`spelling`), and with the endings of any case.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::fields::Source;
use super::problem::Code;
use super::spelling::{forms, is_apostrophe, is_mark, stems};
use crate::model::story::Person;

/// Names that must stand in no text, each with the id of the person.
#[derive(Default)]
pub struct Unnamed {
    /// By the stem that all spellings and cases of a name share.
    by_stem: BTreeMap<String, String>,
    /// Words that were looked at, and whose name each is: texts repeat their words.
    known: RefCell<BTreeMap<String, Option<String>>>,
}

impl Unnamed {
    /// `spellings`: pairs of person id and a further spelling to refuse.
    pub fn new(people: &[Person], spellings: Vec<(String, String)>) -> Self {
        let (named, unnamed): (Vec<&Person>, Vec<&Person>) = people.iter().partition(|person| person.may_be_named);
        let free: BTreeSet<String> =
            named.iter().flat_map(|person| name_words(person)).flat_map(|word| forms(&word)).collect();
        let mut by_stem = BTreeMap::new();
        for person in unnamed {
            for word in name_words(person).filter(|word| !forms(word).iter().any(|form| free.contains(form))) {
                by_stem.extend(stems(&word).into_iter().map(|stem| (stem, person.id.clone())));
            }
        }
        for (id, spelling) in spellings {
            by_stem.extend(stems(&spelling).into_iter().map(|stem| (stem, id.clone())));
        }
        Self { by_stem, known: RefCell::default() }
    }

    /// Reports each word of `text` that opens with the stem of a refused name.
    pub fn search(&self, source: &Source, offset: usize, text: &str) {
        if self.by_stem.is_empty() {
            return;
        }
        for (at, word) in words(text) {
            // An apostrophe ends a word, or is a letter of it.
            let own = word.split(is_apostrophe).next().unwrap_or(word);
            let named = self.named(own).map(|id| (own, id));
            let named = named.or_else(|| Some((word, self.named(word).filter(|_| own != word)?)));
            if let Some((word, id)) = named {
                source.problem(
                    Code::Named,
                    offset + at,
                    format!("\"{word}\" names `{id}`, who must not be named"),
                    "no name of a person with publish = \"avoid-name\" in any text, spelling or alphabet",
                    "say who it is in other words",
                );
            }
        }
    }

    /// Whose name a word is.
    fn named(&self, word: &str) -> Option<String> {
        if let Some(known) = self.known.borrow().get(word) {
            return known.clone();
        }
        let forms = forms(word);
        let found = self.by_stem.iter().find(|(stem, _)| forms.iter().any(|form| form.starts_with(stem.as_str())));
        let id = found.map(|(_, id)| id.clone());
        self.known.borrow_mut().insert(word.to_owned(), id.clone());
        id
    }
}

/// The words that make up a person's names, particles and initials left out.
fn name_words(person: &Person) -> impl Iterator<Item = String> {
    let names = person.names.values();
    let all = names.flat_map(|name| words(name)).map(|(_, word)| word);
    all.filter(|word| word.chars().count() > 2 && word.starts_with(char::is_uppercase)).map(str::to_owned)
}

/// The words of a text with their byte offsets, apostrophes within them and marks on their letters included.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    let parts = |letter: char| !letter.is_alphanumeric() && !is_mark(letter) && !is_apostrophe(letter);
    let words = text.split(parts).map(|word| word.trim_matches(is_apostrophe)).filter(|word| !word.is_empty());
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

    #[test]
    fn a_name_is_found_in_every_alphabet_and_spelling() {
        // The son's name is given in English alone.
        for spelling in [
            "Dastan",
            "DASTAN",
            "Dástan",
            "Dasta\u{301}n",
            "Дастан",
            "Даста\u{301}н",
            "Дастанға",
            "Дастанның",
            "Дастаном",
        ] {
            assert_eq!(problems(&format!("… {spelling} …")).len(), 1, "{spelling}");
        }
        // The guard's in Russian.
        for spelling in
            ["Zhukov", "Zjoekov", "Joukov", "Žukov", "Jukov", "Schukow", "Zhu’kov", "Жүков", "Жұковтың", "Zhukovs"]
        {
            let found = problems(&format!("… {spelling} …")).len();
            assert_eq!(found, usize::from(spelling != "Schukow"), "{spelling}: German is not read");
        }
        assert!(problems("Dasha, Zhuravlyov, жуть, Dutch, Дания").is_empty());
    }
}
