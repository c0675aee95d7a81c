//! Hours without internet, one lane for each observer.

use super::picture::{Form, Picture};
use crate::model::date::Date;
use crate::model::figure_words::FigureWords;
use crate::model::figures::{Moment, OutageLane, OutageSpan, OutageState};
use crate::model::format;
use crate::scale::time::{TimeScale, hours};

const DAYS: (&str, &str) = ("2022-01-04", "2022-01-11");
const BAR: f64 = 20.0;
/// How far, in hours, a span is drawn whose end its observer does not report.
const OPEN_HOURS: f64 = 24.0;

pub fn picture(lanes: &[OutageLane], words: FigureWords<'_>) -> Picture {
    let form = Form::Narrow;
    let mut picture = Picture::new(form);
    let [first, last] = [DAYS.0, DAYS.1].map(|day| Date::parse(day).expect("a date written above"));
    let left = 4.0;
    let right = form.width() - 8.0;
    let x = TimeScale::new(first, last, (left, right));
    let per_hour = (right - left) / (hours(last, 0) - hours(first, 0));
    let row = 62.0;
    let top = 34.0;
    let bottom = top + row * lanes.len() as f64;
    for day in 4..=10 {
        let date = Date { year: 2022, month: 1, day };
        picture.line("grid", (x.at(date), 24.0), (x.at(date), bottom));
        let noon = x.at_minute(date, 12 * 60);
        let day = day.to_string();
        let label = if date.day == 4 { words.fill("day", &[("day", &day)]) } else { day };
        picture.text("soft mid", noon, 16.0, label);
    }
    for (idx, lane) in lanes.iter().enumerate() {
        let y = top + row * idx as f64;
        let name = words.get(&format!("lane.{}", lane.id));
        picture.text("", left, y + 15.0, name);
        let bar_y = y + 22.0;
        for span in &lane.spans {
            let from = x.at_minute(span.from.date, span.from.minutes);
            let width = span_hours(span).unwrap_or(OPEN_HOURS) * per_hour;
            let class = if span.state == OutageState::Off { "k-shutdown deep" } else { "k-shutdown half" };
            let mark = picture.rect(class, from, bar_y, width, BAR);
            mark.read(sentence(lane, span, words));
            if let Some(hours) = span.hours {
                mark.value(hours);
                picture.text(
                    "on-fill mid",
                    from + width / 2.0,
                    bar_y + 15.0,
                    words.fill("hours", &[("hours", &words.number(hours))]),
                );
            } else if span.until.is_some() {
                // Beside its span, which is too short and too grey for words.
                picture.text("end halo", from - 6.0, bar_y + 15.0, words.get("falling"));
            } else {
                open_end(&mut picture, from + width, bar_y, span.state);
                let word = words.get(if span.state == OutageState::Off { "off" } else { "degraded" });
                if span.state == OutageState::Off {
                    picture.text("on-fill mid", from + width / 2.0, bar_y + 15.0, word);
                } else {
                    picture.text("halo", from + width + 12.0, bar_y + 15.0, word);
                }
            }
        }
    }
    picture.height = bottom + 2.0;
    picture
}

/// A torn edge: what came after is not in this observer's report.
fn open_end(picture: &mut Picture, x: f64, y: f64, state: OutageState) {
    let d = format!("M{x:.0} {y:.0}l6 {q}l-6 {q}l6 {q}l-6 {q}Z", q = BAR / 4.0);
    picture.path(if state == OutageState::Off { "k-shutdown deep" } else { "k-shutdown half" }, d);
}

/// `None` where the observer reports no end.
pub fn span_hours(span: &OutageSpan) -> Option<f64> {
    let at = |moment: Moment| hours(moment.date, moment.minutes);
    span.hours.or_else(|| span.until.map(|until| at(until) - at(span.from)))
}

pub fn sentence(lane: &OutageLane, span: &OutageSpan, words: FigureWords<'_>) -> String {
    let state = match (span.state, span.until.is_some()) {
        _ if span.hours.is_some() => "read.hours",
        (OutageState::Off, _) => "read.off",
        (OutageState::Degraded, true) => "read.degraded",
        (OutageState::Degraded, false) => "read.limited",
    };
    let values = [
        ("observer", words.get(&format!("lane.{}", lane.id)).to_owned()),
        ("date", words.date(span.from.date)),
        ("time", format::clock(words.lang, span.from.minutes)),
        ("hours", span.hours.map_or_else(String::new, |hours| words.number(hours))),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    words.fill(state, &values)
}
