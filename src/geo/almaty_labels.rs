//! The names on the city map, and where they stand.

use super::geojson::{Properties, Shape, read_features};
use super::projection::Albers;
use super::{LngLat, Point};

/// A name on the city map. It stands at `place`; a street's is turned by `angle_deg`.
#[derive(Clone, Debug, PartialEq)]
pub struct AlmatyLabel {
    /// As in the schematic, `street/abay`; `mountains` for the mountains.
    pub id: String,
    /// `street`, `street-nearby` in the centre, `mountains`, or the schematic's kind of place: `square`, `building`, `airport`, `metro`, …
    pub kind: String,
    pub name_en: String,
    /// Where the schematic has none, `None`; the same for the others.
    pub name_kk: Option<String>,
    pub name_nl: Option<String>,
    pub name_ru: Option<String>,
    pub place: LngLat,
    /// The same, kilometres of the plane.
    pub point: Point,
    /// Clockwise from horizontal, -90 to under 90, so that no name stands on its head. 0 for all but streets.
    pub angle_deg: f64,
}

impl AlmatyLabel {
    /// The name in a language, or else in English.
    pub fn name(&self, language: &str) -> &str {
        let own = match language {
            "kk" => &self.name_kk,
            "nl" => &self.name_nl,
            "ru" => &self.name_ru,
            _ => &None,
        };
        own.as_ref().unwrap_or(&self.name_en)
    }
}

/// The slope that the city looks up to, where views of the whole city end.
const MOUNTAINS: LngLat = LngLat::new(76.91, 43.188);

/// Around Republic Square, degrees from west to east and from south to north: what the closest views show. There streets
/// are named once more.
const CENTRE: [f64; 4] = [76.929, 76.953, 43.2325, 43.2425];

/// The same of the square itself and what stands beside it, where its own name has to be.
const SQUARE: [f64; 4] = [76.9405, 76.9495, 43.236, 43.2402];

/// Names of the main streets, the mountains and those places whose coordinates are sound: not the ones the schematic
/// calls unverified or conflicting. Remarks in brackets are left out of the names.
///
/// # Errors
/// What is missing or unexpected in `schematic`, which is `geo/almaty-schematic.geojson`.
pub fn almaty_labels(schematic: &str) -> Result<Vec<AlmatyLabel>, String> {
    let albers = Albers::kazakhstan();
    let mut labels = vec![AlmatyLabel {
        id: "mountains".to_owned(),
        kind: "mountains".to_owned(),
        name_en: "Ile Alatau".to_owned(),
        name_kk: Some("Іле Алатауы".to_owned()),
        name_nl: Some("Ile-Alatau".to_owned()),
        name_ru: Some("Заилийский Алатау".to_owned()),
        place: MOUNTAINS,
        point: albers.project(MOUNTAINS),
        angle_deg: 0.0,
    }];
    for feature in read_features("schematic", schematic)? {
        let about = &feature.properties;
        if let Shape::Lines(lines) = &feature.shape
            && about.kind == "street"
            && about.class <= 2
            && let Some(stretch) = in_centre(&lines[0], albers)
        {
            let (point, angle_deg) = middle(&stretch);
            labels.push(label(format!("{}-nearby", feature.id), "street-nearby", about, point, angle_deg));
        }
        let (point, angle_deg) = match &feature.shape {
            Shape::Lines(lines) if about.kind == "street" && about.class == 1 => middle(&lines[0]),
            Shape::Place(point) if !matches!(about.state.as_str(), "unverified" | "conflicting") => (*point, 0.0),
            _ => continue,
        };
        labels.push(label(feature.id, &about.kind, about, point, angle_deg));
    }
    Ok(labels)
}

fn label(id: String, kind: &str, about: &Properties, point: Point, angle_deg: f64) -> AlmatyLabel {
    AlmatyLabel {
        id,
        kind: kind.to_owned(),
        name_en: without_remark(&about.name),
        name_kk: about.name_kk.as_deref().map(without_remark),
        name_nl: about.name_nl.as_deref().map(without_remark),
        name_ru: about.name_ru.as_deref().map(without_remark),
        place: Albers::kazakhstan().invert(point),
        point,
        angle_deg,
    }
}

/// The longest stretch of a street through the centre, clear of the square; `None` where it has none.
fn in_centre(line: &[Point], albers: Albers) -> Option<Vec<Point>> {
    const STEP_KM: f64 = 0.02;
    let is_in = |at: Point, [west, east, south, north]: [f64; 4]| {
        let LngLat { lng_deg, lat_deg } = albers.invert(at);
        (west..=east).contains(&lng_deg) && (south..=north).contains(&lat_deg)
    };
    let points: Vec<Point> = line
        .windows(2)
        .flat_map(|pair| {
            let n = ((pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y) / STEP_KM).ceil();
            let at = move |step: f64| {
                Point::new(pair[0].x + (pair[1].x - pair[0].x) * step, pair[0].y + (pair[1].y - pair[0].y) * step)
            };
            (0..n as u32).map(move |step| at(f64::from(step) / n))
        })
        .collect();
    let stretches = points.split(|at| !is_in(*at, CENTRE) || is_in(*at, SQUARE));
    let longest = stretches.max_by_key(|stretch| stretch.len())?;
    // Shorter than its name.
    (longest.len() as f64 * STEP_KM > 0.25).then(|| longest.to_vec())
}

fn without_remark(name: &str) -> String {
    name.split(" (").next().unwrap_or(name).to_owned()
}

/// The point halfway along a line, and the angle of its stretch there, fit to read.
fn middle(line: &[Point]) -> (Point, f64) {
    let length = |pair: &[Point]| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y);
    let mut left = line.windows(2).map(length).sum::<f64>() / 2.0;
    for pair in line.windows(2) {
        if left <= length(pair) {
            let (dx, dy) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
            let share = left / length(pair).max(f64::MIN_POSITIVE);
            let angle_deg = (dy.atan2(dx).to_degrees() + 90.0).rem_euclid(180.0) - 90.0;
            return (Point::new(pair[0].x + dx * share, pair[0].y + dy * share), angle_deg);
        }
        left -= length(pair);
    }
    (line[0], 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMATIC: &str = include_str!("../../geo/almaty-schematic.geojson");

    fn named(name: &str) -> Option<AlmatyLabel> {
        almaty_labels(SCHEMATIC).unwrap().into_iter().find(|label| label.name_en == name)
    }

    #[test]
    fn places_that_nobody_checked_are_not_named() {
        assert_eq!(named("Almaty Arena"), None);
        assert_eq!(named("Almaty-1 railway station"), None);
        assert!(named("Kok-Tobe hill").is_some());
    }

    #[test]
    fn remarks_are_left_out_of_names() {
        assert_eq!(named("Presidential residence").unwrap().name_ru.unwrap(), "резиденция президента");
    }

    #[test]
    fn a_street_name_runs_along_its_street_and_not_on_its_head() {
        // The plane is turned by 7 degrees here: the streets to the north lean to the left.
        let angle = named("Nazarbayev Avenue").unwrap().angle_deg;
        assert!((70.0..90.0).contains(&angle), "{angle}");
        let angle = named("Satpayev Street").unwrap().angle_deg;
        assert!((-20.0..0.0).contains(&angle), "{angle}");
    }

    #[test]
    fn a_label_stands_halfway_along_its_line() {
        let line = [(0.0, 0.0), (4.0, 0.0), (4.0, 8.0)].map(|(x, y)| Point::new(x, y));
        assert_eq!(middle(&line), (Point::new(4.0, 2.0), -90.0));
    }
}
