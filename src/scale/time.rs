//! A time scale: dates and hours → places.

use super::linear::Linear;
use crate::model::date::Date;

/// Hours from 1 January 1970, local, to the start of a date. Time zones are left to the data: one scale, one zone.
pub fn hours(date: Date, minutes: u16) -> f64 {
    f64::from(date.first_day()) * 24.0 + f64::from(minutes) / 60.0
}

/// Days → places.
#[derive(Clone, Copy, Debug)]
pub struct TimeScale {
    linear: Linear,
}

impl TimeScale {
    /// `first` stands at the range's start, the first moment of `last` at its end.
    pub fn new(first: Date, last: Date, range: (f64, f64)) -> Self {
        Self { linear: Linear::new((hours(first, 0), hours(last, 0)), range) }
    }

    /// The place of the first moment a date may mean.
    pub fn at(&self, date: Date) -> f64 {
        self.linear.at(hours(date, 0))
    }

    /// The place of a clock time, `minutes` after midnight.
    pub fn at_minute(&self, date: Date, minutes: u16) -> f64 {
        self.linear.at(hours(date, minutes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_later_moment_stands_further_along(a in (1u8..=28, 0u16..1440), b in (1u8..=28, 0u16..1440)) {
            let day = |day| Date { year: 2022, month: 1, day };
            let scale = TimeScale::new(day(1), day(28), (8.0, 352.0));
            let place = |(of_month, minutes): (u8, u16)| scale.at_minute(day(of_month), minutes);
            prop_assert_eq!(a < b, place(a) < place(b));
        }

        #[test]
        fn a_day_of_the_domain_stands_in_the_range(of_month in 1u8..=28) {
            let day = |day| Date { year: 2022, month: 1, day };
            let place = TimeScale::new(day(1), day(28), (8.0, 352.0)).at(day(of_month));
            prop_assert!((8.0..=352.0).contains(&place));
        }
    }

    #[test]
    fn a_day_of_ten_is_a_tenth_of_the_way() {
        let day = |text| Date::parse(text).unwrap();
        let scale = TimeScale::new(day("2022-01-01"), day("2022-01-11"), (0.0, 100.0));
        assert_eq!(scale.at(day("2022-01-02")), 10.0);
        assert_eq!(scale.at_minute(day("2022-01-02"), 12 * 60), 15.0);
    }
}
