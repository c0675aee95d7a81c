//! What the two maps draw: paths with names, in drawing order, and where each group of them lies in the plane.

pub use super::almaty::{almaty_layers, almaty_transform};
pub use super::almaty_labels::{AlmatyLabel, almaty_labels};
pub use super::anchors::seas;
pub use super::country::{COUNTRY_TRANSFORM, country_land, country_layers, oblast_middles};

/// One `<path>` of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapLayer {
    /// Unique on the page and fit for a DOM id: `oblast-mangystau-region`, `rivers-1`.
    pub id: String,
    /// What kind of thing it is, for the style sheet: `map-oblast`.
    pub class: String,
    /// Path data in whole cells of its group's grid.
    pub d: String,
}

impl MapLayer {
    pub(super) fn new(id: &str, class: &str, d: String) -> Self {
        Self { id: id.to_owned(), class: class.to_owned(), d }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::bounds::{ALMATY_BOUNDS, COUNTRY_BOUNDS, COUNTRY_EXTENT, REPUBLIC_SQUARE};
    use crate::geo::path::corners;
    use crate::geo::projection::Albers;
    use crate::geo::{Point, Rect};
    use std::collections::BTreeSet;

    fn both_maps() -> Vec<MapLayer> {
        let mut layers = country_layers(include_str!("../../geo/central-asia.topo.json")).unwrap();
        let schematic = include_str!("../../geo/almaty-schematic.geojson");
        layers.extend(almaty_layers(schematic, include_str!("../../geo/almaty-contours.geojson")).unwrap());
        layers
    }

    /// The rectangle around the layers whose id begins so, in units of the plane.
    fn around(layers: &[MapLayer], id: &str, cell: f64, origin: Point) -> Rect {
        let of_id = layers.iter().filter(|layer| layer.id.starts_with(id)).flat_map(|layer| corners(&layer.d));
        let points: Vec<Point> =
            of_id.map(|(x, y)| Point::new(x as f64 * cell + origin.x, y as f64 * cell + origin.y)).collect();
        Rect::around(&points).unwrap()
    }

    fn near(a: Rect, b: Rect, tolerance: f64) -> bool {
        let differences = [a.x - b.x, a.y - b.y, a.right() - b.right(), a.bottom() - b.bottom()];
        differences.iter().all(|difference| difference.abs() <= tolerance)
    }

    #[test]
    fn ids_are_unique_and_fit_for_the_dom() {
        let layers = both_maps();
        let ids: BTreeSet<&str> = layers.iter().map(|layer| layer.id.as_str()).collect();
        assert_eq!(ids.len(), layers.len());
        assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')));
    }

    #[test]
    fn the_maps_stay_small() {
        let layers = both_maps();
        assert!(layers.len() <= 40, "{} paths", layers.len());
        // 58 kB of these numbers are just under 16 kB in Brotli's hands.
        let bytes: usize = layers.iter().map(|layer| layer.d.len()).sum();
        assert!(bytes < 58_500, "{bytes} bytes");
    }

    #[test]
    fn the_bounds_are_those_of_what_is_drawn() {
        let (layers, zero) = (both_maps(), Point::default());
        assert!(near(around(&layers, "country-outline", 0.5, zero), COUNTRY_BOUNDS, 0.5));
        assert!(near(around(&layers, "neighbours", 0.5, zero), COUNTRY_EXTENT, 0.0));
        let square = Albers::kazakhstan().project(crate::geo::LngLat::new(76.9453, 43.2383));
        let streets = around(&layers, "almaty-streets", 0.001, square);
        assert!(near(streets, ALMATY_BOUNDS, 0.1), "{streets:?}");
        let area = around(&layers, "almaty-republic-square", 0.001, square);
        assert!(near(area, REPUBLIC_SQUARE, 0.01), "{area:?}");
    }
}
