//! Degrees → plane → path data. Knows neither the story nor HTML.
//!
//! Reading order: `lng_lat` and `plane` (values), `projection`; then, for the prerenderer alone, `topology` (the files),
//! `simplify`, `stitch`, `clip` and `path` (points → SVG path data), `layers` (what is drawn) with `country` and
//! `almaty`, `relief` (the shading under them). `anchors` and `bounds`: where names stand, and what cameras are fitted to.

pub mod anchors;
pub mod bounds;
pub mod lng_lat;
pub mod plane;
pub mod projection;

#[cfg(not(target_arch = "wasm32"))]
mod almaty;
#[cfg(not(target_arch = "wasm32"))]
mod almaty_labels;
#[cfg(not(target_arch = "wasm32"))]
mod clip;
#[cfg(not(target_arch = "wasm32"))]
mod country;
#[cfg(not(target_arch = "wasm32"))]
pub mod eurasia;
#[cfg(not(target_arch = "wasm32"))]
mod geojson;
#[cfg(not(target_arch = "wasm32"))]
pub mod layers;
#[cfg(not(target_arch = "wasm32"))]
pub mod path;
#[cfg(not(target_arch = "wasm32"))]
pub mod relief;
#[cfg(not(target_arch = "wasm32"))]
mod sheet;
#[cfg(not(target_arch = "wasm32"))]
pub mod simplify;
#[cfg(not(target_arch = "wasm32"))]
mod stitch;
#[cfg(not(target_arch = "wasm32"))]
pub mod topology;

pub use lng_lat::LngLat;
pub use plane::{Point, Rect, Size};
