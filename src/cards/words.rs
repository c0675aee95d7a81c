//! Text in the cards' own type: its fonts, how wide words are, and where lines break.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use crate::html::escape;

pub const FAMILY: &str = "Qantar Serif";

/// Regular and semibold. `fonts/README.md` says where they come from.
pub const FONTS: [&[u8]; 2] =
    [include_bytes!("../../fonts/qantar-serif-regular.ttf"), include_bytes!("../../fonts/qantar-serif-semibold.ttf")];

static READ: LazyLock<[FontRef<'static>; 2]> =
    LazyLock::new(|| FONTS.map(|font| FontRef::new(font).expect("the fonts of fonts/ are fonts")));

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub size_px: f32,
    pub bold: bool,
    /// From baseline to baseline, in parts of the size.
    pub leading: f32,
}

impl Style {
    pub fn line_px(self) -> f32 {
        self.size_px * self.leading
    }
}

/// Pixels from the first letter to the last, kerning left out.
///
/// # Panics
/// If the fonts lack a letter: it would stand on the card as an empty box.
pub fn width_px(text: &str, style: Style) -> f32 {
    let font = &READ[usize::from(style.bold)];
    let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(style.size_px), LocationRef::default()));
    let width = |letter: char| {
        let glyph = letters.map(letter).unwrap_or_else(|| panic!("fonts/ has no {letter:?}, wanted for \"{text}\""));
        metrics.advance_width(glyph).unwrap_or_default()
    };
    text.chars().map(width).sum()
}

/// The text in lines no wider than `room_px`; a word that is wider has a line for itself.
pub fn lines(text: &str, style: Style, room_px: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer.filter(|longer| width_px(longer, style) <= room_px) {
            Some(longer) => *lines.last_mut().expect("there is a line to be longer than") = longer,
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The largest of `sizes` in which the text takes at most `most` lines, none too wide; else the last one.
pub fn fitting(text: &str, sizes: &[f32], style: Style, room_px: f32, most: usize) -> (Style, Vec<String>) {
    let tried = sizes.iter().map(|size_px| {
        let style = Style { size_px: *size_px, ..style };
        (style, lines(text, style, room_px))
    });
    let fits = |(style, lines): &(Style, Vec<String>)| {
        lines.len() <= most && lines.iter().all(|line| width_px(line, *style) <= room_px)
    };
    let tried: Vec<_> = tried.collect();
    let chosen = tried.iter().position(fits).unwrap_or(tried.len() - 1);
    tried.into_iter().nth(chosen).expect("there is a size to try")
}

/// The largest of `sizes` in which the text is no higher than `height_px`; else the last one.
pub fn fitting_in(text: &str, sizes: &[f32], style: Style, room_px: f32, height_px: f32) -> (Style, Vec<String>) {
    let most = |size_px: f32| (height_px / Style { size_px, ..style }.line_px()).floor() as usize;
    let fits = |size_px: &&f32| lines(text, Style { size_px: **size_px, ..style }, room_px).len() <= most(**size_px);
    let size = sizes.iter().find(fits).or(sizes.last()).expect("there is a size to try");
    fitting(text, &[*size], style, room_px, usize::MAX)
}

/// `<text>` elements, one a line; `top_px` is the upper edge of the first.
pub fn text(lines: &[String], style: Style, x_px: f32, top_px: f32, fill: &str) -> String {
    let weight = if style.bold { 600 } else { 400 };
    let line = |(nth, line): (usize, &String)| {
        // Three quarters down its size is where this type has its baseline.
        let y = top_px + style.line_px() * nth as f32 + style.size_px * 0.75;
        format!(
            "<text x=\"{x_px:.1}\" y=\"{y:.1}\" font-size=\"{}\" font-weight=\"{weight}\" fill=\"{fill}\">{}</text>",
            style.size_px,
            escape(line)
        )
    };
    lines.iter().enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style { size_px: 30.0, bold: false, leading: 1.3 };

    #[test]
    fn no_line_is_wider_than_its_room_and_no_word_is_lost() {
        let text = "Қанды қаңтар: оны кім айтады, соңы неге әкелді, ғ ұ ү һ і ө";
        let lines = lines(text, PLAIN, 260.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| width_px(line, PLAIN) <= 260.0));
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn a_long_title_gets_a_smaller_type() {
        let (short, _) = fitting("Almaty", &[60.0, 40.0], PLAIN, 500.0, 1);
        let (long, lines) = fitting("Between Russia, China and the West", &[60.0, 30.0], PLAIN, 600.0, 1);
        assert_eq!((short.size_px, long.size_px, lines.len()), (60.0, 30.0, 1));
    }
}
