//! The scripts of e2e/, and the browsers and the Node they need.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::child::{answer, path_with, run, words};
use crate::{Outcome, site, tools};

/// Everything that a script of e2e/ needs is there.
pub struct Browser {
    path: OsString,
}

impl Browser {
    /// Finds Node, Chromium, Firefox, WebKit and the packages of e2e/, installing what is missing.
    ///
    /// # Errors
    /// When one of them is missing and cannot be installed.
    pub fn ensure() -> Outcome<Self> {
        tools::node()?;
        if std::env::var_os("CHROMIUM").is_none() {
            tools::packages("Chromium", &["chromium"], "chromium", "the pages are tried and pictured in it")?;
        }
        if std::env::var_os("FIREFOX").is_none() {
            tools::packages("Firefox", &["firefox-esr"], "firefox-esr", "readers' journeys are tried in it too")?;
        }
        if std::env::var_os("WEBKIT_DRIVER").is_none() {
            let programs = ["WebKitWebDriver", "xvfb-run"];
            tools::packages(
                "WebKit",
                &programs,
                "webkit2gtk-driver xvfb xauth",
                "readers' journeys are tried in it too",
            )?;
        }
        let path = path_with(&newer_node()?)?;
        let lock = Path::new("e2e/package-lock.json").metadata().and_then(|file| file.modified());
        let installed = Path::new("e2e/node_modules/.package-lock.json").metadata().and_then(|file| file.modified());
        if !matches!((lock, installed), (Ok(lock), Ok(installed)) if lock <= installed) {
            let mut npm = words("npm", "ci --no-audit --no-fund --prefix e2e");
            npm.env("PATH", &path);
            run(npm)?;
        }
        Ok(Self { path })
    }

    /// `node` in e2e/ with `args` split at spaces.
    pub fn node(&self, args: &str) -> Command {
        let mut node = words("node", args);
        node.current_dir("e2e").env("PATH", &self.path);
        node
    }
}

/// A folder with a Node that Playwright runs on, if the one on the path is too old: Debian 12 has 18.
fn newer_node() -> Outcome<Vec<PathBuf>> {
    let version = answer(words("node", "--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    let new_enough = major.is_some_and(|major| major >= 20);
    if new_enough { Ok(Vec::new()) } else { tools::newer_node().map(|folder| vec![folder]) }
}

/// Pictures every step of the page in dist/.
///
/// # Errors
/// When a tool is missing, or the page cannot be pictured.
pub fn shots(args: &[String]) -> Outcome {
    with_site("shots.mjs", args)
}

/// Serves the page in dist/, and on another origin pages that embed it, until it is ended.
///
/// # Errors
/// When a tool is missing, or there is no page.
pub fn embed_demo(args: &[String]) -> Outcome {
    with_site("embed-demo.mjs", args)
}

/// Runs a script of e2e/ on the page in dist/, building it first if there is none.
fn with_site(script: &str, args: &[String]) -> Outcome {
    let browser = Browser::ensure()?;
    if !Path::new(site::DIST).join("index.html").is_file() {
        site::build()?;
    }
    let mut node = browser.node(script);
    node.args(args);
    run(node)
}
