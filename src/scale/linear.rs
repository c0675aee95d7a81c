//! A linear scale: a number of the data → a place or a length.

/// Maps the domain onto the range in a straight line; outside the domain it goes on in the same line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Linear {
    /// `domain` must not be empty; `range` may run backwards, as an axis whose values grow upwards does.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        debug_assert!(domain.0 != domain.1, "a scale needs a domain with a length");
        Self { domain, range }
    }

    /// The place of a value.
    pub fn at(&self, value: f64) -> f64 {
        let fraction = (value - self.domain.0) / (self.domain.1 - self.domain.0);
        self.range.0 + fraction * (self.range.1 - self.range.0)
    }

    /// The length, never negative, of an amount: fit for bars that start at zero.
    pub fn length(&self, amount: f64) -> f64 {
        (self.at(amount) - self.at(0.0)).abs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_greater_value_stands_further_along(a in -1e6..1e6f64, b in -1e6..1e6f64) {
            let scale = Linear::new((0.0, 250.0), (40.0, 360.0));
            prop_assert_eq!(a < b, scale.at(a) < scale.at(b));
        }

        #[test]
        fn lengths_are_in_the_proportion_of_the_amounts(a in 1.0..1e6f64, b in 1.0..1e6f64) {
            let scale = Linear::new((0.0, 3e6), (320.0, 20.0));
            prop_assert!((scale.length(a) / scale.length(b) - a / b).abs() < 1e-6 * (a / b));
        }
    }
}
