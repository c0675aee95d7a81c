//! The shell that Trunk has finished, filled with pages.

/// Trunk's `index.html`: names of the hashed files, and two places to fill.
pub struct Shell {
    text: String,
}

const HEAD: &str = "<!--page:head-->";
const BODY: &str = "<!--page:body-->";
/// What stands around the script and what it needs, as `Trunk.toml` writes it.
const LIVE: (&str, &str) = ("<!--live-->", "<!--/live-->");

impl Shell {
    /// # Errors
    /// If one of the places is missing.
    pub fn new(text: String) -> Result<Self, String> {
        match [HEAD, BODY].iter().find(|place| !text.contains(**place)) {
            Some(place) => Err(format!(
                "index.html: no {place}\n  expected: {HEAD} in the head and {BODY} in the body\n  to mend: put it back"
            )),
            None => Ok(Self { text }),
        }
    }

    /// A page with its live part. `up` leads from the page's folder to the site's ("../").
    pub fn page(&self, language: &str, up: &str, head: &str, body: &str) -> String {
        // The shell's own links are relative to the site's folder.
        let shell = self.text.replace("\"./", &format!("\"{up}"));
        // Trunk writes lang="en"; only the first one is the document's.
        shell.replacen("lang=\"en\"", &format!("lang=\"{language}\""), 1).replace(HEAD, head).replace(BODY, body)
    }

    /// A page without the live part.
    pub fn still_page(&self, language: &str, up: &str, head: &str, body: &str) -> String {
        let live = self.text.find(LIVE.0).and_then(|start| {
            let end = start + self.text[start..].find(LIVE.1)? + LIVE.1.len();
            Some(start..end)
        });
        let mut text = self.text.clone();
        if let Some(live) = live {
            text.replace_range(live, "");
        }
        Self { text }.page(language, up, head, body)
    }
}

/// Text as an attribute's value or an element's text.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    pulldown_cmark_escape::escape_html(&mut escaped, text).expect("writing to a string cannot fail");
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_still_page_has_no_script_and_finds_its_styles_from_its_folder() {
        let shell = Shell::new(format!(
            "<html lang=\"en\">{HEAD}<link href=\"./a.css\"><!--live--><script src=\"./boot.js\"></script><link href=\"./a.wasm\"><!--/live-->{BODY}</html>"
        ))
        .unwrap();
        assert_eq!(
            shell.still_page("nl", "../../", "<title>x</title>", "b"),
            "<html lang=\"nl\"><title>x</title><link href=\"../../a.css\">b</html>"
        );
    }

    #[test]
    fn a_shell_without_a_place_for_the_page_is_refused() {
        assert!(
            Shell::new("<html></html>".into()).is_err_and(|error| error.starts_with("index.html: no <!--page:head-->"))
        );
    }
}
