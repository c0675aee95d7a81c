//! SVG path data, as short as it gets: whole numbers on a grid, steps from point to point, no separator that can be
//! left out. The caller scales it back in a `<g transform>`.

use super::Point;

/// Writes lines and rings into one path.
pub struct PathWriter {
    /// Size of a grid cell in units of the plane.
    cell: f64,
    d: String,
    /// Where the pen is, in cells; after `z` that is where the ring began.
    pen: (i64, i64),
}

impl PathWriter {
    /// `cell` is the size of the grid in units of the plane, 0.5 for half kilometres.
    pub fn new(cell: f64) -> Self {
        Self { cell, d: String::new(), pen: (0, 0) }
    }

    /// Adds an open line. One that shrinks to a single cell is left out.
    pub fn line(&mut self, line: &[Point]) {
        let cells = self.cells(line);
        if cells.len() > 1 {
            self.draw(&cells);
        }
    }

    /// Adds a closed ring, whose last point equals its first. One that shrinks to a line is left out.
    pub fn ring(&mut self, ring: &[Point]) {
        let cells = self.cells(ring);
        if cells.len() > 3 {
            self.draw(&cells[..cells.len() - 1]);
            self.d.push('z');
            self.pen = cells[0];
        }
    }

    /// The path data; empty if nothing was left to draw.
    pub fn finish(self) -> String {
        self.d
    }

    /// Points on the grid, without repetitions. Rounded here, once.
    fn cells(&self, points: &[Point]) -> Vec<(i64, i64)> {
        let round = |value: f64| (value / self.cell).round() as i64;
        let mut cells: Vec<(i64, i64)> = points.iter().map(|point| (round(point.x), round(point.y))).collect();
        cells.dedup();
        cells
    }

    /// `m` and all steps after it in one command: pairs after a relative `m` are relative lines.
    fn draw(&mut self, cells: &[(i64, i64)]) {
        // The pen starts at (0, 0), so the first `m` may be relative as well.
        self.d.push('m');
        let start = self.d.len();
        for (x, y) in cells {
            self.number(x - self.pen.0, start);
            self.number(y - self.pen.1, start);
            self.pen = (*x, *y);
        }
    }

    /// A minus sign separates by itself, and so does the command letter.
    fn number(&mut self, value: i64, start: usize) {
        if value >= 0 && self.d.len() > start {
            self.d.push(' ');
        }
        self.d.push_str(&value.to_string());
    }
}

/// The corners of path data as written above, in cells: what a browser would draw.
pub fn corners(d: &str) -> Vec<(i64, i64)> {
    let mut corners = Vec::new();
    let mut pen = (0, 0);
    for part in d.split('m').skip(1) {
        let closed = part.ends_with('z');
        let spaced = part.trim_end_matches('z').replace('-', " -");
        let steps: Vec<i64> = spaced.split_whitespace().map(|step| step.parse().unwrap()).collect();
        let first = corners.len();
        for step in steps.chunks(2) {
            pen = (pen.0 + step[0], pen.1 + step[1]);
            corners.push(pen);
        }
        if closed {
            pen = corners[first];
        }
    }
    corners
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn points(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|(x, y)| Point::new(*x, *y)).collect()
    }

    #[test]
    fn a_path_is_steps_on_the_grid() {
        let mut path = PathWriter::new(0.5);
        path.ring(&points(&[(1.0, 1.0), (3.0, 1.1), (3.0, -2.0), (1.0, 1.0)]));
        path.line(&points(&[(0.0, 0.0), (-1.0, 2.0)]));
        assert_eq!(path.finish(), "m2 2 4 0 0-6zm-2-2-2 4");
    }

    #[test]
    fn what_shrinks_to_nothing_is_left_out() {
        let mut path = PathWriter::new(10.0);
        path.line(&points(&[(1.0, 1.0), (2.0, 2.0)]));
        path.ring(&points(&[(0.0, 0.0), (20.0, 0.0), (19.0, 1.0), (0.0, 0.0)]));
        assert_eq!(path.finish(), "");
    }

    proptest! {
        #[test]
        fn the_steps_lead_to_every_point(line in prop::collection::vec((-2000.0..2000.0, -2000.0..2000.0), 2..30)) {
            let line = points(&line);
            let mut path = PathWriter::new(0.5);
            path.line(&line);
            for ((x, y), point) in corners(&path.finish()).into_iter().zip(&line) {
                let (x, y) = (x as f64 * 0.5, y as f64 * 0.5);
                prop_assert!((x - point.x).abs() <= 0.25 + 1e-9 && (y - point.y).abs() <= 0.25 + 1e-9);
            }
        }
    }
}
