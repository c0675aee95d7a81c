//! Europe and Asia around the country map, coarse: the land beyond it, the members of the alliance, and the locator in
//! the stage's corner. A picture of its own, asked for late; `boot.js` puts its parts among the page's outlines.

use super::bounds::COUNTRY_EXTENT;
use super::clip::clip_ring;
use super::path::PathWriter;
use super::projection::Albers;
use super::sheet::Sheet;
use super::stitch::uses;
use super::topology::{Feature, Topology};
use super::{LngLat, Point, Rect};

/// Kilometres of the plane from Ireland to Japan, from the Arctic coast to India: what the locator shows.
pub const LOCATOR: Rect = Rect::new(-4700.0, -2900.0, 8900.0, 5900.0);

/// What the land beyond is drawn for: windows in which the alliance fills a phone or a wide stage. Outside lies paper:
/// a sheet has an edge, and the ground under it would be taken for a sea.
const BEYOND: Rect = Rect::new(-4700.0, -4200.0, 8900.0, 7200.0);

/// The grid, and what is small enough to be left out, where a pixel is 4 km and where it is 60.
const CELL_KM: f64 = 2.0;
const MIN_TRIANGLE_KM2: f64 = 260.0;
const MIN_ISLAND_KM2: f64 = 3000.0;
const LOCATOR_CELL_KM: f64 = 20.0;
const LOCATOR_MIN_TRIANGLE_KM2: f64 = 9000.0;
const LOCATOR_MIN_ISLAND_KM2: f64 = 30_000.0;

/// Those who sent troops: the code in the data, the key of the figures and words, and where the name stands, degrees.
/// Russia's is well inside the frame, not in its middle.
pub const SENDERS: [(&str, &str, LngLat); 5] = [
    ("RUS", "russia", LngLat::new(49.0, 55.6)),
    ("BLR", "belarus", LngLat::new(28.3, 53.2)),
    ("ARM", "armenia", LngLat::new(44.8, 40.2)),
    ("TJK", "tajikistan", LngLat::new(69.2, 38.1)),
    ("KGZ", "kyrgyzstan", LngLat::new(74.4, 41.5)),
];

/// The file: for each group of the page's outlines that it fills, the group's id and what comes into it, in kilometres.
/// The land outside the country map with its borders, the alliance, and the locator's land.
/// `topology_json` is `geo/eurasia-locator.topo.json`.
///
/// # Errors
/// What is missing or unexpected in the file.
pub fn eurasia_svg(topology_json: &str) -> Result<String, String> {
    let topology = Topology::parse(topology_json)?;
    let countries = topology.object("countries")?;
    let coasts: Vec<_> = uses(countries).iter().filter(|sides| sides.len() == 1).map(|sides| sides[0].0).collect();
    let between: Vec<_> = uses(countries).iter().filter(|sides| sides.len() == 2).map(|sides| sides[0].0).collect();

    let sheet = Sheet::new(&topology, |_, _| MIN_TRIANGLE_KM2, BEYOND, CELL_KM);
    let coast = sheet.stitched(&coasts);
    // Where the country map is, there is a hole: each shape once more, as far as it lies there, fills nothing.
    // A little smaller than that map: where two edges only meet, the ground shows between them.
    let (all, lap) = (COUNTRY_EXTENT, 8.0);
    let hole = Rect::new(all.x + lap, all.y + lap, all.width - 2.0 * lap, all.height - 2.0 * lap);
    let large = |_: &[Point]| MIN_ISLAND_KM2;
    let (beyond, inside) = (sheet.rings(&coast, large), rings_in(&sheet.shapes(&coast), hole));
    let borders = sheet.lines(&sheet.stitched(&between));
    let senders: Vec<&Feature> =
        countries.iter().filter(|country| SENDERS.iter().any(|(iso, ..)| *iso == country.id)).collect();
    if senders.len() < SENDERS.len() {
        return Err("eurasia: a country that sent troops is missing".to_owned());
    }
    // Country by country, so that a border between two of them is drawn; each path's first step is from the origin.
    let senders: String =
        senders.iter().map(|country| ["M0 0", &sheet.rings(&country.chains(), large)].concat()).collect();

    let far = Sheet::new(&topology, |_, _| LOCATOR_MIN_TRIANGLE_KM2, LOCATOR, LOCATOR_CELL_KM);
    let large = |_: &[Point]| LOCATOR_MIN_ISLAND_KM2;
    let land = far.rings(&far.stitched(&coasts), large);
    let home = countries.iter().find(|country| country.id == "KAZ").ok_or("eurasia: no Kazakhstan")?;
    let home = far.rings(&home.chains(), large);
    let group = |class: &str, cell_km: f64, path: &str| {
        format!("<g class=\"{class}\" transform=\"scale({cell_km})\"><path {path}\"/></g>")
    };
    let beyond = group("map-beyond", CELL_KM, &format!("fill-rule=\"evenodd\" d=\"{beyond}{inside}"));
    let borders = group("map-beyond-borders", CELL_KM, &format!("vector-effect=\"non-scaling-stroke\" d=\"{borders}"));
    let [left, top, width, height] = [BEYOND.x, BEYOND.y, BEYOND.width, BEYOND.height].map(|km| (km / CELL_KM).round());
    let outside = format!("M-32000-32000h64000v64000h-64000zM{left} {top}v{height}h{width}v-{height}z");
    let outside = group("map-outside", CELL_KM, &format!("d=\"{outside}"));
    let senders = group("map-sender", CELL_KM, &format!("vector-effect=\"non-scaling-stroke\" d=\"{senders}"));
    let land = group("map-locator", LOCATOR_CELL_KM, &format!("d=\"{land}"));
    let home = group("map-locator-home", LOCATOR_CELL_KM, &format!("d=\"{home}"));
    Ok([
        "<svg xmlns=\"http://www.w3.org/2000/svg\">".to_owned(),
        format!("<g id=\"map-beyond\">{beyond}{borders}{outside}</g>"),
        format!("<g id=\"area-alliance\">{senders}</g>"),
        format!("<g id=\"map-locator\">{land}{home}</g></svg>\n"),
    ]
    .concat())
}

/// The rings as far as they lie in the rectangle, continued after a closed path.
fn rings_in(rings: &[Vec<Point>], frame: Rect) -> String {
    let mut path = PathWriter::new(CELL_KM);
    for ring in rings {
        path.ring(&clip_ring(ring, frame));
    }
    // Its first step is from the origin, not from the path before it.
    format!("M0 0{}", path.finish())
}

/// How thick the line of this many soldiers is, pixels. By the root: in proportion a hundred would not be seen beside
/// three thousand.
fn line_px(soldiers: f64) -> f64 {
    (soldiers / 3000.0).sqrt() * 8.0
}

/// A line from each sender to Almaty, with a dot where it begins, kilometres: a bow, for it is no route. The thicker the
/// more soldiers, asked for by the sender's key.
pub fn arrivals(soldiers: impl Fn(&str) -> Option<f64>) -> String {
    let albers = Albers::kazakhstan();
    let to = albers.project(LngLat::new(76.9, 43.3));
    let lines = SENDERS.map(|(_, id, place)| {
        let px = soldiers(id).map_or(1.0, line_px);
        let from = albers.project(place);
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        // To the north.
        let bow = Point::new((from.x + to.x) / 2.0 + dy * 0.14, (from.y + to.y) / 2.0 - dx.abs() * 0.14);
        let [fx, fy, bx, by, tx, ty] = [from.x, from.y, bow.x, bow.y, to.x, to.y].map(f64::round);
        format!(
            "<path class=\"map-arrival-from\" d=\"M{fx} {fy}h0\"/><path class=\"map-arrival\" stroke-width=\"{px:.1}\" d=\"M{fx} {fy}Q{bx} {by} {tx} {ty}\"/>"
        )
    });
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_small_and_whole() {
        let svg = eurasia_svg(include_str!("../../geo/eurasia-locator.topo.json")).unwrap();
        assert!(svg.len() < 40_000, "{} bytes", svg.len());
        for id in ["map-beyond", "area-alliance", "map-locator"] {
            assert!(svg.contains(&format!("id=\"{id}\"")), "{id}");
        }
    }

    #[test]
    fn crimea_lies_in_ukraine() {
        let topology = Topology::parse(include_str!("../../geo/eurasia-locator.topo.json")).unwrap();
        let sheet = Sheet::new(&topology, |_, _| 0.0, BEYOND, CELL_KM);
        // Simferopol.
        let at = Albers::kazakhstan().project(LngLat::new(34.1, 45.0));
        let holds = |country: &&Feature| {
            let crossed = sheet.shapes(&country.chains()).concat();
            let n_crossed = sheet
                .shapes(&country.chains())
                .iter()
                .flat_map(|ring| ring.windows(2).map(<[Point]>::to_vec).collect::<Vec<_>>())
                .filter(|side| {
                    (side[0].y > at.y) != (side[1].y > at.y)
                        && at.x < side[0].x + (at.y - side[0].y) / (side[1].y - side[0].y) * (side[1].x - side[0].x)
                })
                .count();
            !crossed.is_empty() && n_crossed % 2 == 1
        };
        let holders: Vec<&str> =
            topology.object("countries").unwrap().iter().filter(holds).map(|country| country.id.as_str()).collect();
        assert_eq!(holders, ["UKR"]);
    }
}
