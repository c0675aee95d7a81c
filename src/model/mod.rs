//! Plain values and their invariants. Knows neither files nor HTML.

pub mod date;
pub mod figure_words;
pub mod figures;
pub mod format;
pub mod story;
