//! The state of emergency: a lane for regions that had it from and until the same moment.

use super::picture::{Form, Picture, wrap};
use crate::model::date::Date;
use crate::model::figure_words::FigureWords;
use crate::model::figures::{EmergencyEnd, EmergencyRow, Moment};
use crate::model::format;
use crate::scale::time::TimeScale;

/// The first day, and the day after the last.
pub const DAYS: (&str, &str) = ("2022-01-05", "2022-01-20");
/// The date on the decrees that covered the rest of the country.
pub const DECREED: Date = Date { year: 2022, month: 1, day: 5 };
const BAR: f64 = 20.0;
const LEADING: f64 = 16.0;

pub fn picture(rows: &[EmergencyRow], words: FigureWords<'_>) -> Picture {
    let form = Form::Narrow;
    let mut picture = Picture::new(form);
    let x = scale();
    let top = 26.0;
    // Names, then their bar.
    let name = |row: &EmergencyRow| wrap(words.get(&format!("regions.{}", row.id)), form, form.width());
    let lines: Vec<Vec<String>> = rows.iter().map(name).collect();
    let height = |lines: &Vec<String>| 30.0 + LEADING * lines.len() as f64;
    let bottom = top + lines.iter().map(height).sum::<f64>();
    for day in (5..=19).step_by(2) {
        let date = Date { year: 2022, month: 1, day };
        picture.line("grid", (x.at(date), 20.0), (x.at(date), bottom));
        // The name of the month has room beside the first day alone.
        let day = day.to_string();
        let label = if date.day == 5 { words.fill("day", &[("day", &day)]) } else { day };
        picture.text("soft", x.at(date) + 2.0, 14.0, label);
    }
    let mut y = top;
    for (row, lines) in rows.iter().zip(&lines) {
        let bar_y = y + LEADING * lines.len() as f64 + 4.0;
        picture.row(bar_y);
        picture.lines("halo", 0.0, y + 15.0, LEADING, lines);
        y += height(lines);
        let from = at(&x, row.from);
        let (until, open) = match row.until {
            EmergencyEnd::At(moment) => (at(&x, moment), None),
            EmergencyEnd::Between(first, last) => (at(&x, first), Some(at(&x, last))),
        };
        if row.decreed {
            // The decrees name the day; the hour of signing is not known.
            let day = x.at(DECREED);
            picture.rect("k-decision hollow", day, bar_y, from - day, BAR).read(sentence(row, words));
        }
        picture.rect("k-decision fill", from, bar_y, until - from, BAR).read(sentence(row, words));
        if let Some(end) = open {
            picture.rect("k-decision hollow", until, bar_y, end - until, BAR).read(sentence(row, words));
        }
        if !row.decreed {
            picture.text("on-fill", from + 6.0, bar_y + 15.0, words.fill("from", &[("time", &time(row.from, words))]));
        }
        match row.until {
            EmergencyEnd::At(moment) => {
                let day = format::day_month(words.lang, moment.date);
                picture.text("on-fill end", until - 6.0, bar_y + 15.0, words.fill("until", &[("day", &day)]));
            }
            EmergencyEnd::Between(..) => {
                picture.text("halo", until + 7.0, bar_y + 15.0, words.get("unknown"));
            }
        }
    }
    picture.row(0.0);
    picture.height = bottom + 2.0;
    picture
}

pub fn scale() -> TimeScale {
    let [first, last] = [DAYS.0, DAYS.1].map(|day| Date::parse(day).expect("a date written above"));
    TimeScale::new(first, last, (1.0, Form::Narrow.width()))
}

fn at(x: &TimeScale, moment: Moment) -> f64 {
    x.at_minute(moment.date, moment.minutes)
}

fn time(moment: Moment, words: FigureWords<'_>) -> String {
    format::clock(words.lang, moment.minutes)
}

pub fn sentence(row: &EmergencyRow, words: FigureWords<'_>) -> String {
    let regions = words.get(&format!("regions.{}", row.id));
    let from = words.moment(row.from);
    let (key, until) = match row.until {
        EmergencyEnd::At(moment) if row.decreed => ("read.decreed", words.moment(moment)),
        EmergencyEnd::At(moment) => ("read.timed", words.moment(moment)),
        EmergencyEnd::Between(..) => ("read.between", String::new()),
    };
    words.fill(key, &[("regions", regions), ("from", &from), ("until", &until)])
}
