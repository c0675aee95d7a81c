//! Moves the maps: the stage's follows the story's scene, the timeline's follows the chosen event or place. Frames of
//! a flight touch the map's own elements and never go through Yew.

use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;

use super::{dom, life, settle};
use crate::geo::{Point, Rect, Size};
use crate::layout::camera::{Camera, Flight};
use crate::layout::fixed::fixed;
use crate::layout::map::{Mark, MarkKind, MarkView, Scene, is_close, lay_out, lay_out_marks, scene_at};
use crate::layout::map_svg::{
    camera_transform, label_attributes, mark_class, name_class, overlay_markup, shape, signs, translate,
};
use crate::state::State;
use crate::store;

/// Size of the names on the map, pixels; the same as in `styles/map.css`.
const FONT_PX: f64 = 14.0;

/// How wide the timeline's map shows a chosen place, kilometres.
const CHOSEN_KM: f64 = 700.0;

/// The same for a place inside Almaty: most of the city.
const CHOSEN_CITY_KM: f64 = 20.0;

/// One map of the page.
struct Map {
    svg: Element,
    camera_group: Element,
    overlay: Element,
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
}

type Shared = Rc<RefCell<Map>>;

/// The stage's map follows the story.
pub fn watch_stage() {
    let scenes: Vec<Option<Scene>> = dom::find_all("[data-step-index]")
        .iter()
        .map(|step| Scene::decode(&step.get_attribute("data-scene")?))
        .collect();
    follow("#stage-map", move |_, state| scene_at(&scenes, state.step_idx, state.progress_permille));
}

/// The timeline's map follows what is chosen.
pub fn watch_timeline() {
    follow("#timeline-map", chosen);
}

fn follow(selector: &str, scene_of: impl Fn(&Map, &State) -> Option<Scene> + 'static) {
    let Some(map) = dom::find(selector).and_then(Map::read) else { return };
    let map: Shared = Rc::new(RefCell::new(map));
    let scene_of = Rc::new(scene_of);
    {
        let (map, scene_of) = (map.clone(), scene_of.clone());
        life::keep(store::subscribe(move |state| {
            let scene = scene_of(&map.borrow(), state);
            if let Some(scene) = scene {
                show(&map, scene);
            }
        }));
    }
    // The first measurement and every later one (rotation, a host's column) cut to the right view.
    let svg = map.borrow().svg.clone();
    life::on_resize(&svg, move || map.borrow_mut().measure());
}

/// The timeline's scene: the chosen event's places, or the chosen place, or everything.
fn chosen(map: &Map, state: &State) -> Option<Scene> {
    let whole = Scene::decode(&map.svg.get_attribute("data-scene")?)?;
    let ids: Vec<String> = match (&state.event, &state.place) {
        (Some(event), _) => {
            let item = dom::document().get_element_by_id(&["event-", event].concat())?;
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
fn show(map: &Shared, scene: Scene) {
    let flies = {
        let mut map = map.borrow_mut();
        if map.camera.is_some() && map.scene == scene {
            return;
        }
        map.scene = scene;
        map.paint_overlay();
        if map.size.width == 0.0 {
            return;
        }
        let target = map.scene.camera(map.size);
        match map.camera {
            Some(camera) if camera != target && !dom::reduced_motion() => {
                map.flight = Some((Flight::new(camera, target), now_ms()));
                true
            }
            _ => {
                map.flight = None;
                map.camera = Some(target);
                map.paint(true);
                false
            }
        }
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

impl Map {
    /// `None` if the markup is not a map of ours.
    fn read(svg: Element) -> Option<Self> {
        let part = |selector| svg.query_selector(selector).ok().flatten();
        let (camera_group, overlay) = (part(".camera")?, part(".overlay")?);
        let marks = dom::find_all_in(&svg, "[data-mark]").into_iter().filter_map(|element| {
            let km = |name| Some(f64::from(dom::number(&element, name)?) / 100.0);
            let along = |name| Some(f64::from(dom::number(&element, name)?) / 1000.0);
            let days = element.get_attribute("data-days").unwrap_or_default();
            let mark = Mark {
                at: Point::new(km("data-x")?, km("data-y")?),
                kind: MarkKind::of_word(&element.get_attribute("data-mark")?)?,
                name: element.get_attribute("data-name").or_else(|| element.get_attribute("aria-label"))?,
                along: Point::new(along("data-cos").unwrap_or(1.0), along("data-sin").unwrap_or_default()),
                days: days.split(' ').filter_map(|day| day.parse().ok()).collect(),
            };
            Some((mark, element))
        });
        let (marks, mark_elements): (Vec<Mark>, Vec<Element>) = marks.unzip();
        let painted = vec![(String::new(), ""); marks.len()];
        Some(Self {
            svg,
            camera_group,
            overlay,
            marks,
            mark_elements,
            painted,
            size: Size::default(),
            camera: None,
            scene: Scene::default(),
            flight: None,
        })
    }

    /// Takes the size that the browser has given the map, and cuts to the right view.
    fn measure(&mut self) {
        let rect = self.svg.get_bounding_client_rect();
        let size = Size::new(rect.width(), rect.height());
        if size != self.size && size.width > 0.0 && size.height > 0.0 {
            self.size = size;
            self.flight = None;
            self.camera = Some(self.scene.camera(size));
            self.paint(true);
        }
    }

    /// One frame of the flight; false when it has landed.
    fn advance(&mut self) -> bool {
        let Some((flight, start_ms)) = self.flight else { return false };
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
        let close = is_close(camera.scale(self.size));
        let views = if at_rest {
            lay_out(&self.marks, &self.scene, camera, self.size, FONT_PX)
        } else {
            lay_out_marks(&self.marks, &self.scene, camera, self.size)
        };
        dom::set_if_new(&self.svg, "data-view", if close { "city" } else { "country" });
        dom::set_if_new(&self.svg, "data-veiled", if self.scene.is_veiled() { "true" } else { "false" });
        dom::set_if_new(&self.svg, "data-signs", &signs(&views, close));
        if at_rest {
            let size = ["0 0 ", &fixed(self.size.width, 0), " ", &fixed(self.size.height, 0)].concat();
            dom::set_if_new(&self.svg, "viewBox", &size);
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
        self.overlay.set_inner_html(&overlay_markup(&self.scene));
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
