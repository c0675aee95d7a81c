//! `story/places.toml`: places, their points and the days on which a source reports a protest there.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Facts, refuse_unverified};
use super::fields::{Fields, Source};
use super::ids::Ids;
use super::lists;
use super::problem::Code;
use super::sources::Sources;
use crate::model::date::Date;
use crate::model::status::Status;
use crate::model::story::{Fact, Place, PlaceKind, Support};

/// The part of the earth that the maps show, in degrees: west, south, east, north.
pub const MAP: [f64; 4] = [36.0, 30.0, 100.0, 62.0];

const KINDS: [(&str, PlaceKind); 9] = [
    ("country", PlaceKind::Country),
    ("region", PlaceKind::Region),
    ("city", PlaceKind::City),
    ("town", PlaceKind::Town),
    ("village", PlaceKind::Village),
    ("square", PlaceKind::Square),
    ("building", PlaceKind::Building),
    ("airport", PlaceKind::Airport),
    ("street-intersection", PlaceKind::StreetIntersection),
];

/// The places in order of the file, and their ids.
pub fn check(source: &Source, languages: &[String], sources: &Sources, facts: &mut Facts) -> (Vec<Place>, Ids) {
    let root = source.table();
    lists::only(source, &root, &["place"]);
    let entries = Fields::each(source, &root, "place");
    let mut ids = Ids::new("place", "story/places.toml");
    for (idx, fields) in entries.iter().enumerate() {
        ids.take(source, fields.offset_of("id"), fields.text("id").unwrap_or(""), idx);
    }
    let places = entries.into_iter().map(|fields| place(fields, languages, sources, facts, &ids)).collect();
    (places, ids)
}

fn place(fields: Fields<'_>, languages: &[String], sources: &Sources, facts: &mut Facts, ids: &Ids) -> Place {
    let mut source_idxs = sources.list(&fields, "coord_sources");
    let point = point(&fields);
    let protests = protests(&fields, sources, &mut source_idxs);
    source_idxs.extend(sources.one(&fields, "attacked_source"));
    source_idxs.extend(sources.one(&fields, "population_source"));
    let mut seen = BTreeSet::new();
    source_idxs.retain(|idx| seen.insert(*idx));

    let region = fields.text("region").filter(|region| *region != "self");
    for (key, id) in [("region", region), ("centre", fields.text("centre"))] {
        if let Some(id) = id {
            ids.find(fields.source, fields.offset_of(key), &fields.name, id);
        }
    }
    // For whoever edits the file; the page does not print them.
    for key in ["note", "coord_note", "status_2022", "tz", "population_note"] {
        fields.text(key);
    }
    fields.number("population");
    fields.flag("attacked_buildings");
    if !fields.has("type") {
        fields.missing("type");
    }
    let id = fields.required_text("id");
    facts.add(&fields, Fact { support: Support::Found, source_idxs, status: Status::Established });
    let place = Place {
        id: id.to_owned(),
        kind: fields.choice("type", &KINDS).unwrap_or(PlaceKind::City),
        names: lists::names(&fields, languages),
        lng_lat: point,
        within_m: fields.number("coord_within_m"),
        protests,
        region: region.map(str::to_owned),
    };
    fields.finish();
    place
}

fn point(fields: &Fields<'_>) -> Option<(f64, f64)> {
    let (lat, lon) = (fields.number("lat"), fields.number("lon"));
    if fields.has("coord_support") && fields.text("coord_support") == Some("unverified") {
        refuse_unverified(fields, "coord_support");
        return lon.zip(lat);
    }
    if !fields.has("coord_support") {
        fields.missing("coord_support");
    }
    let sourced = fields.choice("coord_support", &[("found", true), ("none", false)])?;
    match (sourced, lon, lat) {
        (true, Some(lon), Some(lat)) => {
            if fields.texts("coord_sources").is_empty() {
                fields.wrong(
                    Code::PointUnsourced,
                    "coord_sources",
                    "a point without a source",
                    "coord_sources = [\"…\"]",
                    "say where the point was read",
                );
            }
            inside(MAP, fields, &[("lon", lon)], &[("lat", lat)]);
            Some((lon, lat))
        }
        (true, ..) => {
            fields.wrong(
                Code::PointMissing,
                "coord_support",
                "no `lat` and `lon`",
                "both",
                "add them, or write coord_support = \"none\"",
            );
            None
        }
        (false, None, None) => None,
        (false, ..) => {
            let key = if lat.is_some() { "lat" } else { "lon" };
            fields.wrong(
                Code::PointUnsupported,
                key,
                "a point without support",
                "no `lat` and `lon`",
                "remove both, or give the point a source",
            );
            None
        }
    }
}

/// Reports those longitudes and latitudes, each with its key, that lie outside `part`: west, south, east, north.
pub fn inside(part: [f64; 4], fields: &Fields<'_>, lons: &[(&str, f64)], lats: &[(&str, f64)]) {
    let [west, south, east, north] = part;
    let axes = [(lons, west, east, "east"), (lats, south, north, "north")];
    for (values, least, most, direction) in axes {
        for (key, value) in values.iter().filter(|(_, value)| !(least..=most).contains(value)) {
            fields.wrong(
                Code::OutsideMap,
                key,
                format!("`{key}` {value} is outside the map"),
                format!("{least} to {most} degrees {direction}"),
                "correct the degrees; are `lat` and `lon` the right way round?",
            );
        }
    }
}

/// The days of protest in order, each proved by a source.
fn protests(fields: &Fields<'_>, sources: &Sources, source_idxs: &mut Vec<usize>) -> Vec<Date> {
    let mut sourced = BTreeSet::new();
    for entry in fields.tables("protest_sources", "protest source") {
        sourced.extend(days(&entry, "dates").into_keys());
        if !entry.has("source") {
            entry.missing("source");
        }
        source_idxs.extend(sources.one(&entry, "source"));
        entry.finish();
    }
    let days = days(fields, "protests");
    for (day, offset) in days.iter().filter(|(day, _)| !sourced.contains(day)) {
        fields.source.problem(
            Code::ProtestUnsourced,
            *offset,
            format!("{}: a protest on {day} without a source", fields.name),
            "every day among the dates of protest_sources",
            "add its source, or remove the day",
        );
    }
    days.into_keys().collect()
}

/// Days with the byte offsets at which they are written.
fn days(fields: &Fields<'_>, key: &'static str) -> BTreeMap<Date, usize> {
    let mut days = BTreeMap::new();
    for (text, offset) in fields.texts(key) {
        match Date::parse(text) {
            Ok(day) if day.day > 0 => {
                days.insert(day, offset);
            }
            Ok(_) => fields.source.problem(
                Code::NotADay,
                offset,
                format!("{}: \"{text}\" is not a day", fields.name),
                "YYYY-MM-DD",
                "add the day, or remove the entry",
            ),
            Err(what) => fields.source.problem(
                Code::NoSuchDate,
                offset,
                format!("{}: {what}", fields.name),
                "YYYY-MM-DD",
                "correct the date",
            ),
        }
    }
    days
}
