//! Points, sizes and rectangles of a plane whose y grows down. The unit is the caller's: kilometres on the map's
//! plane, pixels on a screen.

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Grows to the east, or to the right.
    pub x: f64,
    /// Grows to the south, or down.
    pub y: f64,
}

impl Point {
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

impl Size {
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }
}

/// An upright rectangle from its smallest corner; width and height are not negative.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// The smallest rectangle around the points; `None` if there are none.
    pub fn around(points: &[Point]) -> Option<Self> {
        let (first, rest) = points.split_first()?;
        let (mut min, mut max) = (*first, *first);
        for point in rest {
            min = Point::new(min.x.min(point.x), min.y.min(point.y));
            max = Point::new(max.x.max(point.x), max.y.max(point.y));
        }
        Some(Self::new(min.x, min.y, max.x - min.x, max.y - min.y))
    }

    pub const fn right(self) -> f64 {
        self.x + self.width
    }

    pub const fn bottom(self) -> f64 {
        self.y + self.height
    }

    pub const fn centre(self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether the other lies wholly inside; a shared edge is inside.
    pub fn encloses(self, other: Self) -> bool {
        self.x <= other.x && self.y <= other.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_that_share_only_an_edge_do_not_overlap() {
        let left = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!left.overlaps(Rect::new(10.0, 0.0, 5.0, 10.0)));
        assert!(left.overlaps(Rect::new(9.5, 9.5, 5.0, 5.0)));
    }

    #[test]
    fn a_rectangle_is_drawn_around_its_points() {
        let points = [Point::new(3.0, -1.0), Point::new(-2.0, 4.0), Point::new(0.0, 0.0)];
        assert_eq!(Rect::around(&points), Some(Rect::new(-2.0, -1.0, 5.0, 5.0)));
        assert_eq!(Rect::around(&[]), None);
    }
}
