//! A finished site → what hosts and partners are given. `cargo xtask build` and `cargo xtask pack` call it.
//!
//! Reading order: `site` (a folder in memory), `offline` (whether pages are kept without a network), `names` (hashed),
//! `hosts` (header files), `squeeze` (compressed copies), `one_file` (a page with all it needs) with `packed`, `partner` (what partners are given) with `licences`, `archive` (as
//! one zip).

mod archive;
mod hosts;
mod licences;
mod names;
mod offline;
mod one_file;
mod packed;
mod partner;
mod site;
mod squeeze;

use std::path::Path;
use std::process::ExitCode;

/// What went wrong, in a sentence for the person who can mend it.
pub type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args[..] {
        ["finish", site] => finish(Path::new(site)),
        ["one-file", site, into] => one_file(Path::new(site), Path::new(into)),
        ["partner", site, into] => partner(Path::new(site), Path::new(into)),
        _ => Err(format!(
            "arguments `{}`: expected finish SITE, one-file SITE FOLDER, or partner SITE FOLDER",
            args.join(" ")
        )),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Makes what Trunk built into what is published.
fn finish(folder: &Path) -> Outcome {
    let mut files = site::read(folder)?;
    if offline::is_refused(std::env::var(offline::VARIABLE).ok().as_deref())? {
        offline::refuse(&mut files)?;
    }
    let mut files = names::with_hashes(files)?;
    let for_hosts = hosts::files(&files);
    files.extend(squeeze::copies(&files)?);
    // Read by hosts, not by browsers: no copies.
    files.extend(for_hosts);
    site::write(folder, &files)
}

/// Writes each language's page as one file.
fn one_file(site: &Path, into: &Path) -> Outcome {
    let editions = one_file::editions(&site::read(site)?)?;
    for (name, content) in &editions {
        println!("{}: {} bytes", into.join(name).display(), content.len());
    }
    site::write(into, &editions)
}

/// Writes the zip for partners.
fn partner(site: &Path, into: &Path) -> Outcome {
    let top = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let files = partner::files(&site::read(site)?, licences::files(top)?)?;
    let zip = archive::zipped(partner::NAME, &files)?;
    let name = format!("{}.zip", partner::NAME);
    println!("{}: {} files, {} bytes", into.join(&name).display(), files.len(), zip.len());
    println!("sha256 {}", site::hash(&zip));
    site::write(into, &[(name, zip)].into())
}
