//! Everything that can fail, in one run: one suite after the other, going on after a failure, so that one run tells all.

use std::collections::BTreeSet;
use std::process::{Command, ExitCode};

use crate::browser::Browser;
use crate::child::{cargo, run, tee};
use crate::{Outcome, budget, site, tools};

/// How many of a suite's tests held.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    fn one(held: bool) -> Self {
        Self { passed: held.into(), failed: (!held).into() }
    }

    /// A suite that failed without naming a test, or in which there was none, failed once.
    fn of_suite(self, succeeded: bool) -> Self {
        let silent = self.failed == 0 && (!succeeded || self.passed == 0);
        Self { failed: self.failed + u32::from(silent), ..self }
    }
}

/// Runs every suite; the last line on standard output is `N passed, M failed`.
pub fn run_all() -> ExitCode {
    let mut tallies = Vec::new();
    let mut suite = |name: &'static str, run: &mut dyn FnMut() -> Outcome<Tally>| {
        println!("\n=== {name}");
        let tally = run().unwrap_or_else(|problem| {
            eprintln!("xtask: {name}: {problem}");
            Tally::one(false)
        });
        tallies.push((name, tally));
        tally.failed == 0
    };

    suite("format", &mut || {
        tools::component("rustfmt", "fmt --version")?;
        run(cargo("fmt --all --check")).map(|()| Tally::one(true))
    });
    suite("lints", &mut || {
        tools::component("clippy", "clippy --version")?;
        run(cargo("clippy --workspace --all-targets -- -D warnings")).map(|()| Tally::one(true))
    });
    suite("lints for the browser", &mut || {
        tools::wasm_target()?;
        let features = "--no-default-features --features hydrate --lib --bin hydrate";
        run(cargo(&format!("clippy --target wasm32-unknown-unknown {features} -- -D warnings")))
            .map(|()| Tally::one(true))
    });
    suite("tests", &mut || {
        let mut tests = cargo("test --workspace --no-fail-fast");
        // A snapshot that differs is a failure, not a new file.
        tests.env("INSTA_UPDATE", "no");
        counted(tests, cargo_line)
    });
    let built = suite("release build", &mut || site::build().and_then(|()| site::gallery()).map(|()| Tally::one(true)));
    if built {
        let browser = Browser::ensure();
        let browser = || browser.as_ref().map_err(Clone::clone);
        suite("sizes", &mut || sizes(browser()?));
        suite("browser", &mut || {
            let browser = browser()?;
            // A test that hangs ends; the timeout is far above what the slowest takes on a busy machine.
            let tests =
                |files: &str| tee(browser.node(&format!("--test --test-reporter=spec --test-timeout=420000 {files}")));
            let first = tests("")?;
            asked_again(first, |files| tests(&files.join(" ")))
        });
    } else {
        for name in ["sizes", "browser"] {
            suite(name, &mut || Err("not run: there is no build".into()));
        }
    }

    println!("\n=== all");
    for (name, Tally { passed, failed }) in &tallies {
        println!("{name}: {passed} passed, {failed} failed");
    }
    let passed: u32 = tallies.iter().map(|(_, tally)| tally.passed).sum();
    let failed: u32 = tallies.iter().map(|(_, tally)| tally.failed).sum();
    println!("\n{passed} passed, {failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn sizes(browser: &Browser) -> Outcome<Tally> {
    let (sizes, succeeded) = tee(browser.node("sizes.mjs"))?;
    let mut tally = Tally::default();
    for sentence in budget::compare(&sizes) {
        match sentence {
            Ok(sentence) => {
                println!("{sentence}");
                tally.passed += 1;
            }
            Err(sentence) => {
                println!("FAILED {sentence}");
                tally.failed += 1;
            }
        }
    }
    Ok(tally.of_suite(succeeded))
}

/// Runs a test runner and adds up what its closing lines say.
fn counted(command: Command, line: fn(&str) -> Tally) -> Outcome<Tally> {
    tee(command).map(|said| added(&said, line))
}

fn added((said, succeeded): &(String, bool), line: fn(&str) -> Tally) -> Tally {
    let mut tally = Tally::default();
    for counted in said.lines().map(line) {
        tally.passed += counted.passed;
        tally.failed += counted.failed;
    }
    tally.of_suite(*succeeded)
}

/// Files of browser tests that are asked again when a test in them fails: with more of them it is not chance.
const ASKED_AGAIN: usize = 3;

/// What the browser tests said, each file with a failure asked once more with nothing beside it: three browsers on two
/// processors now and then keep one of them waiting too long. What fails twice has failed; what fails once is named.
fn asked_again(first: (String, bool), again: impl FnOnce(&[&str]) -> Outcome<(String, bool)>) -> Outcome<Tally> {
    let tally = added(&first, node_line);
    let files: BTreeSet<&str> = first.0.lines().filter_map(failed_file).collect();
    if tally.failed == 0 || files.is_empty() || files.len() > ASKED_AGAIN {
        return Ok(tally);
    }
    let files: Vec<_> = files.into_iter().collect();
    println!("\n=== browser, once more: {}", files.join(" "));
    let failed = added(&again(&files)?, node_line).failed.min(tally.failed);
    let steadied = tally.failed - failed;
    println!("\nUNSTEADY {steadied} of {} that failed held when asked again: {}", tally.failed, files.join(" "));
    Ok(Tally { passed: tally.passed + steadied, failed })
}

/// `test at tests/x.test.mjs:132:7`: where a test failed, among the closing lines of node.
fn failed_file(line: &str) -> Option<&str> {
    line.strip_prefix("test at ")?.split_once(':').map(|(file, _)| file)
}

/// `test result: ok. 5 passed; 0 failed; 0 ignored; …`, one line for each test binary.
fn cargo_line(line: &str) -> Tally {
    let Some(counts) = line.strip_prefix("test result: ").and_then(|line| line.split_once(". ")) else {
        return Tally::default();
    };
    let count = |what| {
        let found = counts.1.split("; ").find_map(|part| part.strip_suffix(what));
        found.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    Tally { passed: count(" passed"), failed: count(" failed") }
}

/// `ℹ pass 5`, `ℹ fail 0`, `ℹ cancelled 0`: each on a line of its own.
fn node_line(line: &str) -> Tally {
    let mut words = line.split_whitespace();
    let (Some("ℹ"), Some(what), Some(Ok(count)), None) =
        (words.next(), words.next(), words.next().map(str::parse), words.next())
    else {
        return Tally::default();
    };
    match what {
        "pass" => Tally { passed: count, failed: 0 },
        "fail" | "cancelled" => Tally { passed: 0, failed: count },
        _ => Tally::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_cargo_are_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(cargo_line(line), Tally { passed: 12, failed: 3 });
        assert_eq!(cargo_line("test a::b ... ok"), Tally::default());
    }

    #[test]
    fn closing_lines_of_node_are_counted() {
        let lines = ["ℹ tests 6", "ℹ pass 3", "ℹ fail 2", "ℹ cancelled 1", "ℹ duration_ms 12.5"];
        let failed: u32 = lines.iter().map(|line| node_line(line).failed).sum();
        let passed: u32 = lines.iter().map(|line| node_line(line).passed).sum();
        assert_eq!((passed, failed), (3, 3));
    }

    #[test]
    fn what_fails_once_in_the_browser_is_asked_again_and_what_fails_twice_has_failed() {
        let said = |failed: u32, files: &[&str]| {
            let places: String = files.iter().map(|file| format!("test at tests/{file}.test.mjs:1:7\n")).collect();
            (format!("ℹ pass 5\nℹ fail {failed}\n\n{places}"), failed == 0)
        };
        let again = |failed| {
            move |files: &[&str]| {
                assert_eq!(files, ["tests/a.test.mjs", "tests/b.test.mjs"]);
                Ok(said(failed, &["a"]))
            }
        };
        let files = ["b", "a", "a"];
        assert_eq!(asked_again(said(3, &files), again(0)), Ok(Tally { passed: 8, failed: 0 }));
        assert_eq!(asked_again(said(3, &files), again(1)), Ok(Tally { passed: 7, failed: 1 }));
        let never = |_: &[&str]| unreachable!("asked again");
        assert_eq!(asked_again(said(0, &[]), never), Ok(Tally { passed: 5, failed: 0 }));
        assert_eq!(asked_again(said(4, &["a", "b", "c", "d"]), never), Ok(Tally { passed: 5, failed: 4 }));
    }

    #[test]
    fn a_second_run_that_breaks_off_has_failed() {
        let first = ("ℹ pass 5\nℹ fail 1\ntest at tests/a.test.mjs:1:7\n".to_owned(), false);
        let tally = asked_again(first, |_| Ok((String::new(), false)));
        assert_eq!(tally, Ok(Tally { passed: 5, failed: 1 }));
    }

    #[test]
    fn a_suite_without_tests_or_without_numbers_failed_once() {
        assert_eq!(Tally::default().of_suite(true).failed, 1);
        assert_eq!(Tally { passed: 4, failed: 0 }.of_suite(false).failed, 1);
        assert_eq!(Tally { passed: 4, failed: 2 }.of_suite(false).failed, 2);
        assert_eq!(Tally { passed: 4, failed: 0 }.of_suite(true).failed, 0);
    }
}
