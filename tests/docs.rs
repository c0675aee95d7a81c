//! What is written about the project names only what is there.

use std::path::Path;

const FOLDERS: [&str; 9] = ["src/", "story/", "styles/", "pack/", "xtask/", "e2e/", "tests/", "docs/", "geo/"];

/// Every piece of inline code outside blocks of code.
fn inline_code(markdown: &str) -> Vec<&str> {
    let prose = markdown.split("```").step_by(2);
    prose.flat_map(|part| part.split('`').skip(1).step_by(2)).collect()
}

/// A path of the project; those with a placeholder stand for many, and are none.
fn is_path(code: &str) -> bool {
    FOLDERS.iter().any(|folder| code.starts_with(folder)) && !code.contains(['<', '*', ' '])
}

fn missing(markdown: &str) -> Vec<&str> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    inline_code(markdown).into_iter().filter(|code| is_path(code) && !top.join(code).exists()).collect()
}

#[test]
fn the_documents_name_only_paths_that_exist() {
    let [architecture, content, embed, publish, readme] = [
        include_str!("../docs/architecture.md"),
        include_str!("../docs/content.md"),
        include_str!("../docs/embed.md"),
        include_str!("../docs/publish.md"),
        include_str!("../README.md"),
    ];
    assert!(inline_code(architecture).into_iter().filter(|code| is_path(code)).count() > 100);
    for document in [architecture, content, embed, publish, readme] {
        assert!(missing(document).is_empty(), "not there: {:?}", missing(document));
    }
}

#[test]
fn a_path_that_is_gone_is_noticed() {
    let text = "`src/lib.rs`, `src/gone.rs`, `story/<code>/ui.toml`\n```sh\n`src/block.rs`\n```\n";
    assert_eq!(missing(text), ["src/gone.rs"]);
}
