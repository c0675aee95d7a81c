//! Numbers by who gave them: time runs down, the number to the right, and the state's totals of the dead joined by
//! a step line.

use super::picture::{Form, Picture, polyline, wrap};
use crate::model::figure_words::FigureWords;
use crate::model::figures::{Claim, Standing};
use crate::scale::linear::Linear;

/// What the axis shows of the numbers.
pub struct Axis {
    pub end: f64,
    pub ticks: &'static [f64],
    /// Whether a step line joins the state's totals: only where it passes right of all words.
    pub is_joined: bool,
}

pub const DEAD: Axis = Axis { end: 250.0, ticks: &[0.0, 100.0, 200.0], is_joined: true };
pub const TORTURE: Axis = Axis { end: 250.0, ticks: &[0.0, 100.0, 200.0], is_joined: false };

pub fn picture(claims: &[Claim], words: FigureWords<'_>, axis: &Axis) -> Picture {
    let form = Form::Narrow;
    let mut picture = Picture::new(form);
    let (left, top, leading) = (4.0, 24.0, 16.0);
    let x = Linear::new((0.0, axis.end), (left, form.width() - 44.0));
    // The words stand above their mark.
    let label = |claim: &Claim| {
        let text = words.fill("row", &[("date", &words.date(claim.date)), ("by", by(claim, words))]);
        wrap(&text, form, form.width())
    };
    let mut bottom = top;
    let rows: Vec<(f64, Vec<String>)> = claims
        .iter()
        .map(|claim| {
            let lines = label(claim);
            let y = bottom + 12.0 + leading * lines.len() as f64;
            bottom = y + 16.0;
            (y, lines)
        })
        .collect();
    for number in axis.ticks.iter().copied() {
        picture.line("grid", (x.at(number), top - 6.0), (x.at(number), bottom));
        picture.text(if number > 0.0 { "soft mid" } else { "soft" }, x.at(number), 12.0, words.number(number));
    }
    let y = |idx: usize| rows[idx].0;
    let mut steps: Vec<(f64, f64)> = Vec::new();
    for (idx, claim) in claims.iter().enumerate().filter(|(_, claim)| claim.standing == Standing::Official) {
        if let Some((last, _)) = steps.last() {
            steps.push((*last, y(idx)));
        }
        steps.push((x.at(claim.value), y(idx)));
    }
    if axis.is_joined {
        picture.path("k-violence line", polyline(&steps));
    }
    for (idx, claim) in claims.iter().enumerate() {
        let (place, y) = (x.at(claim.value), y(idx));
        picture.row(y);
        let class = match claim.standing {
            Standing::Official => "k-violence fill",
            Standing::OfficialPart => "k-violence open",
            Standing::Withdrawn | Standing::Other => "k-violence hollow",
        };
        // Where the line of official totals passes close to the right of a ring, its number stands to the left.
        let official = claims[..idx].iter().rev().find(|claim| claim.standing == Standing::Official);
        let left_of = official.is_some_and(|total| (6.0..40.0).contains(&(x.at(total.value) - place)));
        if claim.standing != Standing::Official {
            picture.line("stem", (left, y), (place - if left_of { 44.0 } else { 6.0 }, y));
        }
        picture.circle(class, place, y, 6.0).read(sentence(claim, words)).value(claim.value);
        if claim.standing == Standing::Withdrawn {
            picture.line("k-violence line", (place - 11.0, y + 7.0), (place + 11.0, y - 7.0));
        }
        let number_class = match claim.standing {
            Standing::Official => "strong halo",
            _ if left_of => "end halo",
            _ => "halo",
        };
        picture.text(
            number_class,
            if left_of { place - 12.0 } else { place + 12.0 },
            y + 5.0,
            words.number(claim.value),
        );
        let lines = &rows[idx].1;
        let class = if claim.standing == Standing::Official { "halo" } else { "halo soft" };
        picture.lines(class, 0.0, y - 14.0 - leading * (lines.len() as f64 - 1.0), leading, lines);
    }
    picture.height = bottom + 2.0;
    picture
}

/// The speaker in few words.
fn by<'a>(claim: &Claim, words: FigureWords<'a>) -> &'a str {
    words.get(&format!("by.{}", claim.fact))
}

pub fn sentence(claim: &Claim, words: FigureWords<'_>) -> String {
    words.fill(
        &format!("read.{}", claim.fact),
        &[("value", &words.number(claim.value)), ("date", &words.date(claim.date))],
    )
}
