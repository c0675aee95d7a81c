//! Whether visited pages are kept for readers without a network: they are, unless whoever builds refuses.

use crate::Outcome;
use crate::site::{self, Files};

/// `no` refuses.
pub const VARIABLE: &str = "QANTAR_OFFLINE";

/// # Errors
/// When the variable's value says neither.
pub fn is_refused(value: Option<&str>) -> Outcome<bool> {
    match value {
        None | Some("" | "yes") => Ok(false),
        Some("no") => Ok(true),
        Some(other) => Err(format!(
            "{VARIABLE}: `{other}`\n  expected: yes, no or nothing\n  to mend: write {VARIABLE}=no to have no page kept, or unset it"
        )),
    }
}

/// No page asks for the worker, and the one that readers have from an earlier build goes, with all it kept.
///
/// # Errors
/// When comfort.js does not ask for it where it is expected.
pub fn refuse(files: &mut Files) -> Outcome {
    let script = site::text(files, "comfort.js")?;
    let asks = |line: &&str| line.contains("import(\"./offline.js\")");
    if script.lines().filter(asks).count() != 1 {
        return Err("comfort.js: it does not ask for offline.js on a line of its own\n  to mend: correct `refuse` in pack/src/offline.rs".to_owned());
    }
    let script: String = script.lines().filter(|line| !asks(line)).map(|line| format!("{line}\n")).collect();
    files.insert("comfort.js".to_owned(), script.into_bytes());
    files.insert("sw.js".to_owned(), include_bytes!("refused.js").to_vec());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_build_asks_for_no_worker_and_ends_the_one_that_readers_have() {
        let script = include_bytes!("../../src/browser/comfort.js").to_vec();
        let mut files: Files = [("comfort.js".to_owned(), script), ("sw.js".to_owned(), b"keeps".to_vec())].into();
        refuse(&mut files).unwrap();
        assert!(!site::text(&files, "comfort.js").unwrap().contains("import(\"./offline"));
        assert!(site::text(&files, "sw.js").unwrap().contains("registration.unregister()"));
    }

    #[test]
    fn both_workers_know_what_is_kept_by_the_same_name() {
        let (keeps, refuses) = (include_str!("../../src/browser/sw.js"), include_str!("refused.js"));
        assert!(keeps.contains("`qantar ${SCOPE} `") && refuses.contains("`qantar ${registration.scope} `"));
    }

    #[test]
    fn the_variable_says_yes_or_no() {
        assert_eq!([None, Some("yes"), Some("no")].map(is_refused), [Ok(false), Ok(false), Ok(true)]);
        assert!(is_refused(Some("false")).is_err_and(|problem| problem.starts_with("QANTAR_OFFLINE: `false`")));
    }
}
