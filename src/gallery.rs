//! Every component alone with its states, at several widths and in both themes, on one page: for developing and for
//! pictures. Not a part of the site.

use std::rc::Rc;

use crate::components::chapter::Piece;
use crate::components::chapter_bar;
use crate::components::figures;
use crate::components::island::{IslandKind, IslandProps};
use crate::components::page::Context;
use crate::components::words::Words;
use crate::html::escape;
use crate::model::figures::Figures;
use crate::model::story::Story;
use crate::prerender::{self, GeoFiles, render_html};
use crate::state::State;

/// Widths of the containers, CSS pixels: the narrowest column, a phone, half a page, a wide column.
const WIDTHS: [u16; 4] = [280, 360, 640, 960];

/// A component in one of its states.
struct Item {
    name: String,
    html: String,
}

/// The page for one language. Beside it stand `styles.css` and `main.css`, the site's, and `gallery.css`.
///
/// # Errors
/// If the map data cannot be read, or a story has fewer languages.
pub async fn gallery(story: Rc<Story>, data: &Figures, language_idx: usize, geo: &GeoFiles) -> Result<String, String> {
    let context = prerender::context_of(&story, data, language_idx, geo).await?;
    let items = items(&context).await;
    let mut body = context.geometry.to_string();
    for scheme in ["light", "dark"] {
        for width in WIDTHS {
            body.push_str(&format!("<section data-scheme=\"{scheme}\" data-width=\"{width}\">"));
            for Item { name, html } in &items {
                body.push_str(&format!("<h2>{}</h2><div data-item=\"{name}\">{html}</div>", escape(name)));
            }
            body.push_str("</section>");
        }
    }
    Ok(format!(
        "<!DOCTYPE html><html lang=\"{}\" data-alive=\"true\" data-boots><meta charset=\"utf-8\"><title>Gallery</title><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"styles.css\"><link rel=\"stylesheet\" href=\"main.css\"><link rel=\"stylesheet\" href=\"gallery.css\"><body>{body}</body></html>",
        context.language().code
    ))
}

async fn items(context: &Context) -> Vec<Item> {
    let mut items = Vec::new();
    let piece = |piece: &Piece| context.pieces.get(piece).map(ToString::to_string).unwrap_or_default();
    for id in figures::IDS {
        let html = piece(&Piece::Figure(id.to_owned()));
        // The first mark as it looks while it is read, and the data as they look when they are open.
        let told = html.replacen(" data-read=", " data-told=\"1\" data-read=", 1);
        let open = told.replace("<details class=\"figure-data\"", "<details open class=\"figure-data\"");
        items.push(Item { name: format!("figure-{id}"), html: if id == "price" { open } else { told } });
    }
    for (key, map) in &context.pieces {
        if let Piece::FlatMap(step_idx) = key {
            items.push(Item { name: format!("map-{step_idx}"), html: map.to_string() });
        }
    }
    let bar = piece(&Piece::Island("chapter-bar"));
    for chapter_idx in [0, 5] {
        let state = State { chapter_idx, ..State::default() };
        let html = render_html(chapter_bar::view(&props(IslandKind::ChapterBar, &bar), &state)).await;
        items.push(Item { name: format!("chapter-bar-{chapter_idx}"), html });
    }
    let timeline = piece(&Piece::Figure("timeline".to_owned()));
    // The lists to choose from as they stand once the reader is near.
    let timeline = timeline.replace("<template>", "").replace("</template>", "");
    let pressed = |html: &str, kind: &str| {
        let button = format!("data-filter=\"{kind}\" aria-pressed=");
        html.replace(&format!("{button}\"false\""), &format!("{button}\"true\""))
    };
    let chosen = pressed(&pressed(&timeline, "violence"), "decision");
    items.push(Item {
        name: "timeline-chosen".to_owned(),
        html: chosen.replace(" hidden=\"hidden\" class=\"filter-clear\"", " class=\"filter-clear\""),
    });
    items.push(Item {
        name: "timeline-empty".to_owned(),
        html: pressed(&timeline, "shutdown")
            .replace(" hidden=\"hidden\" class=\"timeline-empty\"", " class=\"timeline-empty\""),
    });
    items.push(Item { name: "timeline".to_owned(), html: timeline });
    items.push(Item { name: "card".to_owned(), html: CARD.to_owned() });
    items.push(Item { name: "note".to_owned(), html: NOTE.to_owned() });
    items
}

/// What an island is given, from its printed root, without its hole.
fn props(kind: IslandKind, printed: &str) -> IslandProps {
    let words = printed.split("data-words=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let words = words.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    IslandProps { kind, words: Words::decode(&words), hole: "".into() }
}

/// Card and note ask the browser for what stands in the page; here they hold the same elements with words of their own.
const CARD: &str = r##"<div class="stage"><div class="card" data-card="place"><div class="card-head"><p class="card-title">Almaty</p><button type="button" class="card-close">✕</button></div><ul><li><a href="#">First event of a place</a></li><li><a href="#">Second event of a place, with a title that needs more than one line</a></li></ul></div></div>"##;
const NOTE: &str = r##"<aside class="note-panel"><div class="note-panel-text"><p>What a claim rests on, who says so and who disputes it.</p><p>Source: <a href="#">a publisher</a></p></div><button type="button" class="note-panel-close">✕</button></aside>"##;
