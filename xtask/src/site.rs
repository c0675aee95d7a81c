//! The page: built for publishing, or built and served while one writes.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::{CommandExt, parent_id};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use crate::Outcome;
use crate::child::{cargo, command, path_with, run};
use crate::tools::{self, Tools};
use crate::{element, scripts, styles};

/// What is published.
pub const DIST: &str = "dist";
/// What is served while one writes: it carries Trunk's reload script and must never be published.
const SERVED: &str = "target/serve";

/// Builds what is published into dist/.
///
/// # Errors
/// When a tool is missing, the build fails, or the result would not do for publishing.
pub fn build() -> Outcome {
    let tools = tools::ensure(true)?;
    let mut trunk = trunk(&tools, "build", DIST)?;
    if tools.has_wasm_opt {
        trunk.arg("--release").env("TRUNK_TOOLS_WASM_OPT", tools::WASM_OPT);
    } else {
        // The same profile, but Trunk does not ask for wasm-opt.
        trunk.args(["--cargo-profile", "release"]);
    }
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_folders());
    run(trunk)?;
    scripts::squeeze(Path::new(DIST))?;
    element::write(Path::new(DIST))?;
    for page in pages(Path::new(DIST))? {
        let text = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
        if text.contains(".well-known/trunk") {
            return Err(format!("{}: it contains the script that reloads the page", page.display()));
        }
    }
    run(cargo(&format!("run --quiet --bin prerender -- embed {DIST}")))?;
    // Names that tell the content, header files for hosts, compressed copies: `pack/src/main.rs`.
    run(cargo(&format!("run --quiet --package pack -- finish {DIST}")))
}

/// What has the compiler name the sources of dependencies without the folders of this machine, which every panic's message
/// would carry to the reader: the same source gives the same bytes wherever it is built.
fn without_folders() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let folders = registries.into_iter().flatten().flatten();
    folders.map(|folder| format!("--remap-path-prefix={}/=", folder.path().display())).collect::<Vec<_>>().join(" ")
}

/// Where what is handed on is written: the zip for partners, or the pages that are one file each.
const PACKED: &str = "dist-pack";

/// Builds, and writes a zip of all that partners are given, or each language's page as one file alone.
///
/// # Errors
/// When an argument is not understood, the build fails, or a page does not fit into one file.
pub fn pack(args: &[String]) -> Outcome {
    let what = match args {
        [] => "partner",
        [flag] if flag == "--one-file" => "one-file",
        other => return Err(format!("arguments `{}`: expected --one-file or none", other.join(" "))),
    };
    build()?;
    run(cargo(&format!("run --quiet --package pack -- {what} {DIST} {PACKED}")))
}

/// Where the gallery is written: beside the site, never in it.
const GALLERY: &str = "target/gallery";

/// Writes the gallery, a page for each language, and says where.
///
/// # Errors
/// When the story is not sound or a file cannot be written.
pub fn gallery() -> Outcome {
    styles::write()?;
    fs::create_dir_all(GALLERY).map_err(|error| format!("{GALLERY}: {error}"))?;
    let sheets =
        [("target/styles.css", "styles.css"), ("target/main.css", "main.css"), ("styles/gallery.css", "gallery.css")];
    for (from, name) in sheets {
        fs::copy(from, Path::new(GALLERY).join(name)).map_err(|error| format!("{from}: {error}"))?;
    }
    run(cargo(&format!("run --quiet --bin prerender -- gallery {GALLERY}")))?;
    let folder = fs::canonicalize(GALLERY).map_err(|error| format!("{GALLERY}: {error}"))?;
    for page in pages(&folder)? {
        println!("xtask: file://{}", page.display());
    }
    Ok(())
}

/// Every HTML file in a folder and the folders in it.
fn pages(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(pages(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            found.push(path);
        }
    }
    Ok(found)
}

/// Builds in the development profile, serves, and builds again at every edit. Returns only if something is wrong.
///
/// # Errors
/// When an argument is not understood, the port is taken, or a tool is missing.
pub fn serve(args: &[String]) -> Outcome {
    let port = match args {
        [] => 8080,
        [flag, port] if flag == "--port" => port.parse().map_err(|_| format!("port `{port}`: expected 1 to 65535"))?,
        other => return Err(format!("arguments `{}`: expected --port N or none", other.join(" "))),
    };
    if let Err(error) = TcpListener::bind(("127.0.0.1", port)) {
        return Err(format!("port {port}: {error}\n  to mend: cargo xtask serve --port {}", port.saturating_add(1)));
    }
    let tools = tools::ensure(false)?;
    println!("xtask: the first build of the page takes a minute or two; its address follows");
    // This very program, even if installing took so long that a newer one stands in its place by now.
    let mut announcer = command("/proc/self/exe");
    announcer.args(["announce", &port.to_string()]);
    if announcer.spawn().is_err() {
        println!("xtask: it will be http://127.0.0.1:{port}/");
    }
    let mut trunk = trunk(&tools, "serve", SERVED)?;
    trunk.args(["--disable-address-lookup", "--port", &port.to_string()]);
    // Trunk takes the place of this process, so that whatever ends `cargo xtask serve` ends the server.
    let error = trunk.exec();
    Err(format!("trunk does not start: {error}"))
}

/// Waits beside `serve` until the page answers, and says where.
///
/// # Errors
/// When the port is not a number.
pub fn announce(args: &[String]) -> Outcome {
    let port: u16 = args.first().and_then(|port| port.parse().ok()).ok_or("expected a port")?;
    let server = parent_id();
    while !answers(port) {
        if parent_id() != server {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    println!(
        "\nxtask: http://127.0.0.1:{port}/ is ready; an edit in story/, styles/, src/ or geo/ reloads it; Ctrl-C ends it\n"
    );
    Ok(())
}

/// Whether there is a page: Trunk listens a moment before it has one.
fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.write_all(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")?;
        let mut status = [0; 12];
        stream.read_exact(&mut status)?;
        Ok(status.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}

fn trunk(tools: &Tools, verb: &str, dist: &str) -> Outcome<Command> {
    let mut trunk = command("trunk");
    trunk.args([verb, "--dist", dist, "--skip-version-check"]).env("PATH", path_with(&tools.folders)?);
    Ok(trunk)
}
