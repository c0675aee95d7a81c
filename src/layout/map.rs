//! What the map shows: a scene, seen by a camera in a window, becomes marks with states and labels. The same function
//! draws the prerendered map and moves the living one.

use crate::geo::{Point, Rect, Size};

use super::camera::{Camera, Insets};
use super::labels::{Form, LabelRequest, MUST, NOTE, Placed, place_labels};
use super::text_width::text_width;
use crate::geo::bounds::REPUBLIC_SQUARE;

/// Closer than this (pixels a kilometre) the city's places stand for the cities.
const CITY_SCALE: f64 = 6.0;

/// Whether the city is shown, not the country, at this scale (pixels a kilometre).
pub fn is_close(scale: f64) -> bool {
    scale >= CITY_SCALE
}

/// Between these scales the relief's pixels would begin to show.
const RELIEF_FADE: (f64, f64) = (0.5, 1.0);

/// Between these scales the country's lines give way to the city's.
const LINES_FADE: (f64, f64) = (2.5, 8.0);

/// How much is to be seen at this scale of the relief, of the country's lines and of the city's, 0 to 1.
pub fn fades(scale: f64) -> [f64; 3] {
    let done = |(from, to): (f64, f64)| ((scale / from).ln() / (to / from).ln()).clamp(0.0, 1.0);
    let near = done(LINES_FADE);
    [1.0 - done(RELIEF_FADE), 1.0 - near, near]
}

/// Closer than this the small towns appear unasked.
const TOWN_SCALE: f64 = 1.2;

/// Names of lakes and small neighbours have no room in views from further away than this.
const NEAR_SCALE: f64 = 0.18;

/// Closer than this a view holds only a part of the Caspian.
const CLOSE_SCALE: f64 = 0.5;

/// Streets are named in windows from this width, pixels.
const STREETS_FROM_PX: f64 = 480.0;

/// Closer than this some streets around Republic Square are all that is seen of the city.
const CLOSE_STREET_SCALE: f64 = 100.0;

/// How far from the middle of a city's disc the scene writes on it, pixels.
const CITY_NOTE_PX: f64 = 10.0;

/// The smaller type, to the usual one.
const SMALL: f64 = 12.0 / 14.0;

/// Republic Square lies askew: how far its western edge leans out of the upright box of the rest.
const LEAN_KM: f64 = 0.06;

/// Something with a place on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Kilometres on the map's plane.
    pub at: Point,
    pub kind: MarkKind,
    /// Lines are parted by `|`; what follows in brackets is left out where room is scarce.
    pub name: String,
    /// The direction of the name, a unit vector; (1, 0) for all but streets.
    pub along: Point,
    /// Days with a protest, as days since 1970, in order; of a site, the hours at which something is reported there, since
    /// 2022 began.
    pub days: Vec<i32>,
    /// How far from `at` the place may lie, where that is an estimate: drawn as an area, if at all. Else 0.
    pub within_km: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Capital or seat of a region.
    City,
    Town,
    /// A place in Almaty: drawn when a scene asks for it.
    Site,
    /// A name without a mark on the country map: a great neighbour.
    Area,
    /// The same for waters and small neighbours: in closer views only.
    NearArea,
    /// The name of a wide water where it has room when seen from afar, and where it is seen from close by.
    FarWater,
    CloseWater,
    /// A name without a mark on the city map: a street, the mountains.
    CityArea,
    /// The same of a street near Republic Square: in the closest views only.
    CloseStreet,
    /// What a scene writes on an area, or above or below a point: drawn when it asks for it.
    Note,
    OverNote,
    UnderNote,
    /// What a scene writes on a city, which has a mark and a name already.
    CityNote,
}

impl MarkKind {
    const WORDS: [(Self, &'static str); 13] = [
        (Self::City, "city"),
        (Self::Town, "town"),
        (Self::Site, "site"),
        (Self::Area, "area"),
        (Self::NearArea, "near-area"),
        (Self::FarWater, "far-water"),
        (Self::CloseWater, "close-water"),
        (Self::CityArea, "city-area"),
        (Self::CloseStreet, "close-street"),
        (Self::Note, "note"),
        (Self::OverNote, "over-note"),
        (Self::UnderNote, "under-note"),
        (Self::CityNote, "city-note"),
    ];

    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }

    pub fn of_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, own)| *own == word).map(|(kind, _)| *kind)
    }

    const fn has_mark(self) -> bool {
        matches!(self, Self::City | Self::Town | Self::Site | Self::OverNote | Self::UnderNote)
    }
}

/// What a step shows on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// What must be visible, kilometres.
    pub bounds: Rect,
    /// Days since 1970; `None`: no day, nothing is lit.
    pub day: Option<i32>,
    /// Hours since 2022 began; `None`: no hour was chosen, and no site is lit.
    pub hour: Option<i32>,
    /// The class of the layer: "none", "shutdown", "emergency", "alliance", "arrivals".
    pub layer: String,
    /// The kind of event that the named marks stand for, as a word; empty: dots.
    pub kind: String,
    /// What is drawn over the land: ids of oblasts, `!` before those where what the layer shows has ended; of the
    /// alliance; of places that are known no better than to an area.
    pub areas: Vec<String>,
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

    /// True: it shows the alliance, not the country.
    pub fn is_wide(&self) -> bool {
        matches!(self.layer.as_str(), "alliance" | "arrivals")
    }

    /// As an attribute carries it, without the hour, which is the reader's: bounds in steps of 10 m, day, layer, kind, areas, named, claims, parted by `|`.
    pub fn encode(&self) -> String {
        let bounds = [self.bounds.x, self.bounds.y, self.bounds.width, self.bounds.height]
            .map(|km| ((km * 100.0).round() as i64).to_string());
        let numbers = |idxs: &[usize]| idxs.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
        [
            bounds.join(" "),
            self.day.map(|day| day.to_string()).unwrap_or_default(),
            self.layer.clone(),
            self.kind.clone(),
            self.areas.join(" "),
            numbers(&self.named),
            numbers(&self.claims),
        ]
        .join("|")
    }

    /// `None` for anything that `encode` did not write.
    pub fn decode(text: &str) -> Option<Self> {
        let fields: Vec<&str> = text.split('|').collect();
        let [bounds, day, layer, kind, areas, named, claims] = fields.as_slice() else { return None };
        let bounds: Vec<f64> =
            bounds.split(' ').filter_map(|part| Some(f64::from(part.parse::<i32>().ok()?) / 100.0)).collect();
        let [x, y, width, height] = bounds.as_slice() else { return None };
        let numbers = |text: &str| text.split(' ').filter_map(|part| part.parse().ok()).collect();
        Some(Self {
            bounds: Rect::new(*x, *y, *width, *height),
            day: day.parse().ok(),
            hour: None,
            layer: (*layer).to_owned(),
            kind: (*kind).to_owned(),
            areas: areas.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect(),
            named: numbers(named),
            claims: numbers(claims),
        })
    }

    /// The view that shows all of the scene in a window, with room for the names at its edges.
    pub fn camera(&self, size: Size) -> Camera {
        // Names need room at the sides, the buttons theirs below or above. On the smallest phones the scene's own margin is
        // enough: closer, there is more room between the marks.
        let side = if size.width < 360.0 { 0.0 } else { (size.width * 0.05).clamp(14.0, 60.0) };
        let (top, bottom) = match is_narrow(size) {
            false => (28.0, HANDS.height + 4.0),
            // On a low map height counts more than names at the southern edge.
            true => (HANDS.height, if size.height < LOW_PX { 24.0 } else { HANDS.height + 12.0 }),
        };
        Camera::fit(self.bounds, size, Insets { top, right: side, bottom, left: side })
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
    /// True: it has the shape of the scene's kind.
    pub told: bool,
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
    let scale = camera.scale(size);
    let requests: Vec<LabelRequest> =
        shown.iter().map(|idx| request(&marks[*idx], &views[*idx], scale, font_px)).collect();
    for (idx, label) in shown.iter().zip(place_labels(&requests, label_frame(size), &obstacles(size))) {
        views[*idx].label = label;
    }
    views
}

/// Where names may stand: not at the stage's very edge, but on the smallest phones near it.
pub fn label_frame(size: Size) -> Rect {
    let margin = if size.width < 360.0 { 0.0 } else { 8.0 };
    Rect::new(margin, margin, size.width - 2.0 * margin, size.height - 2.0 * margin)
}

/// What names must not cover besides marks: the scale bar, the locator, and the buttons.
pub fn obstacles(size: Size) -> [Rect; 3] {
    // On a low map there is none.
    let locator = if size.height < LOW_PX { Size::default() } else { locator(size) };
    let hands = if is_narrow(size) {
        Point::new(size.width - HANDS.width, 0.0)
    } else {
        Point::new(0.0, size.height - HANDS.height)
    };
    [
        corner(size),
        Rect::new(size.width - locator.width, size.height - locator.height, locator.width, locator.height),
        Rect::new(hands.x, hands.y, HANDS.width, HANDS.height),
    ]
}

/// Up to this width, pixels, scale bar and buttons stand in the upper corners, so that the Caspian keeps its name. The
/// bound of `styles/hands.css`, and the width beside the words of a phone held across (`styles/stage.css`).
pub const NARROW_PX: f64 = 476.0;

fn is_narrow(size: Size) -> bool {
    size.width <= NARROW_PX
}

/// The buttons, pixels: the list of places, closer, further.
const HANDS: Size = Size::new(214.0, 44.0);

/// The scale bar's corner, with the arrow to the north and the word "schematic" above it: left of the locator, or in the
/// upper left.
pub fn corner(size: Size) -> Rect {
    let height = 48.0;
    if is_narrow(size) {
        return Rect::new(0.0, 0.0, 106.0, height + 8.0);
    }
    // The longest words for "schematic" keep clear of the locator.
    let width = 118.0;
    Rect::new(size.width - locator(size).width - width, size.height - height, width, height)
}

/// Lower maps have no room for the locator, pixels; `styles/stage.css` leaves it out of all that are lower, and of some
/// that are a little higher.
pub const LOW_PX: f64 = 275.0;

/// The locator with the space around it, pixels; the style sheet makes it so: a fifth of the width, 3 to 2, from 72 to
/// 144 pixels wide, with 8 pixels of space.
fn locator(size: Size) -> Size {
    let width = (size.width / 5.0).clamp(72.0, 144.0);
    Size::new(width + 8.0, width / 1.5 + 8.0)
}

fn view(mark: &Mark, idx: usize, scene: &Scene, camera: Camera, size: Size) -> MarkView {
    let at_px = camera.to_px(mark.at, size);
    let scale = camera.scale(size);
    let (named, claim) = (scene.named.contains(&idx), scene.claims.contains(&idx));
    // A view of many countries has no room but for what the scene names.
    let wide = scene.is_wide();
    let in_window = (-20.0..=size.width + 20.0).contains(&at_px.x) && (-20.0..=size.height + 20.0).contains(&at_px.y);
    let close = is_close(scale);
    let shown = in_window
        && match mark.kind {
            // A city of which nothing is told would be one dot too many.
            MarkKind::City => !close && (named || !(wide || mark.days.is_empty())),
            MarkKind::Town => !close && (named || scale >= TOWN_SCALE),
            MarkKind::Site => close && (named || claim || (scene.hour.is_some() && !mark.days.is_empty())),
            MarkKind::Area => !(close || wide),
            MarkKind::NearArea => !(close || wide) && scale >= NEAR_SCALE,
            MarkKind::FarWater => !wide && scale < CLOSE_SCALE,
            MarkKind::CloseWater => !close && scale >= CLOSE_SCALE,
            MarkKind::CityArea => close && (mark.along.y == 0.0 || size.width >= STREETS_FROM_PX),
            MarkKind::CloseStreet => scale >= CLOSE_STREET_SCALE,
            MarkKind::Note | MarkKind::OverNote | MarkKind::UnderNote | MarkKind::CityNote => named,
        };
    let lit = match if mark.kind == MarkKind::Site { scene.hour } else { scene.day } {
        // Neither are protests its subject.
        _ if wide => Lit::NotYet,
        Some(day) if mark.days.contains(&day) => Lit::Now,
        Some(day) if mark.days.first().is_some_and(|first| *first < day) => Lit::Before,
        _ => Lit::NotYet,
    };
    // An area has a form of its own.
    let told = named && lit != Lit::Now && !scene.kind.is_empty() && mark.within_km == 0.0;
    MarkView { at_px, shown, lit, named, claim, told, label: None }
}

/// Half the size of a mark as the style sheet draws it, pixels, with its stroke.
fn radius_px(view: &MarkView) -> f64 {
    if view.claim {
        9.0
    } else if view.told {
        8.0
    } else {
        match view.lit {
            Lit::Now => 7.0,
            Lit::Before => 5.5,
            Lit::NotYet => 3.5,
        }
    }
}

/// What a mark asks of the labels. `scale` in pixels a kilometre.
pub fn request(mark: &Mark, view: &MarkView, scale: f64, font_px: f64) -> LabelRequest {
    let priority = match (view.claim, view.named, view.lit, mark.kind) {
        (true, ..) => MUST + 1,
        (.., MarkKind::Note | MarkKind::CityNote) => NOTE,
        (_, true, ..) => MUST,
        (_, _, Lit::Now, _) => 7,
        (_, _, Lit::Before, _) => 6,
        (_, _, _, MarkKind::City | MarkKind::Site) => 5,
        (_, _, _, MarkKind::Town) => 4,
        _ => 2,
    };
    let radius = if mark.kind.has_mark() { radius_px(view).max(mark.within_km * scale) } else { 0.0 };
    let mut half = Size::new(radius, radius);
    // A line leaves it to the side, northwards from where it is named below.
    match mark.kind {
        MarkKind::OverNote => half.width += 0.5,
        MarkKind::UnderNote => half.height += 0.5,
        // Clear of the city's own disc, and below it if there is room.
        MarkKind::CityNote => half = Size::new(CITY_NOTE_PX, CITY_NOTE_PX + 0.5),
        _ => {}
    }
    // Names stand beside all of Republic Square.
    let (square, near_km) = (REPUBLIC_SQUARE.centre(), 0.06);
    if (mark.at.x - square.x).abs() < near_km && (mark.at.y - square.y).abs() < near_km {
        half.width = half.width.max((REPUBLIC_SQUARE.width / 2.0 - LEAN_KM) * scale);
        half.height = half.height.max(REPUBLIC_SQUARE.height / 2.0 * scale);
    }
    let mut forms = forms(mark, font_px);
    if mark.kind == MarkKind::FarWater && scale < NEAR_SCALE {
        // On a phone the sea is no longer than its name.
        forms.remove(0);
    }
    let beside_line = mark.kind != MarkKind::FarWater && mark.along.y != 0.0;
    LabelRequest { anchor: view.at_px, forms, half, along: mark.along, beside_line, priority }
}

/// Names of cities as they are, else without what stands in brackets, else smaller.
fn forms(mark: &Mark, font_px: f64) -> Vec<Form> {
    // Sought by letters: searching for a text would weigh kilobytes in the browser.
    let short_name = mark.name.split_once('(').map(|(short, _)| short.trim_end_matches(' '));
    let form = |name: &str, small: bool| {
        let font_px = if small { font_px * SMALL } else { font_px };
        // Names of areas are letter-spaced; waters' are not: those have two lines, or lie along the sea.
        let is_spaced = !(mark.kind.has_mark()
            || matches!(mark.kind, MarkKind::FarWater | MarkKind::CityNote)
            || name.contains('|'));
        let spacing = if is_spaced { 0.12 * font_px } else { 0.0 };
        let (mut width, mut n_lines) = (0.0_f64, 0.0);
        for line in name.split('|') {
            width = width.max(text_width(line, font_px) + line.chars().count() as f64 * spacing);
            n_lines += 1.0;
        }
        let line_px = font_px * 1.2;
        let size = Size::new(width, n_lines * line_px);
        Form { size, line_px, short: name.len() < mark.name.len(), small }
    };
    let mut forms = vec![form(&mark.name, false)];
    forms.extend(short_name.map(|name| form(name, false)));
    forms.push(form(short_name.unwrap_or(&mark.name), true));
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn city(x: f64, y: f64, days: &[i32]) -> Mark {
        Mark {
            at: Point::new(x, y),
            kind: MarkKind::City,
            name: "Жаңаөзен".into(),
            along: Point::new(1.0, 0.0),
            days: days.to_vec(),
            within_km: 0.0,
        }
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
                hour: None,
                bounds: Rect::new(km(x), km(y), km(width), km(height)), day, layer: "emergency".into(), kind: "violence".into(),
                areas: vec!["mangystau-region".into()], named, claims,
            };
            prop_assert_eq!(Scene::decode(&scene.encode()), Some(scene));
        }
    }
}
