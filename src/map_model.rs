//! What the maps of one language hold: marks with names, each step's scene in the plane, and the day in words.

use std::rc::Rc;

use crate::components::map::MapMark;
use crate::geo::anchors::AnchorKind;
use crate::geo::layers::{almaty_labels, seas};
use crate::geo::projection::Albers;
use crate::geo::{LngLat, Point, Rect};
use crate::layout::map::{Mark, MarkKind, Scene};
use crate::model::date::Date;
use crate::model::format;
use crate::model::story::{Frame, Language, Layer, Place, PlaceKind, StepScene, Story};

pub struct MapModel {
    pub marks: Rc<Vec<MapMark>>,
    /// By index over all steps of the story.
    pub scenes: Vec<Option<Scene>>,
    /// The day of each step's scene in words, with the hour of its event; empty where it has none.
    pub captions: Vec<String>,
    /// The frame called `country`, or the first one.
    country: Rect,
}

impl MapModel {
    /// The country, nothing lit.
    pub fn whole_country(&self) -> Scene {
        Scene { bounds: self.country, layer: "none".to_owned(), ..Scene::default() }
    }
}

/// # Errors
/// If the city's data cannot be read.
pub fn build(story: &Story, language: &Language, almaty: &str) -> Result<MapModel, String> {
    let albers = Albers::kazakhstan();
    let (mut marks, mut mark_of_place) = (Vec::new(), vec![None; story.places.len()]);
    for (place_idx, place) in story.places.iter().enumerate() {
        if let Some(mark) = place_mark(story, place_idx, place, language, albers) {
            mark_of_place[place_idx] = Some(marks.len());
            marks.push(mark);
        }
    }
    marks.extend(names(language, albers));
    marks.extend(city_names(almaty)?);

    let steps = || story.chapters.iter().flat_map(|chapter| &chapter.steps);
    let scene = |scene: &StepScene| {
        let of_marks = |idxs: &[usize]| idxs.iter().filter_map(|idx| mark_of_place[*idx]).collect();
        Scene {
            bounds: bounds(&story.frames[scene.frame_idx], albers),
            day: scene.day.map(Date::first_day),
            layer: layer_word(scene.layer).to_owned(),
            oblasts: oblasts(story, scene),
            named: of_marks(&scene.place_idxs),
            claims: of_marks(&scene.claim_idxs),
        }
    };
    // The hour is the event's: shown only where the event is of the scene's day.
    let caption = |scene: &StepScene| {
        let event = scene.event_idx.map(|idx| &story.events[idx]).filter(|event| Some(event.date) == scene.day);
        let day = || scene.day.map(|day| format::date(language, day));
        event.map(|event| format::moment(language, event)).or_else(day).unwrap_or_default()
    };
    let country = story.frames.iter().find(|frame| frame.id == "country").or(story.frames.first());
    Ok(MapModel {
        scenes: steps().map(|step| step.scene.as_ref().map(scene)).collect(),
        captions: steps().map(|step| step.scene.as_ref().map(caption).unwrap_or_default()).collect(),
        country: country.map(|frame| bounds(frame, albers)).unwrap_or_default(),
        marks: Rc::new(marks),
    })
}

fn place_mark(story: &Story, place_idx: usize, place: &Place, language: &Language, albers: Albers) -> Option<MapMark> {
    let (lng, lat) = place.lng_lat?;
    let told = story.events.iter().any(|event| event.place_idxs.contains(&place_idx));
    let kind = match place.kind {
        PlaceKind::City => MarkKind::City,
        PlaceKind::Town | PlaceKind::Village => MarkKind::Town,
        PlaceKind::Square | PlaceKind::Building | PlaceKind::Airport if told => MarkKind::Site,
        PlaceKind::Square | PlaceKind::Building | PlaceKind::Airport | PlaceKind::StreetIntersection => MarkKind::Spot,
        // Drawn as areas.
        PlaceKind::Country | PlaceKind::Region => return None,
    };
    // On the city map "Almaty" goes without saying.
    let name = place.names.get(&language.code)?;
    let name = if kind == MarkKind::City { name } else { name.split_once(", ").map_or(name.as_str(), |(own, _)| own) };
    // A place drawn as a claim says whose it is.
    let claimant = language.labels.get(&format!("claim.{}", place.id));
    let name = claimant.map_or_else(|| name.to_owned(), |claimant| format!("{name}, {claimant}"));
    let days = place.protests.iter().map(|day| day.first_day()).collect();
    let mark = Mark { at: albers.project(LngLat::new(lng, lat)), kind, name, days };
    Some(MapMark { mark, place: Some(place.id.clone()), class: "place" })
}

/// Neighbours and waters.
fn names(language: &Language, albers: Albers) -> Vec<MapMark> {
    let name = |anchor: crate::geo::anchors::Anchor| MapMark {
        mark: Mark {
            at: albers.project(anchor.place),
            kind: MarkKind::Area,
            name: language.label(anchor.key).to_owned(),
            days: Vec::new(),
        },
        place: None,
        class: if anchor.kind == AnchorKind::Water { "water" } else { "land" },
    };
    seas().into_iter().map(name).collect()
}

/// The main streets and the mountains of Almaty, as the schematic names them.
fn city_names(almaty: &str) -> Result<Vec<MapMark>, String> {
    let labels = almaty_labels(almaty)?;
    let wanted = labels.into_iter().filter(|label| matches!(label.kind.as_str(), "street" | "mountains"));
    let mark = wanted.map(|label| MapMark {
        mark: Mark { at: label.point, kind: MarkKind::CityArea, name: label.name_en, days: Vec::new() },
        place: None,
        class: if label.kind == "street" { "street" } else { "land" },
    });
    Ok(mark.collect())
}

/// The frame in the plane: its sides are arcs there, so the middles of its edges count too.
fn bounds(frame: &Frame, albers: Albers) -> Rect {
    let (middle_lng, middle_lat) = ((frame.west + frame.east) / 2.0, (frame.south + frame.north) / 2.0);
    let points: Vec<Point> = [frame.west, middle_lng, frame.east]
        .into_iter()
        .flat_map(|lng| [frame.south, middle_lat, frame.north].map(|lat| albers.project(LngLat::new(lng, lat))))
        .collect();
    Rect::around(&points).unwrap_or_default()
}

const fn layer_word(layer: Layer) -> &'static str {
    match layer {
        Layer::None => "none",
        Layer::Shutdown => "shutdown",
        Layer::Emergency => "emergency",
    }
}

/// The regions that the scene's layer covers. The cut of 5 January was nationwide. So was, from that evening, the
/// emergency; it was lifted region by region from 13 January.
fn oblasts(story: &Story, scene: &StepScene) -> Vec<String> {
    if scene.layer == Layer::None {
        return Vec::new();
    }
    let lifted = |place_idx: usize| {
        scene.layer == Layer::Emergency
            && story.events.iter().any(|event| {
                event.id.starts_with("emergency-lifted")
                    && scene.day.is_some_and(|day| event.date <= day)
                    && event.place_idxs.contains(&place_idx)
            })
    };
    if !scene.region_idxs.is_empty() {
        return scene.region_idxs.iter().map(|idx| story.places[*idx].id.clone()).collect();
    }
    let regions = story.places.iter().enumerate().filter(|(_, place)| place.kind == PlaceKind::Region);
    let mut ids: Vec<String> = regions.filter(|(idx, _)| !lifted(*idx)).map(|(_, place)| place.id.clone()).collect();
    // The fact base has no entry of its own for this one, in which nothing is told.
    if !ids.iter().any(|id| id == "akmola-region") {
        ids.push("akmola-region".to_owned());
    }
    ids
}
