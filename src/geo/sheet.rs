//! A topology laid out on the plane and simplified arc by arc, ready to be drawn.

use super::clip::{clip_line, clip_ring};
use super::path::PathWriter;
use super::projection::Albers;
use super::simplify::{ring_area, simplify};
use super::stitch::stitch;
use super::topology::{ArcUse, Topology, arc_idx};
use super::{Point, Rect};

pub struct Sheet<'a> {
    topology: &'a Topology,
    /// Simplified, kilometres; by the same index as the topology's.
    arcs: Vec<Vec<Point>>,
    extent: Rect,
    cell_km: f64,
}

impl<'a> Sheet<'a> {
    /// Points that add less than `min_area_km2` (asked for each arc's index and points) to the shape of their arc are dropped,
    /// the rest is cut to `extent` and drawn on a grid of `cell_km`.
    pub fn new(
        topology: &'a Topology,
        min_area_km2: impl Fn(usize, &[Point]) -> f64,
        extent: Rect,
        cell_km: f64,
    ) -> Self {
        let albers = Albers::kazakhstan();
        let arcs = topology.arcs.iter().enumerate().map(|(idx, arc)| {
            let points: Vec<Point> = arc.iter().map(|place| albers.project(*place)).collect();
            simplify(&points, min_area_km2(idx, &points))
        });
        Self { arcs: arcs.collect(), topology, extent, cell_km }
    }

    /// Path data of rings, without those that enclose less than `min_area_km2` (asked for the ring's points).
    pub fn rings<C: AsRef<[ArcUse]>>(&self, rings: &[C], min_area_km2: impl Fn(&[Point]) -> f64) -> String {
        let mut path = PathWriter::new(self.cell_km);
        for ring in rings {
            let points = self.points(ring.as_ref());
            if ring_area(&points) >= min_area_km2(&points) {
                path.ring(&clip_ring(&points, self.extent));
            }
        }
        path.finish()
    }

    /// Path data of lines.
    pub fn lines<C: AsRef<[ArcUse]>>(&self, lines: &[C]) -> String {
        let mut path = PathWriter::new(self.cell_km);
        for line in lines {
            for part in clip_line(&self.points(line.as_ref()), self.extent) {
                path.line(&part);
            }
        }
        path.finish()
    }

    /// Path data of those parts of lines whose corners answer the question.
    pub fn lines_where<C: AsRef<[ArcUse]>>(&self, lines: &[C], asked: impl Fn(Point) -> bool) -> String {
        let mut path = PathWriter::new(self.cell_km);
        for line in lines {
            let points = self.points(line.as_ref());
            for part in points.split(|point| !asked(*point)).filter(|part| part.len() > 1) {
                path.line(part);
            }
        }
        path.finish()
    }

    /// Rings or lines as they are on the plane, uncut.
    pub fn shapes<C: AsRef<[ArcUse]>>(&self, chains: &[C]) -> Vec<Vec<Point>> {
        chains.iter().map(|chain| self.points(chain.as_ref())).collect()
    }

    /// Arcs joined where they meet.
    pub fn stitched(&self, arcs: &[ArcUse]) -> Vec<Vec<ArcUse>> {
        stitch(arcs, |arc| {
            let places = &self.topology.arcs[arc_idx(arc)];
            // Arcs that meet hold the very same numbers there, so their bits will do as a key.
            let key = |idx: usize| (places[idx].lng_deg.to_bits(), places[idx].lat_deg.to_bits());
            if arc < 0 { (key(places.len() - 1), key(0)) } else { (key(0), key(places.len() - 1)) }
        })
    }

    fn points(&self, chain: &[ArcUse]) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::new();
        for arc in chain {
            let along = self.arcs[arc_idx(*arc)].iter().copied();
            // An arc begins where the one before ended.
            points.pop();
            if *arc < 0 { points.extend(along.rev()) } else { points.extend(along) }
        }
        points
    }
}
