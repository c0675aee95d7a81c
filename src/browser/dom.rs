//! Small words for what the browser says in many.

use std::cell::OnceCell;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, NodeList, Window};
use yew::NodeRef;

use super::life;
use crate::layout::fixed::parse_number;

/// The window of a page in a browser; there is no other caller.
pub fn window() -> Window {
    web_sys::window().expect("this code runs in a page")
}

pub fn document() -> Document {
    window().document().expect("this code runs in a page")
}

thread_local! {
    static ROOT: OnceCell<HtmlElement> = const { OnceCell::new() };
}

/// Lives in this element of somebody else's page, instead of a page of its own. Asked for before anything wakes.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn live_in(root: HtmlElement) {
    ROOT.with(|own| {
        let _ = own.set(root);
    });
}

/// The element that all of the story is in: the page's own, or the one that a guest was given. Nothing is looked for, or
/// listened to, beyond it, save what moves the window.
pub fn root() -> HtmlElement {
    ROOT.with(|own| own.get_or_init(|| document().document_element().expect("a page has one").unchecked_into()).clone())
}

/// Whether the browser has read the page to its end.
pub fn is_read() -> bool {
    document().ready_state() != "loading"
}

/// Whether the page, and with it the address, is somebody else's.
pub fn is_guest() -> bool {
    Some(root().unchecked_into()) != document().document_element()
}

pub fn find(selector: &str) -> Option<Element> {
    root().query_selector(selector).ok().flatten()
}

pub fn by_id(id: &str) -> Option<Element> {
    find(&["#", id].concat())
}

pub fn find_all(selector: &str) -> Vec<Element> {
    find_all_in(&root(), selector)
}

pub fn find_all_in(parent: &Element, selector: &str) -> Vec<Element> {
    elements(parent.query_selector_all(selector).ok())
}

fn elements(list: Option<NodeList>) -> Vec<Element> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|idx| list.item(idx)?.dyn_into().ok()).collect()
}

pub fn set(element: &Element, name: &str, value: &str) {
    // An attribute name of ours is always valid.
    let _ = element.set_attribute(name, value);
}

/// Spares the browser the restyling that even an unchanged attribute may bring.
pub fn set_if_new(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        set(element, name, value);
    }
}

/// Writes the text anew only if it is another.
pub fn write_if_new(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// A whole number in an attribute.
pub fn number(element: &Element, name: &str) -> Option<i32> {
    element.get_attribute(name)?.parse().ok()
}

/// What the slider under the event stands at.
pub fn number_at(event: &Event) -> Option<u16> {
    parse_number(&event.target()?.dyn_into::<HtmlInputElement>().ok()?.value())
}

/// The nearest ancestor of the event's target that matches.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// What the mark under the event says, or after a press of a `.reader-step` the mark beside the one last told:
/// `data-read` counts the parts of its sentence in the figure's `.said`. All marks that say it carry `data-told`.
pub fn said_at(event: &Event, pressed: bool) -> Option<String> {
    let picture = closest(event, ".reader")?.query_selector(".figure-picture").ok()??;
    let told = |mark: &Element| number(mark, "data-told").is_some();
    let mark = match closest(event, ".reader-step") {
        None => closest(event, "[data-read]")?,
        Some(button) if pressed => {
            // The last form of a picture has all that the others have. Marks that say the same stand side by side there.
            let marks = find_all_in(&picture, "svg:last-of-type [data-read]");
            let next = if button.get_attribute("value").is_some() {
                marks.iter().rposition(told).map_or(0, |idx| idx + 1)
            } else {
                marks.iter().position(told).unwrap_or(0).wrapping_sub(1)
            };
            // Past the end it stands at the other one.
            marks.get(next).or(if next > marks.len() { marks.last() } else { marks.first() })?.clone()
        }
        Some(_) => return None,
    };
    let read = mark.get_attribute("data-read")?;
    for mark in find_all_in(&picture, "[data-read]") {
        let same = mark.get_attribute("data-read").as_deref() == Some(&read);
        set(&mark, "data-told", if same { "1" } else { "" });
    }
    let parts = picture.query_selector(".said").ok()??.children();
    let part = |idx: &str| parts.item(idx.parse().ok()?)?.text_content();
    Some(read.split(' ').filter_map(part).collect())
}

/// Follows a link that stands nowhere.
pub fn follow(href: &str) {
    if let Ok(link) = document().create_element("a") {
        set(&link, "href", href);
        let link: HtmlElement = link.unchecked_into();
        let _ = root().append_child(&link);
        link.click();
        link.remove();
    }
}

/// Moves the focus to the first button inside.
pub fn focus_within(parent: &NodeRef) {
    if let Some(button) = parent.cast::<Element>().and_then(|panel| panel.query_selector("button").ok().flatten()) {
        focus(&button);
    }
}

/// Whether the reader's system asks for it, or the reader's choice on the page (`comfort.js`).
pub fn reduced_motion() -> bool {
    root().has_attribute("data-calm")
        || window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|query| query.matches())
}

pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    } else if let Ok(focus) =
        js_sys::Reflect::get(element, &"focus".into()).and_then(|focus| focus.dyn_into::<js_sys::Function>())
    {
        // SVG elements take the focus too, but web_sys does not say so.
        let _ = focus.call0(element);
    }
}

/// How far below the window's upper edge a link puts this element, whole pixels.
pub fn scroll_margin(element: &Element) -> f64 {
    let style = window().get_computed_style(element).ok().flatten();
    let margin = style.and_then(|style| style.get_property_value("scroll-margin-top").ok()).unwrap_or_default();
    let whole = margin.split(['.', 'p']).next().and_then(|digits| digits.parse::<i32>().ok());
    f64::from(whole.unwrap_or(0))
}

/// Listens for as long as this instance lives.
pub fn listen(
    target: &web_sys::EventTarget,
    name: &'static str,
    passive: bool,
    listener: impl FnMut(&Event) + 'static,
) {
    let options =
        if passive { EventListenerOptions::default() } else { EventListenerOptions::enable_prevent_default() };
    life::keep(EventListener::new_with_options(target, name, options, listener));
}
