//! Where the map is looked at from, and the flight from one view to the next. Prints no numbers: printing floats
//! would weigh ten kilobytes in the browser.

use crate::geo::{Point, Rect, Size};

/// No view is narrower, so that fitting a single place still shows its surroundings.
const MIN_WIDTH_KM: f64 = 0.4;

/// A view of the plane: its centre and its width, kilometres. The height follows from the shape of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    pub x: f64,
    pub y: f64,
    /// Positive.
    pub width: f64,
}

/// Pixels kept free along each edge of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Insets {
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub left: f64,
}

impl Insets {
    pub const fn all(inset: f64) -> Self {
        Self { top: inset, right: inset, bottom: inset, left: inset }
    }
}

impl Camera {
    /// The closest view in which all of `bounds` (kilometres) is inside the window (`size`, pixels) less its
    /// `padding`, and centred there.
    pub fn fit(bounds: Rect, size: Size, padding: Insets) -> Self {
        // A window that is not laid out yet, or is all padding, counts as one pixel: odd, but finite.
        let (full_width, full_height) = (size.width.max(1.0), size.height.max(1.0));
        let free_width = (full_width - padding.left - padding.right).max(1.0);
        let free_height = (full_height - padding.top - padding.bottom).max(1.0);
        let km_per_px = (bounds.width / free_width).max(bounds.height / free_height).max(MIN_WIDTH_KM / full_width);
        let centre = bounds.centre();
        Self {
            x: centre.x + (padding.right - padding.left) / 2.0 * km_per_px,
            y: centre.y + (padding.bottom - padding.top) / 2.0 * km_per_px,
            width: full_width * km_per_px,
        }
    }

    /// Pixels a kilometre, in a window this many pixels wide.
    pub fn scale(self, size: Size) -> f64 {
        size.width.max(1.0) / self.width
    }

    /// Where a point of the plane is in the window: pixels from its top left corner.
    pub fn to_px(self, point: Point, size: Size) -> Point {
        let scale = self.scale(size);
        Point::new((point.x - self.x) * scale + size.width / 2.0, (point.y - self.y) * scale + size.height / 2.0)
    }

    /// The part of the plane that is seen, kilometres.
    pub fn view(self, size: Size) -> Rect {
        let height = size.height / self.scale(size);
        Rect::new(self.x - self.width / 2.0, self.y - height / 2.0, self.width, height)
    }
}

/// The smoothest way from one view to another: it draws back, travels and closes in, at a speed that looks even.
///
/// Van Wijk and Nuij, "Smooth and efficient zooming and panning" (2003), doi:10.1109/INFVIS.2003.1249004; section 4
/// for the path. A flight back is the flight out, reversed.
#[derive(Clone, Copy, Debug)]
pub struct Flight {
    from: Camera,
    to: Camera,
    path: Path,
    /// Length in the paper's metric, about one for a pan over seven tenths of the view.
    length: f64,
}

#[derive(Clone, Copy, Debug)]
enum Path {
    /// Width alone changes.
    Zoom,
    /// `r_start` is the paper's r0; `distance` in kilometres.
    Arc { r_start: f64, distance: f64 },
}

/// The paper's measure of how far to draw back; its subjects preferred 1.42.
const RHO: f64 = std::f64::consts::SQRT_2;
const RHO_2: f64 = 2.0;

/// The longest flight, milliseconds: any longer would keep a reader waiting.
pub const LONGEST_MS: f64 = 900.0;

/// The shortest one: long enough to be seen as movement.
const SHORTEST_MS: f64 = 250.0;
const MS_PER_LENGTH: f64 = 300.0;

impl Flight {
    pub fn new(from: Camera, to: Camera) -> Self {
        let (x, y) = (to.x - from.x, to.y - from.y);
        let distance = (x * x + y * y).sqrt();
        // Under a millionth of the closer view nothing is seen to move, and the formulas below lose their digits.
        if distance < 1e-6 * from.width.min(to.width) {
            return Self { from, to, path: Path::Zoom, length: (to.width / from.width).ln().abs() / RHO };
        }
        let widths = to.width * to.width - from.width * from.width;
        let drawn = RHO_2 * RHO_2 * distance * distance;
        let r_start = -asinh((widths + drawn) / (2.0 * from.width * RHO_2 * distance));
        let r_end = -asinh((widths - drawn) / (2.0 * to.width * RHO_2 * distance));
        Self { from, to, path: Path::Arc { r_start, distance }, length: (r_end - r_start) / RHO }
    }

    /// The view after the fraction `t` of the flight; exact at both ends and beyond them.
    pub fn at(&self, t: f64) -> Camera {
        let (from, to) = (self.from, self.to);
        if t <= 0.0 {
            return from;
        }
        if t >= 1.0 {
            return to;
        }
        // The fraction of the distance that is covered, and the width there.
        let (fraction, width) = match self.path {
            Path::Zoom => (t, from.width * (t * (to.width / from.width).ln()).exp()),
            Path::Arc { r_start, distance } => {
                let s = RHO * t * self.length;
                let r = r_start + s;
                // The paper has cosh r0 tanh r - sinh r0; this is the same without subtracting large numbers.
                (from.width / (RHO_2 * distance) * sinh(s) / cosh(r), from.width * cosh(r_start) / cosh(r))
            }
        };
        Camera { x: from.x + (to.x - from.x) * fraction, y: from.y + (to.y - from.y) * fraction, width }
    }

    /// How long the flight takes: 250 to 900 ms, by its length.
    pub fn duration_ms(&self) -> f64 {
        (self.length * MS_PER_LENGTH).clamp(SHORTEST_MS, LONGEST_MS)
    }
}

// The standard library's hyperbolic functions are exact to the last digit and weigh more than a kilobyte in the browser;
// these are exact to far less than a pixel.

fn sinh(x: f64) -> f64 {
    (x.exp() - (-x).exp()) / 2.0
}

fn cosh(x: f64) -> f64 {
    (x.exp() + (-x).exp()) / 2.0
}

/// By the magnitude, so that nothing large is subtracted from its like.
fn asinh(x: f64) -> f64 {
    let size = x.abs();
    (size + (size * size + 1.0).sqrt()).ln().copysign(x)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Views from the whole of Central Asia down to a square.
    fn camera() -> impl Strategy<Value = Camera> {
        (-1500.0..1500.0, -900.0..900.0, -1.0..3.6).prop_map(|(x, y, log): (f64, f64, f64)| Camera {
            x,
            y,
            width: 10_f64.powf(log),
        })
    }

    /// A second view, often at or very near the first one's centre.
    fn pair() -> impl Strategy<Value = (Camera, Camera)> {
        (camera(), camera(), prop_oneof![Just(0.0), Just(1e-9), Just(1e-5), Just(1e-3), Just(1.0)]).prop_map(
            |(a, b, share)| {
                let to = Camera { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share, width: b.width };
                (a, to)
            },
        )
    }

    /// How different two views look: movement in views, change of width as a logarithm.
    fn difference(a: Camera, b: Camera) -> f64 {
        ((a.x - b.x).hypot(a.y - b.y) / a.width.min(b.width)).max((a.width / b.width).ln().abs())
    }

    #[test]
    fn a_long_flight_draws_back_and_a_zoom_does_not() {
        let west = Camera { x: -1000.0, y: 0.0, width: 100.0 };
        let east = Camera { x: 1000.0, y: 0.0, width: 100.0 };
        assert!(Flight::new(west, east).at(0.5).width > 1000.0);
        let closer = Camera { width: 10.0, ..west };
        let half = Flight::new(west, closer).at(0.5);
        assert!((half.width - 1000_f64.sqrt()).abs() < 1e-9 && half.x == -1000.0, "{half:?}");
    }

    #[test]
    fn a_flight_to_the_same_view_stays_there() {
        let here = Camera { x: 5.0, y: 6.0, width: 70.0 };
        assert!(difference(Flight::new(here, here).at(0.3), here) < 1e-12);
        assert_eq!(Flight::new(here, here).duration_ms(), 250.0);
    }

    #[test]
    fn a_window_without_size_still_gives_a_view() {
        let camera = Camera::fit(Rect::new(0.0, 0.0, 0.0, 0.0), Size::new(0.0, 0.0), Insets::all(20.0));
        assert!(camera.width.is_finite() && camera.width > 0.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn what_is_fitted_is_inside_the_padding(
            (x, y) in (-2000.0..2000.0, -900.0..900.0), (width, height) in (0.0..3000.0, 0.0..2000.0),
            (w, h) in (280.0..1920.0, 240.0..1080.0),
            (top, right, bottom, left) in (0.0..60.0, 0.0..60.0, 0.0..60.0, 0.0..60.0),
        ) {
            let (bounds, size) = (Rect::new(x, y, width, height), Size::new(w, h));
            let camera = Camera::fit(bounds, size, Insets { top, right, bottom, left });
            let min = camera.to_px(Point::new(bounds.x, bounds.y), size);
            let max = camera.to_px(Point::new(bounds.right(), bounds.bottom()), size);
            let near = 1e-6;
            prop_assert!(min.x >= left - near && min.y >= top - near, "{min:?}");
            prop_assert!(max.x <= w - right + near && max.y <= h - bottom + near, "{max:?}");
            let free = Rect::new(left, top, w - left - right, h - top - bottom).centre();
            prop_assert!(((min.x + max.x) / 2.0 - free.x).abs() < near && ((min.y + max.y) / 2.0 - free.y).abs() < near);
        }

        #[test]
        fn a_flight_is_smooth_and_exact_at_its_ends((from, to) in pair()) {
            let flight = Flight::new(from, to);
            prop_assert_eq!(flight.at(0.0), from);
            prop_assert_eq!(flight.at(1.0), to);
            // In the paper's metric a step of the length ds moves rho-times ds at most.
            let n = 2000;
            let bound = 4.0 * flight.length / f64::from(n) + 1e-5;
            let mut before = from;
            for i in 1..=n {
                let view = flight.at(f64::from(i) / f64::from(n));
                prop_assert!(view.x.is_finite() && view.y.is_finite() && view.width > 0.0, "{:?}", view);
                prop_assert!(difference(before, view) < bound, "{:?} to {:?} at {}", before, view, i);
                before = view;
            }
        }

        #[test]
        fn a_flight_back_is_the_flight_out_reversed((from, to) in pair(), t in 0.0..=1.0) {
            let out = Flight::new(from, to);
            let back = Flight::new(to, from);
            prop_assert!(difference(out.at(t), back.at(1.0 - t)) < 1e-5);
            prop_assert!((out.duration_ms() - back.duration_ms()).abs() < 1e-3);
        }

        #[test]
        fn a_flight_that_others_break_into_goes_on_from_where_it_is(
            start in camera(), legs in prop::collection::vec((camera(), 0.0..1.3_f64), 1..12),
        ) {
            // As the painter does it: each flight starts from the camera of the moment; frames are 16 ms.
            let mut now = start;
            for (target, until) in legs {
                let flight = Flight::new(now, target);
                prop_assert_eq!(flight.at(0.0), now);
                let frames = (flight.duration_ms() * until / 16.0).ceil().max(1.0) as u32;
                let bound = 1.5 * 16.0 / flight.duration_ms() * flight.length * 4.0 + 1e-5;
                for frame in 1..=frames {
                    let t = (f64::from(frame) * 16.0 / flight.duration_ms()).min(1.0);
                    let next = flight.at(t * t * (3.0 - 2.0 * t));
                    prop_assert!(next.x.is_finite() && next.y.is_finite() && next.width.is_finite() && next.width > 0.0, "{:?}", next);
                    prop_assert!(difference(now, next) <= bound, "{:?} to {:?}", now, next);
                    now = next;
                }
                if until >= 1.0 {
                    prop_assert_eq!(now, target);
                }
            }
        }

        #[test]
        fn a_flight_never_keeps_the_reader_waiting((from, to) in pair()) {
            prop_assert!((250.0..=900.0).contains(&Flight::new(from, to).duration_ms()));
        }
    }
}
