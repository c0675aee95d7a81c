//! Steps of the gas price, day by day.

use super::picture::{Form, Picture, polyline};
use crate::model::date::Date;
use crate::model::figure_words::FigureWords;
use crate::model::figures::PriceStep;
use crate::model::format;
use crate::scale::linear::Linear;
use crate::scale::time::TimeScale;

/// First and last day of the axis: the day before the rise, the day after the government fixed the cap.
const DAYS: (&str, &str) = ("2021-12-31", "2022-01-07");

pub fn picture(steps: &[PriceStep], words: FigureWords<'_>) -> Picture {
    let form = Form::Narrow;
    let mut picture = Picture::new(form);
    let (left, right, top, bottom) = (8.0, form.width() - 8.0, 34.0, 230.0);
    let [first, last] = [DAYS.0, DAYS.1].map(|day| Date::parse(day).expect("a date written above"));
    let x = TimeScale::new(first, last, (left, right));
    let y = Linear::new((0.0, 120.0), (bottom, top));
    picture.line("axis", (left, bottom), (right, bottom));
    for day in 1..=6 {
        let date = Date { year: 2022, month: 1, day };
        let place = x.at(date);
        picture.line("tick", (place, bottom), (place, bottom + 6.0));
        // A phone has room for the month every other day.
        let label = if day % 3 == 1 { format::day_month(words.lang, date) } else { day.to_string() };
        picture.text("soft mid", place, bottom + 22.0, label);
    }
    let end = |idx: usize| steps.get(idx + 1).map_or(right, |next| x.at(next.from));
    let middle = |step: &PriceStep| y.at((step.low + step.high) / 2.0);
    let mut points = Vec::new();
    for (idx, step) in steps.iter().enumerate() {
        points.extend([(x.at(step.from), middle(step)), (end(idx), middle(step))]);
    }
    for (idx, step) in steps.iter().enumerate() {
        let (from, width) = (x.at(step.from), end(idx) - x.at(step.from));
        picture
            .rect("k-protest wash", from, y.at(step.high), width, y.length(step.high))
            .read(sentence(step, words))
            .value(step.high);
        if step.high > step.low {
            picture.rect("k-protest half", from, y.at(step.high), width, y.length(step.high - step.low));
        }
    }
    picture.path("k-protest line", polyline(&points));
    for (idx, step) in steps.iter().enumerate() {
        let place = (x.at(step.from) + end(idx)) / 2.0;
        let above = y.at(step.high) - 9.0;
        // A range is wider than its day: it begins where the higher block before it ends.
        if step.high > step.low {
            picture.text("big", x.at(step.from) + 5.0, above, amount(step, words));
        } else {
            picture.text("big mid", place, above, amount(step, words));
        }
        picture.text("mid", place, y.at(step.low) + 19.0, words.get(&format!("step.{}", step.from)));
    }
    picture.height = bottom + 30.0;
    picture
}

/// "120", or "85–90" where the source gives a range.
pub fn amount(step: &PriceStep, words: FigureWords<'_>) -> String {
    words.range(step.low, step.high)
}

pub fn sentence(step: &PriceStep, words: FigureWords<'_>) -> String {
    let key = format!("read.{}", step.from);
    words.fill(&key, &[("price", &amount(step, words)), ("date", &words.date(step.from))])
}
