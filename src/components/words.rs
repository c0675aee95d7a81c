//! An island's words. They stand in its root's `data-words`, so that no language is compiled into the WebAssembly
//! and a page translator cannot reach them.

use std::rc::Rc;
use yew::AttrValue;

/// Key and text pairs, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words(Rc<[(AttrValue, AttrValue)]>);

impl Words {
    /// Keys and texts must not contain line breaks, nor keys a tab.
    pub fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().map(|(key, text)| (AttrValue::from(key), AttrValue::from(text))).collect())
    }

    /// The text of a key; empty where the key is missing, so that a live part never stops for a label.
    pub fn get(&self, key: &str) -> AttrValue {
        self.0.iter().find(|(own, _)| own == key).map(|(_, text)| text.clone()).unwrap_or_default()
    }

    /// What follows `prefix` in the keys that begin with it, and their texts.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a AttrValue)> {
        self.0.iter().filter_map(move |(key, text)| Some((key.strip_prefix(prefix)?, text)))
    }

    /// One line a pair: key, tab, text.
    pub fn encode(&self) -> String {
        let lines: Vec<String> = self.0.iter().map(|(key, text)| [key.as_str(), text.as_str()].join("\t")).collect();
        lines.join("\n")
    }

    pub fn decode(text: &str) -> Self {
        Self(
            text.lines()
                .filter_map(|line| line.split_once('\t'))
                .map(|(key, text)| (AttrValue::from(key.to_owned()), AttrValue::from(text.to_owned())))
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_as_written() {
        let words = Words::new([("kind/protest".into(), "Protest".into()), ("clear".into(), "Alles tonen".into())]);
        assert_eq!(Words::decode(&words.encode()), words);
        assert_eq!(words.get("missing"), "");
    }
}
