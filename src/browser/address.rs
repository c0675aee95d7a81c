//! The state in the address: the fragment names the step or the event, the query the choices.

use std::cell::RefCell;

use wasm_bindgen::JsValue;

use super::{chapters, dom};
use crate::state::{Address, Msg};
use crate::store;

/// The fragment's prefix that names an event of the timeline.
const EVENT: &str = "#event-";

thread_local! {
    /// The query as it was last read or written.
    static QUERY: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Takes the choices from the address, now and whenever Back, Forward or a link changes it. A guest leaves it alone.
pub fn restore() {
    if dom::is_guest() {
        return;
    }
    read();
    for name in ["popstate", "hashchange"] {
        dom::listen(&dom::window(), name, true, |_| read());
    }
}

fn read() {
    let location = dom::window().location();
    let query = location.search().unwrap_or_default();
    let mut address = Address::parse(&query);
    // A link to a part of the page leaves the query as it is, and with it what was zoomed since it was written.
    if QUERY.with_borrow(|known| *known == query) {
        address.window = store::state().window;
    }
    QUERY.set(query);
    if let Some(event) = location.hash().ok().as_deref().and_then(|hash| hash.strip_prefix(EVENT)) {
        address.event = Some(event.to_owned());
    }
    let step = location.hash().ok().and_then(|hash| dom::by_id(hash.strip_prefix('#')?));
    let step_idx = step.and_then(|step| dom::number(&step, "data-step-index")).and_then(|idx| idx.try_into().ok());
    store::send(Msg::Went { address, step_idx });
}

/// Writes the state to the address without adding to the history, and to the links to the other languages.
pub fn write() {
    if dom::is_guest() {
        return;
    }
    let state = store::state();
    // A part of the page has no steps that are scrolled through.
    let step = chapters::step_id(state.step_idx);
    let fragment = match (&state.event, step) {
        (Some(event), step) if step.as_ref().is_none_or(|step| step.starts_with("timeline")) => [EVENT, event].concat(),
        (_, Some(step)) => ["#", &step].concat(),
        _ => String::new(),
    };
    let query = Address::of(&state).query();
    let address = [query.as_str(), &fragment].concat();
    QUERY.set(query);
    let path = dom::window().location().pathname().unwrap_or_default();
    if let Ok(history) = dom::window().history() {
        // Keeps the entry's own state; a frame without access to the history goes on without an address.
        let own = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&own, "", Some(&[path.as_str(), &address].concat()));
    }
    for link in dom::find_all("[data-language]") {
        let base = link.get_attribute("data-language").unwrap_or_default();
        dom::set(&link, "href", &[base.as_str(), &address].concat());
    }
}
