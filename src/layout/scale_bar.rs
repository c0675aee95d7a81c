//! The scale bar: a round length that fits, true at the map's present scale.

/// Room for the bar, pixels.
const ROOM_PX: f64 = 90.0;

/// The longest of 1, 2, 5, 10, 20, 50 … metres that fits, and its length in pixels. `scale` in pixels a kilometre.
///
/// `scale_bar(0.2)` is 200 km, 40 pixels: 500 km would be 100.
pub fn scale_bar(scale: f64) -> (u32, f64) {
    let px_a_metre = scale / 1000.0;
    let fits = |metres: u32| f64::from(metres) * px_a_metre <= ROOM_PX;
    let mut decade = 1;
    while decade < 100_000_000 && fits(decade * 10) {
        decade *= 10;
    }
    let metres = [5, 2].into_iter().map(|step| step * decade).find(|metres| fits(*metres)).unwrap_or(decade);
    (metres, f64::from(metres) * px_a_metre)
}

/// The bar's length in words, with the units as the page has them: those of a metre and of a kilometre.
pub fn bar_words(metres: u32, units: &str) -> String {
    let (metre, kilometre) = units.split_once(' ').unwrap_or_default();
    let (number, unit) = if metres >= 1000 { (metres / 1000, kilometre) } else { (metres, metre) };
    [&number.to_string(), "\u{a0}", unit].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_bar_is_as_long_as_it_says() {
        assert_eq!(scale_bar(0.2), (200_000, 40.0));
        assert_eq!(scale_bar(0.175), (500_000, 87.5));
        assert_eq!(scale_bar(440.0), (200, 88.0));
        assert_eq!(bar_words(500_000, "m km"), "500\u{a0}km");
        assert_eq!(bar_words(200, "м км"), "200\u{a0}м");
    }

    proptest! {
        #[test]
        fn a_bar_is_round_true_and_fills_its_room(log in -1.4..3.0_f64) {
            let scale = 10_f64.powf(log);
            let (metres, px) = scale_bar(scale);
            prop_assert!(["1", "2", "5"].contains(&metres.to_string().trim_end_matches('0')), "{}", metres);
            prop_assert!((px - f64::from(metres) / 1000.0 * scale).abs() < 1e-9);
            // The next longer one is two and a half times as long at most.
            prop_assert!((ROOM_PX / 2.5 - 1e-9..=ROOM_PX).contains(&px), "{}", px);
        }
    }
}
