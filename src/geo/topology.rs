//! Reads TopoJSON: shapes made of shared arcs, so that a border is stored, simplified and drawn once for both sides.
//!
//! Format: <https://github.com/topojson/topojson-specification>, quantised, without bounding boxes.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::LngLat;

/// A use of an arc: its index, or, walked backwards, the index with all bits flipped (-1 is arc 0 reversed).
pub type ArcUse = i32;

/// Which arc that is.
pub fn arc_idx(arc: ArcUse) -> usize {
    (if arc < 0 { !arc } else { arc }).unsigned_abs() as usize
}

pub struct Topology {
    /// Lines of at least two places.
    pub arcs: Vec<Vec<LngLat>>,
    /// In the order of their names.
    pub objects: BTreeMap<String, Vec<Feature>>,
}

pub struct Feature {
    /// Empty if the file gives none.
    pub id: String,
    pub properties: Map<String, Value>,
    pub shape: Shape,
}

/// Polygons are lists of rings, the outer one first; a ring's arcs join end to end and close.
pub enum Shape {
    Polygons(Vec<Vec<Vec<ArcUse>>>),
    Lines(Vec<Vec<ArcUse>>),
    Places(Vec<LngLat>),
}

impl Topology {
    /// # Errors
    /// Says what is not as the format has it: JSON that does not parse, a missing field, an arc that does not exist.
    pub fn parse(json: &str) -> Result<Self, String> {
        let raw: RawTopology = serde_json::from_str(json).map_err(|error| format!("topology: {error}"))?;
        let arcs: Vec<Vec<LngLat>> = raw.arcs.iter().map(|arc| raw.transform.unrolled(arc)).collect();
        if let Some(idx) = arcs.iter().position(|arc| arc.len() < 2) {
            return Err(format!("topology: arc {idx} has fewer than two places"));
        }
        let mut objects = BTreeMap::new();
        for (name, object) in raw.objects {
            let features: Result<Vec<Feature>, String> =
                object.geometries.into_iter().map(|geometry| geometry.checked(&raw.transform, arcs.len())).collect();
            let features = features.map_err(|problem| format!("topology: object `{name}`: {problem}"))?;
            objects.insert(name, features);
        }
        Ok(Self { arcs, objects })
    }

    /// # Errors
    /// If there is no object of that name.
    pub fn object(&self, name: &str) -> Result<&[Feature], String> {
        self.objects.get(name).map(Vec::as_slice).ok_or_else(|| format!("topology: no object `{name}`"))
    }
}

impl Feature {
    /// A property that is text; empty if it is missing.
    pub fn text(&self, key: &str) -> &str {
        self.properties.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    /// A property that is a whole number; 0 if it is missing.
    pub fn number(&self, key: &str) -> i64 {
        self.properties.get(key).and_then(Value::as_i64).unwrap_or_default()
    }

    /// Its rings, or its lines; none for places.
    pub fn chains(&self) -> Vec<&[ArcUse]> {
        match &self.shape {
            Shape::Polygons(polygons) => polygons.iter().flatten().map(Vec::as_slice).collect(),
            Shape::Lines(lines) => lines.iter().map(Vec::as_slice).collect(),
            Shape::Places(_) => Vec::new(),
        }
    }
}

#[derive(Deserialize)]
struct RawTopology {
    transform: Transform,
    arcs: Vec<Vec<[i64; 2]>>,
    objects: BTreeMap<String, RawObject>,
}

#[derive(Deserialize)]
struct RawObject {
    geometries: Vec<RawGeometry>,
}

#[derive(Deserialize)]
struct RawGeometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    id: String,
    #[serde(default)]
    properties: Map<String, Value>,
    #[serde(default)]
    arcs: Value,
    #[serde(default)]
    coordinates: Value,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

impl Transform {
    fn place(&self, [x, y]: [i64; 2]) -> LngLat {
        LngLat::new(x as f64 * self.scale[0] + self.translate[0], y as f64 * self.scale[1] + self.translate[1])
    }

    /// Arcs are stored as steps from one place to the next.
    fn unrolled(&self, steps: &[[i64; 2]]) -> Vec<LngLat> {
        let mut at = [0, 0];
        let step = |[dx, dy]: &[i64; 2]| {
            at = [at[0] + dx, at[1] + dy];
            self.place(at)
        };
        steps.iter().map(step).collect()
    }
}

impl RawGeometry {
    fn checked(self, transform: &Transform, n_arcs: usize) -> Result<Feature, String> {
        let shape = match self.kind.as_str() {
            "Polygon" => Shape::Polygons(vec![read(self.arcs)?]),
            "MultiPolygon" => Shape::Polygons(read(self.arcs)?),
            "LineString" => Shape::Lines(vec![read(self.arcs)?]),
            "MultiLineString" => Shape::Lines(read(self.arcs)?),
            "Point" => Shape::Places(vec![transform.place(read(self.coordinates)?)]),
            other => return Err(format!("geometry type \"{other}\" is not drawn here")),
        };
        let feature = Feature { id: self.id, properties: self.properties, shape };
        match feature.chains().into_iter().flatten().find(|arc| arc_idx(**arc) >= n_arcs) {
            Some(arc) => Err(format!("arc {arc} of {n_arcs} does not exist")),
            None => Ok(feature),
        }
    }
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, String> {
    serde_json::from_value(value).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"{"type":"Topology","transform":{"scale":[0.5,0.25],"translate":[60,40]},
        "arcs":[[[0,0],[2,0],[0,4]],[[2,4],[-2,-4]]],
        "objects":{"land":{"type":"GeometryCollection","geometries":[
            {"type":"Polygon","id":"A","properties":{"name":"Land"},"arcs":[[0,1]]},
            {"type":"Point","coordinates":[4,4]}]}}}"#;

    #[test]
    fn arcs_are_unrolled_from_steps() {
        let topology = Topology::parse(SMALL).unwrap();
        assert_eq!(topology.arcs[0], [LngLat::new(60.0, 40.0), LngLat::new(61.0, 40.0), LngLat::new(61.0, 41.0)]);
        let land = topology.object("land").unwrap();
        assert_eq!((land[0].id.as_str(), land[0].text("name")), ("A", "Land"));
        assert_eq!(land[0].chains(), [&[0, 1][..]]);
    }

    #[test]
    fn a_flipped_index_is_the_same_arc() {
        assert_eq!((arc_idx(3), arc_idx(-4), arc_idx(-1)), (3, 3, 0));
    }

    #[test]
    fn an_arc_that_does_not_exist_is_named() {
        let problem = Topology::parse(&SMALL.replace("[[0,1]]", "[[0,7]]")).err();
        assert_eq!(problem.as_deref(), Some("topology: object `land`: arc 7 of 2 does not exist"));
    }
}
