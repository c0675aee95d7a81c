//! A page a chapter: nothing but the chapter's card, and the way on to the chapter. A link to `en/almaty/` shows Almaty, which
//! a link to `en/#almaty` cannot: what follows the # is never sent.

use super::site::Site;
use super::tags::{Card, card_tags};
use crate::html::{Shell, escape};
use crate::model::story::{Language, Story};

/// Path and HTML of the page of a chapter in one language.
pub fn page(story: &Story, language: &Language, chapter_idx: usize, site: &Site, shell: &Shell) -> (String, String) {
    let (id, title) = (&story.chapters[chapter_idx].id, &language.chapters[chapter_idx].title);
    let finding = language.label(&format!("share.{id}"));
    let card = Card {
        title,
        description: finding,
        alt: format!("{title}. {finding}"),
        page: format!("{}/{id}/", language.code),
        image: format!("{}/{id}/card.png", language.code),
    };
    let head = format!(
        "<title>{} · {}</title><meta name=\"description\" content=\"{}\"><meta http-equiv=\"refresh\" content=\"0; url=../#{id}\"><meta name=\"robots\" content=\"noindex\">{}",
        escape(title),
        escape(language.label("page.title")),
        escape(finding),
        card_tags(&card, language, site),
    );
    let body = format!(
        "<main class=\"door\"><p>{}</p><p><a href=\"../#{id}\">{}</a></p></main>",
        escape(finding),
        escape(title)
    );
    (format!("{}/{id}/index.html", language.code), shell.still_page(&language.code, "../../", &head, &body))
}
