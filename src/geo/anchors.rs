//! Where the names of countries and waters stand on the country map.

use super::LngLat;

/// In which views a name has room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    Always,
    Near,
    Far,
    Close,
}

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
    pub seen: Seen,
    pub place: LngLat,
}

/// Names of the waters, of Kazakhstan and of the countries around it, the most important first. The places are chosen
/// by eye: well inside the area and, for neighbours, on the side towards Kazakhstan, so that they are seen when it
/// fills the window. Mongolia and Tajikistan appear in wider views only.
pub fn seas() -> [Anchor; 13] {
    [
        water("map.caspian-sea", Seen::Close, 50.4, 42.5),
        // Seen from afar it lies along the sea, further south where the towns on the shore need room.
        water("map.caspian-sea", Seen::Far, 50.9, 40.4),
        country("map.kazakhstan", Seen::Always, 67.4, 48.6),
        country("map.russia", Seen::Always, 54.6, 54.9),
        country("map.china", Seen::Always, 85.2, 43.2),
        country("map.uzbekistan", Seen::Near, 63.2, 41.3),
        country("map.turkmenistan", Seen::Near, 57.2, 40.2),
        country("map.kyrgyzstan", Seen::Near, 74.6, 41.4),
        water("map.aral-sea", Seen::Near, 60.4, 46.3),
        water("map.lake-balkhash", Seen::Near, 75.6, 46.5),
        country("map.mongolia", Seen::Near, 90.6, 47.6),
        country("map.tajikistan", Seen::Near, 70.8, 38.8),
        country("map.azerbaijan", Seen::Near, 47.6, 40.5),
    ]
}

const fn water(key: &'static str, seen: Seen, lng_deg: f64, lat_deg: f64) -> Anchor {
    Anchor { key, kind: AnchorKind::Water, seen, place: LngLat::new(lng_deg, lat_deg) }
}

const fn country(key: &'static str, seen: Seen, lng_deg: f64, lat_deg: f64) -> Anchor {
    Anchor { key, kind: AnchorKind::Country, seen, place: LngLat::new(lng_deg, lat_deg) }
}
