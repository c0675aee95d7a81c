//! The city map of Almaty: a schematic of streets and places, and contour lines where the mountains begin.

use super::geojson::{Feature, Shape, read_features};
use super::layers::MapLayer;
use super::path::PathWriter;
use super::projection::Albers;
use super::simplify::simplify;
use super::{LngLat, Point};

/// Republic Square: the origin of the group's own grid, so that its numbers stay short.
const ORIGIN: LngLat = LngLat::new(76.9453, 43.2383);

/// One metre, in kilometres of the plane.
const CELL_KM: f64 = 0.001;

/// The heights come from cells of 350 m: smaller bends than this are the grid's, not the mountains'.
const MIN_TRIANGLE_KM2: f64 = 0.3;

/// For the same reason contours need no metres. Coarse steps compress to half the size.
const CONTOUR_STEP_KM: f64 = 0.05;

/// Contours from here up are mountain, those below are slope: metres.
const MOUNTAIN_METRES: u64 = 900;
const HIGHEST_METRES: u64 = 2500;

/// How far south and west slopes go on, metres from Republic Square: to where their colour has faded.
const SLOPE_END: u32 = 32_000;

/// Places the group of [`almaty_layers`] in the plane.
pub fn almaty_transform() -> String {
    let origin = Albers::kazakhstan().project(ORIGIN);
    format!("translate({:.3} {:.3}) scale(.001)", origin.x, origin.y)
}

/// The city map's paths in drawing order, in metres from Republic Square, for a group with [`almaty_transform`].
/// The arguments are `geo/almaty-schematic.geojson` and `geo/almaty-contours.geojson`.
///
/// # Errors
/// What is missing or unexpected in the files.
pub fn almaty_layers(schematic: &str, contours: &str) -> Result<Vec<MapLayer>, String> {
    let (schematic, contours) = (read_features("schematic", schematic)?, read_features("contours", contours)?);
    let of_kind = |kind: &'static str| schematic.iter().filter(move |feature| feature.properties.kind == kind);
    let is_mountain = |feature: &&Feature| feature.properties.metres >= MOUNTAIN_METRES;
    let low = path(contours.iter().filter(|feature| !is_mountain(feature)), CONTOUR_STEP_KM, MIN_TRIANGLE_KM2);
    let slope = |feature: &Feature| {
        let d = path(std::iter::once(feature), CONTOUR_STEP_KM, MIN_TRIANGLE_KM2);
        // The mountains are all that lies south of it.
        let d = format!("{d}V{SLOPE_END}H-{SLOPE_END}z");
        MapLayer::new(&format!("almaty-slope-{}", feature.properties.metres), "map-slope", d)
    };
    let mut layers = vec![
        MapLayer::new("almaty-contours-low", "map-contours", low),
        MapLayer::new("almaty-rivers", "map-river map-river-3", path(of_kind("river"), CELL_KM, 0.0)),
        MapLayer::new("almaty-republic-square", "map-square", path(of_kind("square"), CELL_KM, 0.0)),
    ];
    // Below all else; the highest lie beyond the views of the city.
    let slopes = contours.iter().filter(is_mountain).filter(|feature| feature.properties.metres <= HIGHEST_METRES);
    layers.splice(0..0, slopes.map(slope));
    // Main streets last, over the others.
    for class in [3, 2, 1] {
        let streets = of_kind("street").filter(|street| street.properties.class == class);
        let css = format!("map-street map-street-{class}");
        layers.push(MapLayer::new(&format!("almaty-streets-{class}"), &css, path(streets, CELL_KM, 0.0)));
    }
    Ok(layers)
}

/// Places have no path: they are marks.
fn path<'a>(features: impl Iterator<Item = &'a Feature>, step_km: f64, min_area_km2: f64) -> String {
    let origin = Albers::kazakhstan().project(ORIGIN);
    let from_origin = |points: &Vec<Point>| -> Vec<Point> {
        let snapped = |distance: f64| (distance / step_km).round() * step_km;
        let moved = points.iter().map(|point| Point::new(snapped(point.x - origin.x), snapped(point.y - origin.y)));
        let moved: Vec<Point> = moved.collect();
        simplify(&moved, min_area_km2)
    };
    let mut path = PathWriter::new(CELL_KM);
    for feature in features {
        match &feature.shape {
            Shape::Place(_) => {}
            Shape::Lines(lines) => lines.iter().for_each(|line| path.line(&from_origin(line))),
            Shape::Rings(rings) => rings.iter().for_each(|ring| path.ring(&from_origin(ring))),
        }
    }
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::path::corners;

    const SCHEMATIC: &str = include_str!("../../geo/almaty-schematic.geojson");
    const CONTOURS: &str = include_str!("../../geo/almaty-contours.geojson");

    #[test]
    fn every_layer_has_something_to_draw() {
        let layers = almaty_layers(SCHEMATIC, CONTOURS).unwrap();
        assert_eq!(layers.len(), 12);
        assert_eq!(layers.iter().find(|layer| layer.d.is_empty()), None);
    }

    #[test]
    fn the_square_is_as_large_as_published() {
        let layers = almaty_layers(SCHEMATIC, CONTOURS).unwrap();
        let square = &layers.iter().find(|layer| layer.id == "almaty-republic-square").unwrap().d;
        let corners = corners(square);
        let side = |from: usize| {
            let ((ax, ay), (bx, by)) = (corners[from], corners[from + 1]);
            ((bx - ax) as f64).hypot((by - ay) as f64)
        };
        assert!((side(0) - 580.0).abs() < 20.0 && (side(1) - 210.0).abs() < 10.0, "{square}");
    }
}
