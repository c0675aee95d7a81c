//! What `docs/content.md` says to those who write the story is true.

use qantar::story::problem::Code;

const DOCUMENT: &str = include_str!("../docs/content.md");

#[test]
fn the_document_lists_every_kind_of_problem_and_no_other() {
    let listed: Vec<&str> = DOCUMENT.lines().filter(|line| line.starts_with("| `QQ")).collect();
    let kinds: Vec<String> = Code::ALL.iter().map(|code| format!("| `{code}` | {} |", code.title())).collect();
    assert_eq!(listed, kinds);
}
