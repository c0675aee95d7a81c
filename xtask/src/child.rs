//! Other programs: how they are started, watched and found.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;

/// A program with no standard input and without what cargo told this one about itself.
///
/// `CARGO_PKG_*` and `CARGO_MANIFEST_*` of xtask would enter the fingerprints of every crate that a cargo started
/// from here compiles, and the next plain `cargo build` would compile them all again.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        let own = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"];
        if own.iter().any(|prefix| name.to_string_lossy().starts_with(prefix)) {
            command.env_remove(name);
        }
    }
    // What speeds up the second build of a crate is half as large again as the build, and CI has no second one.
    if std::env::var_os("CI").is_some() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// `program` with `words` split at spaces.
pub fn words(program: &str, words: &str) -> Command {
    let mut command = command(program);
    command.args(words.split_whitespace());
    command
}

/// `cargo` with `args` split at spaces.
pub fn cargo(args: &str) -> Command {
    words("cargo", args)
}

/// Runs to the end, output going where ours goes.
///
/// # Errors
/// When the program cannot be started or says that it failed.
pub fn run(mut command: Command) -> Outcome {
    let shown = shown(&command);
    let status = command.status().map_err(|error| format!("`{shown}` does not start: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{shown}` failed ({status})")) }
}

/// Runs to the end, showing what is said on standard output and giving it back, with whether the program succeeded.
///
/// # Errors
/// When the program cannot be started.
pub fn tee(mut command: Command) -> Outcome<(String, bool)> {
    let shown = shown(&command);
    let not_started = |error| format!("`{shown}` does not start: {error}");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(not_started)?;
    let mut said = String::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            said.push_str(&line);
            said.push('\n');
        }
    }
    let status = child.wait().map_err(|error| format!("`{shown}`: {error}"))?;
    Ok((said, status.success()))
}

/// What a program says on standard output, if it succeeds.
pub fn answer(mut command: Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program stands on the path.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// The path with `folders` before all others.
///
/// # Errors
/// When a folder's name cannot stand in a path list.
pub fn path_with(folders: &[PathBuf]) -> Outcome<std::ffi::OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&path));
    std::env::join_paths(all).map_err(|error| format!("the tool folder cannot stand in PATH: {error}"))
}

/// Whether Debian packages can be installed from here.
pub fn may_install_packages() -> bool {
    which("apt-get").is_some() && answer(words("id", "-u")).as_deref() == Some("0")
}

/// Installs Debian packages, reading the list of packages first: on a fresh machine there is none.
///
/// # Errors
/// When apt-get fails.
pub fn install_packages(packages: &str) -> Outcome {
    for args in ["update".to_owned(), format!("install --yes --no-install-recommends {packages}")] {
        let mut command = words("apt-get", &args);
        run({
            command.env("DEBIAN_FRONTEND", "noninteractive");
            command
        })?;
    }
    Ok(())
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
