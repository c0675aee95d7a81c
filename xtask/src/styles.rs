//! The files of styles/ → two stylesheets: what a page opens with, and what stands below that.
//!
//! Trunk copies a stylesheet as it is, and each `@import` in it would cost the reader a round trip.

use std::{fs, path::Path};

use crate::Outcome;

/// The files that import others, and where index.html expects the results; outside the folders that Trunk watches.
const BUNDLES: [(&str, &str); 2] = [("styles/index.css", "target/styles.css"), ("styles/main.css", "target/main.css")];
/// Files of their own, so that no first paint waits for them: a browser asks last for what another medium needs, boot.js
/// asks last for the headings' type, and what parts of the page or pages in a frame have besides is asked for where they
/// stand.
const ALONE: [&str; 7] =
    ["access.css", "comfort.css", "framed.css", "part.css", "print.css", "serif-cyrillic.css", "serif-latin.css"];

/// Puts the imports of both bundles in their place and writes them into target/, and the files that stand alone beside them.
///
/// # Errors
/// When a file cannot be read or written, or an import cannot be understood.
pub fn write() -> Outcome {
    fs::create_dir_all("target").map_err(|error| format!("target: {error}"))?;
    let mut indexes = String::new();
    for (index, result) in BUNDLES {
        let imports = read(Path::new(index))?;
        write_squeezed(result, &bundle(index, &imports, |name| read(&Path::new("styles").join(name)))?)?;
        indexes.push_str(&imports);
    }
    for entry in fs::read_dir("styles").map_err(|error| format!("styles: {error}"))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let known =
            ["index.css", "main.css", "gallery.css", "element.css"].iter().chain(&ALONE).any(|own| *own == name);
        if name.ends_with(".css") && !known && !indexes.contains(&name) {
            eprintln!("xtask: styles/{name} is imported nowhere\n  to mend: add it to styles/main.css, or delete it");
        }
    }
    ALONE.iter().try_for_each(|name| write_squeezed(&format!("target/{name}"), &read(&Path::new("styles").join(name))?))
}

fn write_squeezed(path: &str, css: &str) -> Outcome {
    fs::write(path, squeeze(css)).map_err(|error| format!("{path}: {error}"))
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// What stands in `index`, with each line `@import "file.css";` or `@import "file.css" layer(name);` replaced by that file.
/// Only an index imports: an import in an imported file is an error.
fn bundle(index: &str, imports: &str, read: impl Fn(&str) -> Outcome<String>) -> Outcome<String> {
    let mut whole = String::new();
    for (number, line) in imports.lines().enumerate() {
        let Some(import) = line.trim().strip_prefix("@import") else {
            whole.push_str(line);
            whole.push('\n');
            continue;
        };
        let (name, layer) = parse_import(import).ok_or_else(|| {
            let expected = "@import \"file.css\";  or  @import \"file.css\" layer(name);";
            format!("{index}:{}: import `{}`\n  expected: {expected}", number + 1, line.trim())
        })?;
        let file = read(name)?;
        if file.contains("@import") {
            return Err(format!("styles/{name}: it imports\n  to mend: move the import to {index}"));
        }
        match layer {
            Some(layer) => whole.push_str(&format!("@layer {layer} {{\n{file}\n}}\n")),
            None => whole.push_str(&format!("{file}\n")),
        }
    }
    Ok(whole)
}

/// The file's name and its layer, from what follows `@import`.
fn parse_import(import: &str) -> Option<(&str, Option<&str>)> {
    let import = import.trim().strip_suffix(';')?.trim();
    let import = import.strip_prefix("url(").map_or(Some(import), |inner| inner.strip_suffix(')'))?;
    let quote = import.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let (name, after) = import[1..].split_once(quote)?;
    let name = name.strip_prefix("./").unwrap_or(name);
    match after.trim() {
        "" => Some((name, None)),
        after => Some((name, Some(after.strip_prefix("layer(")?.strip_suffix(')')?))),
    }
}

/// Without comments, and with one space or none where the author laid out the text; strings stay as they are.
pub fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' | '\'' => {
                let end = string_end(rest, c);
                out.push_str(&rest[..end]);
                end
            }
            c if c.is_ascii_whitespace() => {
                // After these a space never means anything; elsewhere it may be a descendant or a sum.
                if !out.ends_with(['{', '}', ';', ',', ':', ' ']) {
                    out.push(' ');
                }
                1
            }
            '{' | '}' | ';' => {
                out.truncate(out.trim_end_matches(' ').len());
                if c == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(c);
                1
            }
            c => {
                out.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out.trim().to_owned()
}

/// Bytes from the opening quote to after the closing one.
fn string_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_replaced_in_order_and_layered() {
        let index = "@layer a, b;\n@import \"x.css\" layer(a);\n@import url('./y.css');\n";
        let whole = bundle("styles/index.css", index, |name| Ok(format!("/* {name} */")));
        assert_eq!(whole.as_deref(), Ok("@layer a, b;\n@layer a {\n/* x.css */\n}\n/* y.css */\n"));
    }

    #[test]
    fn an_import_with_a_media_query_is_refused_with_its_line() {
        let problem = bundle("styles/main.css", "\n@import \"x.css\" print;", |_| Ok(String::new())).unwrap_err();
        assert!(problem.starts_with("styles/main.css:2:"), "{problem}");
    }

    #[test]
    fn an_imported_file_may_not_import() {
        assert!(bundle("styles/main.css", "@import \"x.css\";", |_| Ok("@import \"y.css\";".into())).is_err());
    }

    #[test]
    fn spaces_that_mean_something_stay() {
        assert_eq!(
            squeeze(".a  .b:not(.c) {\n  inset: calc(1px + 2px) 0;\n}\n"),
            ".a .b:not(.c){inset:calc(1px + 2px) 0}"
        );
    }

    /// Chromium asks such a rule again of every element whenever one comes or goes anywhere in the page: with the timeline's
    /// filters that was most of a frame.
    #[test]
    fn no_rule_looks_for_something_in_the_whole_page() {
        for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../styles")).expect("styles/ is read").flatten()
        {
            let css = squeeze(&fs::read_to_string(entry.path()).expect("a stylesheet is read"));
            for root in [":root", "html", "body"] {
                assert!(!css.contains(&format!("{root}:has(")), "{}: {root}:has()", entry.path().display());
            }
        }
    }

    #[test]
    fn comments_go_but_not_inside_strings() {
        assert_eq!(
            squeeze("/* no */.a::before { content: \"/* \\\" ; } */\" }"),
            ".a::before{content:\"/* \\\" ; } */\"}"
        );
    }
}
