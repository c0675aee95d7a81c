//! What is seen, one file each. Islands (hydrated in the browser) and parts of the page (rendered once, when the page
//! is made) are the same kind of function component.

pub mod chapter_bar;
pub mod notes;
pub mod reader;
pub mod shared;
pub mod stage;
pub mod timeline;
pub mod words;

#[cfg(not(target_arch = "wasm32"))]
pub mod chapter;
#[cfg(not(target_arch = "wasm32"))]
pub mod events;
#[cfg(not(target_arch = "wasm32"))]
pub mod figures;
#[cfg(not(target_arch = "wasm32"))]
pub mod map;
#[cfg(not(target_arch = "wasm32"))]
pub mod page;
#[cfg(not(target_arch = "wasm32"))]
pub mod sources;

use yew::prelude::*;

use words::Words;

/// What every island is given. Both come from its root element, in the browser as when the page is made.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct IslandProps {
    pub words: Words,
    /// Large markup that stands inside the island and is never compared: the whole of it when the page is made, empty
    /// in the browser, where hydration adopts what is there.
    #[prop_or_default]
    pub hole: AttrValue,
}

impl IslandProps {
    pub fn hole(&self) -> Html {
        Html::from_html_unchecked(self.hole.clone())
    }
}
