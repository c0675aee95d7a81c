//! Values → positioned marks. Knows neither HTML nor the browser.

pub mod camera;
