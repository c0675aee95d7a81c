//! The feed of corrections and editions, the site map, how to show the page within another (oEmbed), and `llms.txt`.

use serde::{Deserialize, Serialize};

use super::CARD;
use super::article::sentence;
use super::site::Site;
use super::tags::PUBLISHER;
use crate::html::escape;
use crate::model::date::Date;
use crate::model::format;
use crate::model::story::{Language, Story};

/// The size of the frame that the page asks for: as wide as there is room, and this high. At most a window's height.
const FRAME: (u32, u32) = (1200, 800);

pub fn files(story: &Story, site: &Site) -> Vec<(String, String)> {
    let mut files = vec![("llms.txt".to_owned(), llms(story))];
    for language in &story.languages {
        let code = &language.code;
        files.extend(feed(story, language, site).map(|feed| (format!("{code}/feed.xml"), feed)));
        files.extend(oembed(language, site).map(|oembed| {
            let json = serde_json::to_string_pretty(&oembed).expect("texts and numbers are always JSON");
            (format!("{code}/oembed.json"), json + "\n")
        }));
    }
    if let Some(map) = site.address("sitemap.xml") {
        files.push(("sitemap.xml".to_owned(), site_map(story, site)));
        if site.is_a_whole_host() {
            files.push(("robots.txt".to_owned(), format!("User-agent: *\nAllow: /\nSitemap: {map}\n")));
        }
    }
    files
}

/// Corrections and editions as Atom (RFC 4287), the latest first. `None` while there are none: a feed must say when it last
/// changed.
fn feed(story: &Story, language: &Language, site: &Site) -> Option<String> {
    let code = &language.code;
    let moment = |date: Date| format!("{date}T00:00:00Z");
    let href = |path: &str| site.address(&format!("{code}/{path}")).unwrap_or_else(|| format!("./{path}"));
    let entry = |anchor: &str, page: &str, title: String, date: Date, summary: String| {
        let entry = format!(
            "<entry><id>{}</id><title>{}</title><updated>{}</updated><link href=\"{}\"/><summary>{}</summary></entry>\n",
            urn(&format!("{code}/{anchor}")),
            escape(&title),
            moment(date),
            escape(&href(&format!("{page}#{anchor}"))),
            escape(&summary),
        );
        (date, entry)
    };
    let corrections = story.corrections.iter().map(|correction| {
        let title = format!("{} → {}", correction.was(language), correction.is(language));
        entry(&correction.anchor(), "", title, correction.date, sentence(correction, language))
    });
    let editions = story.editions.iter().map(|edition| {
        let title = language.label("sources.edition").replace("{version}", &edition.version);
        let title = title.replace("{date}", &format::date(language, edition.date));
        entry(&edition.anchor(), "sources/", title, edition.date, edition.changes(language).join(" "))
    });
    let mut entries: Vec<(Date, String)> = corrections.chain(editions).collect();
    entries.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
    let latest = entries.first()?.0;
    let entries: String = entries.into_iter().map(|(_, entry)| entry).collect();
    Some(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{code}\">\n<id>{}</id><title>{}</title><updated>{}</updated><author><name>{PUBLISHER}</name></author><link href=\"{}\"/><link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n{entries}</feed>\n",
        urn(&format!("{code}/feed")),
        escape(language.label("page.title")),
        moment(latest),
        escape(&href("")),
        escape(&href("feed.xml")),
    ))
}

/// A name that stays the same wherever the site is published: an Atom id must be a whole address, and must never change.
/// The digits are FNV-1a of `name`, marked as a UUID of version 8 (RFC 9562, 5.8).
fn urn(name: &str) -> String {
    let hash = name.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    let marked = hash & !(0xf << 76) & !(0x3 << 62) | 0x8 << 76 | 0x2 << 62;
    let hex = format!("{marked:032x}");
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// How another site shows the page (oembed.com, version 1.0, type "rich").
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OEmbed {
    #[serde(rename = "type")]
    pub kind: String,
    pub version: String,
    pub title: String,
    pub provider_name: String,
    pub html: String,
    pub width: u32,
    pub height: u32,
    pub thumbnail_url: String,
    pub thumbnail_width: u32,
    pub thumbnail_height: u32,
}

fn oembed(language: &Language, site: &Site) -> Option<OEmbed> {
    let title = language.label("page.title");
    let page = site.address(&format!("{}/", language.code))?;
    Some(OEmbed {
        kind: "rich".to_owned(),
        version: "1.0".to_owned(),
        title: title.to_owned(),
        provider_name: PUBLISHER.to_owned(),
        html: format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{}\"></iframe>",
            escape(&page),
            escape(title),
            FRAME.1
        ),
        width: FRAME.0,
        height: FRAME.1,
        thumbnail_url: site.address(&format!("{}/card.png", language.code))?,
        thumbnail_width: CARD.0,
        thumbnail_height: CARD.1,
    })
}

/// The pages that are worth finding: each language's, and its page of sources.
fn site_map(story: &Story, site: &Site) -> String {
    let of_language = |language: &Language| {
        let others: String = story
            .languages
            .iter()
            .filter_map(|other| {
                let href = site.address(&format!("{}/", other.code))?;
                Some(format!("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", other.code, escape(&href)))
            })
            .collect();
        let address = |path: &str| escape(&site.address(&format!("{}/{path}", language.code)).unwrap_or_default());
        format!("<url><loc>{}</loc>{others}</url>\n<url><loc>{}</loc></url>\n", address(""), address("sources/"))
    };
    let urls: String = story.languages.iter().map(of_language).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{urls}</urlset>\n"
    )
}

/// What language models are told: what this is, that claims have speakers, and where the words and data are.
fn llms(story: &Story) -> String {
    let Some(first) = story.languages.iter().find(|language| language.code == "en").or(story.languages.first()) else {
        return String::new();
    };
    let pages: String = story
        .languages
        .iter()
        .map(|language| {
            format!(
                "- [{} ({})]({2}/): complete without script; sources at [{2}/sources/]({2}/sources/)\n",
                language.label("page.title"),
                language.name,
                language.code
            )
        })
        .collect();
    let chapters: String = story
        .chapters
        .iter()
        .zip(&first.chapters)
        .map(|(chapter, text)| {
            let finding = first.label(&format!("share.{}", chapter.id));
            format!("- [{}]({}/#{}): {finding}\n", text.title, first.code, chapter.id)
        })
        .collect();
    format!(
        "# {}\n\n> {}\n\n{}. Numbers, hours and blame are contested in this story. Whoever repeats one should repeat its speaker and date with it: \
         `data/claims.json` has both, with a status; what is `disputed` there is not established. Some people are not named, on purpose.\n\n\
         ## Languages\n\n{pages}\n## Chapters\n\n{chapters}\n## Data\n\n\
         - [Events](data/events.json), [claims](data/claims.json), [sources](data/sources.json), [places](data/places.geojson)\n\
         - [Codebook](data/codebook.md) and [licence](data/LICENCE.txt)\n",
        first.label("page.title"),
        first.label("page.dek"),
        first.label("page.kicker"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_urn_of_the_form_of_a_uuid() {
        let urn_of_feed = urn("en/feed");
        assert_eq!(urn_of_feed, urn("en/feed"));
        assert_ne!(urn_of_feed, urn("nl/feed"));
        let parts: Vec<usize> = urn_of_feed.trim_start_matches("urn:uuid:").split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12]);
        assert_eq!(&urn_of_feed[23..24], "8");
    }
}
