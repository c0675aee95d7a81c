//! The timeline's picture: laid out for its column, zoomed, filtered, read with the keyboard. Works on the printed
//! marks; all behind them is drawn anew.

use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, TouchEvent, WheelEvent};

use super::{dom, life, settle};
use crate::components::words::Words;
use crate::layout::timeline::{
    Crowd, Events, JANUARY, Picture, Place, Span, Stretch, WHOLE, between, by_start, lay_out, typed,
};
use crate::layout::timeline_svg::{self as svg, Era, Frame, Label, SEPARATOR, backdrop, caption, moment};
use crate::state::Msg;
use crate::store;

/// One step of the buttons, and of the keys.
const STEP: f64 = 0.5;

/// How long a step takes to see, milliseconds.
const STEP_MS: f64 = 250.0;

/// So long after the last movement of the reader's hand the picture is at rest, milliseconds.
const HELD_MS: f64 = 120.0;

/// Digits typed within this time make one number, milliseconds.
const TYPING_MS: f64 = 1000.0;

/// A finger's reach around a mark, pixels.
const REACH_PX: f64 = 14.0;

/// Units of the strip's two handles.
const STRIP_UNITS: f64 = 1000.0;

struct Mark {
    element: Element,
    /// Kind, and whether it is disputed.
    class: String,
    title: String,
    /// Who gives its time, in words; or empty.
    by: String,
    /// Its place as last painted; empty while it is not seen.
    painted: String,
    /// Its shape and label as last written.
    inside: String,
}

struct Chart {
    svg: Element,
    behind: Element,
    /// What is said of hours, where the axis tells them.
    zones: Option<Element>,
    marks: Vec<Mark>,
    spans: Vec<Span>,
    order: Vec<usize>,
    shown: Vec<bool>,
    label_px: Vec<f64>,
    eras: Vec<Era>,
    words: svg::Words,
    /// `None` until the browser has laid the picture out.
    frame: Option<Frame>,
    window: Span,
    picture: Picture,
    /// The mark that Tab leads to.
    current: usize,
    typed: (i32, f64),
    /// What a pinch began with: the fingers' distance and the window.
    pinch: Option<(f64, Span)>,
    /// From, to, and since when.
    flight: Option<(Span, Span, f64)>,
    /// While the reader's hand moves it, when it counts as at rest again.
    held_until_ms: f64,
    /// True: frames are running.
    moves: bool,
    /// The window that the state has.
    told: Option<Stretch>,
}

thread_local! {
    static CHART: RefCell<Option<Chart>> = const { RefCell::new(None) };
}

/// What the timeline's root carries.
pub fn words() -> Words {
    let root = dom::find("[data-island=timeline]");
    Words::decode(&root.and_then(|root| root.get_attribute("data-words")).unwrap_or_default())
}

pub fn watch() {
    let Some(chart) = Chart::read() else { return };
    let svg = chart.svg.clone();
    CHART.set(Some(chart));
    // Not the picture itself: its size follows what is drawn, and listening for the focus would make it a stop for Tab.
    let Some(figure) = svg.parent_element() else { return };
    life::on_resize(&figure, |width| with(|chart| chart.measure(width)));
    type Listener = fn(&Event);
    let heard: [(&str, bool, Listener); 8] = [
        ("focusin", true, on_read),
        ("pointerover", true, on_read),
        ("click", true, on_click),
        ("keydown", false, on_key),
        ("wheel", false, on_wheel),
        ("touchstart", false, on_touch),
        ("touchmove", false, on_touch),
        ("touchend", false, on_touch),
    ];
    for (name, passive, listener) in heard {
        dom::listen(&figure, name, passive, listener);
    }
    life::keep(store::subscribe(|state| {
        let window = state.window;
        with(|chart| {
            if chart.told != window {
                chart.told = window;
                chart.fly(window.map_or(JANUARY, Span::of));
            }
        });
    }));
    if let Some(tools) = dom::find(".chart-tools") {
        dom::listen(&tools, "click", true, on_tool as fn(&Event));
        dom::listen(&tools, "input", true, on_brush as fn(&Event));
    }
}

/// Shows these events alone.
pub fn show(shown: &[bool]) {
    with(|chart| {
        chart.shown = shown.to_vec();
        chart.draw(true);
    });
}

fn with(work: impl FnOnce(&mut Chart)) {
    CHART.with_borrow_mut(|chart| {
        if let Some(chart) = chart {
            work(chart);
        }
    });
    tell_state();
}

/// Once at rest, the state learns of the window.
#[inline(never)]
fn tell_state() {
    let own = CHART.with_borrow_mut(|chart| {
        let chart = chart.as_mut().filter(|chart| !chart.moves)?;
        let own = chart.window.rounded();
        let own = if own == JANUARY.rounded() { None } else { Some(own) };
        (chart.told != own).then(|| {
            chart.told = own;
            own
        })
    });
    // After the borrow, since the picture itself listens.
    if let Some(window) = own {
        store::send(Msg::Zoomed(window));
    }
}

/// Tells the mark under the pointer or the focus below the picture, in its own name's words.
fn on_read(event: &Event) {
    let name = dom::closest(event, ".chart a").and_then(|mark| mark.get_attribute("aria-label"));
    if let Some((name, line)) = name.zip(dom::find(".chart-part .reader-line")) {
        dom::write_if_new(&line, &name);
    }
}

/// A press beside a mark means the nearest one, a press on a crowd's number goes closer to it.
fn on_click(event: &Event) {
    if dom::closest(event, ".chart a").is_some() {
        return;
    }
    let mut target = None;
    with(|chart| {
        let Some(((x, y), frame)) = chart.pointer(event).zip(chart.frame) else { return };
        let mut reach = REACH_PX * REACH_PX;
        for (place, mark) in chart.picture.places.iter().zip(&chart.marks) {
            let distance = place.as_ref().map_or(f64::MAX, |place| frame.distance(place, x, y));
            if distance < reach {
                reach = distance;
                target = mark.element.get_attribute("href");
            }
        }
        let at = frame.fraction(x, y) * frame.room().length;
        let under = |crowd: &&Crowd| at > crowd.at - REACH_PX && at < crowd.at + 3.0 * REACH_PX;
        if target.is_none()
            && let Some(crowd) = chart.picture.crowds.iter().find(under)
        {
            let middle = (crowd.span.start + crowd.span.end) / 2.0;
            chart.fly(chart.window.zoomed(middle, STEP * STEP));
        }
    });
    // After the borrow, since this leads on to the list.
    if let Some(target) = target {
        dom::follow(&target);
    }
}

fn on_key(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if key.ctrl_key() || key.alt_key() || key.meta_key() {
        return;
    }
    let key = key.key();
    let mut to_focus = None;
    with(|chart| {
        let last = chart.marks.len() as i32;
        let current = chart.current as i32;
        let idx = match key.as_str() {
            "ArrowRight" | "ArrowDown" => chart.seek(current + 1, 1),
            "ArrowLeft" | "ArrowUp" => chart.seek(current - 1, -1),
            "Home" => chart.seek(0, 1),
            "End" => chart.seek(last - 1, -1),
            "+" | "-" => {
                let factor = if key == "+" { STEP } else { 1.0 / STEP };
                chart.fly(chart.aim().zoomed(chart.spans[chart.current].start, factor));
                None
            }
            digit => {
                let Some(digit) = digit.parse().ok().filter(|digit: &i32| (0..10).contains(digit)) else { return };
                let now = js_sys::Date::now();
                let (before, since) = chart.typed;
                let number = if now - since < TYPING_MS { before * 10 + digit } else { digit } % 10_000;
                chart.typed = (number, now);
                typed(&chart.spans, number).and_then(|first| chart.seek(first as i32, 1))
            }
        };
        event.prevent_default();
        if let Some(idx) = idx {
            chart.go_to(idx);
            to_focus = Some(chart.marks[idx].element.clone());
        }
    });
    if let Some(mark) = to_focus {
        dom::focus(&mark);
    }
}

/// The wheel scrolls the page; with Ctrl, as browsers also report a pinch on a touchpad, it zooms.
fn on_wheel(event: &Event) {
    let Some(wheel) = event.dyn_ref::<WheelEvent>().filter(|wheel| wheel.ctrl_key()) else { return };
    event.prevent_default();
    let turned = between(wheel.delta_y(), -100.0, 100.0);
    with(|chart| {
        if let Some(((x, y), frame)) = chart.pointer(event).zip(chart.frame) {
            let about = chart.window.minute(frame.fraction(x, y));
            chart.hold(chart.window.zoomed(about, (turned / 150.0).exp()));
        }
    });
}

/// One finger scrolls the page, two zoom.
fn on_touch(event: &Event) {
    let Some(touches) = event.dyn_ref::<TouchEvent>().map(TouchEvent::touches) else { return };
    let (Some(a), Some(b)) = (touches.item(0), touches.item(1)) else {
        return with(|chart| chart.pinch = None);
    };
    event.prevent_default();
    let [ax, ay, bx, by] = [a.client_x(), a.client_y(), b.client_x(), b.client_y()].map(f64::from);
    with(|chart| {
        let Some(frame) = chart.frame else { return };
        let apart = ((ax - bx) * (ax - bx) + (ay - by) * (ay - by)).sqrt().max(1.0);
        let (first, window) = *chart.pinch.get_or_insert((apart, chart.window));
        let rect = chart.svg.get_bounding_client_rect();
        let at = frame.fraction((ax + bx) / 2.0 - rect.left(), (ay + by) / 2.0 - rect.top());
        chart.hold(window.zoomed(window.minute(at), first / apart));
    });
}

fn on_brush(_: &Event) {
    with(Chart::follow_brush);
}

fn on_tool(event: &Event) {
    if let Some(zoom) = dom::closest(event, "[data-zoom]").and_then(|button| button.get_attribute("data-zoom")) {
        with(|chart| chart.step(&zoom));
    }
}

impl Chart {
    fn read() -> Option<Self> {
        let svg = dom::find("svg.chart")?;
        let behind = svg.query_selector(".chart-behind").ok()??;
        let (mut marks, mut spans, mut label_px) = (Vec::new(), Vec::new(), Vec::new());
        let mut current = 0;
        for element in dom::find_all_in(&svg, "a") {
            let text = |name: &str| element.get_attribute(name).unwrap_or_default();
            let name = text("aria-label");
            let class =
                element.first_element_child().and_then(|shape| shape.get_attribute("class")).unwrap_or_default();
            let mut parts = name.split(SEPARATOR);
            // Without the spaces around the separators.
            let title = parts.next().unwrap_or_default();
            let title = title.strip_suffix(' ').unwrap_or(title).to_owned();
            // Where there are three parts, the second; the last is the moment.
            let by = parts.next().filter(|_| parts.next().is_some()).unwrap_or_default();
            let by = by.strip_prefix(' ').unwrap_or(by);
            let by = by.strip_suffix(' ').unwrap_or(by).to_owned();
            spans.push(stretch(&text("data-at"), true));
            label_px.push(svg::label_px(&title, &by));
            let painted = text("transform");
            if text("tabindex") == "0" {
                current = marks.len();
            }
            marks.push(Mark { element, class, title, by, painted, inside: String::new() });
        }
        let words = words();
        let text = |key: &str| words.get(key).as_str().to_owned();
        Some(Self {
            behind,
            zones: dom::find(".chart-zones"),
            eras: words
                .under("era/")
                .map(|(span, name)| Era { span: stretch(span, false), name: name.as_str().to_owned() })
                .collect(),
            words: svg::Words {
                months: text("months").split(' ').map(str::to_owned).collect(),
                clock: (text("clock/before"), text("clock/after")),
            },
            svg,
            order: by_start(&spans),
            shown: vec![true; spans.len()],
            label_px,
            spans,
            marks,
            frame: None,
            window: JANUARY,
            picture: Picture::default(),
            current,
            typed: (0, 0.0),
            pinch: None,
            flight: None,
            held_until_ms: 0.0,
            moves: false,
            told: None,
        })
    }

    /// The first event that is shown, from an index on.
    fn seek(&self, from: i32, step: i32) -> Option<usize> {
        let mut idx = from;
        while !*self.shown.get(usize::try_from(idx).ok()?)? {
            idx += step;
        }
        Some(idx as usize)
    }

    /// Takes the width that the browser has given the picture.
    fn measure(&mut self, width: f64) {
        if width > 0.0 && self.frame.is_none_or(|frame| frame.width != width) {
            let frame = Frame::of_width(width);
            self.frame = Some(frame);
            dom::set_if_new(&self.svg, "viewBox", &frame.view_box());
            // From now on its height is known without asking what is in it.
            dom::set_if_new(&self.svg, "data-live", "");
            if frame.vertical != self.svg.has_attribute("data-vertical") {
                let _ = self.svg.toggle_attribute_with_force("data-vertical", frame.vertical);
            }
            self.draw(true);
        }
    }

    /// Where the pointer is, in the picture's pixels.
    fn pointer(&self, event: &Event) -> Option<(f64, f64)> {
        let mouse = event.dyn_ref::<web_sys::MouseEvent>()?;
        let rect = self.svg.get_bounding_client_rect();
        Some((f64::from(mouse.client_x()) - rect.left(), f64::from(mouse.client_y()) - rect.top()))
    }

    /// Labels are written when the picture rests; while it moves they go along with their marks, since to lay letters
    /// out costs more than all else.
    fn draw(&mut self, at_rest: bool) {
        let Some(frame) = self.frame else { return };
        let events = Events { spans: &self.spans, order: &self.order, shown: &self.shown, label_px: &self.label_px };
        self.picture = lay_out(events, self.window, frame.room());
        let class = |idx: usize| self.marks[idx].class.as_str();
        let (markup, tells_hours) = backdrop(frame, self.window, &self.picture, &self.eras, &self.words, &class);
        self.behind.set_inner_html(&markup);
        // Not by the style sheet: with `:has` each change within would have it look at all of the picture.
        if let Some(zones) = &self.zones
            && zones.has_attribute("hidden") == tells_hours
        {
            let _ = zones.toggle_attribute_with_force("hidden", !tells_hours);
        }
        for (mark, place) in self.marks.iter_mut().zip(&self.picture.places) {
            if at_rest && let Some(place) = place {
                let label = Label { text: &mark.title, by: &mark.by, class: &mark.class };
                let inside = svg::mark(place, &label);
                if mark.inside != inside {
                    mark.element.set_inner_html(&inside);
                    mark.inside = inside;
                }
            }
            let transform = place.as_ref().map_or_else(String::new, |place| frame.transform(place));
            if mark.painted == transform {
                continue;
            }
            let hides = transform.is_empty();
            if hides || mark.painted.is_empty() {
                dom::set(&mark.element, "class", if hides { "off" } else { "" });
            }
            dom::set(&mark.element, "transform", &transform);
            mark.painted = transform;
        }
        // Tab leads to a mark that is seen.
        let seen = |place: &Option<Place>| place.is_some();
        if !self.picture.places.get(self.current).is_some_and(seen)
            && let Some(first) = self.picture.places.iter().position(seen)
        {
            self.stop_at(first);
        }
        self.tell();
    }

    /// The window in words and on the strip.
    fn tell(&self) {
        if let Some(text) = dom::find(".chart-window") {
            dom::write_if_new(&text, &caption(self.window, &self.words));
        }
        let (from, to) = self.window.brush();
        let whole = |at: f64| ((at * STRIP_UNITS + 0.5) as u32).to_string();
        if let Some(brush) = dom::find(".strip-brush") {
            dom::set_if_new(&brush, "x", &whole(from));
            dom::set_if_new(&brush, "width", &whole((to - from).max(2.0 / STRIP_UNITS)));
        }
        for (name, at, minute) in [("from", from, self.window.start), ("to", to, self.window.end)] {
            let Some(handle) = handle(name) else { continue };
            let value = whole(at);
            if handle.value() != value {
                handle.set_value(&value);
            }
            dom::set_if_new(&handle, "aria-valuetext", &moment(minute, true, &self.words));
        }
    }

    fn follow_brush(&mut self) {
        let at = |name| handle(name).map_or(0.0, |handle| handle.value_as_number() / STRIP_UNITS);
        self.hold(Span::brushed(at("from"), at("to")));
    }

    /// Shows a window at once, as under a finger.
    fn hold(&mut self, window: Span) {
        self.flight = None;
        self.window = window;
        self.held_until_ms = js_sys::Date::now() + HELD_MS;
        self.draw(false);
        self.run();
    }

    /// Frames, until the picture rests.
    fn run(&mut self) {
        if !self.moves {
            self.moves = true;
            life::in_next_frame(advance);
        }
    }

    /// The window, or the one that it is on its way to.
    fn aim(&self) -> Span {
        self.flight.map_or(self.window, |(_, to, _)| to)
    }

    fn step(&mut self, zoom: &str) {
        let from = self.aim();
        let middle = from.minute(0.5);
        self.fly(match zoom {
            "closer" => from.zoomed(middle, STEP),
            "wider" => from.zoomed(middle, 1.0 / STEP),
            "earlier" => from.panned(-STEP),
            "later" => from.panned(STEP),
            "all" => WHOLE,
            _ => JANUARY,
        });
    }

    fn stop_at(&mut self, idx: usize) {
        dom::set(&self.marks[self.current].element, "tabindex", "-1");
        dom::set(&self.marks[idx].element, "tabindex", "0");
        self.current = idx;
    }

    /// Leads Tab to this mark and brings it into the window, as near as it takes to stand for itself.
    fn go_to(&mut self, idx: usize) {
        self.flight = None;
        self.stop_at(idx);
        if self.picture.places.get(idx).is_some_and(Option::is_some) {
            return;
        }
        let Span { start, end } = self.spans[idx];
        if end - start > self.window.length() {
            self.window = self.window.zoomed(start, 2.0 * (end - start) / self.window.length());
        }
        if !(0.0..1.0).contains(&self.window.fraction(start)) {
            self.window = self.window.panned(self.window.fraction(start) - 0.5);
        }
        self.draw(true);
        while self.picture.places[idx].is_none() {
            let closer = self.window.zoomed(start, STEP);
            if closer == self.window {
                break;
            }
            self.window = closer;
            self.draw(true);
        }
        self.stop_at(idx);
    }

    /// Moves to another window, in sight unless the reader wants no motion.
    #[inline(never)]
    fn fly(&mut self, to: Span) {
        if dom::reduced_motion() || self.frame.is_none() {
            self.window = to;
            return self.draw(true);
        }
        self.flight = Some((self.window, to, js_sys::Date::now()));
        self.run();
    }
}

fn advance() {
    settle::unsettle();
    with(|chart| {
        let now = js_sys::Date::now();
        if let Some((from, to, since)) = chart.flight {
            let t = between((now - since) / STEP_MS, 0.0, 1.0);
            chart.window = from.on_the_way(to, t);
            chart.moves = t < 1.0;
            if !chart.moves {
                chart.flight = None;
            }
            chart.draw(!chart.moves);
        } else {
            chart.moves = now < chart.held_until_ms;
            if !chart.moves {
                chart.draw(true);
            }
        }
        if chart.moves {
            life::in_next_frame(advance);
        }
    });
}

/// Two numbers, in minutes from the beginning of January: a start, and a length or an end.
fn stretch(text: &str, is_length: bool) -> Span {
    let mut numbers = text.split(' ').map(|number| f64::from(number.parse::<i32>().unwrap_or(0)));
    let start = JANUARY.start + numbers.next().unwrap_or(0.0);
    let end = numbers.next().unwrap_or(0.0) + if is_length { start } else { JANUARY.start };
    Span { start, end }
}

fn handle(name: &str) -> Option<HtmlInputElement> {
    dom::find(&["[data-brush=", name, "]"].concat())?.dyn_into().ok()
}
