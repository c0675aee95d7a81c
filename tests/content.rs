//! What `docs/content.md` says to those who write the story is true: its list of problems, and its steps, which are
//! done here in a copy of `story/`. That they suffice says also that no event, place or language is known to the code.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use qantar::html::Shell;
use qantar::metadata::site::Site;
use qantar::prerender::{GeoFiles, pages};
use qantar::story::load_all;
use qantar::story::problem::Code;

const DOCUMENT: &str = include_str!("../docs/content.md");

#[test]
fn the_document_lists_every_kind_of_problem_and_no_other() {
    let listed: Vec<&str> = DOCUMENT.lines().filter(|line| line.starts_with("| `QQ")).collect();
    let kinds: Vec<String> = Code::ALL.iter().map(|code| format!("| `{code}` | {} |", code.title())).collect();
    assert_eq!(listed, kinds);
}

/// A step of the document: what it puts at a file's end, or what it runs.
enum Step<'a> {
    Append(&'a str, &'a str),
    Run(&'a str),
}

/// The blocks of code of the part that is done step by step, in order.
fn steps() -> Vec<Step<'static>> {
    let part = DOCUMENT.split("\n## Step by step\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let pieces: Vec<&str> = part.split("```").collect();
    let blocks = pieces.chunks(2).filter(|pair| pair.len() == 2);
    blocks
        .map(|pair| {
            let (before, (language, code)) = (pair[0], pair[1].split_once('\n').unwrap());
            match language {
                "sh" => Step::Run(code),
                "toml" => {
                    let named = before
                        .rsplit_once("At the end of `")
                        .unwrap_or_else(|| panic!("a block without a file: {code}"));
                    Step::Append(named.1.split('`').next().unwrap(), code)
                }
                other => panic!("a block of {other}"),
            }
        })
        .collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The story with everything that the document adds.
fn followed() -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("step-by-step");
    fs::remove_dir_all(&root).ok();
    copy(&project.join("story"), &root.join("story"));
    for step in steps() {
        match step {
            Step::Append(file, code) => {
                let text = fs::read_to_string(root.join(file)).unwrap();
                fs::write(root.join(file), text + code).unwrap();
            }
            Step::Run(code) => {
                assert!(Command::new("sh").args(["-e", "-c", code]).current_dir(&root).status().unwrap().success());
            }
        }
    }
    root
}

#[test]
fn whoever_does_what_the_document_says_has_a_sound_story_and_its_pages() {
    let root = followed();
    let (story, figures) = load_all(&root).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(|problem| format!("{problem}\n")).collect::<String>());
    });
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(project.join(path)).unwrap();
    let geo = GeoFiles {
        country: read("geo/central-asia.topo.json"),
        almaty: read("geo/almaty-schematic.geojson"),
        contours: read("geo/almaty-contours.geojson"),
        eurasia: read("geo/eurasia-locator.topo.json"),
        relief: fs::read(project.join("geo/relief-central-asia.jpg")).unwrap(),
    };
    let shell = Shell::new(read("index.html")).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let unpublished = Site::default();
    let rendered = pages(Rc::new(story), &figures, &geo, &shell, &unpublished);
    let rendered = tokio::task::LocalSet::new().block_on(&runtime, rendered).unwrap();
    let site: BTreeMap<String, String> = rendered.into_iter().map(|page| (page.path, page.text)).collect();

    for (language, town) in [
        ("en", "Exampletown"),
        ("nl", "Voorbeeldstad"),
        ("ru", "Примерск"),
        ("kk", "Мысалқала"),
        ("en-IE", "Exampletown"),
    ] {
        let page = &site[&format!("{language}/index.html")];
        assert!(page.contains(&format!("<html lang=\"{language}\">")));
        assert!(page.contains("id=\"event-exampletown-bridge\""), "{language}: no event");
        assert!(page.contains("data-city=\"exampletown\"") && page.contains(town), "{language}: no place");
        assert!(page.contains("id=\"correction-exampletown-name\""), "{language}: no correction");
        assert!(site[&format!("{language}/feed.xml")].contains(town), "{language}: no correction in the feed");
    }
    assert!(site["en/index.html"].contains("hreflang=\"en-IE\"") && site["index.html"].contains("href=\"en-IE/\""));
    assert!(site["data/events.csv"].contains("exampletown-bridge") && site["data/events.csv"].contains("title_en-IE"));
    assert!(site["data/claims.csv"].contains("exampletown-bridge.2"));
    assert!(site["data/places.geojson"].contains("exampletown"));
}
