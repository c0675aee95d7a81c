//! Cuts lines and rings at the edges of a rectangle.

use super::{Point, Rect};

/// The part of a closed ring inside the rectangle, closed along its edges; empty if there is none. Parts that fall
/// apart stay joined along the edge, which a fill does not show: place the rectangle outside the picture.
///
/// Sutherland and Hodgman, "Reentrant polygon clipping" (1974), doi:10.1145/360767.360802.
pub fn clip_ring(ring: &[Point], frame: Rect) -> Vec<Point> {
    let mut open: Vec<Point> = ring[..ring.len().saturating_sub(1)].to_vec();
    for edge in edges(frame) {
        let mut kept = Vec::with_capacity(open.len());
        for (idx, point) in open.iter().enumerate() {
            let before = open[(idx + open.len() - 1) % open.len()];
            if (edge.inside(before) < 0.0) != (edge.inside(*point) < 0.0) {
                kept.push(edge.crossing(before, *point));
            }
            if edge.inside(*point) >= 0.0 {
                kept.push(*point);
            }
        }
        open = kept;
    }
    open.extend(open.first().copied());
    open
}

/// The parts of a line inside the rectangle, in order.
pub fn clip_line(line: &[Point], frame: Rect) -> Vec<Vec<Point>> {
    let mut parts = vec![line.to_vec()];
    for edge in edges(frame) {
        parts = parts.iter().flat_map(|part| edge.cut(part)).collect();
    }
    parts
}

/// One side of the rectangle: `sign * (coordinate - at)` is positive inside.
struct Edge {
    vertical: bool,
    at: f64,
    sign: f64,
}

fn edges(frame: Rect) -> [Edge; 4] {
    [(true, frame.x, 1.0), (true, frame.right(), -1.0), (false, frame.y, 1.0), (false, frame.bottom(), -1.0)]
        .map(|(vertical, at, sign)| Edge { vertical, at, sign })
}

impl Edge {
    fn inside(&self, point: Point) -> f64 {
        self.sign * (if self.vertical { point.x } else { point.y } - self.at)
    }

    fn crossing(&self, a: Point, b: Point) -> Point {
        let share = self.inside(a) / (self.inside(a) - self.inside(b));
        Point::new(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
    }

    fn cut(&self, line: &[Point]) -> Vec<Vec<Point>> {
        let mut parts: Vec<Vec<Point>> = Vec::new();
        let mut part: Vec<Point> =
            line.first().copied().filter(|point| self.inside(*point) >= 0.0).into_iter().collect();
        for pair in line.windows(2) {
            let (was_in, is_in) = (self.inside(pair[0]) >= 0.0, self.inside(pair[1]) >= 0.0);
            if was_in != is_in {
                part.push(self.crossing(pair[0], pair[1]));
            }
            if is_in {
                part.push(pair[1]);
            } else if was_in {
                parts.push(std::mem::take(&mut part));
            }
        }
        parts.push(part);
        parts.retain(|part| part.len() > 1);
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::simplify::ring_area;
    use proptest::prelude::*;

    const FRAME: Rect = Rect::new(0.0, 0.0, 10.0, 10.0);

    #[test]
    fn a_ring_over_a_corner_keeps_what_is_inside() {
        let ring = [(5.0, 5.0), (15.0, 5.0), (15.0, 15.0), (5.0, 15.0), (5.0, 5.0)].map(|(x, y)| Point::new(x, y));
        assert_eq!(ring_area(&clip_ring(&ring, FRAME)), 25.0);
    }

    #[test]
    fn a_line_that_leaves_and_returns_falls_into_two() {
        let line = [(2.0, 2.0), (2.0, -2.0), (6.0, -2.0), (6.0, 2.0)].map(|(x, y)| Point::new(x, y));
        let parts = clip_line(&line, FRAME);
        assert_eq!(parts, [[Point::new(2.0, 2.0), Point::new(2.0, 0.0)], [Point::new(6.0, 0.0), Point::new(6.0, 2.0)]]);
    }

    proptest! {
        #[test]
        fn what_is_left_is_inside(points in prop::collection::vec((-20.0..30.0, -20.0..30.0), 3..20)) {
            let mut ring: Vec<Point> = points.iter().map(|(x, y)| Point::new(*x, *y)).collect();
            ring.push(ring[0]);
            let near = Rect::new(-1e-9, -1e-9, 10.0 + 2e-9, 10.0 + 2e-9);
            let inside = |point: &Point| near.encloses(Rect::new(point.x, point.y, 0.0, 0.0));
            prop_assert!(clip_ring(&ring, FRAME).iter().all(inside));
            prop_assert!(clip_line(&ring, FRAME).iter().flatten().all(inside));
        }
    }
}
