//! What cargo alone cannot say: `cargo xtask serve`, `build`, `pack`, `check`, `test`, `gallery`, `shots`, `embed-demo`.
//!
//! Reading order: `child` (other programs), `tools` (those that must be there), `styles`, `scripts`, `element` and `site` (what is built),
//! `browser` and `budget` (what is measured), `suites` (everything that can fail, in one run).

mod browser;
mod budget;
mod child;
mod element;
mod scripts;
mod site;
mod styles;
mod suites;
mod tools;

use std::process::ExitCode;

/// What went wrong, in a sentence for the person who can mend it.
pub type Outcome<T = ()> = Result<T, String>;

const HELP: &str = "\
cargo xtask <verb>

  serve [--port N]   build for development and serve on 127.0.0.1 (port 8080); an edit reloads the page
  build              build what is published into dist/
  pack               build, and write dist-pack/qantar.zip for partners: the site, each language as one file, what to
                     paste where, licences, checksums
  pack --one-file    build, and write each language's page as one file that lives without a network into dist-pack/
  check [--json | --sarif]
                     read the content and say what is wrong with it, in seconds; docs/content.md lists the kinds
  publish DAY        make the contents an edition of that day (YYYY-MM-DD) in story/published.toml; with --check instead,
                     fail if they changed since the last one
  test               everything that can fail: format, lints, tests, release build, sizes, browser
  gallery            every component alone, with its states, at four widths and in both themes, on one page
  shots [--only STEP] [--lang L] [--width PX] [--scheme light|dark]
                     picture every step of dist/ into shots/
  embed-demo [LANGUAGE]
                     serve dist/ and pages that embed it, on two origins, and say where";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let verb = args.first().map(String::as_str);
    let rest = args.get(1..).unwrap_or_default();
    // Every path below is relative to the top of the project, wherever the command was typed.
    let top = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let at_top = std::env::set_current_dir(top).map_err(|error| format!("{top}: {error}"));
    if verb == Some("test") && at_top.is_ok() {
        return suites::run_all();
    }
    let outcome = at_top.and_then(|()| match verb {
        Some("serve") => site::serve(rest),
        Some("build") => site::build(),
        Some("pack") => site::pack(rest),
        Some("check") => child::run(child::cargo(&format!("run --quiet --bin prerender -- check {}", rest.join(" ")))),
        Some("publish") => {
            child::run(child::cargo(&format!("run --quiet --bin prerender -- publish {}", rest.join(" "))))
        }
        Some("gallery") => site::gallery(),
        Some("shots") => browser::shots(rest),
        Some("embed-demo") => browser::embed_demo(rest),
        // The two below are for Trunk.toml and for `serve` itself.
        Some("styles") => styles::write(),
        Some("announce") => site::announce(rest),
        Some("help" | "--help" | "-h") | None => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => Err(format!("there is no verb `{other}`\n\n{HELP}")),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("xtask: {problem}");
            ExitCode::FAILURE
        }
    }
}
