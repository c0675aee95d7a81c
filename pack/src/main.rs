//! A finished site → what hosts and partners are given. `cargo xtask build` and `cargo xtask pack` call it.
//!
//! Reading order: `site` (a folder in memory), `names` (hashed), `hosts` (header files), `squeeze` (compressed copies).

mod hosts;
mod names;
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
        _ => Err(format!("arguments `{}`: expected finish SITE", args.join(" "))),
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
    let mut files = names::with_hashes(site::read(folder)?)?;
    let for_hosts = hosts::files(&files);
    files.extend(squeeze::copies(&files)?);
    // Read by hosts, not by browsers: no copies.
    files.extend(for_hosts);
    site::write(folder, &files)
}
