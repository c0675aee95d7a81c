//! The data in the project against the fact base, and what is drawn against the data.

use std::collections::BTreeMap;
use std::path::Path;

use crate::model::story::{Fact, Language, Person, SourceRef, Story, Support};

/// As much of the story as figures need, read without checks.
pub fn story(root: &Path) -> Story {
    let read = |name: &str| -> toml::Table {
        toml::from_str(&std::fs::read_to_string(root.join(format!("story/{name}.toml"))).unwrap()).unwrap()
    };
    let list = |table: &toml::Table, key: &str| table.get(key).and_then(|v| v.as_array()).cloned().unwrap_or_default();
    let text = |value: &toml::Value, key: &str| value.get(key).and_then(|v| v.as_str()).unwrap_or("").to_owned();
    let sources: Vec<SourceRef> = list(&read("sources"), "source")
        .iter()
        .map(|s| SourceRef {
            id: text(s, "id"),
            title: text(s, "title"),
            publisher: text(s, "publisher"),
            url: text(s, "url"),
            date: None,
        })
        .collect();
    let idx: BTreeMap<&str, usize> =
        sources.iter().enumerate().map(|(idx, source)| (source.id.as_str(), idx)).collect();
    let mut facts = BTreeMap::new();
    for file in ["events", "toll", "geopolitics", "aftermath", "people"] {
        for entry in read(file).values().filter_map(|v| v.as_array()).flatten() {
            let source_idxs = list(entry.as_table().unwrap(), "sources")
                .iter()
                .filter_map(|id| idx.get(id.as_str()?).copied())
                .collect();
            facts.insert(text(entry, "id"), Fact { support: Support::Found, source_idxs });
        }
    }
    let people = list(&read("people"), "person")
        .iter()
        .map(|p| Person {
            id: text(p, "id"),
            names: p["names"]
                .as_table()
                .unwrap()
                .iter()
                .map(|(k, v)| (k.clone(), v.as_str().unwrap().into()))
                .collect(),
            may_be_named: text(p, "publish") == "name",
        })
        .collect();
    let languages = ["en", "nl"].map(|code| {
        let mut labels = BTreeMap::new();
        flatten("", &toml::Value::Table(read(&format!("{code}/figures.part"))), &mut labels);
        Language { code: code.into(), labels, ..Language::default() }
    });
    Story { sources, facts, people, languages: languages.into(), ..Story::default() }
}

fn flatten(prefix: &str, value: &toml::Value, labels: &mut BTreeMap<String, String>) {
    match value {
        toml::Value::Table(table) => table.iter().for_each(|(key, value)| {
            let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
            flatten(&key, value, labels);
        }),
        _ => drop(labels.insert(prefix.into(), value.as_str().unwrap().into())),
    }
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_projects_figures_are_sound() {
    let story = story(root());
    if let Err(problems) = super::load(root(), &story.facts) {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
}
