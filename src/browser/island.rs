//! Islands: prerendered roots that Yew takes over, one by one.

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::Renderer;

use super::life;
use crate::components::island::{Island, IslandKind, IslandProps};
use crate::components::words::Words;

/// Hydrates the island at `root`. An unknown name is left as it stands.
#[wasm_bindgen]
pub fn wake(root: Element) {
    life::throw_panics();
    let Some(kind) = root.get_attribute("data-island").and_then(|word| IslandKind::of_word(&word)) else { return };
    let words = Words::decode(&root.get_attribute("data-words").unwrap_or_default());
    Renderer::<Island>::with_root_and_props(root, IslandProps { kind, words, hole: "".into() }).hydrate();
}
