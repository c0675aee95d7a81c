//! Places with their events as GeoJSON (RFC 7946): longitude first, WGS84. A place without a sourced point has no
//! geometry.

use serde_json::{Value, json};

use crate::model::story::{Place, PlaceKind, Story};

/// All places of the story, each with the events that name it.
pub fn collection(story: &Story) -> Value {
    let features: Vec<Value> = story.places.iter().enumerate().map(|(idx, place)| feature(story, idx, place)).collect();
    json!({ "type": "FeatureCollection", "features": features })
}

fn feature(story: &Story, place_idx: usize, place: &Place) -> Value {
    let events = story.events.iter().filter(|event| event.place_idxs.contains(&place_idx));
    let events: Vec<Value> = events
        .map(|event| {
            json!({
                "id": event.id,
                "date": event.date.to_string(),
                "kind": event.kind.word(),
                "status": event.status.word(),
            })
        })
        .collect();
    let protests: Vec<String> = place.protests.iter().map(ToString::to_string).collect();
    json!({
        "type": "Feature",
        "id": place.id,
        "geometry": place.lng_lat.map(|(lng, lat)| json!({ "type": "Point", "coordinates": [lng, lat] })),
        "properties": {
            "type": word(place.kind),
            "names": place.names,
            "region": place.region,
            "within_m": place.within_m,
            "protests": protests,
            "events": events,
        },
    })
}

fn word(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Country => "country",
        PlaceKind::Region => "region",
        PlaceKind::City => "city",
        PlaceKind::Town => "town",
        PlaceKind::Village => "village",
        PlaceKind::Square => "square",
        PlaceKind::Building => "building",
        PlaceKind::Airport => "airport",
        PlaceKind::StreetIntersection => "street-intersection",
    }
}
