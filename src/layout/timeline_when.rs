//! What is known of an event's time, as a stretch on the timeline: the moment itself, or all the time that may be meant.

use super::timeline::Span;
use crate::model::date::Date;
use crate::model::story::Event;
use crate::scale::ticks::{DAY, HOUR};

/// Clocks in the west showed an hour less than those of Almaty, by which the axis runs.
const WEST: &str = "+05:00";

/// "About" a time means half an hour before or after it.
const ABOUT: f64 = 30.0;

/// The stretch of time within which the event happened, or which it filled; on the clock of Almaty.
pub fn span(event: &Event) -> Span {
    let start = day(event.date);
    let shift = if event.tz.as_deref() == Some(WEST) { HOUR } else { 0.0 };
    let (from, to) = match (&event.time, &event.part_of_day) {
        (Some(time), _) => {
            let at = clock(time);
            let about = if event.about { ABOUT } else { 0.0 };
            (at - about, at + about)
        }
        (None, Some(part)) => part_of_day(part, event.date),
        (None, None) => (0.0, day(after(event.end_date.unwrap_or(event.date))) - start),
    };
    Span { start: start + from + shift, end: start + to + shift }
}

fn day(date: Date) -> f64 {
    f64::from(date.first_day()) * DAY
}

/// The first day after all those that a date may mean.
fn after(date: Date) -> Date {
    match (date.month, date.day) {
        (0, _) | (12, 0) => Date { year: date.year + 1, month: 1, day: 1 },
        (month, 0) => Date { year: date.year, month: month + 1, day: 1 },
        _ => Date::of_day(date.first_day() + 1),
    }
}

fn clock(time: &str) -> f64 {
    let number = |part: Option<&str>| part.and_then(|part| part.parse().ok()).unwrap_or(0.0);
    let mut parts = time.split(':');
    number(parts.next()) * HOUR + number(parts.next())
}

/// Minutes of the day, as widely as the words are used; a night is that before or after the date, whichever it names.
fn part_of_day(part: &str, date: Date) -> (f64, f64) {
    let (from, to) = match part {
        "early morning" => (3.0, 9.0),
        "midday" => (11.0, 15.0),
        "evening" => (17.0, 23.0),
        "late evening" => (21.0, 24.0),
        "around midnight" => (23.0, 25.0),
        night if night.starts_with("night of") => {
            let first = night.trim_start_matches("night of ").split('-').next().and_then(|day| day.parse::<u8>().ok());
            if first == Some(date.day) { (22.0, 30.0) } else { (-2.0, 6.0) }
        }
        _ => (0.0, 24.0),
    };
    (from * HOUR, to * HOUR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::story::{EventKind, Support};

    fn event(date: &str) -> Event {
        Event {
            id: "e".into(),
            date: Date::parse(date).unwrap(),
            end_date: None,
            time: None,
            about: false,
            time_by_idx: None,
            part_of_day: None,
            tz: None,
            kind: EventKind::Protest,
            place_idxs: vec![],
            actor_idxs: vec![],
            claims: vec![],
            status: Default::default(),
            disputed: false,
            support: Support::Found,
            source_idxs: vec![],
        }
    }

    fn hours(event: Event) -> (f64, f64) {
        let (span, start) = (span(&event), day(event.date));
        ((span.start - start) / HOUR, (span.end - start) / HOUR)
    }

    #[test]
    fn a_time_in_the_west_stands_an_hour_later_on_the_clock_of_almaty() {
        let west = Event { time: Some("17:20".into()), tz: Some("+05:00".into()), ..event("2022-01-01") };
        let almaty = Event { time: Some("18:20".into()), tz: Some("+06:00".into()), ..event("2022-01-01") };
        assert_eq!(span(&west), span(&almaty));
        assert_eq!(span(&west).length(), 0.0);
    }

    #[test]
    fn what_is_not_known_to_the_hour_is_all_the_time_it_may_have_been() {
        assert_eq!(hours(event("2022-01-05")), (0.0, 24.0));
        assert_eq!(hours(event("2022-06")), (0.0, 30.0 * 24.0));
        assert_eq!(hours(event("2022")), (0.0, 365.0 * 24.0));
        let days = Event { end_date: Some(Date::parse("2022-02").unwrap()), ..event("2022-01-06") };
        assert_eq!(hours(days), (0.0, (26.0 + 28.0) * 24.0));
        let about = Event { time: Some("15:00".into()), about: true, ..event("2022-01-05") };
        assert_eq!(hours(about), (14.5, 15.5));
    }

    #[test]
    fn a_night_begins_on_the_day_it_is_dated_or_ends_there() {
        let night = |date| Event { part_of_day: Some("night of 4-5 January".into()), ..event(date) };
        assert_eq!(hours(night("2022-01-04")), (22.0, 30.0));
        assert_eq!(hours(night("2022-01-05")), (-2.0, 6.0));
    }
}
