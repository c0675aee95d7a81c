//! (Model, scene, size) → positioned marks. No HTML, no pixels of a screen that was not given.

#[cfg(not(target_arch = "wasm32"))]
pub mod figures;
