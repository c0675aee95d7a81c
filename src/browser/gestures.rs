//! Clicks and keys on what is not an island: notes' marks, places on the map, events of the list. One listener for
//! each on the document, since hundreds of marks stand in static markup.

use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::{dom, hands, life, painter};
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
    dom::listen(&dom::root(), "click", false, on_click);
    dom::listen(&dom::root(), "keydown", false, on_key);
    // The ways to close are several, the way back is one.
    let open = std::cell::Cell::new(false);
    life::keep(store::subscribe(move |state| {
        let now = state.note.is_some() || state.place.is_some() || !state.offered.is_empty();
        if open.replace(now)
            && !now
            && let Some(opener) = OPENER.take()
        {
            dom::focus(&opener);
        }
    }));
}

fn on_click(event: &Event) {
    // In a part of the page the notes stand below their text.
    if let Some(mark) = dom::closest(event, ":not(.part *) > a.note-ref") {
        let label = mark.get_attribute("href").and_then(|href| href.strip_prefix("#note-").map(str::to_owned));
        if label.is_some() {
            event.prevent_default();
            OPENER.set(Some(mark));
            store::send(Msg::OpenedNote(label));
        }
    } else if let Some(view) = dom::closest(event, ".part-view") {
        event.prevent_default();
        show_view(&view);
    } else if let Some(button) = dom::closest(event, "[data-zoom]") {
        hands::press(&button.get_attribute("data-zoom").unwrap_or_default());
    } else if let Some(place) = dom::closest(event, "[data-city]") {
        // In the list of places it is a link, for readers without script.
        event.prevent_default();
        let under = painter::places_at(&place, event);
        choose_place(place, under);
    } else if let Some(item) =
        dom::closest(event, "[data-event] summary").and_then(|summary| summary.closest("[data-event]").ok().flatten())
    {
        store::send(Msg::ChoseEvent(item.get_attribute("data-event")));
    }
}

/// A part that is the map alone has no text to scroll through: its views are chosen.
fn show_view(view: &Element) {
    for other in dom::find_all(".part-view") {
        let _ = other.remove_attribute("aria-current");
    }
    dom::set(view, "aria-current", "true");
    let step_idx = view.parent_element().and_then(|step| dom::number(&step, "data-view-index")).unwrap_or_default();
    store::send(Msg::Scrolled { chapter_idx: 0, step_idx: step_idx as usize, progress_permille: 0, rushes: false });
}

fn on_key(event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    // With these the key is the browser's.
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    match key.as_str() {
        "Escape" => {
            let state = store::state();
            if state.note.is_some() {
                store::send(Msg::OpenedNote(None));
            } else if state.place.is_some() || !state.offered.is_empty() {
                store::send(Msg::ChosePlace(None));
            } else if let Some(list) = dom::find(".places[open]") {
                let _ = list.remove_attribute("open");
                if let Some(summary) = list.first_element_child() {
                    dom::focus(&summary);
                }
            }
        }
        // SVG marks are buttons by role only: the browser does not click them.
        "Enter" | " " => {
            if let Some(place) = dom::closest(event, ".mark[data-city]") {
                event.prevent_default();
                choose_place(place, Vec::new());
            }
        }
        _ => {
            if let Some(target) = dom::closest(event, ".mark, .map")
                && hands::on_key(&key, &target)
            {
                event.prevent_default();
            }
        }
    }
}

/// Opens the card of a place. If others lie under the same finger, asks which is meant.
fn choose_place(chosen: Element, under: Vec<String>) {
    // What stands in the card goes with it.
    if chosen.closest(".card").is_ok_and(|card| card.is_none()) {
        OPENER.set(Some(chosen.clone()));
    }
    painter::make_room_for(&chosen);
    store::send(if under.len() > 1 {
        Msg::OfferedPlaces(under)
    } else {
        Msg::ChosePlace(chosen.get_attribute("data-city"))
    });
    // When the card is there.
    life::in_next_frame(|| {
        if let Some(title) = dom::find(".card:not([hidden]) .card-title") {
            dom::focus(&title);
        }
    });
}
