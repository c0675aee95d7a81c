//! The share cards: one for each chapter and language and one for the whole, each its own, all letters there, the same
//! pixels every time.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use qantar::cards::{Card, draw, options, paint, pixels};
use qantar::html::escape;
use qantar::model::story::Story;
use qantar::prerender::GeoFiles;
use qantar::story::load_all;

fn drawn() -> &'static (Story, Vec<Card>) {
    static DRAWN: OnceLock<(Story, Vec<Card>)> = OnceLock::new();
    DRAWN.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
        let (story, figures) = load_all(root).unwrap_or_else(|problems| panic!("{}", problems[0]));
        let geo = GeoFiles {
            country: read("geo/central-asia.topo.json"),
            almaty: read("geo/almaty-schematic.geojson"),
            contours: read("geo/almaty-contours.geojson"),
            eurasia: read("geo/eurasia-locator.topo.json"),
            relief: fs::read(root.join("geo/relief-central-asia.jpg")).unwrap(),
        };
        // A letter that the fonts lack panics here.
        let cards = draw(&story, &figures, &geo).unwrap();
        (story, cards)
    })
}

/// All words of a drawing, lines joined.
fn words(svg: &str) -> String {
    let texts = svg.split("<text").skip(1).filter_map(|text| text.split_once('>')?.1.split("</text>").next());
    texts.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_chapter_has_a_card_of_its_own_in_every_language_with_its_title_and_what_it_says() {
    let (story, cards) = drawn();
    assert_eq!(cards.len(), story.languages.len() * (story.chapters.len() + 1));
    let different: BTreeSet<&str> = cards.iter().map(|card| card.svg.as_str()).collect();
    assert_eq!(different.len(), cards.len());
    for language in &story.languages {
        for (chapter, text) in story.chapters.iter().zip(&language.chapters) {
            let path = format!("{}/{}/card.png", language.code, chapter.id);
            let words = words(&cards.iter().find(|card| card.path == path).unwrap().svg);
            assert!(words.contains(&escape(&text.title)), "{path}: {words}");
            assert!(words.contains(&escape(language.label(&format!("share.{}", chapter.id)))), "{path}: {words}");
        }
    }
}

#[test]
fn chapters_with_the_map_have_it_on_their_card() {
    let (story, cards) = drawn();
    for chapter in &story.chapters {
        let card = cards.iter().find(|card| card.path == format!("en/{}/card.png", chapter.id)).unwrap();
        assert_eq!(card.svg.contains("clip-path"), chapter.stage, "{}", chapter.id);
    }
}

#[test]
fn words_stay_above_the_lines_at_the_foot() {
    let (_, cards) = drawn();
    for card in cards {
        // The last text before the map is the line at the foot; all others end above it.
        let own = card.svg.split("<clipPath").next().unwrap();
        let mut lines: Vec<f32> = own
            .split("<text")
            .skip(1)
            .map(|text| text.split(" y=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap())
            .collect();
        let foot = lines.pop().unwrap();
        assert!(lines.iter().all(|line| *line < foot - 20.0), "{}: {lines:?}, {foot}", card.path);
    }
}

#[test]
fn a_card_is_the_same_every_time_and_of_the_size_that_is_asked_for() {
    let (_, cards) = drawn();
    let options = options();
    let png = pixels(&cards[0].svg, &options).unwrap();
    assert_eq!(png, pixels(&cards[0].svg, &options).unwrap());
    // Width and height stand in the first block of a PNG.
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((number(16), number(20)), (1200, 630));
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cards");
    fs::remove_dir_all(&cache).ok();
    for _ in 0..2 {
        assert_eq!(paint(&cards[..1], &cache).unwrap()[0].1, png, "painted, then from the cache");
    }
}
