//! What is seen, one file each: islands (hydrated in the browser, all of one component type, `island`) and parts of the
//! page, rendered once, when the page is made.

pub mod chapter_bar;
pub mod island;
pub mod notes;
pub mod reader;
pub mod stage;
pub mod timeline;
pub mod words;

#[cfg(not(target_arch = "wasm32"))]
pub mod chapter;
#[cfg(not(target_arch = "wasm32"))]
pub mod chart;
#[cfg(not(target_arch = "wasm32"))]
pub mod comfort;
#[cfg(not(target_arch = "wasm32"))]
pub mod corrections;
#[cfg(not(target_arch = "wasm32"))]
pub mod events;
#[cfg(not(target_arch = "wasm32"))]
pub mod figures;
#[cfg(not(target_arch = "wasm32"))]
pub mod hands;
#[cfg(not(target_arch = "wasm32"))]
pub mod map;
#[cfg(not(target_arch = "wasm32"))]
pub mod page;
#[cfg(not(target_arch = "wasm32"))]
pub mod part;
#[cfg(not(target_arch = "wasm32"))]
pub mod sources;
