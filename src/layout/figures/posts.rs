//! Who held which post when: a lane for each post.

use super::picture::{Form, Picture};
use crate::model::date::Date;
use crate::model::figure_words::FigureWords;
use crate::model::figures::{Edge, Holder, Post};
use crate::scale::time::TimeScale;

const YEARS: (u16, u16) = (2017, 2024);
/// The first that is told of. Before it there is room for the names of those who held their posts already.
const FIRST: u16 = 2019;
/// How long an end that no source dates is drawn.
/// Long enough for a name inside.
const TAIL_DAYS: f64 = 640.0;
const BAR: f64 = 24.0;

/// `name` gives a person's short name.
pub fn picture(posts: &[Post], words: FigureWords<'_>, name: &dyn Fn(&str) -> String) -> Picture {
    let form = Form::Narrow;
    let mut picture = Picture::new(form);
    let (left, right) = (0.0, form.width());
    let [first, last] = [YEARS.0, YEARS.1].map(|year| Date { year, month: 1, day: 1 });
    let x = TimeScale::new(first, last, (left, right));
    let per_day = (right - left) / f64::from(last.first_day() - first.first_day());
    let row = 54.0;
    let top = 48.0;
    let bottom = top + row * posts.len() as f64;
    for year in FIRST..YEARS.1 {
        let place = x.at(Date { year, month: 1, day: 1 });
        picture.line("grid", (place, 24.0), (place, bottom));
        picture.text("soft", place + 4.0, 36.0, year.to_string());
    }
    // Behind the bars, so that it runs through no name.
    let turn = x.at(Date { year: 2022, month: 1, day: 5 });
    picture.line("k-accent line", (turn, 19.0), (turn, bottom));
    picture.text("mid strong", turn, 14.0, words.get("turn"));
    for (idx, post) in posts.iter().enumerate() {
        let y = top + row * idx as f64;
        let label = words.get(&format!("post.{}", post.id));
        picture.text("halo", 0.0, y + 17.0, label);
        let bar_y = y + 22.0;
        for holder in &post.holders {
            let (from, until) = span(holder, &x, (left, right), per_day);
            let class = side(&holder.person);
            if until.0 > from.1 {
                picture.rect(class, from.1, bar_y, until.0 - from.1, BAR).read(sentence(post, holder, words, name));
            }
            for (start, end) in [from, until].into_iter().filter(|(start, end)| end > start) {
                // A unit of air on both sides, so that two of them share no edge.
                picture
                    .rect("k-soft hollow", start + 1.5, bar_y, end - start - 3.0, BAR)
                    .read(sentence(post, holder, words, name));
            }
            let text = name(&holder.person);
            let on_ink = holder.person == TOKAYEV && until.0 > from.1;
            picture.text(if on_ink { "on-fill" } else { "" }, from.0.min(from.1) + 6.0, bar_y + 17.0, text);
        }
    }
    picture.height = bottom + 4.0;
    picture
}

/// The place of the two ends, each as (start, end) of what is drawn dashed there; equal where the end is known.
fn span(holder: &Holder, x: &TimeScale, whole: (f64, f64), per_day: f64) -> ((f64, f64), (f64, f64)) {
    let tail = TAIL_DAYS * per_day;
    let start = match holder.from {
        Edge::On(date) => Some(x.at(date)),
        Edge::Beyond => Some(whole.0),
        Edge::Unknown => holder.known.map(|date| x.at(date)),
    };
    let end = match holder.until {
        Edge::On(date) => Some(x.at(date)),
        Edge::Beyond => Some(whole.1),
        Edge::Unknown => holder.known.map(|date| x.at(date)),
    };
    let start_solid = start.or(end).unwrap_or(whole.0);
    let end_solid = end.unwrap_or(start_solid);
    let from =
        if holder.from == Edge::Unknown { (start_solid - tail, start_solid) } else { (start_solid, start_solid) };
    let until = if holder.until == Edge::Unknown { (end_solid, end_solid + tail) } else { (end_solid, end_solid) };
    (from, until)
}

const TOKAYEV: &str = "kassym-jomart-tokayev";

/// The ink tells the two presidents apart; all others are of neither.
fn side(person: &str) -> &'static str {
    match person {
        "nursultan-nazarbayev" => "k-nazarbayev wash edge",
        TOKAYEV => "k-tokayev fill",
        _ => "k-soft open",
    }
}

/// One end of a term in words; `key`: "from" or "until".
pub fn end(edge: Edge, key: &str, words: FigureWords<'_>) -> String {
    match edge {
        Edge::On(date) => words.date(date),
        Edge::Beyond => words.get(&format!("beyond.{key}")).to_owned(),
        Edge::Unknown => words.get(&format!("unknown.{key}")).to_owned(),
    }
}

pub fn sentence(post: &Post, holder: &Holder, words: FigureWords<'_>, name: &dyn Fn(&str) -> String) -> String {
    let text = words.fill(
        "read",
        &[
            ("post", words.get(&format!("post.{}", post.id))),
            ("name", &name(&holder.person)),
            ("from", &end(holder.from, "from", words)),
            ("until", &end(holder.until, "until", words)),
        ],
    );
    match holder.acting_until {
        Some(date) => text + &words.fill("acting", &[("date", &words.date(date))]),
        None => text,
    }
}
