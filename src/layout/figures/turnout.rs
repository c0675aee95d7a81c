//! Turnout in the country and in Almaty, five votes.

use super::picture::{DIAMOND, Form, Picture};
use crate::model::figure_words::FigureWords;
use crate::model::figures::Turnout;
use crate::model::format;
use crate::scale::linear::Linear;

pub fn picture(votes: &[Turnout], words: FigureWords<'_>) -> Picture {
    let form = Form::Narrow;
    let mut picture = Picture::new(form);
    let (left, row, top) = (10.0, 56.0, 8.0);
    let x = Linear::new((0.0, 100.0), (left, form.width() - 14.0));
    let drop = 34.0;
    let bottom = top + row * votes.len() as f64;
    for pct in [0.0, 25.0, 50.0, 75.0, 100.0] {
        picture.line("grid", (x.at(pct), top - 8.0), (x.at(pct), bottom));
        let class = if pct == 100.0 { "soft end" } else { "soft mid" };
        picture.text(
            class,
            x.at(pct) + if pct == 100.0 { 12.0 } else { 0.0 },
            bottom + 16.0,
            words.fill("pct", &[("pct", &words.number(pct))]),
        );
    }
    for (idx, vote) in votes.iter().enumerate() {
        let y = top + row * idx as f64 + drop;
        picture.row(y);
        let (almaty, country) = (x.at(vote.almaty_pct), x.at(vote.country_pct));
        let label =
            words.fill("row", &[("vote", words.get(&format!("vote.{}", vote.fact))), ("date", &words.date(vote.date))]);
        picture.text("soft halo", 0.0, y - 15.0, label);
        picture.line("bridge", (almaty, y), (country, y));
        picture.glyph("k-ink fill", almaty, y, DIAMOND).read(sentence(vote, words, false)).value(vote.almaty_pct);
        picture.circle("k-ink open", country, y, 6.0).read(sentence(vote, words, true)).value(vote.country_pct);
        // The first row says whose each mark is.
        let named = |key: &str, number: String| if idx == 0 { words.fill(key, &[("pct", &number)]) } else { number };
        let (of_almaty, of_country) = (words.number(vote.almaty_pct), words.number(vote.country_pct));
        picture.text("end strong halo", almaty - 11.0, y + 5.0, named("almaty", of_almaty));
        picture.text("halo", country + 11.0, y + 5.0, named("country", of_country));
    }
    let gap = |vote: &Turnout| vote.country_pct - vote.almaty_pct;
    let widest = (0..votes.len()).max_by(|a, b| gap(&votes[*a]).total_cmp(&gap(&votes[*b])));
    if let Some(idx) = widest {
        let (vote, y) = (&votes[idx], top + row * idx as f64 + drop);
        picture.row(y);
        // Rounded, since a difference carries no more digits than its terms.
        let points = words.fill("gap", &[("points", &format::decimal(words.lang, gap(vote), 1))]);
        picture.text("soft mid halo", x.at((vote.almaty_pct + vote.country_pct) / 2.0), y + 19.0, points);
    }
    picture.height = bottom + 22.0;
    picture
}

pub fn sentence(vote: &Turnout, words: FigureWords<'_>, country: bool) -> String {
    let (key, pct) = if country { ("read.country", vote.country_pct) } else { ("read.almaty", vote.almaty_pct) };
    let values = [
        ("vote", words.get(&format!("vote.{}", vote.fact))),
        ("date", &words.date(vote.date)),
        ("pct", &words.number(pct)),
    ];
    words.fill(key, &values)
}
