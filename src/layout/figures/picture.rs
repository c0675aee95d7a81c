//! A picture: marks on a plane whose y grows down, in units that are pixels at the form's nominal width.

use crate::layout::text_width::text_width;

/// The two widths a figure is drawn for; the style sheet shows the one that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 360 units: a phone.
    Narrow,
    /// 720 units: a wide column.
    Wide,
}

impl Form {
    pub const fn width(self) -> f64 {
        match self {
            Self::Narrow => 360.0,
            Self::Wide => 720.0,
        }
    }

    /// The size of its words, units: in the narrowest columns more than elsewhere (`styles/figures.css`).
    pub const fn font_px(self) -> f64 {
        match self {
            Self::Narrow => 15.5,
            Self::Wide => 14.0,
        }
    }

    pub const fn is_wide(self) -> bool {
        matches!(self, Self::Wide)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Rect {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
    },
    Circle {
        x: f64,
        y: f64,
        r: f64,
    },
    /// SVG path data.
    Path(String),
    /// SVG path data around the origin, moved to (x, y).
    Glyph {
        x: f64,
        y: f64,
        d: &'static str,
    },
    /// One of `SIGNS` around (x, y), drawn by reference: many alike cost little.
    Sign {
        x: f64,
        y: f64,
        id: &'static str,
    },
    /// Stands on its baseline at (x, y); classes say how it is anchored.
    Text {
        x: f64,
        y: f64,
        text: String,
    },
}

/// One thing drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Space-separated; the style sheet gives it ink.
    pub class: &'static str,
    pub shape: Shape,
    /// What it says: the parts of one sentence, which are printed once however many marks share them. Empty for axes
    /// and labels.
    pub read: Vec<String>,
    /// The number whose length, place or area it draws.
    pub value: Option<f64>,
    /// The origin of the row it belongs to: marks of a row are printed relative to it, so that rows look alike and
    /// compress well.
    pub row: (f64, f64),
}

impl Mark {
    pub fn read(&mut self, sentence: impl Into<String>) -> &mut Self {
        self.read = vec![sentence.into()];
        self
    }

    pub fn read_parts(&mut self, parts: impl Into<Vec<String>>) -> &mut Self {
        self.read = parts.into();
        self
    }

    pub fn value(&mut self, value: f64) -> &mut Self {
        self.value = Some(value);
        self
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub form: Form,
    pub height: f64,
    pub marks: Vec<Mark>,
    row: (f64, f64),
}

impl Picture {
    pub fn new(form: Form) -> Self {
        Self { form, height: 0.0, marks: Vec::new(), row: (0.0, 0.0) }
    }

    fn add(&mut self, class: &'static str, shape: Shape) -> &mut Mark {
        self.marks.push(Mark { class, shape, read: Vec::new(), value: None, row: self.row });
        self.marks.last_mut().expect("a mark was just added")
    }

    /// Begins a row at `y`, a whole number best; 0 ends rows.
    pub fn row(&mut self, y: f64) {
        self.row = (0.0, y);
    }

    /// Begins a row at a place of its own, so that it looks like that of a picture of another width.
    pub fn row_at(&mut self, x: f64, y: f64) {
        self.row = (x, y);
    }

    pub fn glyph(&mut self, class: &'static str, x: f64, y: f64, d: &'static str) -> &mut Mark {
        self.add(class, Shape::Glyph { x, y, d })
    }

    pub fn sign(&mut self, class: &'static str, x: f64, y: f64, id: &'static str) -> &mut Mark {
        self.add(class, Shape::Sign { x, y, id })
    }

    pub fn rect(&mut self, class: &'static str, x: f64, y: f64, width: f64, height: f64) -> &mut Mark {
        self.add(class, Shape::Rect { x, y, width, height })
    }

    pub fn circle(&mut self, class: &'static str, x: f64, y: f64, r: f64) -> &mut Mark {
        self.add(class, Shape::Circle { x, y, r })
    }

    pub fn path(&mut self, class: &'static str, d: impl Into<String>) -> &mut Mark {
        self.add(class, Shape::Path(d.into()))
    }

    pub fn line(&mut self, class: &'static str, from: (f64, f64), to: (f64, f64)) -> &mut Mark {
        self.path(class, polyline(&[from, to]))
    }

    pub fn text(&mut self, class: &'static str, x: f64, y: f64, text: impl Into<String>) -> &mut Mark {
        self.add(class, Shape::Text { x, y, text: text.into() })
    }

    /// Lines of text, `leading` apart, the first on the baseline `y`; returns the baseline after the last.
    pub fn lines(&mut self, class: &'static str, x: f64, y: f64, leading: f64, lines: &[String]) -> f64 {
        lines.iter().enumerate().for_each(|(idx, line)| {
            self.text(class, x, y + leading * idx as f64, line.clone());
        });
        y + leading * lines.len() as f64
    }

    /// Moves labels that are longer than was foreseen back into the picture.
    pub fn keep_words_inside(&mut self) {
        let (form, width) = (self.form, self.form.width());
        for mark in &mut self.marks {
            let Shape::Text { x, text, .. } = &mut mark.shape else { continue };
            let length = length(mark.class, text, form);
            let has = |wanted| mark.class.split(' ').any(|own| own == wanted);
            let before = if has("end") {
                length
            } else if has("mid") {
                length / 2.0
            } else {
                0.0
            };
            // Words longer than the picture begin where it begins.
            *x = x.min(width - length + before).max(before);
        }
    }

    /// The marks that draw a number.
    pub fn valued(&self) -> impl Iterator<Item = (&Mark, f64)> {
        self.marks.iter().filter_map(|mark| mark.value.map(|value| (mark, value)))
    }
}

/// Path data of straight lines from point to point.
pub fn polyline(points: &[(f64, f64)]) -> String {
    let mut d = String::new();
    let mut last: Option<(String, String)> = None;
    for (x, y) in points.iter().map(|(x, y)| (whole(*x), whole(*y))) {
        match &last {
            None => d.push_str(&format!("M{x} {y}")),
            Some((_, last_y)) if *last_y == y => d.push_str(&format!("H{x}")),
            Some((last_x, _)) if *last_x == x => d.push_str(&format!("V{y}")),
            Some(_) => d.push_str(&format!("L{x} {y}")),
        }
        last = Some((x, y));
    }
    d
}

/// A square standing on its corner.
pub const DIAMOND: &str = "M-7 0l7-7 7 7-7 7Z";

/// Signs drawn by reference, by id: path data around the origin. Each votes in its own way.
pub const SIGNS: [(&str, &str); 6] = [
    ("vy", "M-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0Z"),
    // A square out of which a cross is cut.
    ("vn", "M-8-8H8V8H-8ZM-5-3.6L-1.4 0-5 3.6-3.6 5 0 1.4 3.6 5 5 3.6 1.4 0 5-3.6 3.6-5 0-1.4-3.6-5Z"),
    ("va", "M-7.5 0a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0-15 0Z"),
    ("v0", "M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0Z"),
    ("vh", "M-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0ZM-7 1l8-8M-6 6L6-6M-1 7l8-8"),
    ("vu", "M-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0ZM-3-2a3 3 0 1 1 4.2 2.7q-1.2.6-1.2 2M0 5v1"),
];

/// A place as printed in markup: half a unit of 360 is less than a reader can see, and every digit is downloaded twice.
pub fn whole(value: f64) -> String {
    format!("{}", value.round() as i64)
}

/// A length as printed in markup: one decimal at most.
pub fn round(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), |whole| if whole == "-0" { "0".into() } else { whole.to_owned() })
}

/// How many units a line of words of this class takes at most.
pub fn length(class: &str, text: &str, form: Form) -> f64 {
    let has = |wanted| class.split(' ').any(|own| own == wanted);
    if has("big") {
        text_width(text, 21.0)
    } else {
        // What is guessed is bold; the regular letters are narrower by 7 to 8 %.
        text_width(text, form.font_px()) * if has("strong") { 1.0 } else { 0.94 }
    }
}

/// Breaks a text at spaces into lines of at most `room` units, where its words allow.
pub fn wrap(text: &str, form: Form, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut().map(|line| (format!("{line} {word}"), line)) {
            Some((longer, line)) if length("", &longer, form) <= room => *line = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_numbers_carry_one_decimal_at_most() {
        assert_eq!(round(12.04), "12");
        assert_eq!(round(-0.01), "0");
        assert_eq!(round(3.26), "3.3");
    }

    #[test]
    fn a_text_breaks_at_spaces_only() {
        let lines = wrap("the order was announced about midday", Form::Wide, 80.0);
        assert_eq!(lines, ["the order", "was", "announced", "about", "midday"]);
    }
}
