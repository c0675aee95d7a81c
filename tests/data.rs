//! The open data: what is read back equals the model, every column is explained, nothing disputed stands without a word
//! of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use qantar::data::records::{self, ClaimRecord, EventRecord, SourceRecord};
use qantar::data::{Collection, csv, files};
use qantar::model::date::Date;
use qantar::model::status::Status;
use qantar::model::story::Story;
use qantar::story::load;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn story() -> &'static Story {
    static STORY: OnceLock<Story> = OnceLock::new();
    STORY.get_or_init(|| {
        load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|problems| panic!("{}", problems[0]))
    })
}

fn file(name: &str) -> &'static str {
    static FILES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    &FILES.get_or_init(|| files(story()).into_iter().collect())[&format!("data/{name}")]
}

fn languages() -> Vec<&'static str> {
    story().languages.iter().map(|language| language.code.as_str()).collect()
}

fn json<T: DeserializeOwned>(name: &str) -> Vec<T> {
    serde_json::from_str::<Collection<T>>(file(name)).unwrap().records
}

#[test]
fn what_is_read_back_from_both_forms_is_what_was_written() {
    let languages = languages();
    let (head, rows) = csv::read(file("events.csv")).unwrap();
    assert_eq!(head, EventRecord::head(&languages));
    let events: Vec<_> = rows.iter().map(|row| EventRecord::read(&languages, row)).collect();
    assert_eq!(events, records::events(story()));
    assert_eq!(json::<EventRecord>("events.json"), events);

    let (head, rows) = csv::read(file("claims.csv")).unwrap();
    assert_eq!(head, ClaimRecord::head());
    let claims: Vec<_> = rows.iter().map(|row| ClaimRecord::read(row)).collect();
    assert_eq!(claims, records::claims(story()));
    assert_eq!(json::<ClaimRecord>("claims.json"), claims);

    let (head, rows) = csv::read(file("sources.csv")).unwrap();
    assert_eq!(head, SourceRecord::head());
    let sources: Vec<_> = rows.iter().map(|row| SourceRecord::read(row)).collect();
    assert_eq!(json::<SourceRecord>("sources.json"), sources);
    assert_eq!(sources.len(), story().sources.len());
}

#[test]
fn an_event_that_is_read_back_is_that_of_the_model() {
    let story = story();
    let id_of = |idxs: &[usize], id: fn(usize, &Story) -> &str| -> Vec<String> {
        idxs.iter().map(|idx| id(*idx, story).to_owned()).collect()
    };
    let records: Vec<EventRecord> = json("events.json");
    assert_eq!(records.len(), story.events.len());
    for ((event, record), idx) in story.events.iter().zip(records).zip(0..) {
        assert_eq!(record.id, event.id);
        assert_eq!(Date::parse(&record.date), Ok(event.date));
        assert_eq!(record.end_date.map(|date| Date::parse(&date).unwrap()), event.end_date);
        assert_eq!(
            (record.time, record.part_of_day, record.utc_offset),
            (event.time.clone(), event.part_of_day.clone(), event.tz.clone())
        );
        assert_eq!(record.time_precision.as_deref() == Some("about"), event.about);
        assert_eq!(record.kind, event.kind.word());
        assert_eq!(record.places, id_of(&event.place_idxs, |idx, story| &story.places[idx].id));
        assert_eq!(record.actors, id_of(&event.actor_idxs, |idx, story| &story.people[idx].id));
        assert_eq!(record.sources, id_of(&event.source_idxs, |idx, story| &story.sources[idx].id));
        assert_eq!(record.support, event.support.word());
        for language in &story.languages {
            assert_eq!(record.title[&language.code], language.events[idx].title);
            assert_eq!(record.text[&language.code], language.events[idx].text);
        }
    }
}

#[test]
fn a_claim_that_is_read_back_is_that_of_the_model() {
    let story = story();
    let records: Vec<ClaimRecord> = json("claims.json");
    let of_events: Vec<_> =
        story.events.iter().flat_map(|event| event.claims.iter().map(move |claim| (event, claim))).collect();
    assert_eq!(records.len(), of_events.len() + story.toll.len());
    for ((event, claim), record) in of_events.iter().zip(&records) {
        assert_eq!(record.event.as_ref(), Some(&event.id));
        assert_eq!((&record.field, &record.statement, &record.speaker), (&claim.field, &claim.value, &claim.by));
        assert_eq!(record.date.as_deref().map(|date| Date::parse(date).unwrap()), claim.date);
        assert_eq!(record.sources.first(), claim.source_idx.map(|idx| &story.sources[idx].id));
    }
    for (claim, record) in story.toll.iter().zip(&records[of_events.len()..]) {
        assert_eq!((&record.id, &record.field, &record.speaker), (&claim.id, &claim.category, &claim.by));
        assert_eq!((record.number, &record.statement), (claim.value, &claim.detail));
        assert_eq!(record.date.as_deref().map(Date::parse), Some(Ok(claim.date)));
    }
}

#[test]
fn places_are_where_the_model_has_them_with_their_events() {
    let story = story();
    let collection: Value = serde_json::from_str(file("places.geojson")).unwrap();
    assert_eq!(collection["type"], "FeatureCollection");
    let features = collection["features"].as_array().unwrap();
    assert_eq!(features.len(), story.places.len());
    for (idx, (place, feature)) in story.places.iter().zip(features).enumerate() {
        let point =
            feature["geometry"]["coordinates"].as_array().map(|at| (at[0].as_f64().unwrap(), at[1].as_f64().unwrap()));
        assert_eq!((feature["id"].as_str(), point), (Some(place.id.as_str()), place.lng_lat));
        let of_place =
            story.events.iter().filter(|event| event.place_idxs.contains(&idx)).map(|event| event.id.as_str());
        let told =
            feature["properties"]["events"].as_array().unwrap().iter().map(|event| event["id"].as_str().unwrap());
        assert!(of_place.eq(told), "{}", place.id);
    }
}

#[test]
fn nothing_disputed_stands_without_a_word_of_it() {
    let events: Vec<EventRecord> = json("events.json");
    let claims: Vec<ClaimRecord> = json("claims.json");
    assert!(claims.iter().all(|claim| !claim.speaker.is_empty() && !claim.status.is_empty()));
    for (event, record) in story().events.iter().zip(&events) {
        assert_eq!(record.status, event.status.word(), "{}", event.id);
        assert_eq!(record.status == "disputed", event.disputed, "{}", event.id);
        assert_eq!(record.disputed.is_empty(), !event.disputed, "{}", event.id);
        for claim in claims.iter().filter(|claim| claim.event.as_ref() == Some(&event.id)) {
            assert_eq!(claim.status == "disputed", record.disputed.contains(&claim.field), "{}", claim.id);
        }
    }
    for (claim, record) in story().toll.iter().zip(claims.iter().filter(|claim| claim.event.is_none())) {
        assert_eq!(record.status, story().facts[&claim.id].status.word(), "{}", claim.id);
    }
    let collection: Value = serde_json::from_str(file("places.geojson")).unwrap();
    let of_places = collection["features"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|place| place["properties"]["events"].as_array().unwrap());
    let of_places: Vec<&str> = of_places.map(|event| event["status"].as_str().unwrap()).collect();
    assert!(of_places.len() > 100);
    let words = Status::ALL.map(Status::word);
    let of_events = events.iter().map(|event| event.status.as_str());
    let mut told = of_events.chain(claims.iter().map(|claim| claim.status.as_str())).chain(of_places);
    assert!(told.all(|word| words.contains(&word)), "the page's own words alone");
    assert!(claims.iter().any(|claim| claim.status == "withdrawn" && claim.number == Some(164.0)));
}

#[test]
fn ids_are_unique_and_lead_somewhere() {
    let (events, claims): (Vec<EventRecord>, Vec<ClaimRecord>) = (json("events.json"), json("claims.json"));
    let sources: BTreeSet<String> = json::<SourceRecord>("sources.json").into_iter().map(|source| source.id).collect();
    let known: BTreeSet<&String> = events.iter().map(|event| &event.id).collect();
    assert_eq!(claims.iter().map(|claim| &claim.id).collect::<BTreeSet<_>>().len(), claims.len());
    assert!(claims.iter().filter_map(|claim| claim.event.as_ref()).all(|id| known.contains(id)));
    let cited = events.iter().flat_map(|event| &event.sources).chain(claims.iter().flat_map(|claim| &claim.sources));
    assert!(cited.into_iter().all(|id| sources.contains(id)));
}

#[test]
fn the_codebook_explains_every_column_and_the_licence_is_there() {
    let codebook = file("codebook.md");
    let package: Value = serde_json::from_str(file("datapackage.json")).unwrap();
    for resource in package["resources"].as_array().unwrap() {
        let (head, _) = csv::read(file(resource["path"].as_str().unwrap())).unwrap();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        assert!(head.iter().eq(fields.iter().map(|field| field["name"].as_str().unwrap())));
        assert!(fields.iter().all(|field| codebook.contains(field["description"].as_str().unwrap())));
    }
    assert!(file("LICENCE.txt").starts_with("MIT License") && file("LICENCE.txt").contains("GeoNames"));
}
