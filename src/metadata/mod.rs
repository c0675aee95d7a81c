//! What the site says of itself to programs: to search engines and to those who show a link as a card. Native only.
//!
//! `site` (where the site is published), `article` (JSON-LD), `tags` (what stands in a page's head), `share` (a page a chapter
//! whose link shows the chapter's own card), `lists` (feed, site map, oEmbed and `llms.txt`).
//!
//! Some of it must carry whole addresses. Where the site is published is a setting of the build, and without it these
//! are left out (canonical, `og:url`, `og:image`, oEmbed, site map, robots.txt); what may be relative stays.

pub mod article;
mod lists;
mod share;
pub mod site;
pub mod tags;

use crate::html::Shell;
use crate::model::story::Story;
use site::Site;

/// Width and height of the share cards, pixels: what the networks that show them ask for.
pub const CARD: (u32, u32) = (1200, 630);

/// Every file besides the pages: its path from the site's folder, and its text.
pub fn files(story: &Story, site: &Site, shell: &Shell) -> Vec<(String, String)> {
    let mut files = lists::files(story, site);
    for language in &story.languages {
        files.extend((0..story.chapters.len()).map(|idx| share::page(story, language, idx, site, shell)));
    }
    files
}
