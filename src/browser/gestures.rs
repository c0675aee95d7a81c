//! Clicks and keys on what is not an island: notes' marks, places on the map, events of the list. One listener for
//! each on the document, since hundreds of marks stand in static markup.

use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::{dom, life};
use crate::state::Msg;
use crate::store;

thread_local! {
    /// Where the focus returns when a card or a note closes.
    static OPENER: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Where the focus returns when the place that was chosen there is let go.
pub fn return_to(opener: Element) {
    OPENER.set(Some(opener));
}

pub fn watch() {
    dom::listen(&dom::document(), "click", false, on_click);
    dom::listen(&dom::document(), "keydown", false, on_key);
    // The ways to close are several, the way back is one.
    let open = std::cell::Cell::new(false);
    life::keep(store::subscribe(move |state| {
        let now = state.note.is_some() || state.place.is_some();
        if open.replace(now)
            && !now
            && let Some(opener) = OPENER.take()
        {
            dom::focus(&opener);
        }
    }));
}

fn on_click(event: &Event) {
    if let Some(mark) = dom::closest(event, "a.note-ref") {
        let label = mark.get_attribute("href").and_then(|href| href.strip_prefix("#note-").map(str::to_owned));
        if label.is_some() {
            event.prevent_default();
            OPENER.set(Some(mark));
            store::send(Msg::OpenedNote(label));
        }
    } else if let Some(place) = dom::closest(event, "[data-city]") {
        choose_place(place);
    } else if let Some(item) =
        dom::closest(event, "[data-event] summary").and_then(|summary| summary.closest("[data-event]").ok().flatten())
    {
        store::send(Msg::ChoseEvent(item.get_attribute("data-event")));
    }
}

fn on_key(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    match key.as_str() {
        "Escape" => {
            let state = store::state();
            if state.note.is_some() {
                store::send(Msg::OpenedNote(None));
            } else if state.place.is_some() {
                store::send(Msg::ChosePlace(None));
            }
        }
        // SVG marks are buttons by role only: the browser does not click them.
        "Enter" | " " => {
            if let Some(place) = dom::closest(event, "[data-city]") {
                event.prevent_default();
                choose_place(place);
            }
        }
        _ => {}
    }
}

fn choose_place(mark: Element) {
    let id = mark.get_attribute("data-city");
    OPENER.set(Some(mark));
    store::send(Msg::ChosePlace(id));
}
