//! Values → positioned marks. Knows neither HTML nor the browser.

pub mod camera;
pub mod labels;
pub mod text_width;
