//! Fewer points for the same line, by Visvalingam and Whyatt: again and again, the point goes whose triangle with its
//! two neighbours is the smallest.
//!
//! "Line generalisation by repeated elimination of points", Cartographic Journal 30 (1993), doi:10.1179/000870493786962263.
//! Chosen over Douglas and Peucker's method because it rounds a coast off instead of sharpening it into spikes.

use super::Point;

/// The line without the points that add less than `min_area` (square units of the plane) to its shape. Both ends stay,
/// so lines that met still meet; a closed line keeps at least a triangle.
pub fn simplify(line: &[Point], min_area: f64) -> Vec<Point> {
    let mut kept = line.to_vec();
    let least = if line.first() == line.last() { 4 } else { 2 };
    let mut areas: Vec<f64> = kept.windows(3).map(triangle_area).collect();
    while kept.len() > least {
        let Some((idx, area)) = areas.iter().copied().enumerate().min_by(|a, b| a.1.total_cmp(&b.1)) else { break };
        if area >= min_area {
            break;
        }
        kept.remove(idx + 1);
        areas.remove(idx);
        // The neighbours' triangles have a new corner now.
        for near in idx.saturating_sub(1)..(idx + 1).min(areas.len()) {
            areas[near] = triangle_area(&kept[near..near + 3]);
        }
    }
    kept
}

/// Area inside a closed ring, in square units of the plane; positive whichever way it runs.
pub fn ring_area(ring: &[Point]) -> f64 {
    let doubled: f64 = ring.windows(2).map(|pair| pair[0].x * pair[1].y - pair[1].x * pair[0].y).sum();
    doubled.abs() / 2.0
}

fn triangle_area(corners: &[Point]) -> f64 {
    let [a, b, c] = [corners[0], corners[1], corners[2]];
    ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|(x, y)| Point::new(*x, *y)).collect()
    }

    #[test]
    fn a_small_bend_goes_and_a_large_one_stays() {
        let bends = line(&[(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (15.0, 8.0), (20.0, 0.0)]);
        assert_eq!(simplify(&bends, 1.0), line(&[(0.0, 0.0), (10.0, 0.0), (15.0, 8.0), (20.0, 0.0)]));
    }

    #[test]
    fn the_area_of_a_ring_does_not_depend_on_its_direction() {
        let mut ring = line(&[(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0), (0.0, 0.0)]);
        assert_eq!(ring_area(&ring), 12.0);
        ring.reverse();
        assert_eq!(ring_area(&ring), 12.0);
    }

    proptest! {
        #[test]
        fn both_ends_stay_and_no_point_is_invented(
            points in prop::collection::vec((-100.0..100.0, -100.0..100.0), 2..60), min_area in 0.0..500.0,
        ) {
            let full = line(&points);
            let short = simplify(&full, min_area);
            prop_assert_eq!(short.first(), full.first());
            prop_assert_eq!(short.last(), full.last());
            let mut rest = full.iter();
            prop_assert!(short.iter().all(|point| rest.any(|other| other == point)));
        }

        #[test]
        fn walked_backwards_the_same_points_stay(points in prop::collection::vec((-100.0..100.0, -100.0..100.0), 2..60)) {
            let full = line(&points);
            let mut back: Vec<Point> = full.iter().rev().copied().collect();
            back = simplify(&back, 50.0);
            back.reverse();
            prop_assert_eq!(simplify(&full, 50.0), back);
        }
    }
}
