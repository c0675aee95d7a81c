//! What the maps of one language hold: marks with names, each step's scene in the plane, and the day in words.

use std::rc::Rc;

use crate::components::map::MapMark;
use crate::geo::anchors::{AnchorKind, Seen};
use crate::geo::layers::{almaty_labels, seas};
use crate::geo::projection::Albers;
use crate::geo::{LngLat, Point, Rect};
use crate::layout::map::{Mark, MarkKind, Scene};
use crate::layout::time::Reach;
use crate::model::date::Date;
use crate::model::format;
use crate::model::story::{Event, Frame, Language, Layer, PlaceKind, StepScene, Story};

pub struct MapModel {
    pub marks: Rc<Vec<MapMark>>,
    /// By index over all steps of the story.
    pub scenes: Vec<Option<Scene>>,
    /// The day of each step's scene in words, with the hour of its event; empty where it has none.
    pub captions: Vec<String>,
    /// What moments each step lets the reader choose from.
    pub reaches: Vec<Option<Reach>>,
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
    for (place_idx, mark_idx) in mark_of_place.iter_mut().enumerate() {
        if let Some(mark) = place_mark(story, place_idx, language, albers) {
            *mark_idx = Some(marks.len());
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
            hour: None,
            layer: layer_word(scene.layer).to_owned(),
            kind: kind(story, scene).to_owned(),
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
    let reach = |own: &StepScene| {
        let event = own.event_idx.map(|idx| &story.events[idx]).filter(|event| Some(event.date) == own.day);
        let hours = event.map(hours).unwrap_or_default();
        Reach::of(&scene(own), hours.first().map(|hour| (hour % 24) as u16))
            .filter(|_| !own.place_idxs.is_empty() || !own.claim_idxs.is_empty())
    };
    let country = story.frames.iter().find(|frame| frame.id == "country").or(story.frames.first());
    Ok(MapModel {
        scenes: steps().map(|step| step.scene.as_ref().map(scene)).collect(),
        captions: steps().map(|step| step.scene.as_ref().map(caption).unwrap_or_default()).collect(),
        reaches: steps().map(|step| step.scene.as_ref().and_then(reach)).collect(),
        country: country.map(|frame| bounds(frame, albers)).unwrap_or_default(),
        marks: Rc::new(marks),
    })
}

fn place_mark(story: &Story, place_idx: usize, language: &Language, albers: Albers) -> Option<MapMark> {
    let place = &story.places[place_idx];
    let (lng, lat) = place.lng_lat?;
    let kind = match place.kind {
        PlaceKind::City => MarkKind::City,
        PlaceKind::Town | PlaceKind::Village => MarkKind::Town,
        PlaceKind::Square | PlaceKind::Building | PlaceKind::Airport | PlaceKind::StreetIntersection => MarkKind::Site,
        // Drawn as areas.
        PlaceKind::Country | PlaceKind::Region => return None,
    };
    // On the city map "Almaty" goes without saying.
    let name = place.names.get(&language.code)?;
    let name = if kind == MarkKind::City { name } else { name.split_once(", ").map_or(name.as_str(), |(own, _)| own) };
    // A place drawn as a claim says whose it is, in a line of its own.
    let claim = language.labels.get(&format!("claim.{}", place.id)).map(|words| words.replacen(", ", ",|", 1));
    let in_lines = || if kind == MarkKind::Site { in_two_lines(name) } else { name.to_owned() };
    let name = claim.unwrap_or_else(in_lines);
    let days = if kind == MarkKind::Site {
        let here = story.events.iter().filter(|event| event.place_idxs.contains(&place_idx));
        let mut hours: Vec<i32> = here.flat_map(hours).collect();
        hours.sort_unstable();
        hours.dedup();
        hours
    } else {
        place.protests.iter().map(|day| day.first_day()).collect()
    };
    let mark = Mark { at: albers.project(LngLat::new(lng, lat)), kind, name, along: EAST, days };
    Some(MapMark { mark, place: Some(place.id.clone()), class: "place" })
}

/// The hours of January 2022 at which an event is reported, since the year began: that of its time, or those of its
/// part of the day. None where neither is known.
fn hours(event: &Event) -> Vec<i32> {
    let day = event.date.first_day() - Date { year: 2022, month: 1, day: 1 }.first_day();
    let time = event.time.as_deref().and_then(|time| time.split(':').next()?.parse::<i32>().ok());
    // What these words cover is nowhere laid down; these are the hours that most readers would grant them.
    let (from, to) = match (time, event.part_of_day.as_deref()) {
        (Some(hour), _) => (hour, hour),
        (_, Some("early morning")) => (4, 7),
        (_, Some("midday")) => (11, 13),
        (_, Some("evening")) => (18, 21),
        (_, Some("late evening")) => (22, 23),
        (_, Some("around midnight")) => (23, 24),
        (_, Some(part)) if part.starts_with("night of") => (22, 28),
        _ => return Vec::new(),
    };
    if !(0..31).contains(&day) {
        return Vec::new();
    }
    (from..=to).map(|hour| day * 24 + hour).collect()
}

/// The direction of names that are not turned.
const EAST: Point = Point::new(1.0, 0.0);

/// Long names are broken at the space nearest to their middle.
fn in_two_lines(name: &str) -> String {
    let spaces = name.char_indices().filter(|(_, letter)| *letter == ' ').map(|(idx, _)| idx);
    let middle = name.len() / 2;
    match spaces.min_by_key(|idx| idx.abs_diff(middle)) {
        Some(idx) if name.chars().count() > 15 => format!("{}|{}", &name[..idx], &name[idx + 1..]),
        _ => name.to_owned(),
    }
}

/// Neighbours and waters.
fn names(language: &Language, albers: Albers) -> Vec<MapMark> {
    let name = |anchor: crate::geo::anchors::Anchor| MapMark {
        mark: Mark {
            at: albers.project(anchor.place),
            kind: match anchor.seen {
                Seen::Always => MarkKind::Area,
                Seen::Near => MarkKind::NearArea,
                Seen::Far => MarkKind::FarWater,
                Seen::Close => MarkKind::CloseWater,
            },
            name: in_two_lines_of(language.label(anchor.key), anchor.kind),
            along: EAST,
            days: Vec::new(),
        },
        place: None,
        class: if anchor.kind == AnchorKind::Water { "water" } else { "land" },
    };
    seas().into_iter().map(name).collect()
}

/// Waters are narrower than long.
fn in_two_lines_of(name: &str, kind: AnchorKind) -> String {
    if kind == AnchorKind::Water { name.replacen(' ', "|", 1) } else { name.to_owned() }
}

/// The main streets and the mountains of Almaty, as the schematic names them.
fn city_names(almaty: &str) -> Result<Vec<MapMark>, String> {
    let labels = almaty_labels(almaty)?;
    let wanted = labels.into_iter().filter(|label| matches!(label.kind.as_str(), "street" | "mountains"));
    // To the thousandth, as the page carries it.
    let along = |angle_deg: f64| {
        let (sin, cos) = angle_deg.to_radians().sin_cos();
        Point::new((cos * 1000.0).round() / 1000.0, (sin * 1000.0).round() / 1000.0)
    };
    let mark = wanted.map(|label| MapMark {
        mark: Mark {
            at: label.point,
            kind: MarkKind::CityArea,
            name: label.name_en,
            along: along(label.angle_deg),
            days: Vec::new(),
        },
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

/// The kind of the scene's event, as a word, if the marks that the scene names are where it happened: on the city's
/// map they are; on the country's only if the event has all of them. A claim is no event's place.
fn kind(story: &Story, scene: &StepScene) -> &'static str {
    let Some(event) = scene.event_idx.map(|idx| &story.events[idx]) else { return "" };
    let is_there = |idx: &usize| {
        event.place_idxs.contains(idx)
            || !matches!(story.places[*idx].kind, PlaceKind::City | PlaceKind::Town | PlaceKind::Village)
    };
    let is_told = scene.claim_idxs.is_empty() && scene.place_idxs.iter().all(is_there);
    if is_told { event.kind.word() } else { "" }
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
