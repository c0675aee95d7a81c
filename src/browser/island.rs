//! Islands: prerendered roots that Yew takes over, one by one.

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{BaseComponent, Renderer};

use super::life;
use crate::components::words::Words;
use crate::components::{
    IslandProps, chapter_bar::ChapterBar, notes::Notes, reader::Reader, stage::Stage, timeline::Timeline,
};

/// Hydrates the island at `root`. An unknown name is left as it stands.
#[wasm_bindgen]
pub fn wake(root: Element) {
    life::throw_panics();
    match root.get_attribute("data-island").as_deref() {
        Some("chapter-bar") => hydrate::<ChapterBar>(root),
        Some("notes") => hydrate::<Notes>(root),
        Some("reader") => hydrate::<Reader>(root),
        Some("stage") => hydrate::<Stage>(root),
        Some("timeline") => hydrate::<Timeline>(root),
        _ => {}
    }
}

fn hydrate<C: BaseComponent<Properties = IslandProps>>(root: Element) {
    let words = Words::decode(&root.get_attribute("data-words").unwrap_or_default());
    Renderer::<C>::with_root_and_props(root, IslandProps { words, hole: "".into() }).hydrate();
}
