//! Calendar dates that know how precisely they are known.

use std::fmt;

/// A date of the Gregorian calendar, of day, month or year precision. Ordered by time; a coarser date sorts before
/// the finer ones inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 1900-2100.
    pub year: u16,
    /// 1-12, or 0 when only the year is known.
    pub month: u8,
    /// 1-31, or 0 when only the month is known.
    pub day: u8,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    ///
    /// # Errors
    /// Says which part is wrong, in words for the person who wrote it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let parts: Vec<&str> = text.split('-').collect();
        let sizes: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        if !matches!(sizes.as_slice(), [4] | [4, 2] | [4, 2, 2])
            || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        {
            return Err(format!("\"{text}\" is not a date"));
        }
        let number = |idx: usize| parts.get(idx).map_or(0, |part| part.parse::<u16>().unwrap_or(0));
        let (year, month, day) = (number(0), number(1), number(2));
        if !(1900..=2100).contains(&year) {
            return Err(format!("year {year} in \"{text}\""));
        }
        if parts.len() > 1 && !(1..=12).contains(&month) {
            return Err(format!("month {month} in \"{text}\""));
        }
        if parts.len() > 2 && !(1..=days_in_month(year, month as u8)).contains(&(day as u8)) {
            return Err(format!("day {day} in \"{text}\""));
        }
        Ok(Self { year, month: month as u8, day: day as u8 })
    }

    /// A key by which coarser dates sort after the finer ones inside them.
    pub const fn last(self) -> (u16, u8, u8) {
        const UNKNOWN: u8 = 99;
        let month = if self.month == 0 { UNKNOWN } else { self.month };
        let day = if self.day == 0 { UNKNOWN } else { self.day };
        (self.year, month, day)
    }

    /// Days since 1 January 1970 of the first day this date may mean.
    ///
    /// Howard Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
    pub fn first_day(self) -> i32 {
        let (month, day) = (i32::from(self.month.max(1)), i32::from(self.day.max(1)));
        let year = i32::from(self.year) - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year - era * 400;
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day so many days after 1 January 1970, from 1900 to 2100.
    ///
    /// Hinnant again, `civil_from_days`, without the eras before 1600 and after 2399.
    pub fn of_day(day: i32) -> Self {
        let day_of_era = day + 719_468 - 4 * 146_097;
        let (era, day_of_era) = if day_of_era < 146_097 { (4, day_of_era) } else { (5, day_of_era - 146_097) };
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        // Months counted from March, so that the leap day ends the year.
        let month = (5 * day_of_year + 2) / 153;
        let first = (153 * month + 2) / 5;
        let (month, wraps) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        Self {
            year: (era * 400 + year_of_era + wraps) as u16,
            month: month as u8,
            day: (day_of_year - first + 1) as u8,
        }
    }
}

impl fmt::Display for Date {
    /// ISO 8601, as precise as the date is: fit for `<time datetime>`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_that_do_not_exist_are_refused() {
        assert_eq!(Date::parse("2023-02-29").unwrap_err(), "day 29 in \"2023-02-29\"");
        assert_eq!(Date::parse("2022-13-06").unwrap_err(), "month 13 in \"2022-13-06\"");
        assert!(Date::parse("2024-02-29").is_ok());
        assert!(Date::parse("5 January").is_err());
    }

    #[test]
    fn the_epoch_is_day_zero() {
        assert_eq!(Date::parse("1970-01-01").unwrap().first_day(), 0);
        assert_eq!(Date::parse("2022-01-05").unwrap().first_day(), 18_997);
    }

    proptest! {
        #[test]
        fn a_day_leads_back_to_its_date(day in -25_000i32..47_000) {
            prop_assert_eq!(Date::of_day(day).first_day(), day);
        }

        #[test]
        fn a_date_prints_as_it_was_written(year in 1900u16..=2100, month in 1u8..=12, day in 1u8..=28) {
            let text = format!("{year:04}-{month:02}-{day:02}");
            prop_assert_eq!(Date::parse(&text).unwrap().to_string(), text);
        }
    }
}
