//! (Model, scene, size) → positioned marks. No HTML, no pixels of a screen that was not given.

pub mod camera;
#[cfg(not(target_arch = "wasm32"))]
pub mod figures;
pub mod filter;
pub mod fixed;
pub mod hands;
pub mod labels;
pub mod map;
pub mod map_svg;
pub mod scale_bar;
pub mod scroll;
pub mod text_width;
pub mod time;
pub mod timeline;
pub mod timeline_svg;
#[cfg(not(target_arch = "wasm32"))]
pub mod timeline_when;
