//! What is given away is made of: the project's own licence, its fonts', its map data's, and those of the crates whose code
//! is in the WebAssembly. Cargo itself says which crates those are; what they ask for stands in their own files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::Outcome;
use crate::site::Files;

/// A licence's text in a package: the names that crates give it.
const TEXTS: [&str; 4] = ["license", "licence", "copying", "notice"];

/// Every file of licences, from the project at `top`.
///
/// # Errors
/// When a file of the project is missing, or Cargo does not answer.
pub fn files(top: &Path) -> Outcome<Files> {
    let read = |path: &str| fs::read(top.join(path)).map_err(|error| format!("{path}: {error}"));
    let mut files = Files::new();
    for (name, path) in [
        ("LICENSE", "LICENSE"),
        ("fonts-OFL.txt", "fonts/OFL.txt"),
        ("fonts.md", "fonts/README.md"),
        ("map-data.md", "geo/README.md"),
    ] {
        files.insert(name.to_owned(), read(path)?);
    }
    files.insert("THIRD-PARTY.txt".to_owned(), third_party(&metadata(top)?)?.into_bytes());
    Ok(files)
}

/// What `cargo metadata` says of the code for the browser.
fn metadata(top: &Path) -> Outcome<Value> {
    let arguments = "metadata --format-version 1 --locked --no-default-features --features hydrate --filter-platform wasm32-unknown-unknown";
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let said = Command::new(cargo).args(arguments.split(' ')).current_dir(top).output();
    let said = said.map_err(|error| format!("cargo metadata: {error}"))?;
    if !said.status.success() {
        return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&said.stderr).trim()));
    }
    serde_json::from_slice(&said.stdout).map_err(|error| format!("cargo metadata: {error}"))
}

/// A list of the crates, then each text once, with those whose it is.
fn third_party(metadata: &Value) -> Outcome<String> {
    let packages = list(&metadata["packages"]);
    let packages: BTreeMap<&str, &Value> = packages.iter().map(|package| (text(&package["id"]), package)).collect();
    let mut crates = String::new();
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut in_order: Vec<&Value> = shipped(metadata).into_iter().filter_map(|id| packages.get(id).copied()).collect();
    in_order.sort_by_key(|package| (text(&package["name"]), text(&package["version"])));
    for package in in_order {
        let name = format!("{} {}", text(&package["name"]), text(&package["version"]));
        let licence = text(&package["license"]);
        if licence.is_empty() {
            return Err(format!("{name}: it names no licence\n  to mend: do without it, or see what its authors say"));
        }
        let authors: Vec<&str> = list(&package["authors"]).iter().map(text).collect();
        let of = if authors.is_empty() { String::new() } else { format!("; {}", authors.join(", ")) };
        crates += &format!("{name}: {licence}{of}\n  {}\n", text(&package["repository"]));
        for text in licence_texts(Path::new(text(&package["manifest_path"])))? {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    let texts: BTreeSet<(Vec<String>, String)> = texts.into_iter().map(|(text, names)| (names, text)).collect();
    let rule = "=".repeat(80);
    let texts = texts.into_iter().map(|(names, text)| format!("\n{rule}\n{}\n{rule}\n\n{text}\n", names.join(", ")));
    Ok(format!(
        "Code of others in the WebAssembly\n\nRust's standard library, by the Rust project's contributors, is a part of it too: MIT OR Apache-2.0.\n\n{crates}{}",
        texts.collect::<String>()
    ))
}

/// The packages that the WebAssembly is linked from: what the project needs by itself and through others, without what
/// only builds it.
fn shipped(metadata: &Value) -> BTreeSet<&str> {
    let nodes = list(&metadata["resolve"]["nodes"]);
    let nodes: BTreeMap<&str, &Value> = nodes.iter().map(|node| (text(&node["id"]), node)).collect();
    let macros: BTreeSet<&str> = list(&metadata["packages"])
        .iter()
        .filter(|package| {
            let kinds = list(&package["targets"]).iter().flat_map(|target| list(&target["kind"]));
            kinds.into_iter().any(|kind| kind == "proc-macro")
        })
        .map(|package| text(&package["id"]))
        .collect();
    let root = text(&metadata["resolve"]["root"]);
    let (mut found, mut waiting) = (BTreeSet::new(), vec![root]);
    while let Some(id) = waiting.pop() {
        for dependency in nodes.get(id).map_or(&[][..], |node| list(&node["deps"])) {
            let is_linked = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let id = text(&dependency["pkg"]);
            if is_linked && !macros.contains(id) && found.insert(id) {
                waiting.push(id);
            }
        }
    }
    found.remove(root);
    found
}

/// The licences in a package's folder.
fn licence_texts(manifest: &Path) -> Outcome<Vec<String>> {
    let folder = manifest.parent().unwrap_or(manifest);
    let problem = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(problem)? {
        let path = entry.map_err(problem)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        if path.is_file() && TEXTS.iter().any(|start| name.starts_with(start)) {
            paths.push(path);
        }
    }
    paths.sort();
    let read = |path: &std::path::PathBuf| fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    // The same words, however their lines end.
    let tidy = |content: Vec<u8>| {
        let text = String::from_utf8_lossy(&content).replace('\r', "");
        text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
    };
    paths.iter().map(|path| read(path).map(tidy)).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_linked_crate_is_named_with_its_licence_and_no_other() {
        let top = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        let files = files(top).unwrap();
        let told = String::from_utf8(files["THIRD-PARTY.txt"].clone()).unwrap();
        for name in ["yew 0.23.0: MIT", "wasm-bindgen 0.2.129: MIT", "talc 5.", "gloo-events 0.3"] {
            assert!(told.contains(&format!("\n{name}")), "{name}");
        }
        // A macro, a tool of the build, the project itself.
        for name in ["yew-macro ", "syn ", "icu_calendar ", "brotli ", "qandy-qantar "] {
            assert!(!told.contains(&format!("\n{name}")), "{name}");
        }
        assert!(told.contains("Permission is hereby granted") && told.contains("Copyright"));
        assert!(!told.contains(env!("CARGO_MANIFEST_DIR")) && !told.contains("registry/src"));
        assert_eq!(files, super::files(top).unwrap());
    }
}
