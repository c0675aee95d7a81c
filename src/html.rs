//! The shell that Trunk has finished, filled with pages.

use std::ops::Range;

/// Trunk's `index.html`: names of the hashed files, and two places to fill.
pub struct Shell {
    text: String,
}

const HEAD: &str = "<!--page:head-->";
const BODY: &str = "<!--page:body-->";
/// What stands around the script and what it needs, as `Trunk.toml` writes it.
const LIVE: (&str, &str) = ("<!--live-->", "<!--/live-->");
/// What stands around the styles that parts of a page alone have.
const PART: (&str, &str) = ("<!--part-->", "<!--/part-->");
/// What stands around the styles of all that is below the opening.
const MAIN: (&str, &str) = ("<!--main-->", "<!--/main-->");
/// Where a body asks for them, if not in its head. A browser lays out and paints what is above before it reads on, so that
/// no first paint waits for the whole page.
pub const MAIN_STYLES: &str = "<!--page:main-styles-->";

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
        self.without(PART).filled(language, up, head, body)
    }

    /// A page that holds a part of another alone, with its live part. No chapter tells its tone.
    pub fn part(&self, language: &str, up: &str, head: &str, body: &str) -> String {
        self.filled(language, up, head, body).replacen("<html ", "<html data-tone=\"day\" ", 1)
    }

    /// A page without the live part.
    pub fn still_page(&self, language: &str, up: &str, head: &str, body: &str) -> String {
        self.without(LIVE).page(language, up, head, body)
    }

    fn filled(&self, language: &str, up: &str, head: &str, body: &str) -> String {
        // The shell's own links are relative to the site's folder.
        let mut shell = self.text.replace("\"./", &format!("\"{up}"));
        let mut body = body.to_owned();
        if body.contains(MAIN_STYLES)
            && let Some(range) = range(&shell, MAIN)
        {
            let link = &shell[range.start + MAIN.0.len()..range.end - MAIN.1.len()];
            body = body.replacen(MAIN_STYLES, link, 1);
            shell.replace_range(range, "");
        }
        // Trunk writes lang="en"; only the first one is the document's.
        shell.replacen("lang=\"en\"", &format!("lang=\"{language}\""), 1).replace(HEAD, head).replace(BODY, &body)
    }

    fn without(&self, marks: (&str, &str)) -> Self {
        let mut text = self.text.clone();
        if let Some(range) = range(&text, marks) {
            text.replace_range(range, "");
        }
        Self { text }
    }
}

/// From the first of two marks to after the second.
fn range(text: &str, (open, close): (&str, &str)) -> Option<Range<usize>> {
    let start = text.find(open)?;
    Some(start..start + text[start..].find(close)? + close.len())
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
    fn a_body_asks_for_the_styles_below_its_opening_where_it_says_so() {
        let shell =
            Shell::new(format!("<html>{HEAD}<!--main--><link href=\"./b.css\"><!--/main-->{BODY}</html>")).unwrap();
        assert_eq!(shell.page("nl", "../", "", &format!("a{MAIN_STYLES}b")), "<html>a<link href=\"../b.css\">b</html>");
        assert_eq!(shell.page("nl", "../", "", "b"), "<html><!--main--><link href=\"../b.css\"><!--/main-->b</html>");
    }

    #[test]
    fn a_shell_without_a_place_for_the_page_is_refused() {
        assert!(
            Shell::new("<html></html>".into()).is_err_and(|error| error.starts_with("index.html: no <!--page:head-->"))
        );
    }
}
