//! Numbers as text with a fixed count of decimals, by way of whole numbers: the standard way of printing floats
//! would weigh ten kilobytes in the browser.

/// A small number as text. By way of `usize`: printing each width of integers would weigh a quarter of a kilobyte.
pub fn number(value: u16) -> String {
    usize::from(value).to_string()
}

/// Reads a small number, for the same reason by way of `i32`.
pub fn parse_number(text: &str) -> Option<u16> {
    text.parse::<i32>().ok()?.try_into().ok()
}

/// Prints `value` with up to three decimals, without trailing zeros: `fixed(-1.25, 1)` is "-1.3". Half away from
/// zero. Values beyond ±9·10¹² and not-a-number print as 0: no coordinate of ours is one.
pub fn fixed(value: f64, decimals: u32) -> String {
    let unit = 10_i64.pow(decimals.min(3));
    let scaled = value * unit as f64;
    if scaled.is_nan() || scaled.abs() > 9e15 {
        return "0".to_owned();
    }
    let rounded = if scaled < 0.0 { (scaled - 0.5) as i64 } else { (scaled + 0.5) as i64 };
    let (whole, mut fraction) = (rounded.abs() / unit, rounded.abs() % unit);
    let mut text = if rounded < 0 { "-".to_owned() } else { String::new() };
    text.push_str(&whole.to_string());
    if fraction > 0 {
        text.push('.');
        let mut digit_unit = unit / 10;
        while fraction > 0 {
            text.push(char::from(b'0' + (fraction / digit_unit) as u8));
            fraction %= digit_unit;
            digit_unit /= 10;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn whole_numbers_have_no_decimals() {
        assert_eq!(fixed(12.0, 3), "12");
        assert_eq!(fixed(-0.0004, 3), "0");
        assert_eq!(fixed(-1.25, 1), "-1.3");
        assert_eq!(fixed(7.05, 2), "7.05");
        assert_eq!(fixed(f64::NAN, 1), "0");
    }

    proptest! {
        #[test]
        fn what_is_printed_is_the_value_to_the_last_decimal(value in -1e6..1e6, decimals in 0u32..=3) {
            let read: f64 = fixed(value, decimals).parse().unwrap();
            prop_assert!((read - value).abs() <= 0.5 / f64::from(10_u32.pow(decimals)) + 1e-9);
        }
    }
}
