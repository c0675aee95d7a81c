//! The pages as they are made: complete, well linked, fit for a strict content policy, and as they were.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::rc::Rc;
use std::sync::OnceLock;

use qantar::html::Shell;
use qantar::metadata::site::Site;
use qantar::model::status::Status;
use qantar::model::story::FIGURE_IDS;
use qantar::prerender::{GeoFiles, pages};
use qantar::story;

/// Path of each file and its text.
fn files_of_site() -> &'static BTreeMap<String, String> {
    static SITE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    SITE.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap();
        let (story, figures) = story::load_all(root).unwrap_or_else(|problems| panic!("{}", problems[0]));
        let geo = GeoFiles {
            country: read("geo/central-asia.topo.json"),
            almaty: read("geo/almaty-schematic.geojson"),
            contours: read("geo/almaty-contours.geojson"),
            eurasia: read("geo/eurasia-locator.topo.json"),
            relief: std::fs::read(root.join("geo/relief-central-asia.jpg")).unwrap(),
        };
        let shell = Shell::new(read("index.html")).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let rendered = tokio::task::LocalSet::new()
            .block_on(&runtime, pages(Rc::new(story), &figures, &geo, &shell, &Site::default()))
            .unwrap();
        rendered.into_iter().map(|page| (page.path, page.text)).collect()
    })
}

/// Path of each page and its HTML.
fn site() -> BTreeMap<&'static str, &'static String> {
    files_of_site()
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, html)| (path.as_str(), html))
        .collect()
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    html.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// From the first `from` to the `to` after it, both included.
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let start = html.find(from).unwrap_or_else(|| panic!("no {from}"));
    let end = start + html[start..].find(to).unwrap_or_else(|| panic!("no {to} after {from}")) + to.len();
    &html[start..end]
}

/// One element a line, so that a difference reads as a change of the page.
fn by_line(html: &str) -> String {
    html.replace("><", ">\n<")
}

const LANGUAGES: [&str; 4] = ["en", "kk", "nl", "ru"];

#[test]
fn each_language_has_its_page_its_sources_and_the_site_a_door() {
    let paths: Vec<&str> = site().into_keys().collect();
    let articles = site()["en/index.html"].split("<article id=\"").skip(1);
    let chapters: Vec<&str> = articles.filter_map(|article| article.split('"').next()).collect();
    assert_eq!(chapters.len(), 14);
    // Beside each page what readers set, and a page a chapter to share; for wrong addresses a page of its own.
    let of_language = |code| {
        let own = ["index.html", "comfort.html", "sources/index.html"].map(|file| format!("{code}/{file}"));
        let shared = chapters.iter().map(move |chapter| format!("{code}/{chapter}/index.html"));
        own.into_iter().chain(shared).collect::<Vec<_>>()
    };
    let mut expected: Vec<String> = LANGUAGES.into_iter().flat_map(of_language).collect();
    expected.extend(["index.html", "404.html"].map(String::from));
    expected.extend(LANGUAGES.into_iter().flat_map(parts_of));
    expected.sort();
    assert_eq!(paths, expected);
}

/// Every figure, and what else can stand alone.
fn parts_of(language: &str) -> Vec<String> {
    let others = ["map", "between"].into_iter();
    others.chain(FIGURE_IDS).map(|id| format!("{language}/part/{id}/index.html")).collect()
}

#[test]
fn each_part_leads_to_what_is_on_the_whole_page_and_to_its_sources() {
    for language in LANGUAGES {
        let ids = |page: &str| -> BTreeSet<&str> {
            values(site()[format!("{language}/{page}").as_str()], "id").into_iter().collect()
        };
        let (whole, sources) = (ids("index.html"), ids("sources/index.html"));
        for path in parts_of(language) {
            let html = site()[path.as_str()];
            assert_eq!(values(html, "lang")[0], language, "{path}");
            assert_eq!((html.matches("<h1").count(), html.matches("rel=\"canonical\"").count()), (1, 1), "{path}");
            let links = values(&html[html.find("<main").unwrap()..], "href");
            let anchors: Vec<&str> = links.iter().filter_map(|href| href.strip_prefix("../../#")).collect();
            assert!(anchors.len() > 1, "{path}: no way to the whole page");
            assert!(
                anchors.iter().all(|id| whole.contains(id)),
                "{path}: leads nowhere on the whole page: {anchors:?}"
            );
            let cited: Vec<&str> = links.iter().filter_map(|href| href.strip_prefix("../../sources/#")).collect();
            assert!(!cited.is_empty() && cited.iter().all(|id| sources.contains(id)), "{path}: {cited:?}");
            for file in links.iter().filter_map(|href| href.strip_prefix("../../data/")) {
                assert!(files_of_site().contains_key(&format!("{language}/data/{file}")), "{path}: data/{file}");
            }
            let astray = |href: &&&str| !href.contains(':') && !href.starts_with(['#', '.']);
            assert_eq!(links.iter().find(astray), None, "{path}: seen from the whole page's folder");
        }
    }
}

#[test]
fn a_part_is_as_before() {
    let html = site()["en/part/price/index.html"];
    insta::assert_snapshot!("part-price-en", by_line(&html[html.find("<html").unwrap()..]));
}

#[test]
fn each_page_is_in_its_language_and_leads_to_the_others_as_does_the_door() {
    for language in LANGUAGES {
        let html = site()[format!("{language}/index.html").as_str()];
        assert_eq!(values(html, "lang")[0], language);
        let others: BTreeSet<&str> = values(html, "hreflang").into_iter().collect();
        assert!(LANGUAGES.iter().all(|other| *other == language || others.contains(other)), "{language}: {others:?}");
    }
    let offered: BTreeSet<&str> = values(site()["index.html"], "hreflang").into_iter().collect();
    assert!(LANGUAGES.iter().all(|language| offered.contains(language)), "{offered:?}");
}

#[test]
fn every_id_is_unique_and_every_link_within_the_page_arrives() {
    for (path, html) in site() {
        let ids = values(html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{path}: an id stands twice");
        for target in values(html, "href").into_iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(unique.contains(target), "{path}: #{target} leads nowhere");
        }
        for target in values(html, "aria-labelledby").into_iter().flat_map(|ids| ids.split(' ')) {
            assert!(unique.contains(target), "{path}: labelled by #{target}, which is not there");
        }
    }
}

#[test]
fn a_corrected_value_stands_in_the_log_and_nowhere_else() {
    let spellings = ["7 september", "september 7", "7 сентября", "7 қыркүйек", "2022-09-07"];
    for (path, text) in files_of_site() {
        // What names it on purpose.
        if path == "data/corrections.json" {
            continue;
        }
        let mut rest = text.clone();
        let places = [
            ("<ul class=\"corrections\">", "</ul>"),
            ("<entry>", "</feed>"),
            ("\"correction\":[", "\"workTranslation\""),
        ];
        for (from, to) in places {
            if text.contains(from) {
                rest = rest.replace(between(text, from, to), "");
            }
        }
        let rest = rest.to_lowercase().replace('\u{a0}', " ");
        for spelling in spellings {
            let stands = rest
                .match_indices(spelling)
                .any(|(at, _)| !rest[..at].ends_with(|letter: char| letter.is_ascii_digit()));
            assert!(!stands, "{path}: {spelling}");
        }
    }
    for language in LANGUAGES {
        let html = site()[format!("{language}/index.html").as_str()];
        let step = between(html, "id=\"crossing-friday\"", "</section>");
        assert!(step.contains("href=\"#correction-shooting-date\""), "{language}: the passage is not marked");
        assert!(html.contains("id=\"correction-shooting-date\""), "{language}: not in the log");
    }
}

#[test]
fn what_is_disputed_is_told_so_wherever_it_stands() {
    let (story, _) =
        story::load_all(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|problems| panic!("{}", problems[0]));
    for language in &story.languages {
        let html = site()[format!("{}/index.html", language.code).as_str()];
        let hedge = language.label("timeline.disputed");
        let disputed: Vec<_> = story.events.iter().filter(|event| event.status == Status::Disputed).collect();
        assert!(disputed.len() > 20);
        for event in disputed {
            let id = &event.id;
            let item = between(html, &format!("id=\"event-{id}\""), "</li>");
            assert!(item.contains(hedge), "{id} in the list");
            let opening = &html[..html.find(&format!("id=\"event-{id}\"")).unwrap()];
            let opening = &opening[opening.rfind('<').unwrap()..];
            let classes =
                values(&item[..item.find('>').unwrap()], "class").join(" ") + &values(opening, "class").join(" ");
            assert!(classes.contains("disputed") && classes.contains("s-d"), "{id}: {classes}");
            // The picture's mark: hollow, and its name says why.
            let (_, picture) = html.split_once("class=\"chart-marks\"").unwrap();
            let (before, after) = picture.split_once(&format!("href=\"#event-{id}\"")).unwrap();
            let mark = [&before[before.rfind("<a").unwrap()..], after.split("</a>").next().unwrap()].concat();
            assert!(mark.contains("disputed") && mark.contains(hedge), "{id} in the picture: {mark}");
        }
        for note in language.chapters.iter().flat_map(|chapter| &chapter.notes) {
            let class = note.status.class();
            assert!(html.contains(&format!("class=\"note-ref {class}\" id=\"ref-{}\"", note.label)), "{}", note.label);
            let body = between(html, &format!("id=\"note-{}\"", note.label), "</li>");
            let word = language.label(&format!("status.{}", note.status.word()));
            assert!(body.contains(&format!("class=\"{class}\">{word}</b>")), "{}: {body}", note.label);
        }
    }
}

#[test]
fn every_page_names_its_contents_version_and_every_source_what_it_supports() {
    let (story, _) =
        story::load_all(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|problems| panic!("{}", problems[0]));
    assert_eq!(story.version.len(), 8);
    for language in &story.languages {
        let code = &language.code;
        let colophon = between(site()[format!("{code}/index.html").as_str()], "<footer", "</footer>");
        assert!(colophon.contains(&story.version), "{code}: {colophon}");
        let sources = site()[format!("{code}/sources/index.html").as_str()];
        let supports = language.label("sources.supports");
        let n_supporting = sources.matches(supports).count();
        assert!(n_supporting * 2 > story.sources.len(), "{code}: only {n_supporting} say what they support");
        assert!(sources.contains(language.label("sources.relay")), "{code}: no relay");
        for (english, key) in [("(citing ", "sources.citing"), ("(copy at ", "sources.copy_at")] {
            let own = language.label(key);
            let is_told = sources.contains(own) && (own == english || !sources.contains(english));
            assert!(is_told, "{code}: sources that pass on others' words do not say so by {own:?} alone");
        }
    }
}

#[test]
fn every_link_to_a_source_arrives_on_the_page_of_sources() {
    for language in LANGUAGES {
        let entries = site()[format!("{language}/sources/index.html").as_str()];
        let ids: BTreeSet<&str> = values(entries, "id").into_iter().collect();
        let links = values(site()[format!("{language}/index.html").as_str()], "href");
        let wanted: Vec<&str> = links.into_iter().filter_map(|href| href.strip_prefix("sources/#")).collect();
        assert!(wanted.len() > 300, "{language}: only {} links to sources", wanted.len());
        assert!(wanted.iter().all(|id| ids.contains(id)), "{language}: a source is missing");
    }
}

#[test]
fn every_figures_data_is_a_file_that_its_link_leads_to() {
    for language in LANGUAGES {
        let links = values(site()[format!("{language}/index.html").as_str()], "href");
        let files: Vec<&str> = links.into_iter().filter(|href| href.ends_with(".csv")).collect();
        assert_eq!(files.len(), 17);
        for file in files {
            let text = &files_of_site()[&format!("{language}/{file}")];
            assert!(text.lines().count() > 1 && text.ends_with("\r\n"), "{language}/{file}");
        }
    }
}

#[test]
fn nothing_on_a_page_needs_more_than_a_strict_content_policy_allows() {
    for (path, html) in site() {
        assert!(!html.contains(" style=\""), "{path}: a style attribute");
        assert!(!html.contains("<style"), "{path}: a style element");
        assert!(!html.contains(" on") || values(html, "onclick").is_empty(), "{path}: an inline handler");
        for script in html.split("<script").skip(1) {
            // A block of data is not run, and no policy minds it.
            let is_data = script.starts_with(" type=\"application/ld+json\">");
            assert!(is_data || script.starts_with(" type=\"module\" "), "{path}: an inline script");
        }
    }
}

#[test]
fn all_languages_have_the_same_steps_scenes_figures_and_events() {
    let shape = |language: &str| {
        let html = site()[format!("{language}/index.html").as_str()];
        let figures: Vec<&str> =
            values(html, "id").into_iter().filter(|id| id.starts_with("figure-") || id.starts_with("event-")).collect();
        (values(html, "data-scene"), values(html, "data-step-index"), figures)
    };
    for language in LANGUAGES {
        assert!(shape("en") == shape(language), "{language}");
    }
    assert_eq!(shape("en").1.len(), 71);
}

#[test]
fn the_first_chapter_reads_as_before() {
    let html = site()["nl/index.html"];
    insta::assert_snapshot!("crossing-nl", by_line(between(html, "<article", "</article>")));
}

#[test]
fn the_chapter_bar_and_the_filters_are_as_before() {
    let html = site()["en/index.html"];
    insta::assert_snapshot!("chapter-bar-en", by_line(between(html, "<div class=\"island-chapter-bar\"", "</nav>")));
    insta::assert_snapshot!("filters-en", by_line(between(html, "<div class=\"timeline\"", "<p class")));
}

#[test]
fn an_event_and_a_note_are_as_before() {
    let html = site()["en/index.html"];
    let event = &html[html.find("id=\"event-csto-decision\"").unwrap()..];
    insta::assert_snapshot!("event-en", by_line(between(event, "<details", "</details>")));
    let note = &html[html.find("id=\"note-two-crossings\"").unwrap()..];
    insta::assert_snapshot!("note-en", by_line(between(note, "<div class=\"note-body\"", "</div>")));
}

#[test]
fn the_core_knows_neither_yew_nor_the_browser() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for module in ["model", "scale", "geo", "layout", "state.rs", "store.rs"] {
        for file in files(&src.join(module)) {
            let text = std::fs::read_to_string(&file).unwrap();
            for stranger in ["yew", "web_sys", "js_sys", "gloo", "wasm_bindgen"] {
                let used = [format!("use {stranger}"), format!("{stranger}::")];
                assert!(!used.iter().any(|word| text.contains(word.as_str())), "{}: knows {stranger}", file.display());
            }
        }
    }
    // The browser stands behind one door.
    for module in ["components", "story", "prerender.rs", "map_model.rs", "html.rs"] {
        for file in files(&src.join(module)) {
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(!text.contains("web_sys") && !text.contains("gloo"), "{}: names the browser", file.display());
        }
    }
}

fn files(path: &Path) -> Vec<std::path::PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    std::fs::read_dir(path).unwrap().flat_map(|entry| files(&entry.unwrap().path())).collect()
}
