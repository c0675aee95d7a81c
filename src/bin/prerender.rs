//! Reads the story and writes the pages: the hook that Trunk calls when the WebAssembly is built, and with `check` the
//! content check alone (`--json` and `--sarif` say it to other programs); with `gallery FOLDER` the gallery instead of
//! the site; with `publish DAY` it makes the contents an edition; with `embed SITE` it names the host script of a finished site and says what a host pastes.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::{env, fs};

use qantar::cards;
use qantar::gallery::gallery;
use qantar::html::Shell;
use qantar::metadata::site::{Site, VARIABLE};
use qantar::model::story::{Coverage, Story};
use qantar::prerender::{GeoFiles, body, late_files, pages};
use qantar::pseudo::Pseudo;
use qantar::story::problem::Problem;
use qantar::story::{self, report};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    // Trunk starts its hooks in the project's folder, and so does cargo xtask.
    let root = env::var_os("TRUNK_SOURCE_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from);
    if env::args().nth(1).as_deref() == Some("check") {
        return check(&root, env::args().nth(2).as_deref());
    }
    if env::args().nth(1).as_deref() == Some("publish") {
        let argument = env::args().nth(2).ok_or("expected: the day of publication, YYYY-MM-DD, or --check")?;
        return publish(&root, &argument);
    }
    if let (Some("embed"), Some(site)) = (env::args().nth(1).as_deref(), env::args().nth(2)) {
        println!("what a host pastes (docs/embed.md):\n{}", qantar::embed::publish(Path::new(&site))?);
        return Ok(());
    }
    let (story, figures) = story::load_all(&root).map_err(|problems| listed(&problems))?;
    let relief = root.join("geo/relief-central-asia.jpg");
    let geo = GeoFiles {
        country: read(&root.join("geo/central-asia.topo.json"))?,
        almaty: read(&root.join("geo/almaty-schematic.geojson"))?,
        contours: read(&root.join("geo/almaty-contours.geojson"))?,
        eurasia: read(&root.join("geo/eurasia-locator.topo.json"))?,
        relief: fs::read(&relief).map_err(|error| format!("{}: {error}", relief.display()))?,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| error.to_string())?;
    let (story, tasks) = (Rc::new(story), tokio::task::LocalSet::new());
    if let (Some("gallery"), Some(folder)) = (env::args().nth(1).as_deref(), env::args().nth(2)) {
        for (idx, language) in story.languages.iter().enumerate() {
            let page = tasks.block_on(&runtime, gallery(story.clone(), &figures, idx, &geo))?;
            write(&Path::new(&folder).join(format!("{}.html", language.code)), &page)?;
        }
        // The body alone: the tests set it into a finished page, which has the styles and the live part.
        for pseudo in Pseudo::ALL {
            let mut story = Story::clone(&story);
            story.languages[0] = pseudo.of(&story.languages[0]);
            let body = tasks.block_on(&runtime, body(&Rc::new(story), &figures, 0, &geo))?;
            write(&Path::new(&folder).join(format!("pseudo/{}.txt", pseudo.id())), &body)?;
        }
        return Ok(());
    }
    let site = PathBuf::from(
        env::var_os("TRUNK_STAGING_DIR")
            .ok_or("TRUNK_STAGING_DIR is not set: run `cargo xtask build` or `trunk build`")?,
    );
    let published = env::var(VARIABLE).map_or_else(|_| Ok(Site::default()), |address| Site::at(&address))?;
    let shell = Shell::new(read(&site.join("index.html"))?)?;
    for (path, content) in late_files(&geo)? {
        fs::write(site.join(path), content).map_err(|error| format!("{path}: {error}"))?;
    }
    // Pictures that did not change since the last build are taken from there.
    for (path, png) in cards::paint(&cards::draw(&story, &figures, &geo)?, &root.join("target/cards"))? {
        write(&site.join(path), &png)?;
    }
    for page in tasks.block_on(&runtime, pages(story, &figures, &geo, &shell, &published))? {
        write(&site.join(&page.path), &page.text)?;
    }
    Ok(())
}

fn listed(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    format!("{}\n{} problems in the story", lines.join("\n"), problems.len())
}

/// Says what is wrong with the content: in words on standard error, or for other programs on standard output.
fn check(root: &Path, form: Option<&str>) -> Result<(), String> {
    let loaded = story::load_all(root);
    let problems = loaded.as_ref().err().map_or(&[][..], Vec::as_slice);
    match form {
        None => match &loaded {
            Ok((story, _)) => {
                for Coverage { code, tied, total } in &story.coverage {
                    println!("{code}: {tied} of {total} digits, dates and quoted labels tied");
                }
                println!(
                    "the story is sound: {} events, {} sources, {} languages",
                    story.events.len(),
                    story.sources.len(),
                    story.languages.len()
                );
                if let Some(warning) = after_edition(story) {
                    println!("warning: {warning}");
                }
            }
            Err(problems) => return Err(listed(problems)),
        },
        Some("--json") => print!("{}", report::json(problems)),
        Some("--sarif") => {
            println!("{}", serde_json::to_string_pretty(&report::sarif(problems)).map_err(|error| error.to_string())?);
        }
        Some(other) => return Err(format!("argument `{other}`: expected --json, --sarif or none")),
    }
    if problems.is_empty() { Ok(()) } else { Err(format!("{} problems in the story", problems.len())) }
}

/// Makes the contents an edition; with `--check` says only whether they are one.
fn publish(root: &Path, argument: &str) -> Result<(), String> {
    if argument == "--check" {
        let story = story::load(root).map_err(|problems| listed(&problems))?;
        return after_edition(&story).map_or(Ok(()), Err);
    }
    println!("{}", story::editions::record(root, argument)?);
    Ok(())
}

/// That the contents are no edition, where it is so.
fn after_edition(story: &Story) -> Option<String> {
    let version = &story.version;
    let since = match story.edition() {
        Some((_, true)) => return None,
        Some((edition, false)) => format!("the contents changed since the edition of {}", edition.date),
        None => "the contents are no edition yet".to_owned(),
    };
    Some(format!(
        "{since}: they are version {version}\n  to mend: say at the end of story/published.toml what changed, and run `cargo xtask publish YYYY-MM-DD`"
    ))
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
