//! One card as SVG: the account's name above, the chapter's title and what it finds, below the place and how far through
//! the account the chapter stands; at the right its map, where it has one.

use super::map::{Maps, WINDOW};
use super::palette::Palette;
use super::words::{FAMILY, Style, fitting, fitting_in, text};
use crate::metadata::CARD;
use crate::model::story::{Language, Story, Tone};

/// The left margin, and how wide words may be beside a map and without one.
const LEFT: f32 = 64.0;
const BESIDE_MAP: f32 = 520.0;
const ALONE: f32 = 1060.0;

/// Pixels of the card for each of the map's window.
const MAP_SCALE: f64 = 1.4;

/// The words of a card, from above.
struct Words<'a> {
    above: &'a str,
    title: &'a str,
    says: &'a str,
    below: &'a str,
}

/// The card of the whole account.
pub fn of_story(language: &Language, maps: &Maps<'_>) -> String {
    let palette = Palette { tone: Tone::Night };
    let words = Words {
        above: "",
        title: language.label("page.title"),
        says: language.label("page.dek"),
        below: language.label("page.kicker"),
    };
    card(&words, palette, maps.whole(palette), "")
}

/// The card of one chapter.
pub fn of_chapter(story: &Story, language: &Language, chapter_idx: usize, maps: &Maps<'_>) -> String {
    let chapter = &story.chapters[chapter_idx];
    let palette = Palette { tone: chapter.tone };
    let words = Words {
        above: language.label("page.title"),
        title: &language.chapters[chapter_idx].title,
        says: language.label(&format!("share.{}", chapter.id)),
        below: language.label("page.kicker"),
    };
    card(&words, palette, maps.of_chapter(chapter_idx, palette), &strip(story.chapters.len(), chapter_idx, palette))
}

fn card(words: &Words<'_>, palette: Palette, map: Option<String>, strip: &str) -> String {
    let (width, height) = CARD;
    let room = if map.is_some() { BESIDE_MAP } else { ALONE };
    let bold = Style { size_px: 0.0, bold: true, leading: 1.12 };
    let plain = Style { size_px: 0.0, bold: false, leading: 1.32 };
    let (title_sizes, lines_of_title): (&[f32], usize) = match (words.above.is_empty(), map.is_some()) {
        (true, _) => (&[92.0, 80.0, 70.0, 60.0], 1),
        (false, true) => (&[68.0, 60.0, 52.0, 46.0], 3),
        (false, false) => (&[88.0, 78.0, 68.0], 2),
    };
    let (title_style, title) = fitting(words.title, title_sizes, bold, room, lines_of_title);
    let gap = 26.0;
    let above_title = if words.above.is_empty() { 60.0 } else { 116.0 };
    let height_of_title = title_style.line_px() * title.len() as f32 + gap;
    let left_over = 506.0 - above_title - height_of_title;
    let says_sizes: &[f32] = if map.is_some() { &[36.0, 33.0, 30.0, 27.0] } else { &[44.0, 40.0, 36.0, 32.0] };
    let (says_style, says) = fitting_in(words.says, says_sizes, plain, room, left_over);
    let above = Style { size_px: 27.0, bold: true, leading: 1.0 };
    let below = Style { size_px: 24.0, bold: false, leading: 1.0 };
    // Title and sentence stand in the middle of what is between the two small lines.
    let spare = (left_over - says_style.line_px() * says.len() as f32).max(0.0);
    let top = (above_title + spare / 2.0).round();
    let ink = palette.of("ink");
    let drawn = [
        text(&[words.above.to_owned()], above, LEFT, 60.0, palette.of("accent")),
        text(&title, title_style, LEFT, top, ink),
        text(&says, says_style, LEFT, top + height_of_title, ink),
        text(&[words.below.to_owned()], below, LEFT, 532.0, palette.of("ink-soft")),
        strip.to_owned(),
        map.map(|map| framed(&map, palette)).unwrap_or_default(),
    ];
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"{FAMILY}\"><rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>{}</svg>",
        palette.of("paper"),
        drawn.concat()
    )
}

/// The map in the right part of the card, up to its edges.
fn framed(map: &str, palette: Palette) -> String {
    let x = f64::from(CARD.0) - WINDOW.width * MAP_SCALE;
    format!(
        "<clipPath id=\"window\"><rect width=\"{}\" height=\"{}\"/></clipPath><g transform=\"translate({x} 0)scale({MAP_SCALE})\"><g clip-path=\"url(#window)\">{map}</g></g><path d=\"M{x} 0v{}\" stroke=\"{}\" stroke-width=\"2\"/>",
        WINDOW.width,
        WINDOW.height,
        CARD.1,
        palette.of("rule")
    )
}

/// Where the chapter stands among the others: a short line for each.
fn strip(n_chapters: usize, chapter_idx: usize, palette: Palette) -> String {
    let line = |idx: usize| {
        let (fill, height) = if idx == chapter_idx { (palette.of("protest"), 10) } else { (palette.of("rule"), 4) };
        let x = LEFT + 37.0 * idx as f32;
        format!("<rect x=\"{x}\" y=\"{}\" width=\"30\" height=\"{height}\" fill=\"{fill}\"/>", 584 - height / 2)
    };
    (0..n_chapters).map(line).collect()
}
