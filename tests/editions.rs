//! Editions: words that wait become one with a day and the version of the contents; whatever changes later is told.

use std::fs;
use std::path::{Path, PathBuf};

use qantar::story::editions::record;
use qantar::story::load;

const WAITING: &str = "# Head.\n\n[[edition]]\n[edition.changes]\nen = [\"First.\"]\nnl = [\"Eerste.\"]\n";

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

/// The good story with a list of editions.
fn story(name: &str, published: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("editions-{name}"));
    fs::remove_dir_all(&root).ok();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories/good"), &root);
    fs::write(root.join("story/published.toml"), published).unwrap();
    root
}

#[test]
fn words_that_wait_become_an_edition_of_the_contents() {
    let root = story("record", WAITING);
    let before = load(&root).unwrap();
    assert!(before.edition().is_none());
    record(&root, "2026-01-05").unwrap();
    let after = load(&root).unwrap();
    let (edition, same) = after.edition().unwrap();
    assert!(same, "recording an edition leaves the contents as they are");
    assert_eq!((edition.date.to_string().as_str(), &edition.version), ("2026-01-05", &before.version));
    assert_eq!(edition.changes["nl"], ["Eerste."]);
    assert!(
        fs::read_to_string(root.join("story/published.toml")).unwrap().starts_with("# Head.\n\n[[edition]]\ndate = ")
    );
}

#[test]
fn contents_that_changed_are_no_edition_until_they_are_recorded_again() {
    let root = story("change", WAITING);
    record(&root, "2026-01-05").unwrap();
    assert!(record(&root, "2026-01-06").unwrap_err().contains("nothing changed since the edition of 2026-01-05"));

    let chapter = root.join("story/en/01-start.md");
    fs::write(&chapter, fs::read_to_string(&chapter).unwrap().replace("It stayed.", "It stayed on.")).unwrap();
    assert!(!load(&root).unwrap().edition().unwrap().1);
    assert!(record(&root, "2026-01-06").unwrap_err().contains("no words wait"));

    let published = root.join("story/published.toml");
    let second = "\n[[edition]]\n[edition.changes]\nen = [\"Second.\"]\nnl = [\"Tweede.\"]\n";
    fs::write(&published, fs::read_to_string(&published).unwrap() + second).unwrap();
    assert!(record(&root, "2026-01-04").unwrap_err().contains("before the last edition"));
    assert!(record(&root, "2026-13-04").unwrap_err().contains("not a day"));
    record(&root, "2026-01-06").unwrap();
    let story = load(&root).unwrap();
    assert_eq!(story.editions.len(), 2);
    assert!(story.edition().unwrap().1 && story.editions[0].version != story.editions[1].version);
}

#[test]
fn a_story_that_is_not_sound_becomes_no_edition() {
    let root = story("unsound", &WAITING.replace("nl = [\"Eerste.\"]\n", ""));
    assert!(record(&root, "2026-01-05").unwrap_err().contains("QQ0425"));
}
