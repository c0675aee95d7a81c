//! Numbers and dates → fractions and places. Knows neither the story nor HTML.

pub mod broken;
pub mod linear;
pub mod spread;
pub mod ticks;
pub mod time;
