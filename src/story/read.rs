//! The folder `story/` as text: which files there are, and which are missing.

use std::fs;
use std::path::Path;

use super::fields::Source;
use super::problem::{Code, Problem};

/// All texts of the story, unread.
pub struct Files {
    pub sources: Source,
    pub publishers: Source,
    pub places: Source,
    pub people: Source,
    pub events: Source,
    pub toll: Source,
    pub geopolitics: Source,
    pub aftermath: Source,
    pub steps: Source,
    pub corrections: Source,
    pub ties: Source,
    /// Empty where there is no such file: nothing was published yet.
    pub published: Source,
    /// Which facts the figures draw; `figures` reads the rest of it.
    pub figures: Source,
    /// In order of the folders' names.
    pub languages: Vec<LanguageFiles>,
}

/// The texts of one language: a folder of `story/` that holds a `ui.toml`.
pub struct LanguageFiles {
    /// The folder's name.
    pub code: String,
    pub ui: Source,
    pub events: Source,
    pub claims: Source,
    /// The Markdown files in order of their names.
    pub chapters: Vec<Source>,
}

impl LanguageFiles {
    fn sources(self) -> impl Iterator<Item = Source> {
        [self.ui, self.events, self.claims].into_iter().chain(self.chapters)
    }
}

impl Files {
    /// Reads the folder `story/` under `root`; a missing file is empty, and a problem.
    pub fn read(root: &Path) -> Self {
        let read = |name: &str| file(root, &format!("story/{name}"));
        Self {
            sources: read("sources.toml"),
            publishers: read("publishers.toml"),
            places: read("places.toml"),
            people: read("people.toml"),
            events: read("events.toml"),
            toll: read("toll.toml"),
            geopolitics: read("geopolitics.toml"),
            aftermath: read("aftermath.toml"),
            steps: read("steps.toml"),
            corrections: read("corrections.toml"),
            ties: read("ties.toml"),
            published: if root.join("story/published.toml").is_file() {
                read("published.toml")
            } else {
                Source::new("story/published.toml", "")
            },
            figures: read("figures.toml"),
            languages: languages(root),
        }
    }

    /// The codes of the languages, in order.
    pub fn codes(&self) -> Vec<String> {
        self.languages.iter().map(|language| language.code.clone()).collect()
    }

    /// Everything that was found wrong in any file, sorted by file and line.
    pub fn into_problems(self) -> Vec<Problem> {
        let facts = [
            self.sources,
            self.publishers,
            self.places,
            self.people,
            self.events,
            self.toll,
            self.geopolitics,
            self.aftermath,
        ];
        let texts = self.languages.into_iter().flat_map(LanguageFiles::sources);
        let all = facts
            .into_iter()
            .chain([self.steps, self.corrections, self.ties, self.published, self.figures])
            .chain(texts);
        let mut problems: Vec<Problem> = all.flat_map(Source::into_problems).collect();
        problems.sort();
        // Two checks may come upon one slip.
        problems.dedup();
        problems
    }
}

fn languages(root: &Path) -> Vec<LanguageFiles> {
    let folders = entries(&root.join("story"));
    let languages = folders.into_iter().filter(|folder| root.join("story").join(folder).join("ui.toml").is_file());
    languages
        .map(|code| {
            let read = |name: &str| file(root, &format!("story/{code}/{name}"));
            let names = entries(&root.join("story").join(&code)).into_iter().filter(|name| name.ends_with(".md"));
            let chapters = names.map(|name| read(&name)).collect();
            LanguageFiles {
                ui: read("ui.toml"),
                events: read("events.toml"),
                claims: read("claims.toml"),
                chapters,
                code,
            }
        })
        .collect()
}

/// The names in a folder, sorted: the order in which a disk lists them is not the same everywhere.
fn entries(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

fn file(root: &Path, name: &str) -> Source {
    match fs::read_to_string(root.join(name)) {
        Ok(text) => Source::new(name, text),
        Err(error) => {
            let source = Source::new(name, "");
            source.problem(
                Code::Unreadable,
                0,
                format!("cannot be read: {error}"),
                "a text file in UTF-8",
                "add the file",
            );
            source
        }
    }
}
