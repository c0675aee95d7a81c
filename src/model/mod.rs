//! Plain values and their invariants. Knows neither files nor HTML.

pub mod correction;
pub mod date;
#[cfg(not(target_arch = "wasm32"))]
pub mod edition;
#[cfg(not(target_arch = "wasm32"))]
pub mod figure_words;
pub mod figures;
#[cfg(not(target_arch = "wasm32"))]
pub mod format;
#[cfg(not(target_arch = "wasm32"))]
pub mod script;
pub mod source_kind;
pub mod status;
pub mod story;
pub mod toll;
