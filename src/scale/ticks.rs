//! Ticks of a time axis, from years down to hours.

use crate::model::date::Date;

pub const HOUR: f64 = 60.0;
pub const DAY: f64 = 24.0 * HOUR;

/// What a tick's label has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Year,
    Month,
    Day,
    Hour,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Minutes since 1 January 1970.
    pub minute: f64,
    pub unit: Unit,
    pub date: Date,
    /// 0-23.
    pub hour: u8,
}

/// Steps from one tick to the next, from fine to coarse, with their least length in minutes.
const STEPS: [(Unit, i32, f64); 12] = [
    (Unit::Hour, 1, HOUR),
    (Unit::Hour, 2, 2.0 * HOUR),
    (Unit::Hour, 6, 6.0 * HOUR),
    (Unit::Hour, 12, 12.0 * HOUR),
    (Unit::Day, 1, DAY),
    // The 1st, 6th, … 26th; and the 1st, 11th, 21st.
    (Unit::Day, 5, 3.0 * DAY),
    (Unit::Day, 10, 8.0 * DAY),
    (Unit::Month, 1, 28.0 * DAY),
    (Unit::Month, 3, 90.0 * DAY),
    (Unit::Year, 1, 365.0 * DAY),
    (Unit::Year, 2, 730.0 * DAY),
    (Unit::Year, 5, 1826.0 * DAY),
];

/// The ticks from `start` to `end`, both in minutes since 1970, on an axis of `length_px`, at least `room_px` apart.
pub fn ticks(start: f64, end: f64, length_px: f64, room_px: f64) -> Vec<Tick> {
    let least = (end - start) / length_px.max(1.0) * room_px;
    let (unit, step, _) = STEPS.into_iter().find(|(.., minutes)| *minutes >= least).unwrap_or(STEPS[11]);
    let mut found = Vec::new();
    let mut take = |minute: f64, unit, date, hour| {
        if minute >= start && minute <= end {
            found.push(Tick { minute, unit, date, hour });
        }
    };
    let (first, last) = ((start / DAY) as i32, (end / DAY) as i32);
    match unit {
        Unit::Hour => {
            for day in first..=last {
                let date = Date::of_day(day);
                for hour in (0..24).step_by(step as usize) {
                    // Midnight is where the day is named.
                    let unit = if hour == 0 { Unit::Day } else { Unit::Hour };
                    take(f64::from(day) * DAY + f64::from(hour) * HOUR, unit, date, hour);
                }
            }
        }
        Unit::Day => {
            for day in first..=last {
                let date = Date::of_day(day);
                let nth = i32::from(date.day) - 1;
                if nth % step == 0 && (step == 1 || nth + step <= 31) {
                    take(f64::from(day) * DAY, unit, date, 0);
                }
            }
        }
        Unit::Month | Unit::Year => {
            for year in Date::of_day(first).year..=Date::of_day(last).year {
                let months = if unit == Unit::Month { step as usize } else { 12 };
                for month in (1..=12).step_by(months) {
                    if unit == Unit::Month || i32::from(year) % step == 0 {
                        let date = Date { year, month, day: 1 };
                        let unit = if unit == Unit::Month && month == 1 { Unit::Year } else { unit };
                        take(f64::from(date.first_day()) * DAY, unit, date, 0);
                    }
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FROM: f64 = 21_564_000.0;

    #[test]
    fn a_day_is_ticked_by_hours_and_named_at_midnight() {
        let start = f64::from(Date { year: 2022, month: 1, day: 5 }.first_day()) * DAY;
        let found = ticks(start, start + DAY, 1000.0, 60.0);
        assert_eq!(found.len(), 13, "every two hours, both midnights included");
        assert_eq!((found[0].unit, found[0].date.day, found[12].date.day), (Unit::Day, 5, 6));
        assert_eq!((found[1].unit, found[1].hour), (Unit::Hour, 2));
    }

    proptest! {
        #[test]
        fn ticks_stand_within_the_window_in_order_and_apart(start in 0.0..7e6f64, length in 180.0..8.4e6f64, length_px in 200.0..1400.0f64) {
            let (start, end) = (FROM + start, FROM + start + length);
            let found = ticks(start, end, length_px, 50.0);
            prop_assert!(found.iter().all(|tick| (start..=end).contains(&tick.minute)));
            let px = |tick: &Tick| (tick.minute - start) / length * length_px;
            prop_assert!(found.windows(2).all(|pair| px(&pair[1]) - px(&pair[0]) >= 49.9), "{found:?}");
        }
    }
}
