//! Stories good and bad through the one check.

use std::path::Path;

#[test]
fn the_projects_own_story_is_clean() {
    let root = std::env::var("TRY").unwrap_or(env!("CARGO_MANIFEST_DIR").to_owned());
    if let Err(problems) = qantar::story::load(Path::new(&root)) {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{} problems\n{}", lines.len(), lines.join("\n"));
    }
}
