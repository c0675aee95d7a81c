//! The list of events, which stands in the page as HTML: filtering it, opening one, reading from it.

use web_sys::Element;
use yew::AttrValue;

use super::{dom, life};
use crate::model::story::EventKind;
use crate::state::Kinds;
use crate::store;

/// What a place's card tells.
pub struct Card {
    pub name: AttrValue,
    /// The events there as HTML, in order of time, each with its sources and the way to it, called `link`.
    pub events: AttrValue,
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

/// The card of a place, from its mark on the map and the list of events.
pub fn card(place: &str, link: &str) -> Option<Card> {
    let name = place_name(place)?;
    let mut events = String::new();
    for item in dom::find_all("[data-event]") {
        if happened_at(&item, place) {
            let class = item.class_name();
            let id = item.id();
            for part in
                ["<li class=\"", &class, "\">", &item.inner_html(), "<a href=\"#", &id, "\">", link, "</a></li>"]
            {
                events.push_str(part);
            }
        }
    }
    Some(Card { name, events: events.into() })
}

/// A place's name, from its mark on the map.
pub fn place_name(place: &str) -> Option<AttrValue> {
    Some(dom::find(&[".mark[data-city=\"", place, "\"]"].concat())?.get_attribute("aria-label")?.into())
}

fn happened_at(item: &Element, place: &str) -> bool {
    item.get_attribute("data-places").is_some_and(|places| places.split(' ').any(|own| own == place))
}
