//! What the map shows: a scene, seen by a camera in a window, becomes marks with states and labels. The same function
//! draws the prerendered map and moves the living one.

use crate::geo::{Point, Rect, Size};

use super::camera::{Camera, Insets};
use super::labels::{LabelRequest, Placed, place_labels};
use super::text_width::text_width;

/// Closer than this (pixels a kilometre) the city's places stand for the cities.
const CITY_SCALE: f64 = 6.0;

/// Closer than this the small towns appear unasked.
const TOWN_SCALE: f64 = 1.2;

/// Something with a place on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Kilometres on the map's plane.
    pub at: Point,
    pub kind: MarkKind,
    pub name: String,
    /// Days with a protest, as days since 1970, in order.
    pub days: Vec<i32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Capital or seat of a region.
    City,
    Town,
    /// A place in Almaty where something happened.
    Site,
    /// A place in Almaty that is only somebody's claim, or of which nothing is told: drawn when a scene asks for it.
    Spot,
    /// A name without a mark on the country map: a neighbour, a sea.
    Area,
    /// A name without a mark on the city map: a street, the mountains.
    CityArea,
}

impl MarkKind {
    const WORDS: [(Self, &'static str); 6] = [
        (Self::City, "city"),
        (Self::Town, "town"),
        (Self::Site, "site"),
        (Self::Spot, "spot"),
        (Self::Area, "area"),
        (Self::CityArea, "city-area"),
    ];

    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }

    pub fn of_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, own)| *own == word).map(|(kind, _)| *kind)
    }

    const fn has_mark(self) -> bool {
        !matches!(self, Self::Area | Self::CityArea)
    }
}

/// What a step shows on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// What must be visible, kilometres.
    pub bounds: Rect,
    /// Days since 1970; `None`: no day, nothing is lit.
    pub day: Option<i32>,
    /// The class of the layer: "none", "shutdown", "emergency".
    pub layer: String,
    /// Ids of the oblasts that the layer covers.
    pub oblasts: Vec<String>,
    /// Indices of the marks that the step speaks of.
    pub named: Vec<usize>,
    /// Indices of the marks drawn hollow, as somebody's claim.
    pub claims: Vec<usize>,
}

impl Scene {
    /// True: the step is type alone, and the map behind it is veiled.
    pub fn is_veiled(&self) -> bool {
        self.day.is_none() && self.named.is_empty() && self.claims.is_empty()
    }

    /// As an attribute carries it: bounds in steps of 10 m, day, layer, oblasts, named, claims, parted by `|`.
    pub fn encode(&self) -> String {
        let bounds = [self.bounds.x, self.bounds.y, self.bounds.width, self.bounds.height]
            .map(|km| ((km * 100.0).round() as i64).to_string());
        let numbers = |idxs: &[usize]| idxs.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
        [
            bounds.join(" "),
            self.day.map(|day| day.to_string()).unwrap_or_default(),
            self.layer.clone(),
            self.oblasts.join(" "),
            numbers(&self.named),
            numbers(&self.claims),
        ]
        .join("|")
    }

    /// `None` for anything that `encode` did not write.
    pub fn decode(text: &str) -> Option<Self> {
        let fields: Vec<&str> = text.split('|').collect();
        let [bounds, day, layer, oblasts, named, claims] = fields.as_slice() else { return None };
        let bounds: Vec<f64> =
            bounds.split(' ').filter_map(|part| Some(f64::from(part.parse::<i32>().ok()?) / 100.0)).collect();
        let [x, y, width, height] = bounds.as_slice() else { return None };
        let numbers = |text: &str| text.split(' ').filter_map(|part| part.parse().ok()).collect();
        Some(Self {
            bounds: Rect::new(*x, *y, *width, *height),
            day: day.parse().ok(),
            layer: (*layer).to_owned(),
            oblasts: oblasts.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect(),
            named: numbers(named),
            claims: numbers(claims),
        })
    }

    /// The view that shows all of the scene in a window, with room for the names at its edges.
    pub fn camera(&self, size: Size) -> Camera {
        // The caption stands below, the chapter bar above; names need room at the sides.
        let side = (size.width * 0.05).clamp(14.0, 60.0);
        Camera::fit(self.bounds, size, Insets { top: 28.0, right: side, bottom: 40.0, left: side })
    }
}

/// How far into a veiled step the camera goes ahead to the next scene, so that the map is in place when the veil lifts.
const AHEAD_PERMILLE: u16 = 800;

/// The scene at a step and the progress (0-1000) through it: the step's own, or the last one before it, so that the map
/// stands still under chapters without one.
pub fn scene_at(scenes: &[Option<Scene>], step_idx: usize, progress_permille: u16) -> Option<Scene> {
    let last = scenes.len().checked_sub(1)?;
    let scene = scenes[..=step_idx.min(last)].iter().rev().flatten().next()?;
    let next = scenes.get(step_idx + 1).and_then(Option::as_ref);
    match next {
        Some(next) if scene.is_veiled() && progress_permille >= AHEAD_PERMILLE => {
            Some(Scene { bounds: next.bounds, ..scene.clone() })
        }
        _ => Some(scene.clone()),
    }
}

/// What a day means for a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lit {
    /// A protest is reported on this day.
    Now,
    /// A protest was reported on an earlier day.
    Before,
    NotYet,
}

/// A mark in the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkView {
    pub at_px: Point,
    pub shown: bool,
    pub lit: Lit,
    pub named: bool,
    pub claim: bool,
    /// `None`: there was no room for the name.
    pub label: Option<Placed>,
}

/// All marks, in their order, without names: for the frames of a flight, when there is no time to look for places.
pub fn lay_out_marks(marks: &[Mark], scene: &Scene, camera: Camera, size: Size) -> Vec<MarkView> {
    marks.iter().enumerate().map(|(idx, mark)| view(mark, idx, scene, camera, size)).collect()
}

/// All marks, in their order, with a place for each name that has room. `font_px` is the size of the names.
pub fn lay_out(marks: &[Mark], scene: &Scene, camera: Camera, size: Size, font_px: f64) -> Vec<MarkView> {
    let mut views = lay_out_marks(marks, scene, camera, size);
    let shown: Vec<usize> = (0..views.len()).filter(|idx| views[*idx].shown).collect();
    let requests: Vec<LabelRequest> = shown.iter().map(|idx| request(&marks[*idx], &views[*idx], font_px)).collect();
    let frame = Rect::new(4.0, 4.0, size.width - 8.0, size.height - 8.0);
    // The caption's corner.
    let caption = Rect::new(0.0, size.height - 44.0, size.width.min(330.0), 44.0);
    for (idx, label) in shown.into_iter().zip(place_labels(&requests, frame, &[caption])) {
        views[idx].label = label;
    }
    views
}

fn view(mark: &Mark, idx: usize, scene: &Scene, camera: Camera, size: Size) -> MarkView {
    let at_px = camera.to_px(mark.at, size);
    let scale = camera.scale(size);
    let (named, claim) = (scene.named.contains(&idx), scene.claims.contains(&idx));
    let in_window = (-20.0..=size.width + 20.0).contains(&at_px.x) && (-20.0..=size.height + 20.0).contains(&at_px.y);
    let close = scale >= CITY_SCALE;
    let shown = in_window
        && match mark.kind {
            MarkKind::City => !close,
            MarkKind::Town => !close && (named || scale >= TOWN_SCALE),
            MarkKind::Site => close,
            MarkKind::Spot => close && (named || claim),
            MarkKind::Area => !close,
            MarkKind::CityArea => close,
        };
    let lit = match scene.day {
        Some(day) if mark.days.contains(&day) => Lit::Now,
        Some(day) if mark.days.first().is_some_and(|first| *first < day) => Lit::Before,
        _ => Lit::NotYet,
    };
    MarkView { at_px, shown, lit, named, claim, label: None }
}

fn request(mark: &Mark, view: &MarkView, font_px: f64) -> LabelRequest {
    let priority = match (view.named || view.claim, view.lit, mark.kind) {
        (true, ..) => 9,
        (_, Lit::Now, _) => 7,
        (_, Lit::Before, _) => 6,
        (_, _, MarkKind::City | MarkKind::Site) => 5,
        (_, _, MarkKind::Town | MarkKind::Spot) => 4,
        (_, _, MarkKind::Area | MarkKind::CityArea) => 2,
    };
    LabelRequest {
        anchor: view.at_px,
        text_width_px: text_width(&mark.name, font_px),
        text_height_px: font_px * 1.2,
        mark_radius_px: if mark.kind.has_mark() { 6.0 } else { 0.0 },
        priority,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn city(x: f64, y: f64, days: &[i32]) -> Mark {
        Mark { at: Point::new(x, y), kind: MarkKind::City, name: "Жаңаөзен".into(), days: days.to_vec() }
    }

    const SIZE: Size = Size::new(720.0, 640.0);

    #[test]
    fn a_city_is_lit_on_its_days_and_outlined_after_them() {
        let marks = [city(0.0, 0.0, &[10, 12])];
        let lit = |day| {
            let scene = Scene { bounds: Rect::new(-500.0, -500.0, 1000.0, 1000.0), day, ..Scene::default() };
            lay_out(&marks, &scene, scene.camera(SIZE), SIZE, 14.0)[0].lit
        };
        assert_eq!(
            [lit(None), lit(Some(9)), lit(Some(10)), lit(Some(11)), lit(Some(12))],
            [Lit::NotYet, Lit::NotYet, Lit::Now, Lit::Before, Lit::Now]
        );
    }

    #[test]
    fn a_step_without_a_scene_keeps_the_last_one() {
        let scene = |day| Some(Scene { day: Some(day), ..Scene::default() });
        let scenes = [scene(1), scene(2), None, None];
        assert_eq!(scene_at(&scenes, 3, 0), scenes[1]);
        assert_eq!(scene_at(&scenes, 99, 0), scenes[1]);
        assert_eq!(scene_at(&[], 0, 0), None);
    }

    #[test]
    fn near_its_end_a_veiled_step_looks_where_the_next_one_looks_and_stays_veiled() {
        let bounds = Rect::new(1.0, 2.0, 3.0, 4.0);
        let scenes = [Some(Scene::default()), Some(Scene { bounds, day: Some(9), ..Scene::default() })];
        assert_eq!(scene_at(&scenes, 0, 799), scenes[0]);
        assert_eq!(scene_at(&scenes, 0, 800), Some(Scene { bounds, ..Scene::default() }));
        assert_eq!(scene_at(&scenes, 1, 1000), scenes[1]);
    }

    proptest! {
        #[test]
        fn a_scene_reads_back_as_written(
            (x, y, width, height) in (-200_000..200_000, -90_000..90_000, 0..300_000, 0..200_000),
            day in prop::option::of(15_000..21_000), named in prop::collection::vec(0usize..60, 0..9), claims in prop::collection::vec(0usize..60, 0..3),
        ) {
            let km = |steps: i32| f64::from(steps) / 100.0;
            let scene = Scene {
                bounds: Rect::new(km(x), km(y), km(width), km(height)), day, layer: "emergency".into(),
                oblasts: vec!["mangystau-region".into()], named, claims,
            };
            prop_assert_eq!(Scene::decode(&scene.encode()), Some(scene));
        }
    }
}
