//! What the checks of several files share: lists of tables, names per language, claims.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::fields::{Fields, Source};
use super::ids::nearest;
use super::problem::Code;
use super::sources::Sources;
use crate::model::story::Claim;

/// Reports what stands in a file beside the lists it is meant to hold.
pub fn only(source: &Source, root: &DeTable<'_>, known: &[&str]) {
    for (key, _) in root.iter() {
        let word: &str = key.get_ref();
        if !known.contains(&word) {
            let mend = nearest(word, known.iter().copied()).map_or_else(
                || "move it to the file it belongs to, or remove it".to_owned(),
                |near| format!("did you mean [[{near}]]?"),
            );
            let lists: Vec<String> = known.iter().map(|word| format!("[[{word}]]")).collect();
            source.problem(
                Code::UnknownList,
                key.span().start,
                format!("unknown list `{word}`"),
                lists.join(", "),
                mend,
            );
        }
    }
}

/// Names by language code; every language of the story must be among them, others may.
pub fn names(fields: &Fields<'_>, languages: &[String]) -> BTreeMap<String, String> {
    let Some(table) = fields.sub("names") else {
        if !fields.has("names") {
            fields.missing("names");
        }
        return BTreeMap::new();
    };
    for language in languages {
        if table.get(language).is_none() {
            fields.wrong(
                Code::NameMissing,
                "names",
                format!("no name in `{language}`"),
                "a name in every language of the story",
                format!("add {language} = \"…\""),
            );
        }
    }
    let keys = table.keys().into_iter();
    keys.filter_map(|(key, _)| Some((key.to_owned(), table.get(key)?.as_str()?.to_owned()))).collect()
}

/// The claims of an entry.
pub fn claims(fields: &Fields<'_>, sources: &Sources) -> Vec<Claim> {
    let mut claims = Vec::new();
    for claim in fields.tables("claims", "claim") {
        let text = |key| claim.required_text(key).to_owned();
        claims.push(Claim {
            field: text("field"),
            value: text("value"),
            by: text("by"),
            date: claim.date("date"),
            source_idx: sources.of_claim(&claim),
        });
        claim.finish();
    }
    claims
}
