//! Where the names of countries and waters stand on the country map.

use super::LngLat;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnchorKind {
    Country,
    Water,
}

/// The middle of a name that belongs to an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// Key of the words in each language.
    pub key: &'static str,
    pub kind: AnchorKind,
    pub place: LngLat,
}

/// Names of the waters, of Kazakhstan and of the countries around it, the most important first. The places are chosen
/// by eye: well inside the area and, for neighbours, on the side towards Kazakhstan, so that they are seen when it
/// fills the window. Mongolia and Tajikistan appear in wider views only.
pub fn seas() -> [Anchor; 12] {
    [
        water("map.caspian-sea", 50.4, 42.1),
        country("map.kazakhstan", 67.4, 48.6),
        country("map.russia", 57.0, 53.3),
        country("map.china", 83.4, 43.6),
        country("map.uzbekistan", 63.6, 42.2),
        country("map.turkmenistan", 57.2, 40.6),
        country("map.kyrgyzstan", 74.6, 41.5),
        water("map.aral-sea", 60.4, 46.3),
        water("map.lake-balkhash", 75.6, 46.5),
        country("map.mongolia", 90.2, 47.6),
        country("map.tajikistan", 70.8, 38.8),
        country("map.azerbaijan", 47.6, 40.5),
    ]
}

const fn water(key: &'static str, lng_deg: f64, lat_deg: f64) -> Anchor {
    Anchor { key, kind: AnchorKind::Water, place: LngLat::new(lng_deg, lat_deg) }
}

const fn country(key: &'static str, lng_deg: f64, lat_deg: f64) -> Anchor {
    Anchor { key, kind: AnchorKind::Country, place: LngLat::new(lng_deg, lat_deg) }
}
