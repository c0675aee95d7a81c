//! Moves the maps: the stage's follows the story's scene, the timeline's follows the chosen event or place. Frames of
//! a flight touch the map's own elements and never go through Yew.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use super::{dom, life, settle};
use crate::geo::{Point, Rect, Size};
use crate::layout::camera::{Camera, Flight};
use crate::layout::fixed::fixed;
use crate::layout::hands::{distance, next};
use crate::layout::map::{Lit, Mark, MarkKind, MarkView, Scene, fades, is_close, lay_out, lay_out_marks, scene_at};
use crate::layout::map_svg::{
    bar_path, camera_transform, corner, extent_path, label_attributes, mark_class, name_class, overlay_markup, shape,
    signs, translate,
};
use crate::layout::scale_bar::{bar_words, scale_bar};
use crate::layout::time::scene_then;
use crate::state::{Msg, State};
use crate::store;

/// Size of the names on the map, pixels; the same as in `styles/map.css`.
const FONT_PX: f64 = 14.0;

/// How wide the timeline's map shows a chosen place, kilometres.
const CHOSEN_KM: f64 = 700.0;

/// The same for a place inside Almaty: most of the city.
const CHOSEN_CITY_KM: f64 = 20.0;

/// Half of what a finger covers: the size of the marks' hit areas in `src/components/map.rs`.
const HIT_PX: f64 = 14.0;

/// So long after the last movement of the reader's fingers the map is at rest and names find their places, milliseconds.
const HELD_MS: f64 = 160.0;

/// One map of the page.
struct Map {
    svg: Element,
    camera_group: Element,
    /// What the scene shows on the land: below its lines, and above them.
    overlays: [Element; 2],
    /// The relief, the country's lines and the city's.
    fading: [Element; 3],
    /// The corner with the scale bar, the bar and its words.
    bar: [Element; 3],
    /// The frame in the locator, which the stage's map alone has beside it.
    extent: Option<Element>,
    /// What the bar says, metres.
    metres: u32,
    marks: Vec<Mark>,
    /// The marks' elements, in their order.
    mark_elements: Vec<Element>,
    /// Each mark's classes as last painted, and those of its name at the last rest.
    painted: Vec<(String, &'static str)>,
    /// Empty until the browser has laid the map out: to ask for the size of what is off screen would make it lay out all
    /// that stands around it.
    size: Size,
    camera: Option<Camera>,
    scene: Scene,
    flight: Option<(Flight, f64)>,
    /// True: the reader has moved it, and it stays so until another step.
    by_hand: bool,
    /// While the reader's fingers move it, when it counts as at rest again.
    held_until_ms: f64,
    /// The step whose scene is shown.
    step_idx: usize,
    /// The one mark that Tab stops at; arrows lead to the others.
    stop: Option<usize>,
    /// The places that were in view when the map was last told of.
    told: Vec<usize>,
}

type Shared = Rc<RefCell<Map>>;

/// The scene of a map in a state.
type SceneOf = Box<dyn Fn(&Map, &State) -> Option<Scene>>;

thread_local! {
    /// Those of the page: the stage's, the timeline's.
    static MAPS: RefCell<Vec<Shared>> = const { RefCell::new(Vec::new()) };
}

/// What the stage shows at the steps, by their index.
#[derive(Default)]
struct Scenes {
    own: Vec<Option<Scene>>,
    /// Of another day than its own the map shows what held in the country.
    thens: Vec<Option<Scene>>,
    /// A step's id opens with its chapter's, which has no hyphen.
    chapters: Vec<String>,
    /// Whether these are all: the stage lives before the browser has read the page to its end.
    are_all: bool,
}

impl Scenes {
    /// Of the steps that the browser has read by now. Alone, the map has views instead of steps.
    fn read() -> Self {
        let mut scenes = Self { are_all: dom::is_read(), ..Self::default() };
        for step in dom::find_all("[data-step-index],[data-view-index]") {
            let scene = |name| Scene::decode(&step.get_attribute(name)?);
            let own = scene("data-scene");
            scenes.thens.push(if step.has_attribute("data-then") { scene("data-then") } else { own.clone() });
            scenes.own.push(own);
            scenes.chapters.push(step.id().split('-').next().unwrap_or_default().to_owned());
        }
        scenes
    }

    fn at(&self, state: &State) -> Option<Scene> {
        let scene = scene_at(&self.own, state.step_idx, state.progress_permille)?;
        let Some(hour) = state.hour() else { return Some(scene) };
        let own = self.chapters.get(state.step_idx);
        Some(scene_then(&self.thens, |idx| self.chapters.get(idx) == own, scene, hour))
    }
}

/// The stage's map follows the story.
pub fn watch_stage() {
    let scenes = RefCell::new(Scenes::read());
    follow(
        "#stage-map",
        Box::new(move |_, state| {
            // A stage that is rushed past stands still.
            if state.stage_idx != state.step_idx {
                return None;
            }
            let mut scenes = scenes.borrow_mut();
            if !scenes.are_all {
                *scenes = Scenes::read();
            }
            scenes.at(state)
        }),
    );
}

/// The timeline's map follows what is chosen.
pub fn watch_timeline() {
    let shown = RefCell::new(None);
    follow(
        "#timeline-map",
        Box::new(move |map, state| {
            let choice = Some((state.event.clone(), state.place.clone()));
            if *shown.borrow() == choice {
                return None;
            }
            let scene = chosen(map, state);
            shown.replace(choice);
            scene
        }),
    );
}

/// Not generic, since it would be carried twice.
fn follow(selector: &str, scene_of: SceneOf) {
    let Some(map) = dom::find(selector).and_then(Map::read) else { return };
    let map: Shared = Rc::new(RefCell::new(map));
    MAPS.with_borrow_mut(|maps| maps.push(map.clone()));
    {
        let map = map.clone();
        life::keep(store::subscribe(move |state| {
            let scene = scene_of(&map.borrow(), state);
            if let Some(scene) = scene {
                show(&map, scene, state.step_idx);
            }
        }));
    }
    // The first measurement and every later one (rotation, a host's column) cut to the right view.
    let svg = map.borrow().svg.clone();
    life::on_resize(&svg, move |_| map.borrow_mut().measure());
}

/// The timeline's scene: the chosen event's places, or the chosen place, or everything.
fn chosen(map: &Map, state: &State) -> Option<Scene> {
    let whole = Scene::decode(&map.svg.get_attribute("data-scene")?)?;
    let ids: Vec<String> = match (&state.event, &state.place) {
        (Some(event), _) => {
            let item = dom::by_id(&["event-", event].concat())?;
            item.get_attribute("data-places")?.split(' ').map(str::to_owned).collect()
        }
        (None, Some(place)) => vec![place.clone()],
        (None, None) => Vec::new(),
    };
    let named: Vec<usize> = (0..map.marks.len())
        .filter(|idx| map.mark_elements[*idx].get_attribute("data-mark-id").is_some_and(|own| ids.contains(&own)))
        .collect();
    let points: Vec<Point> = named.iter().map(|idx| map.marks[*idx].at).collect();
    let Some(around) = Rect::around(&points) else { return Some(whole) };
    let centre = around.centre();
    // Places inside the city are shown in the city; others in their region.
    let inside_city = named.iter().all(|idx| map.marks[*idx].kind == MarkKind::Site);
    let least = if inside_city { CHOSEN_CITY_KM } else { CHOSEN_KM };
    let (width, height) = (around.width.max(least), around.height.max(least * 0.6));
    let bounds = Rect::new(centre.x - width / 2.0, centre.y - height / 2.0, width, height);
    Some(Scene { bounds, named, layer: "none".into(), ..Scene::default() })
}

/// Shows a scene: at once if the map was never seen or the reader wants no motion, else by a flight from wherever the
/// camera is now.
fn show(map: &Shared, scene: Scene, step_idx: usize) {
    let flies = {
        let mut map = map.borrow_mut();
        // Another step takes the map out of the reader's hand; another moment of the same view leaves it there.
        let moved_on = map.step_idx != step_idx || map.scene.bounds != scene.bounds;
        map.step_idx = step_idx;
        let returns = map.by_hand && moved_on;
        if map.camera.is_some() && map.scene == scene && !returns {
            return;
        }
        if returns {
            map.set_by_hand(false);
        }
        map.scene = scene;
        map.paint_overlay();
        if map.size.width == 0.0 {
            return;
        }
        let target = map.goal();
        map.set_out(target)
    };
    if flies {
        fly(map);
    }
}

/// Runs frames until the flight has landed. A flight that replaces another goes on from its camera and takes over its
/// frames.
fn fly(map: &Shared) {
    thread_local! {
        static FLYING: RefCell<Vec<Shared>> = RefCell::default();
    }
    let first = FLYING.with_borrow_mut(|flying| {
        if !flying.iter().any(|own| Rc::ptr_eq(own, map)) {
            flying.push(map.clone());
            return flying.len() == 1;
        }
        false
    });
    if first {
        frame();
    }

    fn frame() {
        life::in_next_frame(|| {
            settle::unsettle();
            let aloft = FLYING.with_borrow_mut(|flying| {
                flying.retain(|map| map.borrow_mut().advance());
                !flying.is_empty()
            });
            if aloft {
                frame();
            }
        });
    }
}

/// The stage's map as the reader has hold of it.
pub struct Held {
    pub svg: Element,
    pub now: Camera,
    /// Where it flies to; where it is, if it does not fly.
    pub goal: Camera,
    pub size: Size,
    pub by_hand: bool,
    /// The place nearest to the middle of that view, pixels; one that the step tells of before all others.
    pub near: Option<Point>,
    corner: Point,
}

impl Held {
    /// A point of the window, seen from the map's corner.
    pub fn inside(&self, at: Point) -> Point {
        Point::new(at.x - self.corner.x, at.y - self.corner.y)
    }
}

fn stage() -> Option<Shared> {
    map_called("stage-map")
}

#[inline(never)]
fn map_called(id: &str) -> Option<Shared> {
    MAPS.with_borrow(|maps| maps.iter().find(|map| map.borrow().svg.id() == id).cloned())
}

fn map_around(element: &Element) -> Option<Shared> {
    map_called(&element.closest(".map").ok()??.id())
}

/// `None` where there is nothing to take hold of: no map, or a veiled one.
pub fn held() -> Option<Held> {
    store::send(Msg::Stayed);
    let map = stage()?;
    let map = map.borrow();
    let now = map.camera.filter(|_| !map.scene.is_veiled())?;
    let rect = map.svg.get_bounding_client_rect();
    let goal = map.flight.map_or(now, |(flight, _)| flight.at(1.0));
    let corner = Point::new(rect.left(), rect.top());
    let middle = Point::new(map.size.width / 2.0, map.size.height / 2.0);
    let (mut near, mut least) = (None, f64::INFINITY);
    for (idx, at) in map.places(goal) {
        let is_told = map.scene.named.contains(&idx) || map.scene.claims.contains(&idx);
        let far = distance(at, middle) + if is_told { 0.0 } else { 1e4 };
        if far < least {
            (near, least) = (Some(at), far);
        }
    }
    Some(Held { svg: map.svg.clone(), now, goal, size: map.size, by_hand: map.by_hand, near, corner })
}

/// Shows the view that the reader's hand wants: by a flight, or at once, as under a finger.
pub fn steer(camera: Camera, flies: bool) {
    let Some(map) = stage() else { return };
    let frames = {
        let mut map = map.borrow_mut();
        map.set_by_hand(true);
        if flies {
            map.set_out(camera)
        } else {
            map.flight = None;
            map.camera = Some(camera);
            map.held_until_ms = now_ms() + HELD_MS;
            true
        }
    };
    if frames {
        fly(&map);
    }
}

/// The view goes back to the scene's.
pub fn let_go() {
    let Some(map) = stage() else { return };
    let flies = {
        let mut map = map.borrow_mut();
        map.set_by_hand(false);
        let target = map.goal();
        map.set_out(target)
    };
    if flies {
        fly(&map);
    }
}

/// Moves the focus from a mark to the next one on this way.
pub fn focus_next(mark: &Element, way: Point) {
    let Some(map) = map_around(mark) else { return };
    let mut map = map.borrow_mut();
    let from = map.mark_elements.iter().position(|own| own == mark);
    let Some(camera) = map.camera else { return };
    let places = map.places(camera);
    let at = |idx| places.iter().find(|(own, _)| Some(*own) == idx).map(|(_, at)| *at);
    if let Some(to) = at(from).and_then(|from| next(from, way, places.iter().copied())) {
        map.set_stop(Some(to));
        dom::focus(&map.mark_elements[to]);
    }
}

/// The ids of the places whose marks lie under the finger that tapped one.
pub fn places_at(mark: &Element, event: &Event) -> Vec<String> {
    let (Some(map), Some(event)) = (map_around(mark), event.dyn_ref::<MouseEvent>()) else { return Vec::new() };
    let map = map.borrow();
    let Some(camera) = map.camera else { return Vec::new() };
    let rect = map.svg.get_bounding_client_rect();
    let at = Point::new(f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top());
    let under = map.places(camera).into_iter().filter(|(_, place)| distance(*place, at) <= HIT_PX);
    under.filter_map(|(idx, _)| map.mark_elements[idx].get_attribute("data-city")).collect()
}

/// Tells the style sheet on which side a card does not cover this mark.
pub fn make_room_for(mark: &Element) {
    if let Some(map) = mark.closest(".map").ok().flatten() {
        let (map_rect, rect) = (map.get_bounding_client_rect(), mark.get_bounding_client_rect());
        let is_right = rect.left() + rect.right() > map_rect.left() + map_rect.right();
        dom::set_if_new(&map, "data-room", if is_right { "start" } else { "end" });
    }
}

/// Says in one sentence what the stage's map shows, once it is at rest: when, what came into view, what is lit, and the
/// layer. Says nothing while time moves on by itself.
pub fn tell() {
    let (Some(map), Some(told)) = (stage(), dom::find(".told")) else { return };
    if store::state().plays {
        return;
    }
    let mut map = map.borrow_mut();
    // On a busy machine rest may be called in between two frames of a flight.
    if map.flight.is_some() || map.scene.is_veiled() {
        return;
    }
    let Some(camera) = map.camera else { return };
    let text = |selector: &str| dom::find(selector).and_then(|element| element.text_content()).unwrap_or_default();
    let views = lay_out_marks(&map.marks, &map.scene, camera, map.size);
    let (mut lit, mut new, mut seen) = (String::new(), String::new(), Vec::new());
    for (idx, view) in views.iter().enumerate().filter(|(idx, view)| view.shown && map.is_place(*idx)) {
        seen.push(idx);
        let list = match view.lit {
            Lit::Now => &mut lit,
            _ if !map.told.contains(&idx) => &mut new,
            _ => continue,
        };
        list.push_str(if list.is_empty() { ": " } else { ", " });
        list.push_str(&map.mark_elements[idx].get_attribute("aria-label").unwrap_or_default());
    }
    map.told = seen;
    let city = is_close(camera.scale(map.size));
    let mut sentence = text(".stage-caption");
    let mut add = |head: String, list: &str| {
        if !head.is_empty() {
            for part in [if sentence.is_empty() { "" } else { "; " }, &head, list] {
                sentence.push_str(part);
            }
        }
    };
    if !lit.is_empty() {
        add(text(if city { ".sign-now" } else { ".sign-lit" }), &lit);
    }
    if !new.is_empty() {
        add(told.get_attribute("data-new").unwrap_or_default(), &new);
    }
    add(text(&[".sign-", &map.scene.layer].concat()), "");
    if told.text_content().as_deref() != Some(&sentence) {
        told.set_text_content(Some(&sentence));
    }
}

impl Map {
    fn set_by_hand(&mut self, by_hand: bool) {
        self.by_hand = by_hand;
        // Read by the style sheet: only then does one finger move the map instead of the page.
        let _ = self.svg.toggle_attribute_with_force("data-hand", by_hand);
    }

    /// Where the map shall be: where the reader's hand has left it, or where the scene wants it.
    fn goal(&self) -> Camera {
        let own = self.flight.map(|(flight, _)| flight.at(1.0)).or(self.camera);
        own.filter(|_| self.by_hand).unwrap_or_else(|| self.scene.camera(self.size))
    }

    /// Sets out to a view from wherever the camera is; true if there are frames to run, else it is there.
    fn set_out(&mut self, target: Camera) -> bool {
        match self.camera {
            Some(camera) if camera != target && !dom::reduced_motion() => {
                self.flight = Some((Flight::new(camera, target), now_ms()));
                true
            }
            _ => {
                self.flight = None;
                self.camera = Some(target);
                self.paint(true);
                false
            }
        }
    }

    /// Not inlined: asked for three times. The places that are seen from there: index of the mark, and where it is.
    #[inline(never)]
    fn places(&self, camera: Camera) -> Vec<(usize, Point)> {
        let views = lay_out_marks(&self.marks, &self.scene, camera, self.size);
        let seen = views.iter().enumerate().filter(|(idx, view)| view.shown && self.is_place(*idx));
        seen.map(|(idx, view)| (idx, view.at_px)).collect()
    }

    fn is_place(&self, idx: usize) -> bool {
        self.mark_elements[idx].has_attribute("data-city")
    }

    fn set_stop(&mut self, stop: Option<usize>) {
        for (idx, tabindex) in [(self.stop, "-1"), (stop, "0")] {
            if let Some(idx) = idx {
                dom::set_if_new(&self.mark_elements[idx], "tabindex", tabindex);
            }
        }
        self.stop = stop;
    }

    /// `None` if the markup is not a map of ours.
    fn read(svg: Element) -> Option<Self> {
        let part = |selector| svg.query_selector(selector).ok().flatten();
        let camera_group = part(".camera")?;
        let overlays = [part(".overlay")?, part(".above")?];
        let fading = [part(".relief")?, part(".far")?, part(".near")?];
        let bar = [part(".corner")?, part(".bar")?, part(".bar-words")?];
        let marks = dom::find_all_in(&svg, "[data-mark]").into_iter().filter_map(|element| {
            let km = |name| Some(f64::from(dom::number(&element, name)?) / 100.0);
            let along = |name| Some(f64::from(dom::number(&element, name)?) / 1000.0);
            let days = element.get_attribute("data-days").unwrap_or_default();
            let mark = Mark {
                at: Point::new(km("data-x")?, km("data-y")?),
                kind: MarkKind::of_word(&element.get_attribute("data-mark")?)?,
                name: element.get_attribute("data-name").or_else(|| element.get_attribute("aria-label"))?,
                along: Point::new(along("data-cos").unwrap_or(1.0), along("data-sin").unwrap_or_default()),
                within_km: km("data-within").unwrap_or_default(),
                days: days.split(' ').filter_map(|day| day.parse().ok()).collect(),
            };
            Some((mark, element))
        });
        let (marks, mark_elements): (Vec<Mark>, Vec<Element>) = marks.unzip();
        let stop = mark_elements.iter().position(|mark| mark.get_attribute("tabindex").as_deref() == Some("0"));
        let extent = svg.parent_element().and_then(|stage| stage.query_selector(".extent").ok().flatten());
        let painted = vec![(String::new(), ""); marks.len()];
        Some(Self {
            svg,
            camera_group,
            overlays,
            fading,
            bar,
            extent,
            metres: 0,
            marks,
            mark_elements,
            painted,
            size: Size::default(),
            camera: None,
            scene: Scene::default(),
            flight: None,
            by_hand: false,
            held_until_ms: 0.0,
            step_idx: 0,
            stop,
            told: Vec::new(),
        })
    }

    /// Takes the size that the browser has given the map, and cuts to the right view.
    fn measure(&mut self) {
        let rect = self.svg.get_bounding_client_rect();
        let size = Size::new(rect.width(), rect.height());
        if size != self.size && size.width > 0.0 && size.height > 0.0 {
            self.size = size;
            self.flight = None;
            self.set_by_hand(false);
            self.camera = Some(self.scene.camera(size));
            self.paint(true);
        }
    }

    /// One frame of the flight, or in the reader's hand; false when it has landed.
    fn advance(&mut self) -> bool {
        let Some((flight, start_ms)) = self.flight else {
            let held = now_ms() < self.held_until_ms;
            self.paint(!held);
            return held;
        };
        let t = ((now_ms() - start_ms) / flight.duration_ms()).clamp(0.0, 1.0);
        // Smoothstep: leaves and arrives without a jerk.
        self.camera = Some(flight.at(t * t * (3.0 - 2.0 * t)));
        let landed = t >= 1.0;
        if landed {
            self.flight = None;
        }
        self.paint(landed);
        !landed
    }

    /// Puts the camera, and at rest the names, into the elements. In flight the names go along as they were.
    fn paint(&mut self, at_rest: bool) {
        let Some(camera) = self.camera else { return };
        dom::set(&self.camera_group, "transform", &camera_transform(camera, self.size));
        let scale = camera.scale(self.size);
        let close = is_close(scale);
        for (layer, share) in self.fading.iter().zip(fades(scale)) {
            dom::set_if_new(layer, "opacity", &fixed(share, 2));
        }
        let [corner_group, bar, words] = &self.bar;
        let (metres, px) = scale_bar(scale);
        dom::set(bar, "d", &bar_path(px));
        if let Some(extent) = &self.extent {
            dom::set(extent, "d", &extent_path(camera, self.size));
        }
        if self.metres != metres {
            self.metres = metres;
            words.set_text_content(Some(&bar_words(metres, &words.get_attribute("data-units").unwrap_or_default())));
        }
        let views = if at_rest {
            lay_out(&self.marks, &self.scene, camera, self.size, FONT_PX)
        } else {
            lay_out_marks(&self.marks, &self.scene, camera, self.size)
        };
        dom::set_if_new(&self.svg, "data-view", if close { "city" } else { "country" });
        dom::set_if_new(&self.svg, "data-veiled", if self.scene.is_veiled() { "true" } else { "false" });
        if at_rest {
            dom::set_if_new(&self.svg, "data-signs", &signs(&views, &self.scene, close));
            let size = ["0 0 ", &fixed(self.size.width, 0), " ", &fixed(self.size.height, 0)].concat();
            dom::set_if_new(&self.svg, "viewBox", &size);
            dom::set_if_new(corner_group, "transform", &corner(self.size));
        }
        // A mark that is not seen is no stop.
        if at_rest && !self.stop.is_some_and(|idx| views[idx].shown) {
            let first = (0..views.len()).find(|idx| views[*idx].shown && self.is_place(*idx));
            self.set_stop(first);
        }
        let kind = &self.scene.kind;
        for (idx, (view, (painted, name))) in views.iter().zip(&mut self.painted).enumerate() {
            let element = &self.mark_elements[idx];
            if at_rest {
                *name = name_class(view);
            }
            let class = mark_class(view, kind, name);
            if *painted != class {
                dom::set(element, "class", &class);
                *painted = class;
                if let Some(dot) = element.query_selector(".dot").ok().flatten() {
                    dom::set_if_new(&dot, "href", &shape(view, kind));
                }
            }
            if view.shown {
                dom::set(element, "transform", &translate(view.at_px));
                if at_rest {
                    paint_name(element, view, self.marks[idx].along);
                }
            }
        }
    }

    fn paint_overlay(&self) {
        dom::set(&self.svg, "data-layer", &self.scene.layer);
        for (overlay, above) in self.overlays.iter().zip([false, true]) {
            overlay.set_inner_html(&overlay_markup(&self.scene, above));
        }
    }
}

fn paint_name(mark: &Element, view: &MarkView, along: Point) {
    if let Some(text) = mark.last_element_child() {
        for (name, value) in label_attributes(view, along) {
            dom::set(&text, name, &value);
        }
    }
}

fn now_ms() -> f64 {
    js_sys::Date::now()
}
