//! What "millions" means: squares whose areas are the numbers, the smaller counted inside the larger.

use super::picture::{Form, Picture, wrap};
use crate::model::figure_words::FigureWords;
use crate::model::figures::Arrival;

/// Side of the square of one million: that of 3 million, 346, fits a phone.
const SIDE_OF_MILLION: f64 = 200.0;

/// Side of the square whose area draws a number.
pub fn side(value: f64) -> f64 {
    SIDE_OF_MILLION * (value / 1e6).sqrt()
}

pub fn picture(arrivals: &[Arrival], words: FigureWords<'_>, form: Form) -> Picture {
    let mut picture = Picture::new(form);
    let find = |id: &str| arrivals.iter().find(|arrival| arrival.id == id);
    let (Some(entries), Some(usual)) = (find("entries"), find("usual")) else { return picture };
    let outer = side(entries.value);
    let (left, bottom) = (1.0, side(usual.value) + 1.0);
    draw(&mut picture, usual, "k-soft ghost", (left, bottom), words);
    draw(&mut picture, entries, "k-international tint", (left, bottom), words);
    // The two families stand on the ground of the large square: those who came after mobilisation, and the papers.
    let since = (left + 8.0, bottom - 8.0);
    let papers = (left + 196.0, bottom - 8.0);
    for (id, class, corner) in [
        ("since", "k-international wash edge", since),
        ("stayed", "k-international deep", (since.0 + 6.0, since.1 - 6.0)),
        ("numbers", "k-soft wash edge", papers),
        ("permits", "k-soft half", (papers.0 + 6.0, papers.1 - 6.0)),
    ] {
        if let Some(arrival) = find(id) {
            draw(&mut picture, arrival, class, corner, words);
        }
    }
    let label = |picture: &mut Picture, arrival: &Arrival, x: f64, y: f64, room: f64| {
        picture.text(
            "strong",
            x,
            y,
            words.fill(&format!("qualified.{}", arrival.id), &[("value", &amount(arrival, words))]),
        );
        let text = words.fill(&format!("label.{}", arrival.id), &[("date", &words.date(arrival.date))]);
        picture.lines("", x, y + 17.0, 16.0, &wrap(&text, form, room))
    };
    tags(&mut picture, &find, words);
    // Beside the squares where there is room, below them on a phone, where the largest holds its own words.
    let (x, mut y) = if form.is_wide() { (left + outer + 26.0, 16.0) } else { (0.0, bottom + 26.0) };
    let room = form.width() - x;
    if !form.is_wide() {
        label(&mut picture, entries, left + 12.0, bottom - outer + 24.0, outer - 24.0);
    }
    for id in ["entries", "usual", "since", "stayed", "numbers", "permits"] {
        if let Some(arrival) = find(id).filter(|_| form.is_wide() || id != "entries") {
            y = label(&mut picture, arrival, x, y, room) + 9.0;
        }
    }
    picture.height = (bottom + 4.0).max(y - 12.0);
    picture
}

/// A square standing on its lower left corner.
fn draw(picture: &mut Picture, arrival: &Arrival, class: &'static str, corner: (f64, f64), words: FigureWords<'_>) {
    let side = side(arrival.value);
    picture.rect(class, corner.0, corner.1 - side, side, side).read(sentence(arrival, words)).value(arrival.value);
}

/// The numbers beside the small squares, so that the list below finds its square.
fn tags<'a>(picture: &mut Picture, find: &dyn Fn(&str) -> Option<&'a Arrival>, words: FigureWords<'_>) {
    let ground = picture_ground(find);
    for (id, x, up) in [("since", 9.0, 8.0), ("stayed", 15.0, 14.0), ("numbers", 197.0, 8.0), ("permits", 203.0, 14.0)]
    {
        let Some(arrival) = find(id) else { continue };
        let (side, tag) = (side(arrival.value), words.get(&format!("tag.{id}")));
        match id {
            // Above its square.
            "since" | "numbers" => two_lines(picture, "", (x, ground - up - side - 23.0), amount(arrival, words), tag),
            "stayed" => two_lines(
                picture,
                "on-fill mid",
                (x + side / 2.0, ground - up - side / 2.0 - 3.0),
                amount(arrival, words),
                tag,
            ),
            // Beside its square, which is too small for five digits.
            _ => two_lines(picture, "", (197.0 + 80.0, ground - up - side / 2.0 - 3.0), amount(arrival, words), tag),
        }
    }
}

fn two_lines(picture: &mut Picture, class: &'static str, place: (f64, f64), number: String, tag: &str) {
    let bold = if class.is_empty() { "strong" } else { "on-fill strong mid" };
    picture.text(bold, place.0, place.1, number);
    picture.text(class, place.0, place.1 + 16.0, tag);
}

fn picture_ground<'a>(find: &dyn Fn(&str) -> Option<&'a Arrival>) -> f64 {
    find("usual").map_or(0.0, |usual| side(usual.value) + 1.0)
}

/// "2.9 million" above a million, all digits below.
pub fn amount(arrival: &Arrival, words: FigureWords<'_>) -> String {
    if arrival.value >= 1e6 {
        words.fill("million", &[("number", &words.number(arrival.value / 1e6))])
    } else {
        words.number(arrival.value)
    }
}

pub fn sentence(arrival: &Arrival, words: FigureWords<'_>) -> String {
    words.fill(
        &format!("read.{}", arrival.id),
        &[("value", &amount(arrival, words)), ("date", &words.date(arrival.date))],
    )
}
