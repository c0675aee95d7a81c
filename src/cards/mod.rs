//! Share cards: the picture that others show beside a link, one for each chapter and language and one for the whole. Native only.
//!
//! A card is an SVG in the page's own colours and an own type, so that it is the same on every machine (`drawing` puts it
//! together, `map` draws the chapter's map, `words` breaks lines), and then pixels by resvg.

mod drawing;
mod map;
mod palette;
mod words;

use std::path::Path;
use std::sync::Arc;
use std::{fs, thread};

use resvg::{tiny_skia, usvg};

use crate::metadata::CARD;
use crate::model::figures::Figures;
use crate::model::story::Story;
use crate::prerender::GeoFiles;

/// Changes when the same drawing is to become other pixels.
const EDITION: &str = "1";

/// A card before it is pixels: its path from the site's folder, and its drawing.
pub struct Card {
    pub path: String,
    pub svg: String,
}

/// All cards, drawn.
///
/// # Errors
/// If the map data cannot be read.
pub fn draw(story: &Story, figures: &Figures, geo: &GeoFiles) -> Result<Vec<Card>, String> {
    let outlines = map::Outlines::read(geo)?;
    let mut cards = Vec::new();
    for language in &story.languages {
        let maps = map::Maps::new(story, figures, language, geo, &outlines)?;
        let code = &language.code;
        cards.push(Card { path: format!("{code}/card.png"), svg: drawing::of_story(language, &maps) });
        for (idx, chapter) in story.chapters.iter().enumerate() {
            let svg = drawing::of_chapter(story, language, idx, &maps);
            cards.push(Card { path: format!("{code}/{}/card.png", chapter.id), svg });
        }
    }
    Ok(cards)
}

/// Turns cards into PNGs, two at a time; those that `cache` holds already are taken from there.
///
/// # Errors
/// If a drawing is no SVG, or the cache cannot be written.
pub fn paint(cards: &[Card], cache: &Path) -> Result<Vec<(String, Vec<u8>)>, String> {
    fs::create_dir_all(cache).map_err(|error| format!("{}: {error}", cache.display()))?;
    let options = options();
    let (first, second) = cards.split_at(cards.len() / 2);
    let paint = |cards: &[Card]| -> Result<Vec<(String, Vec<u8>)>, String> {
        cards.iter().map(|card| Ok((card.path.clone(), cached(card, cache, &options)?))).collect()
    };
    let (first, second) = thread::scope(|scope| {
        let second = scope.spawn(|| paint(second));
        (paint(first), second.join())
    });
    let mut painted = first?;
    painted.extend(second.map_err(|_| "a card could not be painted")??);
    Ok(painted)
}

fn cached(card: &Card, cache: &Path, options: &usvg::Options<'_>) -> Result<Vec<u8>, String> {
    let file = cache.join(format!("{:016x}.png", hash(&[EDITION, &card.svg])));
    if let Ok(png) = fs::read(&file) {
        return Ok(png);
    }
    let png = pixels(&card.svg, options).map_err(|error| format!("{}: {error}", card.path))?;
    fs::write(&file, &png).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(png)
}

/// The fonts that are drawn with, and no other: those of the machine differ.
pub fn options() -> usvg::Options<'static> {
    let mut options = usvg::Options { font_family: words::FAMILY.to_owned(), ..usvg::Options::default() };
    let fonts = Arc::make_mut(&mut options.fontdb);
    for font in words::FONTS {
        fonts.load_font_data(font.to_vec());
    }
    options
}

/// A drawing as PNG.
///
/// # Errors
/// If it is no SVG.
pub fn pixels(svg: &str, options: &usvg::Options<'_>) -> Result<Vec<u8>, String> {
    let tree = usvg::Tree::from_str(svg, options).map_err(|error| error.to_string())?;
    let mut pixmap = tiny_skia::Pixmap::new(CARD.0, CARD.1).ok_or("no room for a picture")?;
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| error.to_string())
}

/// FNV-1a, 64 bits.
fn hash(texts: &[&str]) -> u64 {
    let bytes = texts.iter().flat_map(|text| text.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
