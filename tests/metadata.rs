//! What the site says of itself to programs: in the pinned shapes, complete, and without a made-up address.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use qantar::html::Shell;
use qantar::metadata::article::Article;
use qantar::metadata::site::Site;
use qantar::metadata::{files, tags};
use qantar::model::date::Date;
use qantar::model::edition::Edition;
use qantar::model::story::Story;
use qantar::story::load;
use roxmltree::Document;

const BASE: &str = "https://example.org/january/";

fn story() -> &'static Story {
    static STORY: OnceLock<Story> = OnceLock::new();
    STORY.get_or_init(|| {
        load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|problems| panic!("{}", problems[0]))
    })
}

fn published() -> Site {
    Site::at(BASE).unwrap()
}

fn written(site: &Site) -> BTreeMap<String, String> {
    let shell = Shell::new(include_str!("../index.html").to_owned()).unwrap();
    files(story(), site, &shell).into_iter().collect()
}

fn heads(site: &Site) -> Vec<String> {
    story().languages.iter().map(|language| tags::of_language(story(), language, site)).collect()
}

/// The content of a `<meta property>`.
fn property<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    html.split_once(&format!("<meta property=\"{name}\" content=\""))?.1.split('"').next()
}

fn article(head: &str) -> Article {
    let json = head.split_once("<script type=\"application/ld+json\">").unwrap().1.split("</script>").next().unwrap();
    serde_json::from_str(json).unwrap()
}

#[test]
fn every_page_describes_itself_in_the_pinned_shape_of_an_article() {
    for (head, language) in heads(&published()).iter().zip(&story().languages) {
        let article = article(head);
        assert_eq!((article.context.as_str(), article.kind.as_str()), ("https://schema.org", "ReportageNewsArticle"));
        assert_eq!(
            (article.in_language.as_str(), article.headline.as_str()),
            (language.code.as_str(), language.label("page.title"))
        );
        assert_eq!(article.url, Some(format!("{BASE}{}/", language.code)));
        assert_eq!(article.work_translation.len(), story().languages.len() - 1);
        assert_eq!(article.correction.len(), story().corrections.len());
        assert!(
            article.correction.iter().all(|comment| comment.kind == "CorrectionComment" && !comment.text.contains('{'))
        );
        assert!(article.temporal_coverage.starts_with("2011-12-16/20"));
        // Nothing in the block can end its element.
        assert_eq!(head.matches("</script>").count(), 1);
    }
}

#[test]
fn without_an_address_nothing_that_needs_one_is_said() {
    let site = Site::default();
    for head in heads(&site) {
        assert!(["og:url", "og:image"].iter().all(|name| property(&head, name).is_none()));
        assert!(!head.contains("canonical") && !head.contains("oembed"));
        assert!(
            head.contains("hreflang=\"x-default\" href=\"../\"") && head.contains("hreflang=\"kk\" href=\"../kk/\"")
        );
        let article = article(&head);
        assert_eq!((article.url, article.image), (None, None));
    }
    let files = written(&site);
    assert!(files.keys().all(|path| !path.ends_with("oembed.json") && path != "sitemap.xml" && path != "robots.txt"));
    assert!(files.values().all(|text| !text.contains("example.org")));
}

#[test]
fn with_an_address_every_page_has_card_canonical_and_alternates() {
    for (head, language) in heads(&published()).iter().zip(&story().languages) {
        let page = format!("{BASE}{}/", language.code);
        assert_eq!(property(head, "og:url"), Some(page.as_str()));
        assert_eq!(property(head, "og:image"), Some(format!("{page}card.png").as_str()));
        assert!(property(head, "og:image:alt").is_some_and(|alt| !alt.is_empty()));
        assert!(head.contains(&format!("<link rel=\"canonical\" href=\"{page}\">")));
        for other in &story().languages {
            assert!(head.contains(&format!("hreflang=\"{0}\" href=\"{BASE}{0}/\"", other.code)));
        }
        assert!(head.contains(&format!("hreflang=\"x-default\" href=\"{BASE}\"")));
    }
}

#[test]
fn a_link_to_a_chapter_shows_its_own_card_and_leads_on_to_it() {
    let files = written(&published());
    for language in &story().languages {
        let mut described = Vec::new();
        for (chapter, text) in story().chapters.iter().zip(&language.chapters) {
            let page = &files[&format!("{}/{}/index.html", language.code, chapter.id)];
            let folder = format!("{BASE}{}/{}/", language.code, chapter.id);
            assert_eq!(property(page, "og:url"), Some(folder.as_str()));
            assert_eq!(property(page, "og:image"), Some(format!("{folder}card.png").as_str()));
            assert_eq!(property(page, "og:title"), Some(text.title.as_str()));
            assert!(page.contains(&format!("content=\"0; url=../#{}\"", chapter.id)));
            assert!(page.contains(&format!("<a href=\"../#{}\">", chapter.id)));
            assert!(page.contains(&format!("<html lang=\"{}\">", language.code)) && !page.contains("<script"));
            described.push(property(page, "og:description").unwrap().to_owned());
        }
        described.sort();
        described.dedup();
        assert_eq!(described.len(), story().chapters.len(), "{}: two chapters are described alike", language.code);
    }
}

#[test]
fn no_chapter_stands_where_the_site_keeps_something_else() {
    let taken = ["sources", "data", "part"];
    assert!(story().chapters.iter().all(|chapter| !taken.contains(&chapter.id.as_str())));
}

#[test]
fn the_feed_holds_every_correction_and_edition_as_atom_wants_it() {
    for site in [published(), Site::default()] {
        let files = written(&site);
        for language in &story().languages {
            let text = &files[&format!("{}/feed.xml", language.code)];
            let document = Document::parse(text).unwrap();
            let root = document.root_element();
            assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2005/Atom"));
            let entries: Vec<_> =
                root.children().filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", "entry"))).collect();
            assert_eq!(entries.len(), story().corrections.len() + story().editions.len());
            for entry in entries.iter().chain([&root]) {
                let child = |name: &str| entry.children().find(|node| node.tag_name().name() == name);
                assert!(child("id").and_then(|id| id.text()).is_some_and(|id| id.starts_with("urn:uuid:")));
                assert!(child("title").is_some() && child("link").is_some());
                assert!(child("updated").and_then(|at| at.text()).is_some_and(|at| at.ends_with("T00:00:00Z")));
            }
        }
    }
}

#[test]
fn the_site_map_lists_the_pages_and_each_other_form_has_its_shape() {
    let files = written(&published());
    let map = Document::parse(&files["sitemap.xml"]).unwrap();
    let listed: Vec<_> =
        map.descendants().filter(|node| node.tag_name().name() == "loc").filter_map(|node| node.text()).collect();
    assert!(
        listed.contains(&"https://example.org/january/ru/")
            && listed.contains(&"https://example.org/january/kk/sources/")
    );
    assert!(!files.contains_key("robots.txt"), "robots.txt is read at the top of a host alone");
    assert!(
        written(&Site::at("https://example.org").unwrap())["robots.txt"]
            .contains("Sitemap: https://example.org/sitemap.xml")
    );
    let oembed: serde_json::Value = serde_json::from_str(&files["en/oembed.json"]).unwrap();
    assert_eq!((oembed["version"].as_str(), oembed["type"].as_str()), (Some("1.0"), Some("rich")));
    assert!(oembed["html"].as_str().unwrap().starts_with("<iframe src=\"https://example.org/january/en/\""));
    let llms = &files["llms.txt"];
    assert!(llms.starts_with("# ") && llms.contains("\n> ") && llms.contains("data/claims.json"));
}

#[test]
fn the_feed_has_editions_among_the_corrections_the_latest_first() {
    let mut story = story().clone();
    let changes = |words: &str| story.languages.iter().map(|own| (own.code.clone(), vec![words.to_owned()])).collect();
    let date = |day| Date { year: 2026, month: 11, day };
    let editions = [(22, "aaaaaaaa", "First."), (23, "bbbbbbbb", "Second & last.")];
    story.editions = editions
        .map(|(day, version, words)| Edition { date: date(day), version: version.to_owned(), changes: changes(words) })
        .to_vec();
    let shell = Shell::new(include_str!("../index.html").to_owned()).unwrap();
    let files: BTreeMap<String, String> = files(&story, &published(), &shell).into_iter().collect();
    for language in &story.languages {
        let feed = Document::parse(&files[&format!("{}/feed.xml", language.code)]).unwrap();
        let text = |name: &str| -> Vec<&str> {
            let entries = feed.descendants().filter(|node| node.has_tag_name("entry"));
            entries
                .map(|entry| entry.children().find(|node| node.tag_name().name() == name).unwrap())
                .filter_map(|node| node.text())
                .collect()
        };
        assert_eq!(text("summary")[..2], ["Second & last.", "First."]);
        assert_eq!(text("updated")[0], "2026-11-23T00:00:00Z");
        assert_eq!(text("title").len(), 2 + story.corrections.len());
        assert!(text("title")[0].contains("bbbbbbbb"));
    }
}
