//! A broken scale: straight pieces of different steepness, so that a short stretch that matters gets room.

/// Knots `(value, place)`, both growing: between two knots the scale is straight, and it ends at the outer ones.
#[derive(Clone, Copy, Debug)]
pub struct Broken<'a>(pub &'a [(f64, f64)]);

impl Broken<'_> {
    /// The place of a value; of one outside, the nearer end.
    pub fn at(&self, value: f64) -> f64 {
        along(self.0.iter().copied(), value)
    }

    /// The value at a place: the inverse of `at`.
    pub fn value(&self, place: f64) -> f64 {
        along(self.0.iter().map(|(value, place)| (*place, *value)), place)
    }
}

fn along(knots: impl Iterator<Item = (f64, f64)>, x: f64) -> f64 {
    let mut last: Option<(f64, f64)> = None;
    for knot in knots {
        if x <= knot.0 {
            let Some(last) = last else { return knot.1 };
            return last.1 + (x - last.0) / (knot.0 - last.0) * (knot.1 - last.1);
        }
        last = Some(knot);
    }
    last.map_or(0.0, |last| last.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SCALE: Broken<'_> = Broken(&[(0.0, 0.0), (100.0, 0.2), (110.0, 0.6), (200.0, 1.0)]);

    #[test]
    fn the_stretch_that_matters_has_its_room() {
        assert_eq!(SCALE.at(105.0), 0.4);
        assert_eq!((SCALE.at(-9.0), SCALE.at(900.0)), (0.0, 1.0));
    }

    proptest! {
        #[test]
        fn a_place_leads_back_to_its_value(value in 0.0..200.0f64) {
            prop_assert!((SCALE.value(SCALE.at(value)) - value).abs() < 1e-9);
        }

        #[test]
        fn a_later_value_stands_further_along(a in 0.0..200.0f64, b in 0.0..200.0f64) {
            prop_assert_eq!(a < b, SCALE.at(a) < SCALE.at(b));
        }
    }
}
