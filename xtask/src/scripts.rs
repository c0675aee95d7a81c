//! Scripts as they are published: without comments and indentation, and with short-lived names made alike.
//!
//! wasm-bindgen ends the name of each import and closure in 16 digits of a hash, which no compressor can shorten: a
//! tenth of what a reader downloads of its script, and more than a kilobyte of the WebAssembly. Numbers of the same
//! length take their place in both files, so that no offset in the WebAssembly changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;

/// Digits of a hash at the end of a name.
const HASH: usize = 16;

/// Rewrites the scripts and the WebAssembly of a finished site.
///
/// # Errors
/// When a file cannot be read or written.
pub fn squeeze(site: &Path) -> Outcome {
    let of_kind = |kind: &str| -> Outcome<Vec<PathBuf>> {
        let entries = fs::read_dir(site).map_err(|error| format!("{}: {error}", site.display()))?;
        let paths = entries.flatten().map(|entry| entry.path());
        Ok(paths.filter(|path| path.extension().is_some_and(|extension| extension == kind)).collect())
    };
    let mut names = BTreeMap::new();
    for path in of_kind("js")? {
        let script = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let own = plain_names(&script);
        write(&path, without_comments(&renamed(script.as_bytes(), &own)).as_slice())?;
        names.extend(own);
    }
    for path in of_kind("wasm")? {
        let code = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        write(&path, &renamed(&code, &names))?;
    }
    Ok(())
}

fn write(path: &Path, content: &[u8]) -> Outcome {
    fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()))
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$')
}

/// Every name that ends in a hash, and the same with a number for it: 0, 1 where two differ in nothing else.
fn plain_names(script: &str) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let hashed: BTreeSet<&str> = script
        .split(|letter: char| !u8::try_from(letter).is_ok_and(is_name))
        .filter(|name| {
            let Some((start, hash)) = name.len().checked_sub(HASH).and_then(|at| name.split_at_checked(at)) else {
                return false;
            };
            (start.ends_with('_') || start.ends_with("__h"))
                && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        })
        .collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut names = BTreeMap::new();
    for name in hashed {
        let start = &name[..name.len() - HASH];
        let nth = seen.entry(start).or_default();
        names.insert(name.as_bytes().to_vec(), format!("{start}{nth:016}").into_bytes());
        *nth += 1;
    }
    names
}

/// `content` with each name replaced; its length stays.
fn renamed(content: &[u8], names: &BTreeMap<Vec<u8>, Vec<u8>>) -> Vec<u8> {
    let mut content = content.to_vec();
    for (name, plain) in names {
        let mut at = 0;
        while let Some(found) = content[at..].windows(name.len()).position(|window| window == name) {
            at += found;
            content[at..at + plain.len()].copy_from_slice(plain);
            at += plain.len();
        }
    }
    content
}

/// The script without indentation, empty lines and comments that have lines of their own. One with a template over
/// several lines, whose text such lines could be, is left as it is.
pub fn without_comments(script: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(script) else { return script.to_vec() };
    if text.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_vec();
    }
    let (mut kept, mut in_comment) = (String::new(), false);
    for line in text.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "/**\n * Says it.\n */\nconst imports = {\n    // Twice.\n    __wbg_clone_36b409d13a42e5ef: 1, __wbg_clone_a3ed8db010540e0d: 2,\n};\n";

    #[test]
    fn hashes_become_numbers_of_the_same_length_in_both_files() {
        let names = plain_names(GLUE);
        let code = renamed(b"\x00\x1c__wbg_clone_a3ed8db010540e0d\x00", &names);
        assert_eq!(code, b"\x00\x1c__wbg_clone_0000000000000001\x00");
    }

    #[test]
    fn other_names_stay_as_they_are() {
        assert!(plain_names("const deadbeefdeadbeefdeadbeef = _0123; __wbg_is_zzzz409d13a42e5ef0").is_empty());
    }

    #[test]
    fn comments_and_indentation_go() {
        let squeezed = without_comments(GLUE.as_bytes());
        assert_eq!(
            squeezed,
            b"const imports = {\n__wbg_clone_36b409d13a42e5ef: 1, __wbg_clone_a3ed8db010540e0d: 2,\n};\n"
        );
    }

    #[test]
    fn a_text_over_several_lines_keeps_them() {
        let script = b"const text = `one\n    // two`;\n";
        assert_eq!(without_comments(script), script);
    }
}
