//! `story/toll.toml`: who counted what, and when. Support and ids are looked at with the other facts.

use super::fields::{Fields, Source};
use super::ids::Ids;
use super::sources::Sources;
use crate::model::toll::{TollClaim, TollStanding};

/// The claims in order of the file.
pub fn check(source: &Source, places: &Ids, sources: &Sources) -> Vec<TollClaim> {
    let root = source.table();
    Fields::each(source, &root, "claim").into_iter().filter_map(|fields| claim(fields, places, sources)).collect()
}

fn claim(fields: Fields<'_>, places: &Ids, sources: &Sources) -> Option<TollClaim> {
    let text = |key| fields.required_text(key).to_owned();
    fields.text("support");
    fields.text("note");
    let place = fields.text("place");
    let place_idx = place.and_then(|id| places.find(fields.source, fields.offset_of("place"), &fields.name, id));
    let (date, standing) = (
        fields.required_date("date"),
        fields.required_choice("status", &TollStanding::ALL.map(|standing| (standing.word(), standing))),
    );
    let (id, category, subject, by, detail) =
        (text("id"), text("category"), text("subject"), text("by"), text("detail"));
    let (value, source_idxs) = (fields.number("value"), sources.list(&fields, "sources"));
    fields.finish();
    Some(TollClaim {
        id,
        category,
        subject,
        place_idx,
        date: date?,
        by,
        standing: standing?,
        value,
        detail,
        source_idxs,
    })
}
