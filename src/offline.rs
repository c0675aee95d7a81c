//! The worker that keeps visited pages for readers without a network: `src/browser/sw.js` with the words that it shows
//! where a page was not kept.

use crate::html::escape;
use crate::model::story::{Language, Story};

const PLACE: &str = "const WORDS = {};";

/// The worker's script, with words in every language.
///
/// # Panics
/// If the script has no place for them.
pub fn worker(story: &Story) -> String {
    let script = include_str!("browser/sw.js");
    assert!(script.contains(PLACE), "src/browser/sw.js: no line `{PLACE}`");
    let words: serde_json::Map<_, _> =
        story.languages.iter().map(|language| (language.code.clone(), words(language))).collect();
    script.replacen(PLACE, &format!("const WORDS = {};", serde_json::Value::Object(words)), 1)
}

/// As HTML: the worker puts them into a page as they are.
fn words(language: &Language) -> serde_json::Value {
    let label = |key: &str| escape(language.label(key));
    serde_json::json!({
        "name": escape(&language.name),
        "title": label("page.title"),
        "absent": label("offline.absent"),
        "kept": label("offline.kept"),
        "again": label("offline.again"),
    })
}
