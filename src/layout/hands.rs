//! What the reader's hands do to a view: coming closer about a point, moving, and how far both may go; and which mark
//! lies next to another.

use super::camera::Camera;
use crate::geo::bounds::{COUNTRY_BOUNDS, REPUBLIC_SQUARE};
use crate::geo::{Point, Size};

/// As close as any scene comes: a few crossings.
const NARROWEST_KM: f64 = 0.4;

/// Pixels a kilometre where the country's lines begin to fade and nothing but the city takes their place; and how far
/// from Republic Square there is city.
const CLOSEST_SCALE: f64 = 2.5;
const CITY_KM: f64 = 12.0;

/// The country with its neighbours.
const WIDEST_KM: f64 = 4500.0;

/// The view from `factor` times closer, with the same place at this point of the window. Away from the city no closer
/// than there is something to be seen: a view that is closer already stays.
pub fn zoomed(camera: Camera, at_px: Point, factor: f64, size: Size) -> Camera {
    let city = REPUBLIC_SQUARE.centre();
    let beyond_city = (camera.x - city.x).abs().max((camera.y - city.y).abs()) - CITY_KM;
    let narrowest = (2.0 * beyond_city).min(size.width / CLOSEST_SCALE).min(camera.width).max(NARROWEST_KM);
    // Not `clamp`: it would bring the printing of floats along, for its complaint about bounds that are not constant.
    let width = (camera.width / factor).max(narrowest).min(WIDEST_KM);
    let km_less = (camera.width - width) / size.width.max(1.0);
    within(Camera {
        x: camera.x + (at_px.x - size.width / 2.0) * km_less,
        y: camera.y + (at_px.y - size.height / 2.0) * km_less,
        width,
    })
}

/// The view after a press that comes `factor` times closer, or goes away: towards `near`, a point of the window, so that
/// there is something to be seen there, or else about the middle.
pub fn stepped(camera: Camera, near: Option<Point>, factor: f64, size: Size) -> Camera {
    let middle = Point::new(size.width / 2.0, size.height / 2.0);
    // Beyond the point, as seen from the middle: at it the point would stay where it is, now it comes nearer the middle.
    let beyond = |at: Point| Point::new(middle.x + (at.x - middle.x) * 1.8, middle.y + (at.y - middle.y) * 1.8);
    zoomed(camera, near.filter(|_| factor > 1.0).map_or(middle, beyond), factor, size)
}

/// The view after the map was pushed this way. Among the city's streets some of them stay in view: beyond there is
/// nothing to be seen from so close.
pub fn pushed(camera: Camera, by_px: Point, size: Size) -> Camera {
    let km = camera.width / size.width.max(1.0);
    let pushed = within(Camera { x: camera.x - by_px.x * km, y: camera.y - by_px.y * km, ..camera });
    let city = REPUBLIC_SQUARE.centre();
    let off = |view: Camera| (view.x - city.x).abs().max((view.y - city.y).abs());
    let most = city_reach(camera.width);
    if camera.width > size.width / CLOSEST_SCALE || off(camera) > most + 1e-6 || off(pushed) <= most {
        return pushed;
    }
    let back = most / off(pushed);
    Camera { x: city.x + (pushed.x - city.x) * back, y: city.y + (pushed.y - city.y) * back, ..pushed }
}

/// How far from Republic Square, either way, the middle of a view of this width still has streets around it.
fn city_reach(width: f64) -> f64 {
    (CITY_KM - width / 2.0).max(width / 4.0)
}

/// The view after two fingers went from one pair of points to another: what was under them stays there.
pub fn pinched(camera: Camera, from: [Point; 2], to: [Point; 2], size: Size) -> Camera {
    let middle = |[a, b]: [Point; 2]| Point::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0);
    // Fingers that touch count as a finger's width apart.
    let apart = |[a, b]: [Point; 2]| distance(a, b).max(20.0);
    let (before, after) = (middle(from), middle(to));
    let zoomed = zoomed(camera, before, apart(to) / apart(from), size);
    pushed(zoomed, Point::new(after.x - before.x, after.y - before.y), size)
}

/// The middle of the view stays in the country.
fn within(camera: Camera) -> Camera {
    let land = COUNTRY_BOUNDS;
    Camera { x: camera.x.clamp(land.x, land.right()), y: camera.y.clamp(land.y, land.bottom()), ..camera }
}

pub fn distance(a: Point, b: Point) -> f64 {
    let (x, y) = (a.x - b.x, a.y - b.y);
    (x * x + y * y).sqrt()
}

/// The nearest of the points that lie in the quarter around this way, seen from `from`: index and distance.
pub fn next(from: Point, way: Point, points: impl Iterator<Item = (usize, Point)>) -> Option<usize> {
    let mut found = None;
    let mut nearest = f64::INFINITY;
    for (idx, point) in points {
        let (x, y) = (point.x - from.x, point.y - from.y);
        let (along, across) = (x * way.x + y * way.y, (x * way.y - y * way.x).abs());
        // What lies aside counts as further away, so that rows are kept to.
        let far = along + 2.0 * across;
        if along > 0.5 && across <= along && far < nearest {
            (found, nearest) = (Some(idx), far);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::camera::Flight;
    use proptest::prelude::*;

    const SIZE: Size = Size::new(720.0, 400.0);

    fn camera() -> impl Strategy<Value = Camera> {
        (-1400.0..1400.0, -800.0..800.0, -0.3..3.6).prop_map(|(x, y, log): (f64, f64, f64)| Camera {
            x,
            y,
            width: 10_f64.powf(log),
        })
    }

    /// From so far that coming twice as close meets no limit.
    fn wide() -> impl Strategy<Value = Camera> {
        camera().prop_map(|camera| Camera { width: 600.0 + camera.width * 0.9, ..camera })
    }

    fn point() -> impl Strategy<Value = Point> {
        (0.0..720.0, 0.0..400.0).prop_map(|(x, y)| Point::new(x, y))
    }

    fn place(camera: Camera, at: Point) -> Point {
        let km = camera.width / SIZE.width;
        Point::new(camera.x + (at.x - SIZE.width / 2.0) * km, camera.y + (at.y - SIZE.height / 2.0) * km)
    }

    fn is_allowed(camera: Camera) -> bool {
        let inside = COUNTRY_BOUNDS.encloses(crate::geo::Rect::new(camera.x, camera.y, 0.0, 0.0));
        inside && (NARROWEST_KM..=WIDEST_KM).contains(&camera.width)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn a_flight_that_is_taken_over_goes_on_from_where_it_is(
            start in camera(),
            turns in prop::collection::vec((camera(), 0.0..1.2_f64, prop::option::of((point(), 0.3..3.0_f64))), 1..9),
        ) {
            let mut now = start;
            for (target, until, hand) in turns {
                let flight = Flight::new(now, target);
                // What is seen first is what was seen last.
                prop_assert_eq!(flight.at(0.0), now);
                now = flight.at(until);
                prop_assert!(now.x.is_finite() && now.y.is_finite() && now.width.is_finite() && now.width > 0.0, "{now:?}");
                if until >= 1.0 {
                    prop_assert_eq!(now, target);
                }
                if let Some((at, factor)) = hand {
                    now = pushed(zoomed(now, at, factor, SIZE), Point::new(at.y - 200.0, at.x - 360.0), SIZE);
                    prop_assert!(is_allowed(now));
                }
            }
            prop_assert_eq!(Flight::new(now, start).at(1.0), start);
        }
    }

    proptest! {
        #[test]
        fn what_is_under_the_pointer_stays_there(camera in camera(), at in point(), factor in 0.2..5.0) {
            let next = zoomed(camera, at, factor, SIZE);
            prop_assert!(is_allowed(next));
            // Unless the country's edge held the view back.
            let free = |value: f64, from: f64, to: f64| value > from && value < to;
            let land = COUNTRY_BOUNDS;
            if free(next.x, land.x, land.right()) && free(next.y, land.y, land.bottom()) {
                prop_assert!(distance(place(camera, at), place(next, at)) < 1e-6 * camera.width.max(next.width));
            }
        }

        #[test]
        fn zooming_back_leads_back(camera in wide(), at in point(), factor in 0.5..2.0) {
            let there = zoomed(camera, at, factor, SIZE);
            let back = zoomed(there, at, camera.width.clamp(NARROWEST_KM, WIDEST_KM) / camera.width * there.width / camera.width, SIZE);
            prop_assert!((back.width - camera.width).abs() < 1e-6 * camera.width);
        }

        #[test]
        fn two_fingers_keep_hold_of_what_is_under_them(camera in wide(), a in point(), b in point(), by in point(), spread in 0.5..2.0) {
            prop_assume!(distance(a, b) > 60.0);
            let middle = Point::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0);
            let to = [a, b].map(|finger| Point::new(middle.x + (finger.x - middle.x) * spread + by.x - 360.0, middle.y + (finger.y - middle.y) * spread + by.y - 200.0));
            let next = pinched(camera, [a, b], to, SIZE);
            prop_assert!(is_allowed(next));
            let inside = next.x.abs() < 1400.0 && next.y.abs() < 800.0;
            let within_limits = next.width > NARROWEST_KM * 1.01 && next.width < WIDEST_KM * 0.99;
            // The way there may touch the country's edge too.
            let halfway = zoomed(camera, middle, spread, SIZE);
            if inside && within_limits && halfway.x.abs() < 1400.0 && halfway.y.abs() < 800.0 {
                for (before, after) in [a, b].into_iter().zip(to) {
                    prop_assert!(distance(place(camera, before), place(next, after)) < 1e-6 * camera.width.max(next.width));
                }
            }
        }

        #[test]
        fn nothing_makes_a_view_that_is_none(camera in camera(), x in -1e9..1e9, y in -1e9..1e9, factor in 1e-9..1e9, size in prop_oneof![Just(Size::new(0.0, 0.0)), Just(SIZE)]) {
            let at = Point::new(x, y);
            prop_assert!(is_allowed(zoomed(camera, at, factor, size)));
            let pushed = pushed(zoomed(camera, at, 1.0, size), at, size);
            prop_assert!(is_allowed(pinched(pushed, [at, at], [at, Point::new(y, x)], size)));
        }

        #[test]
        fn no_push_leads_out_of_the_city(width in NARROWEST_KM..250.0, pushes in prop::collection::vec((-2e3..2e3, -2e3..2e3), 1..9)) {
            let city = REPUBLIC_SQUARE.centre();
            let mut now = Camera { x: city.x, y: city.y, width };
            for (x, y) in pushes {
                now = pushed(now, Point::new(x, y), SIZE);
                prop_assert!(is_allowed(now) && now.width == width);
                prop_assert!((now.x - city.x).abs().max((now.y - city.y).abs()) <= city_reach(width) + 1e-6, "{now:?}");
            }
        }

        #[test]
        fn presses_end_where_there_is_something_and_bring_the_nearest_place_towards_the_middle(camera in wide(), at in point()) {
            let (mut now, mut at) = (camera, at);
            let middle = Point::new(SIZE.width / 2.0, SIZE.height / 2.0);
            for _ in 0..12 {
                let next = stepped(now, Some(at), 1.6, SIZE);
                let there = place(now, at);
                let scale = SIZE.width / next.width;
                let seen = Point::new((there.x - next.x) * scale + middle.x, (there.y - next.y) * scale + middle.y);
                let land = COUNTRY_BOUNDS;
                if next.x > land.x && next.x < land.right() && next.y > land.y && next.y < land.bottom() {
                    prop_assert!(distance(seen, middle) <= distance(at, middle) + 1e-6);
                }
                (now, at) = (next, seen);
            }
            let city = REPUBLIC_SQUARE.centre();
            let is_city = (now.x - city.x).abs().max((now.y - city.y).abs()) < CITY_KM + now.width;
            prop_assert!(is_city || SIZE.width / now.width <= CLOSEST_SCALE + 1e-9, "{now:?}");
        }

        #[test]
        fn the_next_mark_lies_that_way(from in point(), points in prop::collection::vec(point(), 0..30)) {
            for way in [Point::new(1.0, 0.0), Point::new(-1.0, 0.0), Point::new(0.0, 1.0), Point::new(0.0, -1.0)] {
                if let Some(idx) = next(from, way, points.iter().copied().enumerate()) {
                    prop_assert!((points[idx].x - from.x) * way.x + (points[idx].y - from.y) * way.y > 0.0);
                }
            }
        }
    }
}
