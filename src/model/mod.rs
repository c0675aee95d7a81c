//! Plain values and their invariants. Knows neither files nor HTML.

pub mod date;
pub mod story;
