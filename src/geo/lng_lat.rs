//! Places on the globe.

/// A place on the sphere, degrees, longitude first as in GeoJSON.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LngLat {
    /// East positive.
    pub lng_deg: f64,
    /// North positive, -90 to 90.
    pub lat_deg: f64,
}

impl LngLat {
    pub const fn new(lng_deg: f64, lat_deg: f64) -> Self {
        Self { lng_deg, lat_deg }
    }
}
