//! What stands in a page's head beside title and styles: for cards (Open Graph, and Twitter's names for the same), and for
//! finding the page's other forms.

use super::CARD;
use super::article::{article, block};
use super::site::Site;
use crate::html::escape;
use crate::model::story::{Language, Story};

/// As in the licence.
pub const PUBLISHER: &str = "The contributors of Qandy Qantar";

/// What a card shows.
pub struct Card<'a> {
    pub title: &'a str,
    pub description: &'a str,
    /// The card's picture in words.
    pub alt: String,
    /// The page, and its picture, from the site's folder.
    pub page: String,
    pub image: String,
}

/// The head of the page of one language.
pub fn of_language(story: &Story, language: &Language, site: &Site) -> String {
    let code = &language.code;
    let (title, dek) = (language.label("page.title"), language.label("page.dek"));
    let card = Card {
        title,
        description: dek,
        alt: format!("{title}. {}", language.label("page.kicker")),
        page: format!("{code}/"),
        image: format!("{code}/card.png"),
    };
    [card_tags(&card, language, site), alternates(story, language, site), block(&article(story, language, site))]
        .concat()
}

/// The tags by which a link to a page becomes a card.
pub fn card_tags(card: &Card<'_>, language: &Language, site: &Site) -> String {
    let mut tags = String::new();
    let mut property = |name: &str, content: &str| {
        tags += &format!("<meta property=\"{name}\" content=\"{}\">", escape(content));
    };
    property("og:type", "article");
    property("og:title", card.title);
    property("og:description", card.description);
    property("og:locale", &language.code);
    property("og:site_name", language.label("page.title"));
    if let (Some(page), Some(image)) = (site.address(&card.page), site.address(&card.image)) {
        property("og:url", &page);
        property("og:image", &image);
        property("og:image:width", &CARD.0.to_string());
        property("og:image:height", &CARD.1.to_string());
        property("og:image:alt", &card.alt);
        tags += "<meta name=\"twitter:card\" content=\"summary_large_image\">";
        tags += &format!("<link rel=\"canonical\" href=\"{}\">", escape(&page));
    } else {
        tags += "<meta name=\"twitter:card\" content=\"summary\">";
    }
    tags
}

/// The page in the other languages, its feed, and how to show it within another page.
fn alternates(story: &Story, language: &Language, site: &Site) -> String {
    let address = |path: &str| site.address(path).unwrap_or_else(|| format!("../{path}"));
    let mut links: String = story
        .languages
        .iter()
        .map(|other| link("alternate", &format!("hreflang=\"{}\"", other.code), &address(&format!("{}/", other.code))))
        .collect();
    // The door leads each reader to the own language.
    links += &link("alternate", "hreflang=\"x-default\"", &address(""));
    if !story.corrections.is_empty() {
        links += &link("alternate", "type=\"application/atom+xml\"", "feed.xml");
    }
    if let Some(oembed) = site.address(&format!("{}/oembed.json", language.code)) {
        links += &link("alternate", "type=\"application/json+oembed\"", &oembed);
    }
    links
}

fn link(rel: &str, what: &str, href: &str) -> String {
    format!("<link rel=\"{rel}\" {what} href=\"{}\">", escape(href))
}
