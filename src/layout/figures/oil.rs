//! Oil by route, as streams whose width is tonnes, and below them the times when loading stopped.

use super::picture::{DIAMOND, Form, Picture, wrap};
use crate::model::date::Date;
use crate::model::figure_words::FigureWords;
use crate::model::figures::{Course, DatedFact, OilRoute};
use crate::scale::linear::Linear;
use crate::scale::spread::spread;
use crate::scale::time::TimeScale;

/// Height of the widest stream's scale: units a million tonnes.
pub const PER_MT: f64 = 2.6;

pub fn picture(routes: &[OilRoute], halts: &[DatedFact], words: FigureWords<'_>) -> Picture {
    let mut picture = Picture::new(Form::Narrow);
    let axis_top = streams(&mut picture, routes, words);
    interruptions(&mut picture, halts, words, axis_top);
    picture
}

fn streams(picture: &mut Picture, routes: &[OilRoute], words: FigureWords<'_>) -> f64 {
    let (source, end) = (0.0, 222.0);
    // Both streams that cross Russia also end there.
    let (russia_from, russia_to) = (110.0, end + 14.0);
    let thickness = Linear::new((0.0, 1.0), (0.0, PER_MT));
    let (top, gap) = (30.0, 8.0);
    // The country that the streams cross is a field behind them.
    let mut y = top;
    let mut places = Vec::new();
    for route in routes {
        let height = thickness.length(route.mt);
        // Each stream runs in the middle of a slot that holds three lines of words.
        let slot = height.max(50.0);
        places.push((y + (slot - height) / 2.0, height));
        y += slot + gap;
    }
    let bottom = y - gap;
    let crossing = |route: &OilRoute| route.course == Course::ThroughRussia;
    let crossed = routes.iter().zip(&places).filter(|(route, _)| crossing(route));
    let field_bottom = crossed.map(|(_, (y, height))| y + height + 12.0).fold(top, f64::max);
    picture.rect("land", russia_from, top - 10.0, russia_to - russia_from, field_bottom - top + 10.0);
    picture.text("soft mid", (russia_from + russia_to) / 2.0, 14.0, words.get("russia"));
    picture.text("soft", 0.0, 14.0, words.get("kazakhstan"));
    for (route, (y, height)) in routes.iter().zip(&places) {
        let class = match route.course {
            Course::ThroughRussia => "k-moscow fill",
            Course::PartlyRussia => "k-moscow half",
            Course::AroundRussia => "k-beijing fill",
        };
        picture.rect(class, source, *y, end - source, *height).read(sentence(route, words)).value(route.mt);
        let (head, half) = (height.max(10.0) / 2.0, y + height / 2.0);
        picture.path(
            class,
            format!("M{end:.0} {:.0}L{:.0} {half:.0}L{end:.0} {:.0}Z", half - head, end + 10.0, half + head),
        );
        let lines = wrap(words.get(&format!("to.{}", route.id)), Form::Narrow, Form::Narrow.width() - end - 16.0);
        let start = half - 8.0 * lines.len() as f64 + 5.0;
        picture.text("strong", end + 16.0, start, words.fill("mt", &[("mt", &words.number(route.mt))]));
        picture.lines("", end + 16.0, start + 16.0, 16.0, &lines);
    }
    if let Some((y, height)) = places.first() {
        let total: f64 = routes.iter().map(|route| route.mt).sum();
        let pct = words.number((routes[0].mt / total * 100.0).round());
        picture.text("on-fill strong", source + 8.0, y + height / 2.0 - 3.0, words.get("cpc"));
        picture.text("on-fill", source + 8.0, y + height / 2.0 + 14.0, words.fill("share", &[("pct", &pct)]));
    }
    bottom + 18.0
}

fn interruptions(picture: &mut Picture, halts: &[DatedFact], words: FigureWords<'_>, top: f64) {
    picture.text("strong", 0.0, top + 12.0, words.get("halts"));
    let x = TimeScale::new(
        Date { year: 2022, month: 1, day: 1 },
        Date { year: 2027, month: 1, day: 1 },
        (6.0, Form::Narrow.width() - 6.0),
    );
    let y = top + 54.0;
    picture.line("axis", (6.0, y), (Form::Narrow.width() - 6.0, y));
    for year in 2022..=2026 {
        let place = x.at(Date { year, month: 1, day: 1 });
        picture.line("tick", (place, y), (place, y + 8.0));
        picture.text("soft", place + 3.0, y + 22.0, year.to_string());
    }
    let mut text_y = y + 48.0;
    // Numbers above the axis, apart where the days are close, lead to the list below.
    let days: Vec<f64> = halts.iter().map(|halt| x.at(halt.date)).collect();
    for ((idx, day), place) in days.iter().enumerate().zip(spread(&days, 14.0)) {
        let place = place.max(5.0);
        picture.line("tick", (place, y - 19.0), (*day, y - 6.0));
        picture.text("mid strong", place, y - 22.0, (idx + 1).to_string());
    }
    for (idx, halt) in halts.iter().enumerate() {
        let sentence = halt_sentence(halt, words);
        if halt.date.day == 0 {
            let next = Date { month: halt.date.month + 1, ..halt.date };
            picture.rect("k-ink fill", x.at(halt.date), y - 4.0, x.at(next) - x.at(halt.date), 8.0).read(sentence);
        } else {
            picture.glyph("k-ink fill", x.at(halt.date), y, DIAMOND).read(sentence);
        }
        let lines = wrap(what(halt, words), Form::Narrow, Form::Narrow.width() - 18.0);
        let date = words.date(halt.date);
        picture.text("strong", 0.0, text_y, (idx + 1).to_string());
        picture.text("soft", 18.0, text_y, date);
        text_y = picture.lines("", 18.0, text_y + 16.0, 16.0, &lines) + 6.0;
    }
    picture.height = text_y - 10.0;
}

pub fn sentence(route: &OilRoute, words: FigureWords<'_>) -> String {
    words.fill(&format!("read.{}", route.id), &[("mt", &words.number(route.mt))])
}

pub fn what<'a>(halt: &DatedFact, words: FigureWords<'a>) -> &'a str {
    words.get(&format!("halt.{}", halt.fact))
}

fn halt_sentence(halt: &DatedFact, words: FigureWords<'_>) -> String {
    words.fill("read.halt", &[("date", &words.date(halt.date)), ("what", what(halt, words))])
}
