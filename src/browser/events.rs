//! The list of events, which stands in the page as HTML: filtering it, opening one, reading from it.

use web_sys::Element;
use yew::AttrValue;

use super::{dom, life};
use crate::components::words::Words;
use crate::model::story::EventKind;
use crate::state::{Kinds, State};
use crate::store;

/// What the card on the stage tells.
#[derive(Default)]
pub struct Card {
    pub title: AttrValue,
    /// HTML: its words are the story's own.
    pub inside: AttrValue,
}

/// Opens the chosen event in the list whenever the choice changes.
pub fn watch() {
    let mut open = None;
    let cell = std::cell::RefCell::new(move |event: &Option<String>| {
        if *event != open {
            open = event.clone();
            if let Some(item) = open.as_ref().and_then(|id| dom::document().get_element_by_id(&["event-", id].concat()))
            {
                item.remove_attribute("hidden").ok();
                // In the next frame: if a click on the event itself brought us here, the browser is about to open it,
                // and would shut what is open already.
                life::in_next_frame(move || {
                    if let Some(details) = item.query_selector("details").ok().flatten() {
                        dom::set(&details, "open", "");
                    }
                });
            }
        }
    });
    life::keep(store::subscribe(move |state| (cell.borrow_mut())(&state.event)));
}

/// Shows exactly the events that match and says how many; `None` where the page has no list.
pub fn show_events(kinds: Kinds, place: Option<&str>) -> Option<usize> {
    let items = dom::find_all("[data-event]");
    let mut n_shown = 0;
    for item in &items {
        let kind = item.get_attribute("data-kind").unwrap_or_default();
        let kind = EventKind::ALL.into_iter().find(|own| own.word() == kind);
        let shown = kind.is_none_or(|kind| kinds.shows(kind)) && place.is_none_or(|place| happened_at(item, place));
        n_shown += usize::from(shown);
        if shown == item.has_attribute("hidden") {
            let _ = item.toggle_attribute_with_force("hidden", !shown);
        }
    }
    (!items.is_empty()).then_some(n_shown)
}

/// The card of the chosen place, from its mark on the map and the list of events: each event as the list has it, with
/// its sources, and the way to it. Or the places to choose from. Words: `card.none`, `card.which`, `card.event`.
pub fn card(state: &State, words: &Words) -> Option<Card> {
    let mut inside = String::new();
    let mut add = |parts: &[&str]| parts.iter().for_each(|part| inside.push_str(part));
    for place in &state.offered {
        add(&[
            "<li><button type=\"button\" class=\"card-place\" data-city=\"",
            place,
            "\">",
            &name(place)?,
            "</button></li>",
        ]);
    }
    let title = if state.offered.is_empty() {
        let place = state.place.as_deref()?;
        let link = words.get("card.event");
        let mut none = true;
        for item in dom::find_all("[data-event]") {
            if happened_at(&item, place) {
                let (class, id) = (item.class_name(), item.id());
                add(&[
                    "<li class=\"",
                    &class,
                    "\">",
                    &item.inner_html(),
                    "<a href=\"#",
                    &id,
                    "\">",
                    &link,
                    "</a></li>",
                ]);
                none = false;
            }
        }
        if none {
            add(&["<li>", &words.get("card.none"), "</li>"]);
        }
        name(place)?.into()
    } else {
        words.get("card.which")
    };
    Some(Card { title, inside: ["<ul>", &inside, "</ul>"].concat().into() })
}

/// A place's name, from its mark on the map.
fn name(place: &str) -> Option<String> {
    dom::find(&[".mark[data-city=\"", place, "\"]"].concat())?.get_attribute("aria-label")
}

fn happened_at(item: &Element, place: &str) -> bool {
    item.get_attribute("data-places").is_some_and(|places| places.split(' ').any(|own| own == place))
}
