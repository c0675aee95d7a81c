//! Numbers and dates → fractions and places. Knows neither the story nor HTML.

pub mod linear;
pub mod spread;
pub mod time;
