//! Names that say what is in the file: a hash of the content stands in the name of everything that a page needs to look
//! right and live. Such a file never changes, so that browsers may keep it for ever, and a page never gets a part of
//! another build.
//!
//! Trunk's own hashes are from before the scripts were squeezed: they give way to these.

use crate::Outcome;
use crate::site::{self, Files};

/// Digits of the hash in a name.
pub const DIGITS: usize = 12;

/// Files that the project names itself. The others carry Trunk's hash, by which they are known.
const OWN: [&str; 15] = [
    "boot.js",
    "comfort.css",
    "comfort.js",
    "door.js",
    "eurasia.svg",
    "framed.css",
    "framed.js",
    "lost.js",
    "offline.js",
    "qantar-serif-cyrillic.woff2",
    "qantar-serif-latin.woff2",
    "relief.png",
    "serif-cyrillic.css",
    "serif-latin.css",
    "stepper.js",
];

/// Gives the files their names, and says them wherever the old ones stood. A file that names another comes after it.
///
/// # Errors
/// When a file is missing.
pub fn with_hashes(mut files: Files) -> Outcome<Files> {
    name_comforts(&mut files);
    let hashed_by_trunk = files.keys().filter(|name| without_trunks_hash(name).is_some()).cloned();
    let mut names: Vec<String> = hashed_by_trunk.chain(OWN.map(str::to_owned)).collect();
    // Pictures, type and WebAssembly name nothing; styles name type, scripts styles, framed.js and comfort.js one script
    // more, and boot.js those two.
    let rank = |name: &str| match (name, site::kind(name)) {
        ("boot.js", _) => 4,
        ("comfort.js" | "framed.js", _) => 3,
        (_, "js") => 2,
        (_, "css") => 1,
        _ => 0,
    };
    names.sort_by_key(|name| (rank(name), name.clone()));
    for name in names {
        let content = files.remove(&name).ok_or_else(|| {
            format!("{name}: not in the site\n  to mend: correct `OWN` in pack/src/names.rs, or index.html, which lists what Trunk copies")
        })?;
        let plain = without_trunks_hash(&name).unwrap_or_else(|| name.clone());
        let hashed = hashed(&plain, &content);
        for (path, text) in &mut files {
            if matches!(site::kind(path), "html" | "js" | "css" | "json" | "webmanifest") {
                *text = renamed(text, &name, &hashed);
            }
        }
        files.insert(hashed, content);
    }
    Ok(files)
}

/// What a reader may set stands beside each language's page, which alone names it.
fn name_comforts(files: &mut Files) {
    const PLAIN: &str = "comfort.html";
    let folders: Vec<String> = files.keys().filter_map(|path| path.strip_suffix(PLAIN)).map(str::to_owned).collect();
    for folder in folders {
        let Some(content) = files.remove(&format!("{folder}{PLAIN}")) else { continue };
        let hashed = hashed(PLAIN, &content);
        if let Some(page) = files.get_mut(&format!("{folder}index.html")) {
            *page = renamed(page, PLAIN, &hashed);
        }
        files.insert(format!("{folder}{hashed}"), content);
    }
}

fn hashed(plain: &str, content: &[u8]) -> String {
    let (stem, kind) = plain.rsplit_once('.').unwrap_or((plain, ""));
    format!("{stem}-{}.{kind}", &site::hash(content)[..DIGITS])
}

/// Whether a path is one whose content its name tells.
pub fn is_hashed(path: &str) -> bool {
    path.rsplit_once('.')
        .and_then(|(stem, _)| stem.rsplit_once('-'))
        .is_some_and(|(_, hash)| hash.len() == DIGITS && is_hexadecimal(hash))
}

fn is_hexadecimal(digits: &str) -> bool {
    digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// `hydrate-3514193e34258ab3_bg.wasm` → `hydrate.wasm`; `None` for a name without such a hash.
fn without_trunks_hash(name: &str) -> Option<String> {
    let (stem, rest) = name.rsplit_once('-')?;
    let (hash, _) = rest.split_once(['.', '_'])?;
    let is_hash = (8..=16).contains(&hash.len()) && is_hexadecimal(hash);
    (is_hash && !name.contains('/')).then(|| format!("{stem}.{}", site::kind(name)))
}

/// `content` with the file name `old`, where it stands alone, replaced.
fn renamed(content: &[u8], old: &str, new: &str) -> Vec<u8> {
    let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let old = old.as_bytes();
    let mut made = Vec::with_capacity(content.len());
    let mut at = 0;
    while let Some(found) = content[at..].windows(old.len()).position(|window| window == old).map(|nth| at + nth) {
        let end = found + old.len();
        let before = found.checked_sub(1).map(|before| &content[before]);
        let alone =
            !before.is_some_and(goes_on) && !content.get(end).is_some_and(|byte| goes_on(byte) && *byte != b'.');
        made.extend_from_slice(&content[at..found]);
        made.extend_from_slice(if alone { new.as_bytes() } else { old });
        at = end;
    }
    made.extend_from_slice(&content[at..]);
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(boot: &str, styles: &str) -> Files {
        let page = "<link href=\"../styles-0123456789abcd.css\"><script src=\"../boot.js\" data-js=\"../live-0123456789abcdef.js\"></script><image data-late=\"../relief.png\"/><use data-late=\"../eurasia.svg#home\"/>";
        let files = [
            ("boot.js", boot),
            ("live-0123456789abcdef.js", "new URL('live-0123456789abcdef_bg.wasm')"),
            ("live-0123456789abcdef_bg.wasm", "w"),
            ("styles-0123456789abcd.css", styles),
            ("en/index.html", page),
            ("en/data/oil.csv", "boot.js"),
        ];
        let own = OWN.map(|path| (path.to_owned(), Vec::new()));
        own.into_iter().chain(files.map(|(path, content)| (path.to_owned(), content.into()))).collect()
    }

    #[test]
    fn every_file_a_page_needs_is_hashed_and_named_so_by_the_page() {
        let files = with_hashes(site("import('./comfort.js')", "s")).unwrap();
        assert_eq!(files.keys().filter(|path| is_hashed(path)).count(), OWN.len() + 3);
        let boot = files.iter().find(|(path, _)| path.starts_with("boot-")).unwrap();
        assert!(String::from_utf8_lossy(boot.1).starts_with("import('./comfort-"));
        let page = site::text(&files, "en/index.html").unwrap();
        let named = files.keys().filter(|path| page.contains(&format!("\"../{path}"))).count();
        assert_eq!(named, 5, "{page}");
        assert!(page.contains("#home\""));
        assert_eq!(files["en/data/oil.csv"], b"boot.js");
    }

    #[test]
    fn a_name_changes_with_the_content_and_with_that_of_what_it_names() {
        let names = |files: Files| with_hashes(files).unwrap().into_keys().collect::<Vec<_>>();
        let (one, other) = (names(site("b", "s")), names(site("b", "s2")));
        assert_eq!(one.iter().filter(|name| !other.contains(name)).count(), 1);
        let mut files = site("b", "s");
        files.insert("live-0123456789abcdef_bg.wasm".to_owned(), b"w2".to_vec());
        let other = names(files);
        assert_eq!(one.iter().filter(|name| !other.contains(name)).count(), 2, "WebAssembly and glue");
    }

    #[test]
    fn what_readers_set_is_hashed_in_each_folder_and_named_by_its_page() {
        let mut files = site("b", "s");
        for (path, content) in
            [("en/comfort.html", "a"), ("nl/comfort.html", "b"), ("nl/index.html", "\"comfort.html\"")]
        {
            files.insert(path.to_owned(), content.into());
        }
        let files = with_hashes(files).unwrap();
        let nl = files.keys().find(|path| path.starts_with("nl/comfort-")).unwrap();
        assert!(is_hashed(nl) && files[nl] == b"b");
        assert_eq!(site::text(&files, "nl/index.html").unwrap(), format!("\"{}\"", &nl[3..]));
    }

    #[test]
    fn a_longer_name_is_another_name() {
        assert_eq!(
            renamed(b"reboot.js boot.js, boot.jsx ./boot.js.", "boot.js", "b-1.js"),
            b"reboot.js b-1.js, boot.jsx ./b-1.js."
        );
    }

    #[test]
    fn a_file_that_is_gone_is_named() {
        let mut files = site("b", "s");
        files.remove("door.js");
        assert!(with_hashes(files).is_err_and(|problem| problem.starts_with("door.js: not in the site\n  to mend: ")));
    }
}
