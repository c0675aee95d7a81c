//! What the maps of one language hold: marks with names, each step's scene in the plane, and the day in words.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::components::map::MapMark;
use crate::geo::anchors::{AnchorKind, Seen};
use crate::geo::bounds::REPUBLIC_SQUARE;
use crate::geo::eurasia::SENDERS;
use crate::geo::layers::{almaty_labels, oblast_middles, seas};
use crate::geo::projection::Albers;
use crate::geo::{LngLat, Point, Rect};
use crate::layout::map::{Mark, MarkKind, Scene};
use crate::layout::time::Reach;
use crate::model::date::Date;
use crate::model::figures::Figures;
use crate::model::format;
use crate::model::story::{Event, Frame, Language, Layer, Place, PlaceKind, StepScene, Story};

pub struct MapModel {
    /// Those of the stage come last: what single steps write on the map.
    pub marks: Rc<Vec<MapMark>>,
    /// How many marks are of every map.
    pub n_common: usize,
    /// By index over all steps of the story.
    pub scenes: Vec<Option<Scene>>,
    /// What holds in the country on the day of each step whose own scene shows the alliance instead.
    pub thens: Vec<Option<Scene>>,
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

/// The text of the files that names and areas are read from.
pub struct MapFiles<'a> {
    /// `geo/central-asia.topo.json`.
    pub country: &'a str,
    /// `geo/almaty-schematic.geojson`.
    pub almaty: &'a str,
}

/// # Errors
/// If the map data cannot be read.
pub fn build(story: &Story, figures: &Figures, language: &Language, files: &MapFiles<'_>) -> Result<MapModel, String> {
    let albers = Albers::kazakhstan();
    let (mut marks, mut mark_of_place) = (Vec::new(), vec![None; story.places.len()]);
    for (place_idx, mark_idx) in mark_of_place.iter_mut().enumerate() {
        if let Some(mark) = place_mark(story, place_idx, language, albers) {
            *mark_idx = Some(marks.len());
            marks.push(mark);
        }
    }
    marks.extend(names(language, albers));
    marks.extend(city_names(files.almaty, &language.code)?);
    let n_common = marks.len();
    let cities: Vec<Point> =
        marks.iter().filter(|own| own.mark.kind == MarkKind::City).map(|own| own.mark.at).collect();
    let notes = Notes { story, figures, language, middles: oblast_middles(files.country, &cities)? };
    let mut notes_of_step = Vec::new();
    for step in story.chapters.iter().flat_map(|chapter| &chapter.steps) {
        let own = step.scene.as_ref().map(|scene| notes.of_scene(scene)).unwrap_or_default();
        // Steps that write the same share it.
        let idx_of = |note: MapMark| {
            marks.iter().position(|mark| *mark == note).unwrap_or_else(|| {
                marks.push(note);
                marks.len() - 1
            })
        };
        notes_of_step.push(own.into_iter().map(idx_of).collect::<Vec<usize>>());
    }

    let steps = || story.chapters.iter().flat_map(|chapter| &chapter.steps);
    let scene = |scene: &StepScene, notes: &[usize]| {
        let of_marks = |idxs: &[usize]| idxs.iter().filter_map(|idx| mark_of_place[*idx]).collect::<Vec<usize>>();
        Scene {
            bounds: bounds(&story.frames[scene.frame_idx], albers),
            day: scene.day.map(Date::first_day),
            hour: None,
            layer: layer_word(scene.layer).to_owned(),
            kind: kind(story, scene).to_owned(),
            areas: areas(story, scene),
            named: [of_marks(&scene.place_idxs), notes.to_vec()].concat(),
            claims: of_marks(&scene.claim_idxs),
        }
    };
    // The hour is the event's: shown only where the event is of the scene's day.
    // Where single regions are under emergency, more than one decree of the day is on the map, each with its hour there.
    let caption = |scene: &StepScene| {
        let event = scene.event_idx.map(|idx| &story.events[idx]);
        let event = event.filter(|event| Some(event.date) == scene.day && scene.region_idxs.is_empty());
        let day = || scene.day.map(|day| format::date(language, day));
        event.map(|event| format::moment(language, event)).or_else(day).unwrap_or_default()
    };
    let reach = |own: &StepScene| {
        let event = own.event_idx.map(|idx| &story.events[idx]).filter(|event| Some(event.date) == own.day);
        let hours = event.map(hours).unwrap_or_default();
        Reach::of(&scene(own, &[]), hours.first().map(|hour| (hour % 24) as u16))
            .filter(|_| !own.place_idxs.is_empty() || !own.claim_idxs.is_empty())
    };
    let country = story.frames.iter().find(|frame| frame.id == "country").or(story.frames.first());
    let country = country.map(|frame| bounds(frame, albers)).unwrap_or_default();
    let then = |own: &StepScene| {
        let decreed = story.events.iter().find(|event| event.id == "emergency-nationwide")?.date;
        own.day.filter(|day| scene(own, &[]).is_wide() && decreed <= *day)?;
        let emergency =
            StepScene { layer: Layer::Emergency, region_idxs: Vec::new(), place_idxs: Vec::new(), ..own.clone() };
        Some(Scene { bounds: country, ..scene(&emergency, &[]) })
    };
    Ok(MapModel {
        thens: steps().map(|step| then(step.scene.as_ref()?)).collect(),
        scenes: steps().zip(&notes_of_step).map(|(step, notes)| Some(scene(step.scene.as_ref()?, notes))).collect(),
        n_common,
        captions: steps().map(|step| step.scene.as_ref().map(caption).unwrap_or_default()).collect(),
        reaches: steps().map(|step| step.scene.as_ref().and_then(reach)).collect(),
        country,
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
    let within_km = place.within_m.map_or(0.0, |metres| metres / 1000.0);
    let mark = Mark { at: albers.project(LngLat::new(lng, lat)), kind, name, along: EAST, days, within_km };
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
            name: if anchor.seen == Seen::Far {
                // Along the sea, in one line.
                language.label(anchor.key).to_owned()
            } else {
                in_two_lines_of(language.label(anchor.key), anchor.kind)
            },
            along: if anchor.seen == Seen::Far { CASPIAN_AXIS } else { EAST },
            days: Vec::new(),
            within_km: 0.0,
        },
        place: None,
        class: if anchor.kind == AnchorKind::Water { "water" } else { "land" },
    };
    seas().into_iter().map(name).collect()
}

/// The Caspian's direction in the plane, read from the south upwards.
const CASPIAN_AXIS: Point = Point::new(0.174, -0.985);

/// Waters are narrower than long.
fn in_two_lines_of(name: &str, kind: AnchorKind) -> String {
    if kind == AnchorKind::Water { name.replacen(' ', "|", 1) } else { name.to_owned() }
}

/// The main streets and the mountains of Almaty, as the schematic names them.
fn city_names(almaty: &str, language: &str) -> Result<Vec<MapMark>, String> {
    let labels = almaty_labels(almaty)?;
    let wanted =
        labels.into_iter().filter(|label| matches!(label.kind.as_str(), "street" | "street-nearby" | "mountains"));
    // To the thousandth, as the page carries it.
    let along = |angle_deg: f64| {
        let (sin, cos) = angle_deg.to_radians().sin_cos();
        Point::new((cos * 1000.0).round() / 1000.0, (sin * 1000.0).round() / 1000.0)
    };
    let mark = wanted.map(|label| MapMark {
        mark: Mark {
            at: label.point,
            kind: if label.kind == "street-nearby" { MarkKind::CloseStreet } else { MarkKind::CityArea },
            name: label.name(language).to_owned(),
            along: along(label.angle_deg),
            days: Vec::new(),
            within_km: 0.0,
        },
        place: None,
        class: if label.kind == "mountains" { "land" } else { "street" },
    });
    Ok(mark.collect())
}

/// Where the country is named in the alliance's view: in its west, between the lines that lead to Almaty.
const HOME: LngLat = LngLat::new(56.4, 48.3);

/// What single steps write on the map.
struct Notes<'a> {
    story: &'a Story,
    figures: &'a Figures,
    language: &'a Language,
    /// Id of an oblast → where there is room on it.
    middles: BTreeMap<String, Point>,
}

impl Notes<'_> {
    fn of_scene(&self, scene: &StepScene) -> Vec<MapMark> {
        match scene.layer {
            Layer::None | Layer::Night | Layer::Shutdown => Vec::new(),
            Layer::Emergency => self.hours(scene),
            Layer::Alliance | Layer::Arrivals => self.senders(scene.layer == Layer::Arrivals),
        }
    }

    /// The alliance's members that sent troops; with how many were announced or reported beforehand.
    fn senders(&self, counted: bool) -> Vec<MapMark> {
        let albers = Albers::kazakhstan();
        let sender = |(_, id, place): (&str, &str, LngLat)| {
            let name = self.language.label(&format!("figure.contingents.country.{id}"));
            let sent = self.figures.contingents.announced.iter().find(|sent| counted && sent.id == id);
            let number = sent.map(|sent| format!("|{}", format::number(self.language, sent.soldiers)));
            let at = albers.project(place);
            let kind = match counted {
                false => MarkKind::Note,
                true if at.y > REPUBLIC_SQUARE.centre().y => MarkKind::UnderNote,
                true => MarkKind::OverNote,
            };
            note(at, kind, [name, number.as_deref().unwrap_or_default()].concat(), "note")
        };
        let home = self.language.label("map.kazakhstan").to_owned();
        let home = note(albers.project(HOME), MarkKind::Note, home, "land");
        SENDERS.into_iter().map(sender).chain([home]).collect()
    }

    /// Since when, or until when, a region or city is under emergency, where that begins or ends on the scene's day.
    fn hours(&self, scene: &StepScene) -> Vec<MapMark> {
        let of_day = |event: &&Event| Some(event.date) == scene.day && event.id.starts_with("emergency-");
        let mut notes = Vec::new();
        for event in self.story.events.iter().filter(of_day) {
            let has_ended = event.id.starts_with("emergency-lifted");
            let Some(time) = event.time.as_deref() else { continue };
            let Some((hour, minute)) = time.split_once(':') else { continue };
            let minutes = hour.parse::<u16>().unwrap_or_default() * 60 + minute.parse::<u16>().unwrap_or_default();
            let words = self.language.label(if has_ended { "map.until_time" } else { "map.from_time" });
            let line = words.replace("{time}", &format::clock(self.language, minutes));
            // In two lines, so that it stands within its region; one letter alone makes none.
            let lines = if line.chars().count() > 8 { line.replacen(' ', "|", 1) } else { line.clone() };
            for place in event.place_idxs.iter().map(|idx| &self.story.places[*idx]) {
                if let Some(middle) = self.middles.get(&place.id) {
                    notes.push(note(*middle, MarkKind::Note, lines.clone(), "note"));
                } else if let (PlaceKind::City, Some((lng, lat))) = (place.kind, place.lng_lat) {
                    let at = Albers::kazakhstan().project(LngLat::new(lng, lat));
                    notes.push(note(at, MarkKind::CityNote, line.clone(), "note hour"));
                }
            }
        }
        notes
    }
}

fn note(at: Point, kind: MarkKind, name: String, class: &'static str) -> MapMark {
    MapMark { mark: Mark { at, kind, name, along: EAST, days: Vec::new(), within_km: 0.0 }, place: None, class }
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
/// map they are; on the country's only if each has the event, or another of that kind and day. A claim is no event's place.
fn kind(story: &Story, scene: &StepScene) -> &'static str {
    // In the alliance's view the lands tell; the city is there to find one's way.
    if matches!(scene.layer, Layer::Alliance | Layer::Arrivals) {
        return "";
    }
    let Some(event) = scene.event_idx.map(|idx| &story.events[idx]) else { return "" };
    let held_then = |other: &Event| {
        let last = other.end_date.unwrap_or(other.date);
        other.kind == event.kind && scene.day.is_some_and(|day| other.date <= day && day <= last)
    };
    let is_there = |idx: &usize| {
        event.place_idxs.contains(idx)
            || story.events.iter().any(|other| held_then(other) && other.place_idxs.contains(idx))
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
        Layer::Alliance => "alliance",
        Layer::Arrivals => "arrivals",
        Layer::Night => "night",
    }
}

/// What is drawn over the land: regions, those who sent troops, and places known only roughly.
fn areas(story: &Story, scene: &StepScene) -> Vec<String> {
    let rough = scene.place_idxs.iter().map(|idx| &story.places[*idx]).filter(|place| place.within_m.is_some());
    let of_layer = match scene.layer {
        Layer::None | Layer::Night => Vec::new(),
        Layer::Alliance => vec!["alliance".to_owned()],
        Layer::Arrivals => vec!["alliance".to_owned(), "arrivals".to_owned()],
        Layer::Shutdown | Layer::Emergency => regions(story, scene),
    };
    of_layer.into_iter().chain(rough.map(|place| place.id.clone())).collect()
}

/// The regions that the scene's layer covers, those where it has ended with `!`. The cut of 5 January was nationwide. So was, from that evening, the
/// emergency; it was lifted region by region from 13 January.
fn regions(story: &Story, scene: &StepScene) -> Vec<String> {
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
    let id = |(idx, place): (usize, &Place)| if lifted(idx) { format!("!{}", place.id) } else { place.id.clone() };
    let mut ids: Vec<String> = regions.map(id).collect();
    // The fact base has no entry of its own for this one, in which nothing is told.
    if !ids.iter().any(|id| id == "akmola-region") {
        ids.push("akmola-region".to_owned());
    }
    ids
}
