//! The custom element's two files, from what the finished site has: a script with the page's own glue in it, and the
//! stylesheet as it has to be within a shadow root.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

use crate::{Outcome, scripts, styles};

/// How the glue throws what the WebAssembly has to say, and what that is.
const THROW: &str = "throw new Error(getStringFromWasm0(arg0, arg1));";
const THROWN: &str = "getStringFromWasm0(arg0, arg1)";

/// The element's own part of the script.
const SCRIPT: &str = "src/embed/element.js";
/// What only a shadow root has, and what the pages have.
const SHEETS: [&str; 4] = ["styles/element.css", "target/styles.css", "target/main.css", "target/part.css"];
/// What hosts name: leads to the present script, whose name changes with what is in it.
const DOOR: &str = "qantar-story.js";

/// The roles that a host may give values of its own to, as `--explainer-ROLE`; docs/embed.md lists them.
const ROLES: &str = "paper paper-raised ink ink-soft rule accent protest violence decision military shutdown international aftermath water land land-around border serif display sans";

/// The class of the element that stands for `html` and `body`.
const ROOT: &str = ".story-root";

/// Writes `qantar-story-HASH.js` and `.css` into the site, and `qantar-story.js`, which leads to it.
///
/// # Errors
/// When a file cannot be read or written, or the glue is not as expected.
pub fn write(site: &Path) -> Outcome {
    let mut css = String::new();
    for sheet in SHEETS {
        css.push_str(&read(Path::new(sheet))?);
    }
    let css = styles::squeeze(&shadowed(&styles::squeeze(&css)));
    let css_name = named(&css, "css");
    let names: Vec<String> = fs::read_dir(site)
        .map_err(|error| format!("{}: {error}", site.display()))?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let of = |start: &str, end: &str| {
        let found = names.iter().find(|name| name.starts_with(start) && name.ends_with(end));
        found.ok_or_else(|| format!("{}: no {start}…{end}", site.display()))
    };
    let (glue, wasm) = (read(&site.join(of("hydrate-", ".js")?))?, of("hydrate-", ".wasm")?);
    let known = format!("const NAMES = {{ wasm: \"{wasm}\", css: \"{css_name}\" }};\n");
    let script = [known, factory(&glue)?, read(Path::new(SCRIPT))?].concat();
    let script = String::from_utf8_lossy(&scripts::without_comments(script.as_bytes())).into_owned();
    let script_name = named(&script, "js");
    let door = format!("import \"./{script_name}\";\n");
    for (name, text) in [(css_name.as_str(), &css), (script_name.as_str(), &script), (DOOR, &door)] {
        let path = site.join(name);
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Of the same content the same name, on every machine: this hasher has no key of its own.
fn named(content: &str, kind: &str) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("qantar-story-{:016x}.{kind}", hasher.finish())
}

/// The glue as a function, so that each call has an instance of its own that goes when nobody holds it: a module is
/// never let go of. `failed` is called with what the WebAssembly throws.
fn factory(glue: &str) -> Outcome<String> {
    let expected = |what: &str| {
        let to_mend = "to mend: see what wasm-bindgen writes by now, and say it in xtask/src/element.rs";
        format!("the glue is not as expected: no `{what}`\n  {to_mend}")
    };
    let mut body = String::new();
    let mut exports = Vec::new();
    for line in glue.lines() {
        if line.starts_with("import ") {
            return Err(expected("glue without imports"));
        }
        if line.starts_with("export {") {
            continue;
        }
        let own = line.strip_prefix("export ").unwrap_or(line);
        if own != line {
            exports.extend(own.strip_prefix("function ").and_then(|rest| rest.split('(').next()).map(str::to_owned));
        }
        body.push_str(own);
        body.push('\n');
    }
    if exports.is_empty() {
        return Err(expected("export function"));
    }
    // Panics leave by this one door.
    if body.matches(THROW).count() != 1 {
        return Err(expected(THROW));
    }
    let body = body.replace(THROW, &format!("failed({THROWN});\n{THROW}"));
    Ok(format!("const glue = (failed) => {{\n{body}return {{ {}, init: __wbg_init }};\n}};\n", exports.join(", ")))
}

/// The stylesheet within a shadow root: the root's element stands for the page's, lengths do not depend on the host's
/// root, the scheme and the roles are the host's to choose, and no element is an address's target.
fn shadowed(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut of_root = false;
    while let Some(at) = end_of_piece(rest) {
        let (piece, after) = rest.split_at(at);
        if after.starts_with('{') && !piece.trim_start().starts_with('@') {
            let selector = selector(piece);
            // The root in another language too.
            of_root = selector.starts_with(ROOT) && !selector.contains(' ');
            out.push_str(&selector);
        } else {
            out.push_str(&declaration(piece, of_root));
        }
        out.push_str(&after[..1]);
        rest = &after[1..];
    }
    out.push_str(rest);
    out
}

/// Where the next brace or semicolon is that stands in no string.
fn end_of_piece(css: &str) -> Option<usize> {
    let mut quote = None;
    css.char_indices().find_map(|(at, c)| {
        match (quote, c) {
            (None, '{' | '}' | ';') => return Some(at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(own), c) if own == c => quote = None,
            _ => {}
        }
        None
    })
}

fn selector(text: &str) -> String {
    let text = text.replace(":root", ROOT).replace(":target", ".target");
    ["html", "body"].iter().fold(text, |text, element| {
        let mut out = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find(element) {
            let (before, after) = (&rest[..at], &rest[at + element.len()..]);
            let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            let stands_alone =
                !before.ends_with(|c| is_part(c) || matches!(c, '.' | '#')) && !after.starts_with(is_part);
            out.push_str(before);
            out.push_str(if stands_alone { ROOT } else { element });
            rest = after;
        }
        out + rest
    })
}

/// `of_root`: where the roles get their values, which a host's own come before.
fn declaration(text: &str, of_root: bool) -> String {
    let role = |name: &str| ROLES.split(' ').any(|role| name.strip_prefix("--") == Some(role));
    match text.split_once(':').map(|(name, value)| (name, value.trim_start())) {
        Some(("color-scheme", "light dark")) => "color-scheme: var(--scheme, light dark)".to_owned(),
        Some((name, value)) if of_root && role(name) => format!("{name}: var(--explainer{}, {value})", &name[1..]),
        _ => in_px(text),
    }
}

/// `2.75rem` is 44 pixels where the page is its own root.
fn in_px(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("rem") {
        let before = &rest[..at];
        let number = before.rfind(|c: char| !c.is_ascii_digit() && c != '.').map_or(0, |last| last + 1);
        match before[number..].parse::<f64>() {
            Ok(rem) => out.push_str(&format!("{}{}px", &before[..number], rem * 16.0)),
            Err(_) => out.push_str(&rest[..at + 3]),
        }
        rest = &rest[at + 3..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_of_the_story_stands_for_the_page() {
        assert_eq!(
            shadowed("html:not([data-tone]) .a, body{margin: 0}.words tbody th{x: 1}.e:target{y: 2}"),
            ".story-root:not([data-tone]) .a, .story-root{margin: 0}.words tbody th{x: 1}.e.target{y: 2}"
        );
    }

    #[test]
    fn a_host_may_give_the_roles_values_of_its_own() {
        assert_eq!(
            shadowed(
                ":root{--ink: light-dark(#000, #fff);--bar: 2em}:root:lang(kk){--serif: \"A\", serif}.map{--land: #17202b}"
            ),
            ".story-root{--ink: var(--explainer-ink, light-dark(#000, #fff));--bar: 2em}.story-root:lang(kk){--serif: var(--explainer-serif, \"A\", serif)}.map{--land: #17202b}"
        );
    }

    #[test]
    fn each_role_of_the_contract_has_a_value_in_the_styles() {
        let tokens = std::fs::read_to_string("../styles/tokens.css").unwrap();
        assert!(ROLES.split(' ').all(|role| tokens.contains(&format!("\n  --{role}: "))), "{ROLES}");
        let documented = std::fs::read_to_string("../docs/embed.md").unwrap();
        assert!(
            ROLES.split(' ').all(|role| documented.contains(&format!("`--explainer-{role}`"))),
            "docs/embed.md: {ROLES}"
        );
    }

    #[test]
    fn lengths_and_scheme_do_not_depend_on_the_host() {
        let css = ":root{color-scheme: light dark}.b{inline-size: 2.75rem;content: \"a{html}1rem\"}";
        let expected =
            ".story-root{color-scheme: var(--scheme, light dark)}.b{inline-size: 44px;content: \"a{html}16px\"}";
        assert_eq!(shadowed(css), expected);
    }
}
