//! Bloody January: the story, its page and its islands.
//!
//! Reading order: `model` (values), `story` (files → model), `scale`, `geo`, `layout` (model → marks), `state` and
//! `store`, `components` (marks → HTML), `browser` (the only door to the browser), `prerender` (model → pages), `data` (model → open data),
//! `metadata` (what the site says of itself to programs), `cards` (model → pictures of links).
//!
//! What keeps hydration exact: an island's first render uses its props alone; no clock, randomness, locale or hash
//! order enters it; sizes are nominal until an effect has measured; large geometry stands in static holes.

pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod cards;
pub mod components;
#[cfg(not(target_arch = "wasm32"))]
pub mod data;
#[cfg(not(target_arch = "wasm32"))]
pub mod door;
#[cfg(not(target_arch = "wasm32"))]
pub mod embed;
#[cfg(not(target_arch = "wasm32"))]
pub mod gallery;
pub mod geo;
#[cfg(not(target_arch = "wasm32"))]
pub mod html;
pub mod layout;
#[cfg(not(target_arch = "wasm32"))]
pub mod map_model;
#[cfg(not(target_arch = "wasm32"))]
pub mod metadata;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod offline;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
#[cfg(not(target_arch = "wasm32"))]
pub mod pseudo;
pub mod scale;
pub mod state;
pub mod store;
#[cfg(not(target_arch = "wasm32"))]
pub mod story;
