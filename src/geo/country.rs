//! The country map: Kazakhstan's oblasts of January 2022, what lies around them, and the water.

use std::collections::{BTreeMap, BTreeSet};

use super::bounds::{COUNTRY_BOUNDS, COUNTRY_EXTENT};
use super::layers::MapLayer;
use super::sheet::Sheet;
use super::simplify::ring_area;
use super::stitch::uses;
use super::topology::{ArcUse, Feature, Topology, arc_idx};
use super::{Point, Rect};

/// Brings the country's path data, in half kilometres, to the plane.
pub const COUNTRY_TRANSFORM: &str = "scale(.5)";
const CELL_KM: f64 = 0.5;

/// Triangles smaller than this are not missed where Mangystau fills the window, 0.8 km a pixel.
const MIN_TRIANGLE_KM2: f64 = 7.0;

/// The same for Kazakhstan's lakes, whose shores are ragged but short.
const MIN_LAKE_TRIANGLE_KM2: f64 = 18.0;

/// Abroad nobody looks that closely, and rivers bend more than the map can show.
const MIN_TRIANGLE_ELSEWHERE_KM2: f64 = 60.0;

/// How far rivers are followed beyond the border.
const RIVER_ABROAD_KM: f64 = 70.0;

const MIN_ISLAND_KM2: f64 = 60.0;

/// Lakes from this size are drawn in and around Kazakhstan; far away only those that help to find one's way.
const MIN_LAKE_KM2: f64 = 250.0;
const MIN_LAKE_ELSEWHERE_KM2: f64 = 2000.0;

/// ISO 3166-2 as in the data (letter codes of 2021) and the place each oblast is in the story.
const OBLASTS: [(&str, &str); 14] = [
    ("KZ-AKM", "akmola-region"),
    ("KZ-AKT", "aktobe-region"),
    ("KZ-ALM", "almaty-region"),
    ("KZ-ATY", "atyrau-region"),
    ("KZ-KAR", "karaganda-region"),
    ("KZ-KUS", "kostanay-region"),
    ("KZ-KZY", "kyzylorda-region"),
    ("KZ-MAN", "mangystau-region"),
    ("KZ-PAV", "pavlodar-region"),
    ("KZ-SEV", "north-kazakhstan-region"),
    ("KZ-VOS", "east-kazakhstan-region"),
    ("KZ-YUZ", "turkistan-region"),
    ("KZ-ZAP", "west-kazakhstan-region"),
    ("KZ-ZHA", "zhambyl-region"),
];

/// The country map's paths in drawing order, for a group with [`COUNTRY_TRANSFORM`]. `topology_json` is
/// `geo/central-asia.topo.json`. The Caspian is where nothing is drawn: the ground is water.
///
/// # Errors
/// What is missing or unexpected in the file.
pub fn country_layers(topology_json: &str) -> Result<Vec<MapLayer>, String> {
    let topology = Topology::parse(topology_json)?;
    let (countries, oblasts) = (topology.object("countries")?, topology.object("oblasts")?);
    let arcs_of = |features| arcs_where(features, |_| true).into_iter().map(arc_idx).collect::<BTreeSet<usize>>();
    let (oblast_arcs, lake_arcs) = (arcs_of(oblasts), arcs_of(topology.object("lakes")?));
    let near = |points: &[Point]| Rect::around(points).is_some_and(|bounds| COUNTRY_BOUNDS.encloses(bounds));
    let detail = |arc: usize, points: &[Point]| {
        if oblast_arcs.contains(&arc) {
            MIN_TRIANGLE_KM2
        } else if lake_arcs.contains(&arc) && near(points) {
            MIN_LAKE_TRIANGLE_KM2
        } else {
            MIN_TRIANGLE_ELSEWHERE_KM2
        }
    };
    let sheet = Sheet::new(&topology, detail, COUNTRY_EXTENT, CELL_KM);
    let large_island = |_: &[Point]| MIN_ISLAND_KM2;
    let large_lake = |ring: &[Point]| if near(ring) { MIN_LAKE_KM2 } else { MIN_LAKE_ELSEWHERE_KM2 };

    // All land in one shape, Kazakhstan too: it costs no border, and no water shines through between the oblasts.
    let coasts = sheet.stitched(&arcs_where(countries, |sides| sides.len() == 1));
    let mut layers = vec![MapLayer::new("neighbours", "map-neighbours", sheet.rings(&coasts, large_island))];
    for (iso, place) in OBLASTS {
        let oblast =
            oblasts.iter().find(|oblast| oblast.id == iso).ok_or_else(|| format!("topology: no oblast {iso}"))?;
        let d = sheet.rings(&oblast.chains(), large_island);
        layers.push(MapLayer::new(&format!("oblast-{place}"), "map-oblast", d));
    }
    // A river that comes from abroad begins a short way beyond the border.
    let home = sheet.shapes(&sheet.stitched(&arcs_where(oblasts, |sides| sides.len() == 1)));
    let at_home = |point: Point| {
        let reach = RIVER_ABROAD_KM * RIVER_ABROAD_KM;
        home.iter().any(|ring| is_inside(point, ring) || ring.windows(2).any(|side| distance_2(point, side) < reach))
    };
    // Natural Earth's ranks, the great rivers first: Irtysh and Volga; Ural, Syr Darya and their like; the rest.
    for (idx, ranks) in [0..=3, 4..=5, 6..=i64::MAX].into_iter().enumerate() {
        let of_rank = |river: &&Feature| ranks.contains(&river.number("rank"));
        let arcs = arcs_where(topology.object("rivers")?.iter().filter(of_rank), |_| true);
        let class = format!("map-river map-river-{}", idx + 1);
        let d = sheet.lines_where(&sheet.stitched(&arcs), at_home);
        layers.push(MapLayer::new(&format!("rivers-{}", idx + 1), &class, d));
    }
    let lakes: Vec<&[ArcUse]> = topology.object("lakes")?.iter().flat_map(Feature::chains).collect();
    layers.push(MapLayer::new("lakes", "map-lakes", sheet.rings(&lakes, large_lake)));

    let abroad = arcs_where(countries, |sides| sides.len() == 2 && sides.iter().all(|(_, side)| side.id != "KZ"));
    let between = arcs_where(oblasts, |sides| sides.len() == 2);
    let around = arcs_where(oblasts, |sides| sides.len() == 1);
    for (id, arcs) in [("neighbour-borders", abroad), ("oblast-borders", between)] {
        layers.push(MapLayer::new(id, &format!("map-{id}"), sheet.lines(&sheet.stitched(&arcs))));
    }
    let outline = sheet.rings(&sheet.stitched(&around), large_island);
    layers.push(MapLayer::new("country-outline", "map-country-outline", outline));
    Ok(layers)
}

/// The shores of land and lakes, closed rings in kilometres: a point inside an odd number of them is dry.
///
/// # Errors
/// What is missing or unexpected in the file, `geo/central-asia.topo.json`.
pub fn country_land(topology_json: &str) -> Result<Vec<Vec<Point>>, String> {
    let topology = Topology::parse(topology_json)?;
    let sheet = Sheet::new(&topology, |_, _| MIN_LAKE_TRIANGLE_KM2, COUNTRY_EXTENT, CELL_KM);
    let coasts = sheet.stitched(&arcs_where(topology.object("countries")?, |sides| sides.len() == 1));
    let lakes: Vec<&[ArcUse]> = topology.object("lakes")?.iter().flat_map(Feature::chains).collect();
    Ok([sheet.shapes(&coasts), sheet.shapes(&lakes)].concat())
}

/// In each oblast, by the id of its place, the point furthest from its border and from the points to keep clear of: where
/// something can be written on it.
///
/// # Errors
/// What is missing or unexpected in the file, `geo/central-asia.topo.json`.
pub fn oblast_middles(topology_json: &str, clear_of: &[Point]) -> Result<BTreeMap<String, Point>, String> {
    /// Kilometres between the points that are tried.
    const STEP_KM: f64 = 20.0;
    let topology = Topology::parse(topology_json)?;
    let oblasts = topology.object("oblasts")?;
    let sheet = Sheet::new(&topology, |_, _| 20.0 * MIN_TRIANGLE_ELSEWHERE_KM2, COUNTRY_EXTENT, CELL_KM);
    let middle = |(iso, place): (&str, &str)| {
        let oblast = oblasts.iter().find(|oblast| oblast.id == iso)?;
        let rings = sheet.shapes(&oblast.chains());
        let ring = rings.into_iter().max_by(|a, b| ring_area(a).total_cmp(&ring_area(b)))?;
        let around = Rect::around(&ring)?;
        let tried = (1..(around.height / STEP_KM) as u32).flat_map(|row| {
            (1..(around.width / STEP_KM) as u32).map(move |column| {
                Point::new(around.x + f64::from(column) * STEP_KM, around.y + f64::from(row) * STEP_KM)
            })
        });
        let room_2 = |at: &Point| {
            // Half the way to a place, whose name wants room too.
            let to_places = clear_of.iter().map(|place| ((place.x - at.x).powi(2) + (place.y - at.y).powi(2)) / 4.0);
            ring.windows(2).map(|side| distance_2(*at, side)).chain(to_places).fold(f64::INFINITY, f64::min)
        };
        let inside = tried.filter(|at| is_inside(*at, &ring));
        let best = inside.max_by(|a, b| room_2(a).total_cmp(&room_2(b)))?;
        Some((place.to_owned(), best))
    };
    Ok(OBLASTS.into_iter().filter_map(middle).collect())
}

/// Whether a ray to the right leaves the closed ring more often than it enters it.
fn is_inside(point: Point, ring: &[Point]) -> bool {
    let crossed = ring.windows(2).filter(|side| {
        let [a, b] = [side[0], side[1]];
        (a.y > point.y) != (b.y > point.y) && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
    });
    crossed.count() % 2 == 1
}

/// The square of the distance from a point to a stretch of line.
fn distance_2(point: Point, side: &[Point]) -> f64 {
    let (dx, dy) = (side[1].x - side[0].x, side[1].y - side[0].y);
    let length_2 = (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
    let share = (((point.x - side[0].x) * dx + (point.y - side[0].y) * dy) / length_2).clamp(0.0, 1.0);
    let (x, y) = (side[0].x + share * dx - point.x, side[0].y + share * dy - point.y);
    x * x + y * y
}

/// The arcs whose uses (one for each side that has a feature) answer the question, each as it is first used: the same
/// direction as in the feature's own path, so that the compressor meets the same text again.
fn arcs_where<'a>(
    features: impl IntoIterator<Item = &'a Feature>,
    asked: impl Fn(&[(ArcUse, &Feature)]) -> bool,
) -> Vec<ArcUse> {
    uses(features).iter().filter(|sides| asked(sides)).map(|sides| sides[0].0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOPOLOGY: &str = include_str!("../../geo/central-asia.topo.json");

    #[test]
    fn every_layer_has_something_to_draw() {
        let layers = country_layers(TOPOLOGY).unwrap();
        assert_eq!(layers.iter().filter(|layer| layer.class == "map-oblast").count(), 14);
        assert_eq!(layers.iter().find(|layer| layer.d.is_empty()), None);
    }

    #[test]
    fn crimea_lies_in_ukraine() {
        let topology = Topology::parse(TOPOLOGY).unwrap();
        // The Kerch peninsula: the rest of Crimea is west of the data's frame.
        let (lng, lat) = (36.3, 45.3);
        let holders: Vec<&str> = topology
            .object("countries")
            .unwrap()
            .iter()
            .filter_map(|country| {
                let crossings = country.chains().into_iter().flatten().map(|arc| {
                    let places = &topology.arcs[arc_idx(*arc)];
                    places
                        .windows(2)
                        .filter(|pair| {
                            let [a, b] = [pair[0], pair[1]];
                            (a.lat_deg > lat) != (b.lat_deg > lat)
                                && lng
                                    < a.lng_deg + (lat - a.lat_deg) / (b.lat_deg - a.lat_deg) * (b.lng_deg - a.lng_deg)
                        })
                        .count()
                });
                (crossings.sum::<usize>() % 2 == 1).then_some(country.id.as_str())
            })
            .collect();
        assert_eq!(holders, ["UA"]);
    }

    #[test]
    fn a_file_without_oblasts_is_refused_in_words() {
        let problem = country_layers(&TOPOLOGY.replace("\"oblasts\"", "\"provinces\"")).err();
        assert_eq!(problem.as_deref(), Some("topology: no object `oblasts`"));
    }
}
