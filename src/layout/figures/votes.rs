//! Eight states, their votes by shape and colour: a row for each resolution, Kazakhstan's column first.
//! Resolutions are the rows because their names are long: on a phone a column could carry a number at most.

use super::picture::{Form, Mark, Picture, length, wrap};
use crate::model::figure_words::FigureWords;
use crate::model::figures::{COUNTRIES, Resolution, Vote};
use crate::scale::linear::Linear;

/// Members of the General Assembly.
const MEMBERS: f64 = 193.0;

/// Where a picture's columns and rows stand.
struct Grid {
    left: f64,
    column: f64,
}

impl Grid {
    /// Kazakhstan's column stands a little apart.
    fn at(&self, idx: usize) -> f64 {
        self.left + self.column * (idx as f64 + 0.5) + if idx > 0 { 6.0 } else { 0.0 }
    }
}

pub fn picture(resolutions: &[Resolution], words: FigureWords<'_>, form: Form) -> Picture {
    let mut picture = Picture::new(form);
    let wide = form.is_wide();
    // The columns are alike in both forms: so are their marks in the page, which then weigh half.
    let column = 38.0;
    let (row, top, grid) = if wide { (46.0, 52.0, 252.0) } else { (74.0, 52.0, 0.0) };
    let columns = Grid { left: grid, column };
    // A title of two lines makes its row higher.
    let room = if wide { grid - 8.0 } else { form.width() };
    let title = |resolution: &Resolution| wrap(words.get(&format!("name.{}", resolution.fact)), form, room);
    let line = |resolution: &Resolution| {
        words.fill("row", &[("date", &words.date(resolution.date)), ("totals", &tally(resolution))])
    };
    let mut bottom = top;
    let rows: Vec<(f64, Vec<String>, f64)> = resolutions
        .iter()
        .map(|resolution| {
            let (y, lines) = (bottom - 14.0, title(resolution));
            // Where date, totals and what is remarkable do not fit beside each other, that has a line of its own.
            let remark = turn(resolution).map_or(0.0, |turn| length("strong", words.get(turn), form) + 8.0);
            let crowded = !wide && remark > 0.0 && length("", &line(resolution), form) + remark > room;
            let remark_line = if crowded { 16.0 } else { 0.0 };
            bottom += row + 16.0 * (lines.len() as f64 - 1.0) + remark_line;
            (y, lines, remark_line)
        })
        .collect();
    // On a phone the words of each row lie across the columns, so there the band is one field a row.
    picture.rect("band", grid, 6.0, column, if wide { bottom - 6.0 } else { 26.0 });
    for (idx, country) in COUNTRIES.iter().enumerate() {
        let class = if idx == 0 { "strong mid" } else { "mid" };
        picture.text(class, columns.at(idx), top - 28.0, words.get(&format!("short.{country}")));
    }
    let totals = Linear::new((0.0, MEMBERS), (574.0, 718.0));
    if wide {
        // Above the countries' names where it would run into them.
        let long = length("", words.get("totals"), form) > form.width() - columns.at(COUNTRIES.len());
        picture.text("soft end", form.width(), if long { 12.0 } else { top - 28.0 }, words.get("totals"));
    }
    for (resolution, (y, lines, remark_line)) in resolutions.iter().zip(&rows) {
        let y = *y;
        let more = 16.0 * (lines.len() as f64 - 1.0) + remark_line;
        picture.line("grid", (0.0, y), (form.width(), y));
        let cells_y = if wide { y + (row + more) / 2.0 } else { y + 55.0 + more };
        picture.row(cells_y);
        let date = words.date(resolution.date);
        if wide {
            picture.text("soft", 0.0, y + 18.0, date);
            picture.lines("", 0.0, y + 35.0, 16.0, lines);
        } else {
            picture.lines("halo", 0.0, y + 18.0, 16.0, lines);
            picture.text("soft halo", 0.0, y + 35.0 + more, line(resolution));
            picture.path("band", format!("M{grid} {}h{column}v28h-{column}Z", cells_y - 14.0));
        }
        if let Some(turn) = turn(resolution) {
            let (x, y) = if wide { (grid - 8.0, y + 18.0) } else { (form.width(), y + 35.0 + more - remark_line) };
            picture.text("strong end halo", x, y, words.get(turn));
        }
        picture.row_at(grid, cells_y);
        for (country, vote) in resolution.votes.iter().enumerate() {
            cell(&mut picture, *vote, columns.at(country), cells_y).read_parts(said(*vote, country, resolution, words));
        }
        picture.row(cells_y);
        if wide {
            total_bar(&mut picture, resolution, &totals, cells_y, words);
        }
    }
    picture.row(0.0);
    picture.height = key(&mut picture, words, bottom + 6.0, form);
    picture
}

/// What to call a vote of Kazakhstan that was neither an abstention nor silence; Russia voted against each time.
fn turn(resolution: &Resolution) -> Option<&'static str> {
    let russia = COUNTRIES.iter().position(|country| *country == "RU")?;
    match (resolution.votes[0], resolution.votes[russia]) {
        (Vote::No, Vote::No) => Some("with_russia"),
        (Vote::Yes, Vote::No) => Some("unlike_russia"),
        _ => None,
    }
}

/// "141 : 5 : 35": in favour, against, abstaining.
fn tally(resolution: &Resolution) -> String {
    format!("{}–{}–{}", resolution.yes, resolution.no, resolution.abstain)
}

fn cell(picture: &mut Picture, vote: Vote, x: f64, y: f64) -> &mut Mark {
    let id = match vote {
        Vote::Yes => "vy",
        Vote::No => "vn",
        Vote::Abstain => "va",
        Vote::Absent => "v0",
        Vote::NotNo | Vote::NotYesNotNo => "vh",
        Vote::Unknown => "vu",
    };
    picture.sign("", x, y, id)
}

/// Members in favour, against, abstaining, and the rest absent: together the Assembly.
fn total_bar(picture: &mut Picture, resolution: &Resolution, x: &Linear, y: f64, words: FigureWords<'_>) {
    let parts = [
        ("yes", resolution.yes, "k-yes fill"),
        ("no", resolution.no, "k-no fill"),
        ("abstain", resolution.abstain, "k-soft half"),
        ("absent", resolution.absent, "k-soft outline"),
    ];
    let mut before = 0.0;
    for (word, states, class) in parts {
        let states_said = words.fill(&format!("total.{word}"), &[("states", &states.to_string())]);
        picture
            .rect(class, x.at(before), y - 2.0, x.length(f64::from(states)), 11.0)
            .read_parts([states_said, end(resolution, words)])
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
        cell(picture, *vote, x + 12.0, y + 12.0);
        picture.text("", x + 28.0, y + 17.0, words.get(&format!("key.{}", vote.word())));
    }
    top + 26.0 * (entries.len() as i32 / columns) as f64 + 4.0
}

/// "Kazakhstan", " abstained", ": the resolution, its date."
pub fn said(vote: Vote, country: usize, resolution: &Resolution, words: FigureWords<'_>) -> [String; 3] {
    [
        words.get(&format!("country.{}", COUNTRIES[country])).to_owned(),
        words.fill("read", &[("vote", words.get(&format!("vote.{}", vote.word())))]),
        end(resolution, words),
    ]
}

/// ": the resolution, its date."
fn end(resolution: &Resolution, words: FigureWords<'_>) -> String {
    let name = words.get(&format!("name.{}", resolution.fact));
    words.fill("of", &[("name", name), ("date", &words.date(resolution.date))])
}
