//! A folder of files, in memory: by path from the folder, in order of the paths, so that everything made of it is the
//! same whatever the order on the disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::Outcome;

pub type Files = BTreeMap<String, Vec<u8>>;

/// Every file in a folder and the folders in it.
///
/// # Errors
/// When the folder or a file cannot be read.
pub fn read(folder: &Path) -> Outcome<Files> {
    let mut files = Files::new();
    gather(folder, "", &mut files)?;
    Ok(files)
}

fn gather(folder: &Path, prefix: &str, files: &mut Files) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(problem)? {
        let path = entry.map_err(problem)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).ok_or_else(|| {
            format!("{}: a name that is no UTF-8\n  to mend: rename the file, or remove it", path.display())
        })?;
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            gather(&path, &format!("{name}/"), files)?;
        } else {
            let content = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            files.insert(name, content);
        }
    }
    Ok(())
}

/// Writes the files into a folder, which then holds nothing else.
///
/// # Errors
/// When something cannot be removed or written.
pub fn write(folder: &Path, files: &Files) -> Outcome {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(format!("{}: {error}", folder.display()));
        }
        _ => {}
    }
    for (name, content) in files {
        let path = folder.join(name);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, content));
        written.map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// The file's text.
///
/// # Errors
/// When it is not there, or no text.
pub fn text<'a>(files: &'a Files, path: &str) -> Outcome<&'a str> {
    let content = files.get(path).ok_or_else(|| format!("{path}: not in the site\n  to mend: cargo xtask build"))?;
    std::str::from_utf8(content).map_err(|error| format!("{path}: {error}"))
}

/// The kind of a file by its name: "html".
pub fn kind(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, kind)| kind)
}

/// SHA-256 in hexadecimal digits.
pub fn hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}
/// The languages of a site: its folders with a page and a page of sources.
pub fn languages(files: &Files) -> Vec<&str> {
    files
        .keys()
        .filter_map(|path| path.strip_suffix("/sources/index.html"))
        .filter(|code| !code.contains('/'))
        .collect()
}
