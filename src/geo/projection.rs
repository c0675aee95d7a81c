//! Albers' equal-area conic on the sphere, set for Kazakhstan: a square kilometre weighs the same everywhere, so
//! oblasts can be compared by eye.
//!
//! Formulas: Snyder, "Map Projections: A Working Manual" (USGS Professional Paper 1395), section 14, equations 14-1
//! to 14-11. The sphere, not the ellipsoid: the difference is under the width of a line on the country map.

use super::{LngLat, Point};

/// Mean radius of the Earth, kilometres (IUGG, R1).
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// A conic equal-area projection with two standard parallels. Build it once and use it for many points.
#[derive(Clone, Copy, Debug)]
pub struct Albers {
    /// Longitude that is drawn straight up and down.
    meridian_deg: f64,
    /// Snyder's n: how far the cone closes.
    n: f64,
    /// Snyder's C.
    c: f64,
    /// Distance from the cone's tip to the origin of the plane, in radii of the Earth.
    rho_origin: f64,
}

impl Albers {
    /// The map's own plane: parallels 42° and 52° N, through the south and the north of the country; origin 67° E,
    /// 48° N.
    pub fn kazakhstan() -> Self {
        Self::new([42.0, 52.0], LngLat::new(67.0, 48.0))
    }

    /// `parallels_deg` must not be opposite each other across the equator; `origin` becomes the point (0, 0).
    pub fn new(parallels_deg: [f64; 2], origin: LngLat) -> Self {
        let [sin_first, sin_second] = parallels_deg.map(|lat| lat.to_radians().sin());
        let n = (sin_first + sin_second) / 2.0;
        // cos² φ₁ + 2 n sin φ₁, with n written out.
        let c = 1.0 + sin_first * sin_second;
        let mut albers = Self { meridian_deg: origin.lng_deg, n, c, rho_origin: 0.0 };
        albers.rho_origin = albers.rho(origin.lat_deg);
        albers
    }

    /// Kilometres from the origin: x to the east, y down (south is positive).
    ///
    /// Republic Square in Almaty, 76.9453° E 43.2383° N, lies at about (802.3, 480.4).
    pub fn project(&self, place: LngLat) -> Point {
        let rho = self.rho(place.lat_deg);
        let theta = self.n * wrapped(place.lng_deg - self.meridian_deg).to_radians();
        Point::new(EARTH_RADIUS_KM * rho * theta.sin(), EARTH_RADIUS_KM * (rho * theta.cos() - self.rho_origin))
    }

    /// The place drawn at a point of the plane; longitude -180 to 180.
    pub fn invert(&self, point: Point) -> LngLat {
        let (x, y) = (point.x / EARTH_RADIUS_KM, point.y / EARTH_RADIUS_KM + self.rho_origin);
        let sin_lat = (self.c - (x * x + y * y) * self.n * self.n) / (2.0 * self.n);
        let lng_deg = wrapped(self.meridian_deg + (x.atan2(y) / self.n).to_degrees());
        // Beyond the pole's arc there is no place: the pole is the nearest one.
        LngLat::new(lng_deg, sin_lat.clamp(-1.0, 1.0).asin().to_degrees())
    }

    /// Where north is at a place, clockwise from straight up, degrees: -7.2 in Almaty, 10.3 in Zhanaozen. For the arrow
    /// on the city map.
    pub fn north_deg(&self, place: LngLat) -> f64 {
        -self.n * wrapped(place.lng_deg - self.meridian_deg)
    }

    /// Distance from the tip of the cone, in radii of the Earth.
    fn rho(&self, lat_deg: f64) -> f64 {
        (self.c - 2.0 * self.n * lat_deg.to_radians().sin()).max(0.0).sqrt() / self.n
    }
}

/// The same longitude, -180 to under 180.
fn wrapped(lng_deg: f64) -> f64 {
    (lng_deg + 180.0).rem_euclid(360.0) - 180.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_origin_is_the_point_zero() {
        let point = Albers::kazakhstan().project(LngLat::new(67.0, 48.0));
        assert!(point.x.abs() < 1e-9 && point.y.abs() < 1e-9, "{point:?}");
    }

    #[test]
    fn republic_square_lies_where_the_documentation_says() {
        let point = Albers::kazakhstan().project(LngLat::new(76.9453, 43.2383));
        assert!((point.x - 802.3).abs() < 0.05 && (point.y - 480.4).abs() < 0.05, "{point:?}");
    }

    #[test]
    fn east_is_to_the_right_and_south_is_down() {
        let albers = Albers::kazakhstan();
        let here = albers.project(LngLat::new(67.0, 48.0));
        assert!(albers.project(LngLat::new(68.0, 48.0)).x > here.x);
        assert!(albers.project(LngLat::new(67.0, 47.0)).y > here.y);
    }

    #[test]
    fn distances_along_a_standard_parallel_are_true() {
        let albers = Albers::kazakhstan();
        let (a, b) = (albers.project(LngLat::new(67.0, 42.0)), albers.project(LngLat::new(67.01, 42.0)));
        let true_km = EARTH_RADIUS_KM * 0.01_f64.to_radians() * 42.0_f64.to_radians().cos();
        assert!(((b.x - a.x).hypot(b.y - a.y) / true_km - 1.0).abs() < 1e-6);
    }

    #[test]
    fn north_is_where_the_next_place_to_the_north_is() {
        let albers = Albers::kazakhstan();
        for (lng, deg) in [(76.9453, -7.2), (52.8619, 10.3)] {
            let (a, b) = (albers.project(LngLat::new(lng, 43.0)), albers.project(LngLat::new(lng, 43.01)));
            let seen = (b.x - a.x).atan2(a.y - b.y).to_degrees();
            let north = albers.north_deg(LngLat::new(lng, 43.0));
            assert!((seen - north).abs() < 1e-6 && (north - deg).abs() < 0.06, "{seen} {north}");
        }
    }

    proptest! {
        #[test]
        fn inverting_a_projected_place_gives_the_place(lng in 20.0..120.0, lat in 20.0..75.0) {
            let albers = Albers::kazakhstan();
            let back = albers.invert(albers.project(LngLat::new(lng, lat)));
            prop_assert!((back.lng_deg - lng).abs() < 1e-9 && (back.lat_deg - lat).abs() < 1e-9, "{back:?}");
        }

        #[test]
        fn longitudes_wrap(lng in 20.0..120.0, lat in 20.0..75.0) {
            let albers = Albers::kazakhstan();
            let (a, b) = (albers.project(LngLat::new(lng, lat)), albers.project(LngLat::new(lng - 360.0, lat)));
            prop_assert!((a.x - b.x).abs() < 1e-6 && (a.y - b.y).abs() < 1e-6);
        }

        #[test]
        fn areas_are_kept(lng in 40.0..96.0, lat in 33.0..60.0_f64, size in 0.05..0.5_f64) {
            let albers = Albers::kazakhstan();
            let corners = [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size)]
                .map(|(east, north)| albers.project(LngLat::new(lng + east, lat + north)));
            let twice: f64 = (0..4).map(|i| {
                let (a, b) = (corners[i], corners[(i + 1) % 4]);
                a.x * b.y - b.x * a.y
            }).sum();
            let height = (lat + size).to_radians().sin() - lat.to_radians().sin();
            let true_km2 = EARTH_RADIUS_KM * EARTH_RADIUS_KM * size.to_radians() * height;
            prop_assert!((twice.abs() / 2.0 / true_km2 - 1.0).abs() < 1e-3);
        }
    }
}
