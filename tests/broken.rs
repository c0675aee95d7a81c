//! The good story of `tests/stories/good`, broken in one place at a time: each break is found as what it is, at its very
//! line and column, and nothing else is found.
//!
//! What the messages say in words is held by `tests/check.rs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use qantar::story::load_all;
use qantar::story::problem::{Code, Problem};

/// One edit of one file, and what the check must say of it.
struct Break {
    file: &'static str,
    /// Must stand in the file; the first of its kind is replaced. Empty: `to` is put at the file's end.
    from: &'static str,
    to: &'static str,
    /// "CODE file:line:column", in the check's order.
    found: &'static [&'static str],
}

const fn edit(file: &'static str, from: &'static str, to: &'static str, found: &'static [&'static str]) -> Break {
    Break { file, from, to, found }
}

include!("broken/cases.rs");

fn good() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories/good")
}

/// Every file of the good story, with its path from there.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path.strip_prefix(good()).unwrap().to_owned());
        }
    }
}

/// The good story with one edit, in a folder of its own.
fn broken(number: usize, case: &Break) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("broken-{number}"));
    fs::remove_dir_all(&root).ok();
    let mut all = Vec::new();
    files(&good(), &mut all);
    for path in all {
        let to = root.join(&path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(good().join(&path), to).unwrap();
    }
    let file = root.join("story").join(case.file);
    match case.to {
        GONE => fs::remove_file(file).unwrap(),
        to => {
            let text = fs::read_to_string(&file).unwrap_or_default();
            assert!(text.contains(case.from), "{}: no `{}`", case.file, case.from);
            let text = if case.from.is_empty() { text + to } else { text.replacen(case.from, to, 1) };
            fs::write(file, text).unwrap();
        }
    }
    root
}

fn told(problem: &Problem) -> String {
    let Problem { code, file, line, column, .. } = problem;
    format!("{code} {}:{line}:{column}", file.trim_start_matches("story/"))
}

#[test]
fn the_story_that_is_broken_here_is_sound_with_its_figures() {
    assert_eq!(load_all(&good()).err(), None);
}

#[test]
fn each_break_is_found_as_what_it_is_at_its_line_and_column() {
    let mut differing = String::new();
    for (number, case) in CASES.iter().enumerate() {
        let root = broken(number, case);
        let problems = load_all(&root).err().unwrap_or_default();
        let found: Vec<String> = problems.iter().map(told).collect();
        if found != case.found {
            let words: String = problems.iter().map(|problem| format!("    {}\n", problem.what)).collect();
            differing +=
                &format!("case {number}, {}: `{}` → `{}`\n  {found:?}\n{words}", case.file, case.from, case.to);
        }
        fs::remove_dir_all(root).ok();
    }
    assert!(differing.is_empty(), "found otherwise than expected:\n{differing}");
}

#[test]
fn every_kind_of_problem_is_broken_here() {
    let found: BTreeSet<&str> =
        CASES.iter().flat_map(|case| case.found).filter_map(|found| found.split(' ').next()).collect();
    let unbroken: Vec<String> =
        Code::ALL.iter().map(Code::to_string).filter(|code| !found.contains(code.as_str())).collect();
    assert!(unbroken.is_empty(), "no case for {unbroken:?}");
    assert!(CASES.len() >= 60);
}
