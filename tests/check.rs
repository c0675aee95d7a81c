//! Stories good and bad through the one check. `tests/stories/good` is a small complete story; every other folder
//! there holds the files that differ from it (`removed.txt` lists those it lacks) and in `expected.txt` the exact
//! problems.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use qantar::model::story::{Block, Story};
use qantar::story::load;
use qantar::story::problem::Problem;

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn stories() -> PathBuf {
    project().join("tests/stories")
}

/// The folders of broken stories, in order.
fn broken() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(stories()).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| !case.ends_with("good"));
    cases.sort();
    cases
}

/// Puts the good story and what a case changes in it together in a folder of its own, and loads that.
fn load_case(case: &Path) -> Result<Story, Vec<Problem>> {
    // Tests run side by side, and two of them load the same case.
    static LOADED: AtomicUsize = AtomicUsize::new(0);
    let number = LOADED.fetch_add(1, Ordering::Relaxed);
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("story-{number}"));
    fs::remove_dir_all(&root).ok();
    copy(&stories().join("good"), &root);
    copy(case, &root);
    for name in fs::read_to_string(case.join("removed.txt")).unwrap_or_default().lines() {
        fs::remove_file(root.join(name)).unwrap();
    }
    load(&root)
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

fn printed(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

fn good() -> Story {
    load(&stories().join("good")).unwrap_or_else(|problems| panic!("{}", printed(&problems)))
}

#[test]
fn the_projects_own_story_is_clean() {
    if let Err(problems) = load(project()) {
        panic!("{} problems\n{}", problems.len(), printed(&problems));
    }
}

#[test]
fn each_broken_story_says_what_is_wrong_where_and_how_to_mend_it() {
    let mut differing = String::new();
    let cases = broken();
    assert!(cases.len() >= 10);
    for case in cases {
        let found = load_case(&case).err().map(|problems| printed(&problems)).unwrap_or_default();
        let expected = fs::read_to_string(case.join("expected.txt")).unwrap_or_default();
        if found != expected {
            differing += &format!("=== {}\n{found}", case.file_name().unwrap().display());
        }
    }
    assert!(differing.is_empty(), "found otherwise than in expected.txt:\n{differing}");
}

#[test]
fn problems_are_sorted_by_file_and_line() {
    for case in broken() {
        let problems = load_case(&case).err().unwrap_or_default();
        assert!(problems.is_sorted_by_key(|problem| (&problem.file, problem.line)), "{}", case.display());
    }
}

#[test]
fn a_corrected_value_is_found_in_whichever_file_it_survives() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stale");
    fs::remove_dir_all(&root).ok();
    copy(&project().join("story"), &root.join("story"));
    let mut planted = Vec::new();
    for (nth, file) in files(&root.join("story")).into_iter().enumerate() {
        let spellings = ["on 7 September", "7\u{a0}sept. 2022", "7 сентября", "7-қыркүйекте", "2022-09-07"];
        let text = fs::read_to_string(&file).unwrap();
        // The one file that has to name it.
        if !file.ends_with("corrections.toml") {
            // A comment of TOML, and a heading of Markdown without an id: the search looks at whatever there is.
            fs::write(&file, format!("{text}\n# {}\n", spellings[nth % spellings.len()])).unwrap();
            planted.push(file.strip_prefix(&root).unwrap().to_str().unwrap().to_owned());
        }
    }
    let problems = load(&root).unwrap_err();
    let found: Vec<&Problem> = problems.iter().filter(|problem| problem.what.contains("was corrected")).collect();
    let mut in_files: Vec<String> = found.iter().map(|problem| problem.file.clone()).collect();
    in_files.sort();
    planted.sort();
    assert_eq!(in_files, planted);
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn events_stand_in_order_of_time_with_their_texts_beside_them() {
    let story = good();
    let ids: Vec<&str> = story.events.iter().map(|event| event.id.as_str()).collect();
    assert_eq!(ids, ["bridge-law", "bridge-crowd"]);
    assert_eq!(story.languages[1].events[0].title, "Een wet op bruggen");
    assert!(story.events[1].disputed && !story.events[0].disputed);
    let scene = story.chapters[0].steps[0].scene.as_ref().unwrap();
    assert_eq!(scene.event_idx, Some(1));
}

#[test]
fn notes_are_numbered_through_the_whole_story() {
    let story = good();
    let numbers: Vec<(&str, usize)> = story.languages[0]
        .chapters
        .iter()
        .flat_map(|chapter| &chapter.notes)
        .map(|note| (note.label.as_str(), note.number))
        .collect();
    assert_eq!(numbers, [("crowd", 1), ("snow", 2), ("hurt", 3)]);
    let snow = &story.languages[0].chapters[0].notes[1];
    assert_eq!(snow.html, "So the <em>Atlas</em>.");
    assert_eq!(snow.fact_ids, ["rivertown"]);
}

#[test]
fn a_step_is_html_and_figures_in_order() {
    let story = good();
    let chapter = &story.languages[0].chapters[0];
    let mark = |label, number, class| {
        format!("<a class=\"note-ref {class}\" id=\"ref-{label}\" href=\"#note-{label}\">{number}</a>")
    };
    assert_eq!(chapter.lead, [Block::Html("<p>What <em>you</em> should know before.</p>".into())]);
    let paragraph =
        format!("<p>A crowd of 100 &amp; more stood on the bridge.{} It stayed.</p>", mark("crowd", 1, "s-d"));
    assert_eq!(chapter.steps[0].blocks, [Block::Html(paragraph), Block::Figure("price".into())]);
    assert_eq!(chapter.steps[1].heading, None);
    let list = format!("<ul><li>Evening: rain.</li><li>Night: snow.{}</li></ul>", mark("snow", 2, "s-e"));
    assert_eq!(chapter.steps[1].blocks, [Block::Html(list)]);
}

#[test]
fn labels_are_found_by_dotted_key() {
    assert_eq!(good().languages[1].label("figure.price.title"), "Prijs");
}
