//! The account as schema.org describes articles of reporting, in JSON-LD. The types are its pinned shape: tests read every page's block
//! back into them, and a key that they do not have is an error.

use serde::{Deserialize, Serialize};

use super::site::Site;
use crate::model::correction::Correction;
use crate::model::format;
use crate::model::story::{Language, Story};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Article {
    #[serde(rename = "@context")]
    pub context: String,
    #[serde(rename = "@type")]
    pub kind: String,
    pub headline: String,
    pub description: String,
    pub in_language: String,
    /// The page itself, and its card, where the site's address is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    pub is_accessible_for_free: bool,
    pub about: About,
    /// An ISO 8601 interval: from the first event to the last.
    pub temporal_coverage: String,
    pub publisher: Publisher,
    /// The chapter that says how the account was made.
    pub publishing_principles: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub correction: Vec<CorrectionComment>,
    /// The other languages.
    pub work_translation: Vec<Translation>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    #[serde(rename = "@type")]
    pub kind: String,
    pub name: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    #[serde(rename = "@type")]
    pub kind: String,
    pub name: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CorrectionComment {
    #[serde(rename = "@type")]
    pub kind: String,
    #[serde(rename = "@id")]
    pub id: String,
    pub date_published: String,
    pub text: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Translation {
    #[serde(rename = "@type")]
    pub kind: String,
    #[serde(rename = "@id")]
    pub id: String,
    pub in_language: String,
}

/// The page of one language.
pub fn article(story: &Story, language: &Language, site: &Site) -> Article {
    let code = &language.code;
    let kind = "ReportageNewsArticle".to_owned();
    let covered: Vec<String> =
        [story.events.first(), story.events.last()].into_iter().flatten().map(|event| event.date.to_string()).collect();
    let others = story.languages.iter().filter(|other| other.code != *code);
    Article {
        context: "https://schema.org".to_owned(),
        kind: kind.clone(),
        headline: language.label("page.title").to_owned(),
        description: language.label("page.dek").to_owned(),
        in_language: code.clone(),
        url: site.address(&format!("{code}/")),
        image: site.address(&format!("{code}/card.png")),
        is_accessible_for_free: true,
        about: About { kind: "Event".to_owned(), name: language.label("page.kicker").to_owned() },
        temporal_coverage: covered.join("/"),
        publisher: Publisher { kind: "Organization".to_owned(), name: super::tags::PUBLISHER.to_owned() },
        publishing_principles: "#method".to_owned(),
        correction: story.corrections.iter().map(|correction| comment(correction, language)).collect(),
        work_translation: others
            .map(|other| Translation {
                kind: kind.clone(),
                id: format!("../{}/", other.code),
                in_language: other.code.clone(),
            })
            .collect(),
    }
}

fn comment(correction: &Correction, language: &Language) -> CorrectionComment {
    CorrectionComment {
        kind: "CorrectionComment".to_owned(),
        id: format!("#{}", correction.anchor()),
        date_published: correction.date.to_string(),
        text: sentence(correction, language),
    }
}

/// A correction in one line: when, and in whose text; what stood there, what is right, and why.
pub fn sentence(correction: &Correction, language: &Language) -> String {
    use crate::model::correction::Corrected;
    let key = match correction.of {
        Corrected::Page => "corrections.page",
        Corrected::Report => "corrections.report",
    };
    let when = language.label(key).replace("{date}", &format::date(language, correction.date));
    format!("{when}: {} → {}. {}", correction.was(language), correction.is(language), correction.why(language))
}

/// The article as a block of data for the page's head. No browser runs it, so that a strict content policy lets it be.
pub fn block(article: &Article) -> String {
    let json = serde_json::to_string(article).expect("texts are always JSON");
    // Nothing in it can end the element.
    format!("<script type=\"application/ld+json\">{}</script>", json.replace('<', "\\u003c"))
}
