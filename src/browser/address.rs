//! The state in the address: the fragment names the step or the event, the query the choices.

use wasm_bindgen::JsValue;

use super::{chapters, dom};
use crate::state::{Address, Msg};
use crate::store;

/// The fragment's prefix that names an event of the timeline.
const EVENT: &str = "#event-";

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
    let mut address = Address::parse(&location.search().unwrap_or_default());
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
    let address = [Address::of(&state).query(), fragment].concat();
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
