//! Eight states, their votes by shape and colour: a row for each resolution, Kazakhstan's column first.
//! Resolutions are the rows because their names are long: on a phone a column could carry a number at most.

use super::picture::{Form, Picture, wrap};
use crate::model::figure_words::FigureWords;
use crate::model::figures::{COUNTRIES, Resolution, Vote};
use crate::scale::linear::Linear;

/// Members of the General Assembly.
const MEMBERS: f64 = 193.0;

pub fn picture(resolutions: &[Resolution], words: FigureWords<'_>, form: Form) -> Picture {
    let mut picture = Picture::new(form);
    let wide = form.is_wide();
    let (row, top, grid, column) = if wide { (46.0, 52.0, 276.0, 33.0) } else { (74.0, 52.0, 4.0, 44.0) };
    let at = |idx: usize| grid + column * (idx as f64 + 0.5) + if idx > 0 { 6.0 } else { 0.0 };
    let bottom = top + row * resolutions.len() as f64;
    // On a phone the words of each row lie across the columns, so there the band is one field a row.
    picture.rect("band", grid, 6.0, column, if wide { bottom - 6.0 } else { 26.0 });
    for (idx, country) in COUNTRIES.iter().enumerate() {
        let class = if idx == 0 { "strong mid" } else { "mid" };
        picture.text(class, at(idx), top - 28.0, words.get(&format!("short.{country}")));
    }
    let totals = Linear::new((0.0, MEMBERS), (562.0, 718.0));
    if wide {
        picture.text("soft", totals.at(0.0), top - 28.0, words.get("totals"));
    }
    for (idx, resolution) in resolutions.iter().enumerate() {
        let y = top + row * idx as f64 - 14.0;
        picture.line("grid", (0.0, y), (form.width(), y));
        picture.row(y);
        let title = words.get(&format!("name.{}", resolution.fact));
        let date = words.date(resolution.date);
        let cells_y = if wide {
            let lines = wrap(title, 38);
            picture.text("soft", 0.0, y + 18.0, date);
            picture.text("", 0.0, y + 35.0, lines.join(" "));
            y + row / 2.0
        } else {
            picture.text("halo", 0.0, y + 18.0, title);
            picture.text(
                "soft halo",
                0.0,
                y + 35.0,
                words.fill("row", &[("date", &date), ("totals", &tally(resolution))]),
            );
            y + 55.0
        };
        if !wide {
            picture.rect("band", grid, cells_y - 14.0, column, 28.0);
        }
        for (country, vote) in resolution.votes.iter().enumerate() {
            cell(&mut picture, *vote, at(country), cells_y, &sentence(resolution, country, words));
        }
        if wide {
            total_bar(&mut picture, resolution, &totals, cells_y, words);
        }
    }
    picture.row(0.0);
    picture.height = key(&mut picture, words, bottom + 6.0, form);
    picture
}

/// "141 : 5 : 35": in favour, against, abstaining.
fn tally(resolution: &Resolution) -> String {
    format!("{}–{}–{}", resolution.yes, resolution.no, resolution.abstain)
}

fn cell(picture: &mut Picture, vote: Vote, x: f64, y: f64, sentence: &str) {
    let class = match vote {
        Vote::Yes => "k-international fill",
        Vote::No => "k-violence fill",
        Vote::Abstain => "k-shutdown ring",
        Vote::Absent => "k-shutdown dot",
        Vote::NotNo | Vote::NotYesNotNo => "k-shutdown hatch",
        Vote::Unknown => "k-shutdown hollow",
    };
    let r = 9.0;
    let mark = match vote {
        Vote::Yes => picture.circle(class, x, y, r),
        Vote::No => picture.rect(class, x - r + 1.0, y - r + 1.0, 2.0 * r - 2.0, 2.0 * r - 2.0),
        Vote::Abstain => picture.circle(class, x, y, r - 1.5),
        Vote::Absent => picture.circle(class, x, y, 2.5),
        Vote::NotNo | Vote::NotYesNotNo | Vote::Unknown => picture.circle(class, x, y, r),
    };
    mark.read(sentence);
    match vote {
        Vote::NotNo | Vote::NotYesNotNo => {
            // Hatching: three strokes, the middle one through the centre.
            picture.glyph("k-shutdown outline", x, y, "M-7 1l8-8M-6 6L6-6M-1 7l8-8");
        }
        Vote::No => {
            picture.glyph("cross", x, y, "M-4-4l8 8m0-8l-8 8");
        }
        Vote::Unknown => {
            picture.text("mid", x, y + 5.0, "?");
        }
        _ => {}
    }
}

/// Members in favour, against, abstaining, and the rest absent: together the Assembly.
fn total_bar(picture: &mut Picture, resolution: &Resolution, x: &Linear, y: f64, words: FigureWords<'_>) {
    let parts = [
        ("yes", resolution.yes, "k-international fill"),
        ("no", resolution.no, "k-violence fill"),
        ("abstain", resolution.abstain, "k-shutdown wash"),
        ("absent", resolution.absent, "k-shutdown outline"),
    ];
    let mut before = 0.0;
    for (word, states, class) in parts {
        let sentence = words.fill(
            &format!("total.{word}"),
            &[("states", &states.to_string()), ("name", words.get(&format!("name.{}", resolution.fact)))],
        );
        picture
            .rect(class, x.at(before), y - 2.0, x.length(f64::from(states)), 11.0)
            .read(sentence)
            .value(f64::from(states));
        before += f64::from(states);
    }
    picture.text("soft", x.at(0.0), y - 7.0, tally(resolution));
}

/// The key under the grid; returns its lower edge.
fn key(picture: &mut Picture, words: FigureWords<'_>, top: f64, form: Form) -> f64 {
    let columns = if form.is_wide() { 3 } else { 2 };
    let width = form.width() / f64::from(columns);
    let entries = [Vote::Yes, Vote::No, Vote::Abstain, Vote::Absent, Vote::NotNo, Vote::Unknown];
    for (idx, vote) in entries.iter().enumerate() {
        let (x, y) = (width * (idx as i32 % columns) as f64, top + 26.0 * (idx as i32 / columns) as f64);
        cell(picture, *vote, x + 12.0, y + 12.0, "");
        picture.text("", x + 28.0, y + 17.0, words.get(&format!("key.{}", vote.word())));
    }
    top + 26.0 * (entries.len() as i32 / columns) as f64 + 4.0
}

pub fn sentence(resolution: &Resolution, country: usize, words: FigureWords<'_>) -> String {
    let vote = resolution.votes[country];
    words.fill(
        "read",
        &[
            ("country", words.get(&format!("country.{}", COUNTRIES[country]))),
            ("vote", words.get(&format!("vote.{}", vote.word()))),
            ("name", words.get(&format!("name.{}", resolution.fact))),
            ("date", &words.date(resolution.date)),
        ],
    )
}
