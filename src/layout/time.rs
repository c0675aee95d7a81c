//! Time on the map: which moments a step lets the reader choose from, a chosen one in words, and the scene as it was
//! then. Moments are hours since 2022 began, local time; a whole day is its first hour.

use super::fixed::{number, parse_number};
use super::map::Scene;

/// 1 January 2022, in days since 1970.
const NEW_YEAR: i32 = 18_993;

/// The days that the country can be seen on, 1 to 11 January: to the end of the shutdown.
const DAYS: (u16, u16) = (0, 10 * 24);

/// The hours that Almaty can be seen at: 4 to 8 January.
const HOURS: (u16, u16) = (3 * 24, 8 * 24 - 1);

/// Scenes narrower than this are the city's.
const CITY_KM: f64 = 100.0;

/// The moments that the reader can choose from at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The step's own moment.
    pub own: u16,
    /// True: hour by hour; else day by day.
    pub by_hour: bool,
}

impl Reach {
    /// `None` where the scene has no day, or one that lies outside. `own_hour`: of the step's event, 0-23, if known.
    pub fn of(scene: &Scene, own_hour: Option<u16>) -> Option<Self> {
        let day = u16::try_from(scene.day? - NEW_YEAR).ok()?;
        let by_hour = is_city(scene);
        // Without an hour of its own a step of the city opens at noon.
        let own = day * 24 + if by_hour { own_hour.unwrap_or(12) } else { 0 };
        let reach = Self { own, by_hour };
        (reach.first()..=reach.last()).contains(&own).then_some(reach)
    }

    pub const fn first(self) -> u16 {
        if self.by_hour { HOURS.0 } else { DAYS.0 }
    }

    pub const fn last(self) -> u16 {
        if self.by_hour { HOURS.1 } else { DAYS.1 }
    }

    /// Hours from one moment to the next.
    pub const fn unit(self) -> u16 {
        if self.by_hour { 1 } else { 24 }
    }

    /// The nearest moment that can be chosen here.
    pub fn nearest(self, hour: u16) -> u16 {
        hour.clamp(self.first(), self.last()) / self.unit() * self.unit()
    }

    pub fn before(self, hour: u16) -> u16 {
        self.nearest(hour.saturating_sub(self.unit()))
    }

    pub fn after(self, hour: u16) -> u16 {
        self.nearest(hour.saturating_add(self.unit()))
    }

    /// As the stage's words carry it: "d72", "h90".
    pub fn encode(self) -> String {
        [if self.by_hour { "h" } else { "d" }, &number(self.own)].concat()
    }

    pub fn decode(text: &str) -> Option<Self> {
        let by_hour = text.starts_with('h');
        Some(Self { own: parse_number(text.get(1..)?)?, by_hour })
    }
}

/// The day of January 2022 of a mark's time: days since 1970 (`per_day` 1), or hours since 2022 began (24).
#[cfg(not(target_arch = "wasm32"))]
pub fn day_of_january(time: i32, per_day: i32) -> u16 {
    let days = if per_day == 1 { time - NEW_YEAR } else { time / per_day };
    u16::try_from(days + 1).unwrap_or_default()
}

/// A moment by a language's pattern, in which `#` stands for the day and `~` for the hour.
pub fn in_words(pattern: &str, hour: u16) -> String {
    let mut words = String::new();
    for letter in pattern.chars() {
        match letter {
            '#' => words.push_str(&number(hour / 24 + 1)),
            '~' => words.push_str(&two_digits(hour % 24)),
            _ => words.push(letter),
        }
    }
    words
}

/// "2022-01-05", or "2022-01-05T14" within the day.
pub fn encode_moment(hour: u16) -> String {
    let mut text = ["2022-01-", &two_digits(hour / 24 + 1)].concat();
    if !hour.is_multiple_of(24) {
        text.push('T');
        text.push_str(&two_digits(hour % 24));
    }
    text
}

/// `None` for anything that `encode_moment` did not write.
pub fn decode_moment(text: &str) -> Option<u16> {
    let text = text.strip_prefix("2022-01-")?;
    let (day, hour) = text.split_once('T').unwrap_or((text, "0"));
    let (day, hour) = (parse_number(day)?, parse_number(hour)?);
    ((1..=31).contains(&day) && hour < 24).then(|| (day - 1) * 24 + hour)
}

fn two_digits(number: u16) -> String {
    [if number < 10 { "0" } else { "" }, &self::number(number)].concat()
}

fn is_city(scene: &Scene) -> bool {
    scene.bounds.width < CITY_KM
}

/// A step's scene as it was at another moment. In the city the places light up by their hours. In the country the
/// whole of it is seen on another day, with the layer that the step's chapter shows last by then: `chapter` says which
/// scenes are its own.
pub fn scene_then(scenes: &[Option<Scene>], chapter: impl Fn(usize) -> bool, scene: Scene, hour: u16) -> Scene {
    let day = NEW_YEAR + i32::from(hour / 24);
    if is_city(&scene) {
        return Scene { hour: Some(hour.into()), kind: String::new(), ..scene };
    }
    if scene.day == Some(day) {
        return scene;
    }
    let (mut then, mut bounds) = (None, scene.bounds);
    for (idx, other) in scenes.iter().enumerate() {
        let Some(other) = other.as_ref().filter(|other| !other.is_wide()) else { continue };
        if other.bounds.width > bounds.width {
            bounds = other.bounds;
        }
        if chapter(idx) && other.day.is_some_and(|own| own <= day) {
            then = Some(other);
        }
    }
    let (layer, areas) = then.map_or(("none".into(), Vec::new()), |then| (then.layer.clone(), then.areas.clone()));
    Scene { bounds, day: Some(day), layer, areas, ..Scene::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::Rect;
    use proptest::prelude::*;

    fn scene(day: i32, width: f64) -> Scene {
        let bounds = Rect::new(0.0, 0.0, width, width / 2.0);
        Scene { bounds, day: Some(NEW_YEAR + day - 1), layer: "none".into(), ..Scene::default() }
    }

    #[test]
    fn the_country_goes_by_days_and_the_city_by_hours() {
        let country = Reach::of(&scene(4, 3000.0), Some(18)).unwrap();
        assert_eq!((country.own, country.unit(), country.before(0), country.after(72)), (72, 24, 0, 96));
        let city = Reach::of(&scene(4, 5.0), Some(18)).unwrap();
        assert_eq!((city.own, city.unit(), city.after(191), city.before(90)), (90, 1, 191, 89));
        assert_eq!(Reach::of(&scene(13, 3000.0), None), None);
        assert_eq!(Reach::of(&Scene::default(), None), None);
    }

    #[test]
    fn a_moment_is_told_by_the_language() {
        assert_eq!(in_words("# January 2022", 96), "5 January 2022");
        assert_eq!(in_words("# januari 2022, ~.00 uur", 81), "4 januari 2022, 09.00 uur");
    }

    #[test]
    fn another_day_shows_the_country_with_the_layer_of_that_day() {
        let shut = Scene { layer: "shutdown".into(), areas: vec!["a".into()], ..scene(5, 3000.0) };
        let scenes = [Some(scene(1, 3000.0)), None, Some(scene(4, 300.0)), Some(shut), Some(scene(10, 900.0))];
        let layer = |day: u16| {
            let then = scene_then(&scenes, |idx| idx >= 2, scene(4, 300.0), (day - 1) * 24);
            assert_eq!(then.bounds.width, if day == 4 { 300.0 } else { 3000.0 });
            then.layer
        };
        assert_eq!([1, 4, 5, 8, 10, 11].map(layer), ["none", "none", "shutdown", "shutdown", "none", "none"]);
    }

    proptest! {
        #[test]
        fn moments_and_reaches_read_back_as_written(hour in 0u16..744, by_hour: bool) {
            prop_assert_eq!(decode_moment(&encode_moment(hour)), Some(hour));
            let reach = Reach { own: hour, by_hour };
            prop_assert_eq!(Reach::decode(&reach.encode()), Some(reach));
        }

        #[test]
        fn every_choice_lies_within_reach(hour: u16, by_hour: bool) {
            let reach = Reach { own: 72, by_hour };
            for chosen in [reach.nearest(hour), reach.before(hour), reach.after(hour)] {
                prop_assert!((reach.first()..=reach.last()).contains(&chosen) && chosen.is_multiple_of(reach.unit()));
            }
        }
    }
}
