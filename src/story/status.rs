//! How firmly a fact stands, by rule: see `of`.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::Fields;
use super::sources::Sources;
use crate::model::status::Status;
use crate::model::story::Support;

const WORDS: [(&str, Status); 5] = [
    ("established", Status::Established),
    ("said", Status::SaidBy),
    ("disputed", Status::Disputed),
    ("unknown", Status::Unknown),
    ("withdrawn", Status::Withdrawn),
];

/// The first of these that holds:
///
/// 1. `claim_status` says it, where the rule would be wrong;
/// 2. its `claims` give different values for one thing, or `conflict` names another source's: disputed;
/// 3. a count that its speaker disowned: withdrawn;
/// 4. a vote of which Kazakhstan's is not known: unknown;
/// 5. the Dutch report alone has it, it is our arithmetic, one speaker's count (`by`), or one publisher's, copies and relays not
///    counted: said;
/// 6. established.
pub fn of(fields: &Fields<'_>, support: Option<Support>, source_idxs: &[usize], sources: &Sources) -> Status {
    if let Some(status) = fields.choice("claim_status", &WORDS) {
        return status;
    }
    let text = |key: &str| fields.get(key).and_then(|value| value.as_str());
    if text("conflict").is_some() || claims_disagree(fields) {
        return Status::Disputed;
    }
    if text("status") == Some("disowned") {
        return Status::Withdrawn;
    }
    let vote = fields.get("votes").and_then(|votes| votes.as_table()?.get("KZ")?.get_ref().as_str());
    if matches!(vote, Some("unknown" | "not_no" | "not_yes_not_no")) {
        return Status::Unknown;
    }
    let originals = source_idxs.iter().map(|idx| &sources.all[*idx]).filter(|source| !source.is_relay());
    let publishers: BTreeSet<&str> = originals.map(|source| source.publisher.as_str()).collect();
    let one_speaker = text("by").is_some() || publishers.len() < 2 || support != Some(Support::Found);
    if one_speaker { Status::SaidBy } else { Status::Established }
}

/// Whether two of the entry's claims give different values for one thing, whichever keys its list writes them under.
fn claims_disagree(fields: &Fields<'_>) -> bool {
    let claims = fields.get("claims").and_then(|claims| claims.as_array());
    let mut values: BTreeMap<&str, String> = BTreeMap::new();
    claims.into_iter().flat_map(|claims| claims.iter()).filter_map(|claim| claim.get_ref().as_table()).any(|claim| {
        let field = claim.get("field").and_then(|field| field.get_ref().as_str()).unwrap_or("");
        let value = ["value", "says", "figure"].iter().find_map(|key| claim.get(*key));
        let value = value.map_or_else(String::new, |value| format!("{:?}", value.get_ref()));
        *values.entry(field).or_insert_with(|| value.clone()) != value
    })
}
