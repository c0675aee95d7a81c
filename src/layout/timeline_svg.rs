//! The timeline's picture as SVG, printed the same when the page is made and in the browser: all that stands behind the
//! marks, and where the marks stand.

use super::fixed::fixed;
use super::text_width::text_width;
use super::timeline::{Crowd, PITCH, Picture, Place, Room, Span, between};
use crate::model::date::Date;
use crate::scale::ticks::{DAY, HOUR, Tick, Unit, ticks};

/// Size of the letters, pixels; the same as in `styles/timeline.css`.
pub const FONT_PX: f64 = 13.0;

/// The same for guessing widths: Arial is a tenth wider than the letters that `text_width` knows.
const WIDTH_PX: f64 = 1.1 * FONT_PX;

/// Between an event's title and its moment in a mark's name.
pub const SEPARATOR: char = '·';

/// From one era to the next, across the axis.
const LANE: f64 = 19.0;

/// Between the eras and the first row.
const GAP: f64 = 6.0;

/// The picture's form: time runs to the right, or down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub vertical: bool,
    pub width: f64,
    pub height: f64,
}

/// The height of the picture where time runs to the right, and where it runs down.
const HEIGHTS: (f64, f64) = (440.0, 560.0);

/// From this width on, time runs to the right.
const WIDE: f64 = 640.0;

/// A stretch with a name: from, to and how it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Era {
    pub span: Span,
    pub name: String,
}

/// What the axis says of dates, in a language's words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// Twelve short names.
    pub months: Vec<String>,
    /// What stands before and after an hour: "" and ":00".
    pub clock: (String, String),
}

/// What stands beside a mark.
pub struct Label<'a> {
    pub text: &'a str,
    /// Who gives the time, told where the time is drawn as a stretch; or empty.
    pub by: &'a str,
    /// The mark's classes: kind, and whether it is disputed.
    pub class: &'a str,
}

impl Frame {
    /// The picture for a column of this width.
    pub fn of_width(width: f64) -> Self {
        let vertical = width < WIDE;
        Self { vertical, width, height: if vertical { HEIGHTS.1 } else { HEIGHTS.0 } }
    }

    pub fn room(self) -> Room {
        let (length, across) = if self.vertical { (self.height, self.width) } else { (self.width, self.height) };
        Room { vertical: self.vertical, length, depth: across - self.rows_from() }
    }

    /// Across the axis: its labels, then the eras, then the rows.
    fn axis(self) -> f64 {
        if self.vertical { 62.0 } else { 40.0 }
    }

    /// Names that stand inside their bars need no lane of their own.
    fn n_lanes(self) -> usize {
        if self.vertical { 3 } else { 4 }
    }

    fn rows_from(self) -> f64 {
        self.axis() + self.n_lanes() as f64 * LANE + GAP
    }

    fn point(self, along: f64, across: f64) -> (f64, f64) {
        if self.vertical { (across, along) } else { (along, across) }
    }

    fn across(self, row: usize) -> f64 {
        self.rows_from() + (row as f64 + 0.5) * PITCH
    }

    pub fn view_box(self) -> String {
        ["0 0 ", &fixed(self.width, 0), " ", &fixed(self.height, 0)].concat()
    }

    /// Where a mark stands, as the value of its `transform`.
    pub fn transform(self, place: &Place) -> String {
        let (x, y) = self.point(place.at, self.across(place.row));
        ["translate(", &fixed(x, 1), " ", &fixed(y, 1), ")"].concat()
    }

    /// A mark's distance from a point of the picture, squared.
    pub fn distance(self, place: &Place, x: f64, y: f64) -> f64 {
        let (own_x, own_y) = self.point(place.at, self.across(place.row));
        (own_x - x) * (own_x - x) + (own_y - y) * (own_y - y)
    }

    /// A place along the axis, from a point of the picture, as a fraction.
    pub fn fraction(self, x: f64, y: f64) -> f64 {
        if self.vertical { y / self.height } else { x / self.width }
    }
}

/// Everything behind the marks: axis, eras, stretches of uncertain time and the numbers of crowds; and whether the axis
/// tells hours, those of the west among them.
pub fn backdrop<'a>(
    frame: Frame,
    window: Span,
    picture: &Picture,
    eras: &[Era],
    words: &Words,
    class: &dyn Fn(usize) -> &'a str,
) -> (String, bool) {
    let mut out = Svg { frame, text: String::new() };
    let tells_hours = out.axis(window, words);
    for (nth, era) in eras.iter().enumerate() {
        out.era(window, era, nth % frame.n_lanes());
    }
    for (idx, place) in picture.places.iter().enumerate() {
        if let Some((row, (from, to))) = place.and_then(|place| Some((place.row, place.soft?))) {
            let across = frame.across(row) - PITCH * 0.4;
            out.rect(&["soft ", class(idx)].concat(), (from, to), (across, PITCH * 0.8));
        }
    }
    for crowd in &picture.crowds {
        out.crowd(crowd);
    }
    (out.text, tells_hours)
}

/// What stands in a mark's link: its shape, by the first of its classes, and its label, if there is room for one. As a
/// part of the mark it goes along wherever that moves. The classes are the shape's, since the browser works out anew what
/// all rules say of an element that is moved.
pub fn mark(place: &Place, label: &Label<'_>) -> String {
    let kind = label.class.split(' ').next().unwrap_or_default();
    let mut out = ["<use class=\"", label.class, "\" href=\"#", kind, "\"/>"].concat();
    let room = place.room - 8.0;
    let title = if place.room > 0.0 { cut(label.text, room) } else { String::new() };
    // What the first line has no room for.
    let rest = label.text[title.trim_end_matches('…').len()..].trim_start();
    if title.is_empty() {
        return out;
    }
    if place.is_tall && !rest.is_empty() {
        // The space keeps the two apart for whoever does not see them.
        out.push_str(&line(&[title.trim_end_matches('…'), " "].concat(), "4.5", ""));
        out.push_str(&line(&cut(rest, room), "18.5", ""));
    } else {
        // All of a title comes before the name of a speaker.
        let is_named = place.soft.is_some() && !label.by.is_empty() && label_px(label.text, label.by) <= place.room;
        out.push_str(&line(&title, "4.5", if is_named { label.by } else { "" }));
    }
    out
}

/// A line of a mark's label; after it, who gives the time. The second one lies `SECOND_LINE_PX` below the first.
fn line(text: &str, y: &str, by: &str) -> String {
    let by = if by.is_empty() { String::new() } else { ["<tspan> ", BY, " ", &escape(by), "</tspan>"].concat() };
    ["<text x=\"9\" y=\"", y, "\">", &escape(text), &by, "</text>"].concat()
}

/// Before the name of a speaker.
const BY: &str = "·";

fn by_px(by: &str) -> f64 {
    text_width(by, WIDTH_PX) + WIDTH_PX
}

/// The window in words: "5 Jan 2022, 08:00 – 6 Jan 2022, 02:00".
pub fn caption(window: Span, words: &Words) -> String {
    let clock = window.length() < 4.0 * DAY;
    let end = if clock { window.end } else { window.end - 1.0 };
    [moment(window.start, clock, words).as_str(), " – ", &moment(end, clock, words)].concat()
}

/// A minute in words, with the hour if that matters.
pub fn moment(minute: f64, clock: bool, words: &Words) -> String {
    let day = (minute / DAY) as i32;
    let date = Date::of_day(day);
    let mut text = [&int(date.day.into()), " ", month(date, words), " ", &int(date.year.into())].concat();
    if clock {
        text.push_str(", ");
        text.push_str(&hour(((minute - f64::from(day) * DAY) / HOUR) as u8, words));
    }
    text
}

fn month(date: Date, words: &Words) -> &str {
    words.months.get(usize::from(date.month) - 1).map_or("", String::as_str)
}

fn hour(hour: u8, words: &Words) -> String {
    [words.clock.0.as_str(), if hour < 10 { "0" } else { "" }, &int(hour.into()), &words.clock.1].concat()
}

/// One way to print whole numbers; each of their types would bring its own.
fn int(number: i64) -> String {
    number.to_string()
}

fn tick_label(tick: &Tick, words: &Words) -> String {
    let (year, month) = (int(tick.date.year.into()), month(tick.date, words));
    match tick.unit {
        Unit::Year => year,
        Unit::Month => [month, " ", &year].concat(),
        Unit::Day => [&int(tick.date.day.into()), " ", month].concat(),
        Unit::Hour => hour(tick.hour, words),
    }
}

/// The room that a label asks for, along the axis or across it.
pub fn label_px(text: &str, by: &str) -> f64 {
    text_width(text, WIDTH_PX) + 8.0 + if by.is_empty() { 0.0 } else { by_px(by) }
}

/// As many words of a text as have room, with an ellipsis for the rest; nothing, if not even the first one has.
fn cut(text: &str, room: f64) -> String {
    if text_width(text, WIDTH_PX) <= room {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() && text_width(&kept, WIDTH_PX) > room - FONT_PX {}
    // Whole words: what is read stands in the mark's name as well.
    kept.rsplit_once(' ').map_or_else(String::new, |(words, _)| [words, "…"].concat())
}

/// Letter by letter: to search for texts weighs two kilobytes.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

struct Svg {
    frame: Frame,
    text: String,
}

impl Svg {
    fn put(&mut self, parts: &[&str]) {
        for part in parts {
            self.text.push_str(part);
        }
    }

    fn text(&mut self, class: &str, x: f64, y: f64, text: &str) {
        let text = escape(text);
        // The middle of small letters on the place.
        self.put(&[
            "<text class=\"",
            class,
            "\" x=\"",
            &fixed(x, 1),
            "\" y=\"",
            &fixed(y + 4.5, 1),
            "\">",
            &text,
            "</text>",
        ]);
    }

    fn rect(&mut self, class: &str, (from, to): (f64, f64), (across, depth): (f64, f64)) {
        let (x, y) = self.frame.point(from, across);
        let (width, height) = self.frame.point(to - from, depth);
        self.put(&["<rect class=\"", class, "\" rx=\"3"]);
        for (name, px) in [("x", x), ("y", y), ("width", width), ("height", height)] {
            self.put(&["\" ", name, "=\"", &fixed(px, 1)]);
        }
        self.put(&["\"/>"]);
    }

    /// True: it tells hours.
    fn axis(&mut self, window: Span, words: &Words) -> bool {
        let Frame { vertical, width, height } = self.frame;
        let length = self.frame.room().length;
        let axis = self.frame.axis();
        // Where hours may be told, there are two of them.
        let room = match (vertical, window.length() < 8.0 * DAY) {
            (false, true) => 76.0,
            (false, false) => 60.0,
            (true, true) => 36.0,
            (true, false) => 26.0,
        };
        let found = ticks(window.start, window.end, length, room);
        let hours = found.iter().any(|tick| tick.unit == Unit::Hour);
        let mut lines = String::new();
        // Where the label before ends: one that has to step back from the edge may meet it, and is left out.
        let mut taken = f64::NEG_INFINITY;
        for tick in &found {
            let along = window.fraction(tick.minute) * length;
            let (x, y) = self.frame.point(along, axis - 4.0);
            let line = if vertical { ["H", &fixed(width, 0)] } else { ["V", &fixed(height, 0)] };
            lines.push_str(&["M", &fixed(x, 1), " ", &fixed(y, 1), line[0], line[1]].concat());
            let label = tick_label(tick, words);
            // In the west clocks showed an hour less.
            let west = if hours { hour((tick.hour + 23) % 24, words) } else { String::new() };
            if vertical {
                let y = between(along, 7.0, length - if hours { 21.0 } else { 7.0 });
                self.text("tick", axis - 8.0, y, &label);
                if hours {
                    self.text("tick west", axis - 8.0, y + 15.0, &west);
                }
            } else {
                let half = text_width(&label, WIDTH_PX) / 2.0;
                let x = between(along, half, length - half);
                if x - half < taken {
                    continue;
                }
                taken = x + half + 4.0;
                self.text("tick", x, 8.0, &label);
                if hours {
                    self.text("tick west", x, 24.0, &west);
                }
            }
        }
        self.put(&["<path class=\"grid\" d=\"", &lines, "\"/>"]);
        hours
    }

    /// A bar with its name in it, or beside it where time runs to the right.
    fn era(&mut self, window: Span, era: &Era, lane: usize) {
        let length = self.frame.room().length;
        let px = |minute: f64| between(window.fraction(minute) * length, 0.0, length);
        let (from, to) = (px(era.span.start), px(era.span.end));
        if era.span.end < window.start || era.span.start > window.end {
            return;
        }
        let across = self.frame.axis() + lane as f64 * LANE;
        self.rect("era", (from, to.max(from + 3.0)), (across, LANE - 3.0));
        let name_px = text_width(&era.name, WIDTH_PX);
        let inside = to - from > name_px + 7.0;
        let middle = across + LANE / 2.0 - 1.5;
        if self.frame.vertical {
            if inside {
                let name = escape(&era.name);
                let at = [fixed(middle - 4.5, 1), fixed(from + 6.0, 1)];
                self.put(&["<text transform=\"translate(", &at[0], " ", &at[1], ")rotate(90)\">", &name, "</text>"]);
            }
        } else if inside {
            self.text("", from + 6.0, middle, &era.name);
        } else if to + 5.0 + name_px < length {
            self.text("", to + 5.0, middle, &era.name);
        } else {
            self.text("", (from - 5.0 - name_px).max(0.0), middle, &era.name);
        }
    }

    /// After the last row, which it fills.
    fn crowd(&mut self, crowd: &Crowd) {
        let rows = self.frame.room().n_rows() as f64;
        let n = ["+", &int(crowd.n as i64)].concat();
        let across = self.frame.rows_from() + rows * PITCH;
        let at = between(crowd.at, 8.0, self.frame.room().length - 24.0);
        let (x, y) = self.frame.point(at, across + if self.frame.vertical { 0.0 } else { PITCH / 2.0 });
        self.text("crowd", x, y, &n);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::timeline::{JANUARY, WHOLE};

    fn words() -> Words {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        Words { months: months.map(String::from).to_vec(), clock: (String::new(), ":00".into()) }
    }

    #[test]
    fn the_window_is_told_in_days_or_hours() {
        assert_eq!(caption(WHOLE, &words()), "1 Jan 2011 – 31 Dec 2026");
        assert_eq!(caption(JANUARY, &words()), "1 Jan 2022 – 19 Jan 2022");
        let start = JANUARY.start + 4.0 * DAY + 8.0 * HOUR;
        let night = Span { start, end: start + 18.0 * HOUR };
        assert_eq!(caption(night, &words()), "5 Jan 2022, 08:00 – 6 Jan 2022, 02:00");
    }

    #[test]
    fn labels_of_the_axis_never_meet() {
        // Longer than the room that ticks keep.
        let words = Words { months: vec!["қаңтарда".to_owned(); 12], ..words() };
        for width in 640..1400 {
            let frame = Frame::of_width(f64::from(width));
            let (drawn, _) = backdrop(frame, JANUARY, &Picture::default(), &[], &words, &|_| "");
            let mut taken = 0.0;
            for label in drawn.split("class=\"tick\"").skip(1) {
                let (x, text) = (label.split_once("x=\"").unwrap().1, label.split_once('>').unwrap().1);
                let x: f64 = x.split('"').next().unwrap().parse().unwrap();
                let half = text_width(text.split('<').next().unwrap(), WIDTH_PX) / 2.0;
                assert!(x - half >= taken - 0.1, "{width} px: {text}");
                taken = x + half;
            }
            assert!(frame.vertical || taken > 0.0, "{width} px: no labels");
        }
    }

    #[test]
    fn hours_stand_in_both_time_zones() {
        let window = Span { start: JANUARY.start + 4.0 * DAY, end: JANUARY.start + 5.0 * DAY };
        let (drawn, tells_hours) =
            backdrop(Frame::of_width(1000.0), window, &Picture::default(), &[], &words(), &|_| "");
        assert!(
            tells_hours && drawn.contains(">14:00<") && drawn.contains(">13:00<") && drawn.contains(">5 Jan<"),
            "{drawn}"
        );
    }

    #[test]
    fn who_gives_an_uncertain_time_is_named_beside_the_whole_title() {
        let label = Label { text: "Aktau", by: "TASS", class: "k-violence disputed" };
        let drawn = |room, soft| mark(&Place { row: 0, at: 10.0, soft, room, is_tall: false }, &label);
        let (px, soft) = (label_px("Aktau", "TASS"), Some((2.0, 90.0)));
        assert!(drawn(px, soft).starts_with("<use class=\"k-violence disputed\" href=\"#k-violence\"/>"));
        assert!(drawn(px, soft).contains(">Aktau<tspan> · TASS</tspan>"), "{}", drawn(px, soft));
        assert!(drawn(px - 1.0, soft).contains(">Aktau</text>"));
        assert!(drawn(px, None).contains(">Aktau</text>"), "a moment needs no bar's speaker");
        assert!(!drawn(0.0, soft).contains("text"));
    }

    #[test]
    fn a_long_label_goes_on_in_a_second_line() {
        let label = Label { text: "Residents of Zhanaozen block roads & rails", by: "", class: "k-protest" };
        let drawn = |room, is_tall| mark(&Place { row: 0, at: 10.0, soft: None, room, is_tall }, &label);
        let lines = ["<text x=\"9\" y=\"4.5\">Residents of </text>", "<text x=\"9\" y=\"18.5\">Zhanaozen…</text>"];
        assert!(drawn(130.0, true).ends_with(&lines.concat()), "{}", drawn(130.0, true));
        assert!(drawn(130.0, false).ends_with(">Residents of…</text>"), "{}", drawn(130.0, false));
        assert!(drawn(400.0, true).ends_with("y=\"4.5\">Residents of Zhanaozen block roads &amp; rails</text>"));
    }

    #[test]
    fn a_label_is_cut_to_its_room() {
        let short = cut("Protesters storm the city administration", 120.0);
        assert!(short.ends_with('…') && text_width(&short, WIDTH_PX) <= 120.0 + FONT_PX, "{short}");
        assert_eq!(cut("Aktau", 120.0), "Aktau");
        assert_eq!(cut("Protesters storm", 40.0), "", "no part of a word");
    }
}
