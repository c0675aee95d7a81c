//! What a partner is given: the site as published, each language as one file, what to paste where with the real names,
//! licences, and a checksum of every file.

use crate::Outcome;
use crate::one_file;
use crate::site::{self, Files};

/// The folder in the zip, and the zip's own name.
pub const NAME: &str = "qantar";

/// Where no build said it; the page says then that it is to be replaced.
const NO_ADDRESS: &str = "https://STORY.EXAMPLE/";

/// Everything but the checksums, which are over it.
///
/// # Errors
/// When the site lacks something that the pack speaks of, or a page does not fit into one file.
pub fn files(site: &Files, licences: Files) -> Outcome<Files> {
    let mut files = Files::new();
    for (name, content) in one_file::editions(site)? {
        files.insert(format!("one-file/{name}"), content);
    }
    for (name, content) in licences {
        files.insert(format!("licences/{name}"), content);
    }
    let told = Told::of(site)?;
    files.insert("EMBED.md".to_owned(), told.fill(include_str!("EMBED.md"))?.into_bytes());
    files.insert("wordpress/qantar-story.php".to_owned(), told.fill(include_str!("qantar-story.php"))?.into_bytes());
    files.extend(site.iter().map(|(path, content)| (format!("dist/{path}"), content.clone())));
    files.insert("SHA256SUMS".to_owned(), sums(&files).into_bytes());
    Ok(files)
}

/// A line a file, as `sha256sum --check` reads it.
fn sums(files: &Files) -> String {
    files.iter().map(|(path, content)| format!("{}  {path}\n", site::hash(content))).collect()
}

/// What the templates leave open.
struct Told {
    values: Vec<(&'static str, String)>,
}

impl Told {
    fn of(site: &Files) -> Outcome<Self> {
        let said = site::text(site, "embed.json")?;
        let said: serde_json::Value = serde_json::from_str(said).map_err(|error| format!("embed.json: {error}"))?;
        let of = |key: &str| {
            let value = said[key].as_str().map(str::to_owned);
            value.ok_or_else(|| format!("embed.json: no `{key}`\n  to mend: cargo xtask build"))
        };
        let (script, integrity) = (of("script")?, of("integrity")?);
        if !site.contains_key(&script) {
            return Err(format!(
                "{script}: embed.json names it, and it is not in the site\n  to mend: cargo xtask build"
            ));
        }
        let address = address(site)?;
        let note = if address.is_some() {
            String::new()
        } else {
            "\nThis pack was made without knowing where the story will stand: put your own address in the place of `https://STORY.EXAMPLE/`, or make the pack anew with `SITE_URL` set.\n".to_owned()
        };
        let story = address.unwrap_or_else(|| NO_ADDRESS.to_owned());
        let host = story.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        let languages = site::languages(site);
        let (mut rows, mut codes) = (String::new(), Vec::new());
        for code in &languages {
            let page = site::text(site, &format!("{code}/index.html"))?;
            rows +=
                &format!("| `{code}` | {} | <{story}{code}/> | `one-file/{}` |\n", title(page), one_file::name(code));
            codes.push(format!("`{code}`"));
        }
        // The whole story's, as `src/cards/` names it.
        let card = "en/card.png";
        if !site.contains_key(card) {
            return Err(format!("{card}: not in the site\n  to mend: cargo xtask build"));
        }
        Ok(Self {
            values: vec![
                ("note", note),
                ("card", card.to_owned()),
                ("codes", codes.join(", ")),
                ("host", host),
                ("integrity", integrity),
                ("languages", rows),
                ("php-languages", languages.iter().map(|code| format!("'{code}'")).collect::<Vec<_>>().join(", ")),
                ("script", script),
                ("story", story),
            ],
        })
    }

    /// The template with each `{{name}}` replaced.
    fn fill(&self, template: &str) -> Outcome<String> {
        let filled = self
            .values
            .iter()
            .fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{{{name}}}}}"), value));
        match filled.find("{{") {
            None => Ok(filled),
            Some(at) => Err(format!(
                "a template of pack/src: nothing is known for `{}`",
                filled[at..].lines().next().unwrap_or_default()
            )),
        }
    }
}

/// Where the site says that it stands: the pages name it where the build was told.
fn address(site: &Files) -> Outcome<Option<String>> {
    let page = site::text(site, "en/index.html")?;
    let at = page.split_once("<link rel=\"canonical\" href=\"").and_then(|(_, rest)| rest.split('"').next());
    Ok(at.and_then(|address| address.strip_suffix("en/")).map(str::to_owned))
}

fn title(page: &str) -> &str {
    page.split_once("<title>").and_then(|(_, rest)| rest.split("</title>").next()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(head: &str) -> Told {
        let page = format!("<head><title>Story</title>{head}</head>");
        let files = [
            ("embed.json", "{ \"script\": \"embed-0.js\", \"integrity\": \"sha384-x\" }"),
            ("embed-0.js", ""),
            ("en/card.png", ""),
            ("en/index.html", &page),
            ("en/sources/index.html", ""),
        ];
        Told::of(&files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into()).unwrap()
    }

    #[test]
    fn what_is_pasted_has_the_sites_own_address_and_checksum() {
        let told = told("<link rel=\"canonical\" href=\"https://news.test/a/en/\">");
        let text = told.fill(include_str!("EMBED.md")).unwrap();
        assert!(text.contains("src=\"https://news.test/a/embed-0.js\" integrity=\"sha384-x\""));
        assert!(text.contains("allow `https://news.test` in") && !text.contains("STORY.EXAMPLE"));
        assert!(text.contains("| `en` | Story | <https://news.test/a/en/> | `one-file/qantar-en.html` |"));
        let plugin = told.fill(include_str!("qantar-story.php")).unwrap();
        assert!(plugin.contains("'https://news.test/a/embed-0.js'") && plugin.contains("array( 'en' )"));
    }

    #[test]
    fn without_an_address_it_says_so() {
        let text = told("").fill(include_str!("EMBED.md")).unwrap();
        assert!(text.contains("put your own address in the place of `https://STORY.EXAMPLE/`"));
    }

    #[test]
    fn a_template_with_an_unknown_place_is_refused() {
        assert!(told("").fill("a {{nobody}}").is_err_and(|problem| problem.contains("{{nobody}}")));
    }

    #[test]
    fn checksums_stand_as_sha256sum_reads_them() {
        let sums = sums(&[("a b.txt".to_owned(), b"abc".to_vec())].into());
        assert_eq!(sums, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a b.txt\n");
    }
}
