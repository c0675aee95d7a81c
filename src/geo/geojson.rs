//! Reads the GeoJSON files of the city map (RFC 7946), with the fields that `geo/README.md` lists.

use serde::Deserialize;
use serde_json::Value;

use super::projection::Albers;
use super::{LngLat, Point};

pub struct Feature {
    /// Empty if the file gives none.
    pub id: String,
    pub properties: Properties,
    pub shape: Shape,
}

/// Kilometres of the plane.
pub enum Shape {
    Place(Point),
    Lines(Vec<Vec<Point>>),
    Rings(Vec<Vec<Point>>),
}

/// Fields a feature does not have are empty, or 0.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Properties {
    pub kind: String,
    pub name: String,
    pub name_kk: Option<String>,
    pub name_nl: Option<String>,
    pub name_ru: Option<String>,
    pub state: String,
    /// Of a street: 1 main to 3.
    pub class: u8,
    /// Of a contour line: height above the sea.
    pub metres: u64,
}

/// # Errors
/// Says, after the name of the file, what is not as the format has it.
pub fn read_features(file: &str, json: &str) -> Result<Vec<Feature>, String> {
    let raw: RawCollection = serde_json::from_str(json).map_err(|error| format!("{file}: {error}"))?;
    let features: Result<Vec<Feature>, String> = raw.features.into_iter().map(RawFeature::projected).collect();
    features.map_err(|problem| format!("{file}: {problem}"))
}

#[derive(Deserialize)]
struct RawCollection {
    features: Vec<RawFeature>,
}

#[derive(Deserialize)]
struct RawFeature {
    #[serde(default)]
    id: String,
    properties: Properties,
    geometry: RawGeometry,
}

#[derive(Deserialize)]
struct RawGeometry {
    #[serde(rename = "type")]
    kind: String,
    coordinates: Value,
}

impl RawFeature {
    fn projected(self) -> Result<Feature, String> {
        let coordinates = self.geometry.coordinates;
        let shape = match self.geometry.kind.as_str() {
            "Point" => line(Value::Array(vec![coordinates])).map(|points| Shape::Place(points[0])),
            "LineString" => line(coordinates).map(|points| Shape::Lines(vec![points])),
            "MultiLineString" => lines(coordinates).map(Shape::Lines),
            "Polygon" => lines(coordinates).map(Shape::Rings),
            other => Err(format!("geometry type \"{other}\" is not drawn here")),
        };
        let shape = shape.map_err(|problem| format!("`{}`: {problem}", self.properties.name))?;
        Ok(Feature { id: self.id, properties: self.properties, shape })
    }
}

fn line(coordinates: Value) -> Result<Vec<Point>, String> {
    let albers = Albers::kazakhstan();
    let places: Vec<[f64; 2]> = serde_json::from_value(coordinates).map_err(|error| error.to_string())?;
    Ok(places.into_iter().map(|[lng_deg, lat_deg]| albers.project(LngLat { lng_deg, lat_deg })).collect())
}

fn lines(coordinates: Value) -> Result<Vec<Vec<Point>>, String> {
    let parts: Vec<Value> = serde_json::from_value(coordinates).map_err(|error| error.to_string())?;
    parts.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_that_is_not_drawn_is_named() {
        let json = r#"{"features":[{"properties":{"name":"Park"},"geometry":{"type":"MultiPoint","coordinates":[]}}]}"#;
        let problem = read_features("schematic", json).err();
        assert_eq!(problem.as_deref(), Some("schematic: `Park`: geometry type \"MultiPoint\" is not drawn here"));
    }
}
