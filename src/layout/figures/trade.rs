//! Trade with three partners by year: a line for each partner and each side's statistics, part-years as hollow marks.

use super::picture::{DIAMOND, Form, Picture, polyline};
use crate::model::figure_words::FigureWords;
use crate::model::figures::{Basis, Partner, TradePoint};
use crate::scale::linear::Linear;
use crate::scale::spread::spread;

const YEARS: (u16, u16) = (2020, 2024);

/// One line: a partner by one side's statistics. The Russian side's only full year ends the line of Kazakh statistics.
struct Line {
    key: &'static str,
    partner: Partner,
    bases: &'static [Basis],
    class: &'static str,
    /// The same line across a year without a figure.
    gap: &'static str,
    ink: &'static str,
}

const LINES: [Line; 4] = [
    Line {
        key: "eu",
        partner: Partner::Eu,
        bases: &[Basis::Kazakh],
        class: "k-west line",
        gap: "k-west line gap",
        ink: "k-west ink strong",
    },
    Line {
        key: "china-cn",
        partner: Partner::China,
        bases: &[Basis::Chinese],
        class: "k-beijing line other",
        gap: "k-beijing line other gap",
        ink: "k-beijing ink",
    },
    Line {
        key: "china-kz",
        partner: Partner::China,
        bases: &[Basis::Kazakh],
        class: "k-beijing line",
        gap: "k-beijing line gap",
        ink: "k-beijing ink strong",
    },
    Line {
        key: "russia",
        partner: Partner::Russia,
        bases: &[Basis::Kazakh, Basis::Russian],
        class: "k-moscow line",
        gap: "k-moscow line gap",
        ink: "k-moscow ink strong",
    },
];

pub fn picture(points: &[TradePoint], words: FigureWords<'_>, form: Form) -> Picture {
    let mut picture = Picture::new(form);
    let (left, right) = (24.0, form.width() - if form.is_wide() { 190.0 } else { 134.0 });
    let (top, bottom) = (20.0, 400.0);
    let x = Linear::new((f64::from(YEARS.0), f64::from(YEARS.1)), (left + 12.0, right));
    let y = Linear::new((0.0, 50.0), (bottom, top));
    for amount in [0.0, 10.0, 20.0, 30.0, 40.0, 50.0] {
        picture.line(if amount == 0.0 { "axis" } else { "grid" }, (left, y.at(amount)), (right + 8.0, y.at(amount)));
        picture.text("soft end", left - 6.0, y.at(amount) + 5.0, words.number(amount));
    }
    for year in YEARS.0..=YEARS.1 {
        picture.text("soft mid", x.at(f64::from(year)), bottom + 20.0, year.to_string());
    }
    let mut labels = Vec::new();
    for line in &LINES {
        let full = full_years(points, line);
        let at = |point: &TradePoint| (x.at(f64::from(point.year)), y.at(point.usd_bn));
        for pair in full.windows(2) {
            // A year without a figure is bridged, visibly.
            let class = if pair[1].year - pair[0].year > 1 { line.gap } else { line.class };
            picture.path(class, polyline(&[at(pair[0]), at(pair[1])]));
        }
        if let Some(last) = full.last() {
            labels.push((line, at(last).1));
        }
    }
    // Two counts of the same trade. Before the words beside the marks, which on a narrow picture cross it.
    if let [Some(theirs), Some(own)] = ["china-cn", "china-kz"]
        .map(|key| LINES.iter().find(|line| line.key == key).and_then(|line| full_years(points, line).last().copied()))
    {
        let (from, to) = (y.at(theirs.usd_bn) + 9.0, y.at(own.usd_bn) - 9.0);
        let place = x.at(f64::from(own.year));
        // It leaves out the words that it would cross: those beside the mark of a part of the year before.
        let crossed = drawn(points).filter(|point| point.months < 12 && point.year < own.year);
        let words_at = crossed.map(|point| y.at(point.usd_bn)).find(|at| (from..to).contains(at));
        let parts = match words_at.filter(|_| !form.is_wide()) {
            Some(at) => vec![(from, at - 10.0), (at + 10.0, to)],
            None => vec![(from, to)],
        };
        for (from, to) in parts {
            picture.line("bridge", (place, from), (place, to));
        }
        picture.text("soft end halo", place - 7.0, to - 18.0, words.get("gap"));
        let gap = words.number(((theirs.usd_bn - own.usd_bn) * 10.0).round() / 10.0);
        picture.text("strong end halo", place - 7.0, to - 2.0, gap);
    }
    for line in &LINES {
        for point in drawn(points).filter(|point| of(point, line)) {
            let part = point.months < 12;
            let (px, py) = (x.at(f64::from(point.year)), y.at(point.usd_bn));
            mark(&mut picture, line, part || point.basis != Basis::Kazakh, px, py, &sentence(point, words))
                .value(point.usd_bn);
            if part {
                picture.text(
                    "soft halo",
                    px + 11.0,
                    py + 5.0,
                    words.fill(
                        "months",
                        &[("partner", words.get(&format!("name.{}", line.key))), ("months", &point.months.to_string())],
                    ),
                );
            }
        }
    }
    let places = spread(&labels.iter().map(|(_, y)| *y).collect::<Vec<_>>(), 46.0);
    for ((line, from), place) in labels.iter().zip(places) {
        picture.line("tick", (right + 9.0, *from), (right + 16.0, place - 3.0));
        let value = full_years(points, line).last().map_or(0.0, |point| point.usd_bn);
        picture.text(
            line.ink,
            right + 19.0,
            place + 1.0,
            words.fill(&format!("line.{}", line.key), &[("value", &words.number(value))]),
        );
        picture.text("soft", right + 19.0, place + 17.0, words.get(&format!("basis.{}", line.key)));
    }
    picture.height = bottom + 28.0;
    picture
}

/// All points but the parts of a year of which the same side also gives the whole.
pub fn drawn(points: &[TradePoint]) -> impl Iterator<Item = &TradePoint> {
    let side = |point: &TradePoint| (point.partner, point.basis, point.year);
    points.iter().filter(move |point| {
        point.months == 12 || !points.iter().any(|one| one.months == 12 && side(one) == side(point))
    })
}

fn of(point: &TradePoint, line: &Line) -> bool {
    point.partner == line.partner && line.bases.contains(&point.basis)
}

fn full_years<'a>(points: &'a [TradePoint], line: &Line) -> Vec<&'a TradePoint> {
    let mut full: Vec<&TradePoint> = points.iter().filter(|point| of(point, line) && point.months == 12).collect();
    full.sort_by_key(|point| point.year);
    full
}

fn mark<'a>(
    picture: &'a mut Picture,
    line: &Line,
    hollow: bool,
    x: f64,
    y: f64,
    sentence: &str,
) -> &'a mut super::picture::Mark {
    let mark = match (line.partner, hollow) {
        (Partner::Eu, false) => picture.circle("k-west fill", x, y, 5.0),
        (Partner::Eu, true) => picture.circle("k-west hollow", x, y, 5.5),
        (Partner::China, false) => picture.glyph("k-beijing fill", x, y, DIAMOND),
        (Partner::China, true) => picture.glyph("k-beijing hollow", x, y, DIAMOND),
        (Partner::Russia, false) => picture.rect("k-moscow fill", x - 4.5, y - 4.5, 9.0, 9.0),
        (Partner::Russia, true) => picture.rect("k-moscow hollow", x - 5.0, y - 5.0, 10.0, 10.0),
    };
    mark.read(sentence)
}

pub fn sentence(point: &TradePoint, words: FigureWords<'_>) -> String {
    let partner = match point.partner {
        Partner::Eu => "partner.eu",
        Partner::China => "partner.china",
        Partner::Russia => "partner.russia",
    };
    let period = if point.months == 12 {
        point.year.to_string()
    } else {
        words.fill("part_year", &[("months", &point.months.to_string()), ("year", &point.year.to_string())])
    };
    let by = words.get(&format!("by.{}", point.fact));
    words.fill(
        "read",
        &[("partner", words.get(partner)), ("period", &period), ("value", &words.number(point.usd_bn)), ("by", by)],
    )
}
