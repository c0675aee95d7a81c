//! Degrees → plane. Knows neither the story nor HTML.

pub mod anchors;
pub mod bounds;
pub mod lng_lat;
pub mod plane;
pub mod projection;

pub use lng_lat::LngLat;
pub use plane::{Point, Rect, Size};
