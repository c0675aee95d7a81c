//! The pages of no language: the door at the top of the site, and the page for addresses that lead nowhere.

use crate::html::{Shell, escape};
use crate::model::story::{Language, Story};

/// Leads to the reader's language (`door.js`), and without script lets the reader choose.
pub fn door(story: &Story, shell: &Shell) -> String {
    let list = list(story, |language| way(language, ""));
    let title = titles(story, "page.title");
    page(story, shell, &title, "<script type=\"module\" src=\"door.js\"></script>", &list)
}

/// A host sends it for any wrong address, so that nothing on it knows how deep it lies: as it is written it lies at
/// the top, and `lost.js`, looked for as deep as the site goes, leads its links from where the script was found.
pub fn lost(story: &Story, shell: &Shell) -> String {
    let list = list(story, |language| {
        format!(
            "<p lang=\"{}\">{}</p>{}",
            language.code,
            escape(language.label("page.lost")),
            way(language, " data-to")
        )
    });
    let scripts = ["", "../", "../../"].map(|up| format!("<script type=\"module\" src=\"{up}lost.js\"></script>"));
    page(story, shell, &titles(story, "page.lost"), &scripts.concat(), &list)
}

fn page(story: &Story, shell: &Shell, title: &str, scripts: &str, list: &str) -> String {
    let first = story.languages.first().map_or("en", |language| language.code.as_str());
    let head = format!("<title>{title}</title><meta name=\"color-scheme\" content=\"light dark\">{scripts}");
    shell.still_page(first, "", &head, &format!("<main class=\"door\"><ul>{list}</ul></main>"))
}

fn list(story: &Story, item: impl Fn(&Language) -> String) -> String {
    story.languages.iter().map(|language| format!("<li>{}</li>", item(language))).collect()
}

fn way(language: &Language, mark: &str) -> String {
    let (code, title) = (&language.code, escape(language.label("page.title")));
    format!("<a href=\"{code}/\" lang=\"{code}\" hreflang=\"{code}\"{mark}>{title} · {}</a>", escape(&language.name))
}

fn titles(story: &Story, label: &str) -> String {
    let titles: Vec<String> = story.languages.iter().map(|language| escape(language.label(label))).collect();
    titles.join(" · ")
}
