//! A part of the page alone, to be put into somebody else's page: the map, a chapter, a figure, each with its title, its
//! sources and the way to the whole. Made of the page's own pieces; nothing in it is as high as a window, so that a
//! frame can be as high as it.

use yew::prelude::*;

use super::chapter::{self, Piece};
use super::events;
use super::page::{Context, note};

/// What a part's page says of itself.
#[derive(Clone)]
pub struct Part {
    /// In the address: `part/ID/`, and `?part=ID` on the whole page.
    pub id: String,
    /// Plain text.
    pub title: String,
    pub about: String,
    /// Where it stands on the whole page.
    pub anchor: String,
    pub body: Html,
    /// True: it draws on the page's outlines.
    pub has_maps: bool,
}

/// A view that the map's part offers, by the chapter that it comes from.
pub struct View {
    pub step_id: String,
    pub scene: String,
    /// The chapter's title, where the view is one to choose; the others are there for the moments between.
    pub title: Option<String>,
    /// The same as a picture.
    pub flat: AttrValue,
}

pub fn page(context: &Context, part: &Part) -> Html {
    let title = context.label("page.title");
    let credits = heading_of(context, "method-data");
    html! {
        <>
            <main class="part" id="story" data-part={part.id.clone()}>
                { part.body.clone() }
                <footer class="part-foot">
                    <p><a href={format!("../../#{}", part.anchor)}>{ context.label("part.whole").replace("{title}", &title) }</a></p>
                    <p>
                        <a href="sources/">{ context.label("sources.title") }</a>
                        if let Some(credits) = credits { { " · " }<a href="#method-data">{ credits }</a> }
                    </p>
                </footer>
            </main>
            if part.has_maps { { Html::from_html_unchecked(context.geometry.clone()) } }
        </>
    }
}

/// A figure has its title and its sources itself.
pub fn figure(context: &Context, id: &str) -> Html {
    let markup = context.pieces.get(&Piece::Figure(id.to_owned())).cloned().unwrap_or_default();
    // The title is the first heading in it.
    let markup = markup.replacen("<h3", "<h1", 1).replacen("</h3>", "</h1>", 1);
    Html::from_html_unchecked(markup.into())
}

/// Each step is followed by its own notes: a panel at the edge of a window would be far away in a high frame.
pub fn chapter(context: &Context, chapter_idx: usize) -> Html {
    let chapter = &context.story.chapters[chapter_idx];
    let text = &context.language().chapters[chapter_idx];
    let steps = chapter.steps.iter().zip(&text.steps).map(|(step, words)| {
        let cited = text.notes.iter().filter(|note| {
            let mark = format!("href=\"#note-{}\"", note.label);
            words
                .blocks
                .iter()
                .any(|block| matches!(block, crate::model::story::Block::Html(html) if html.contains(&mark)))
        });
        let notes: Vec<Html> = cited.map(|own| note(context, own)).collect();
        html! {
            <section class="step" id={step.id.clone()}>
                <div class="step-text">
                    if let Some(heading) = &words.heading { <h2>{ heading }</h2> }
                    { for words.blocks.iter().map(|block| chapter::block(context, block)) }
                    if !notes.is_empty() { <ol class="part-notes">{ for notes }</ol> }
                </div>
            </section>
        }
    });
    html! {
        <article class="chapter" id={chapter.id.clone()}>
            <header class="part-head">
                { of_whole(context) }
                <h1>{ &text.title }</h1>
                { for text.lead.iter().map(|block| chapter::block(context, block)) }
            </header>
            { for steps }
        </article>
    }
}

/// The living map with the views to choose from; without script their pictures. Below it the events that the places'
/// cards tell of.
pub fn map(context: &Context, views: &[View], stage: &AttrValue) -> Html {
    let mut chosen = true;
    let views = views.iter().enumerate().map(|(step_idx, view)| {
        let current = std::mem::take(&mut chosen).then_some("true");
        html! {
            <li id={view.step_id.clone()} data-view-index={step_idx.to_string()} data-scene={view.scene.clone()} hidden={view.title.is_none()}>
                if let Some(title) = &view.title {
                    <a class="part-view" href={format!("../#{}", view.step_id)} aria-current={current}>{ title }</a>
                }
                { Html::from_html_unchecked(view.flat.clone()) }
            </li>
        }
    });
    html! {
        <>
            <header class="part-head">{ of_whole(context) }<h1>{ context.label("part.map") }</h1></header>
            <ul class="part-views" aria-label={context.label("part.views")}>{ for views }</ul>
            <div class="part-stage">{ Html::from_html_unchecked(stage.clone()) }</div>
            <details class="part-events">
                <summary>{ context.label("part.events") }</summary>
                <ol class="events">{ events::with_place(context) }</ol>
            </details>
            <p class="part-source">{ context.label("part.map_source") }</p>
        </>
    }
}

/// What it is a part of.
fn of_whole(context: &Context) -> Html {
    html! { <p class="kicker">{ context.label("page.title") }</p> }
}

/// The heading of a step.
pub fn heading_of(context: &Context, step_id: &str) -> Option<String> {
    let chapters = context.story.chapters.iter().zip(&context.language().chapters);
    let mut steps = chapters.flat_map(|(chapter, text)| chapter.steps.iter().zip(&text.steps));
    steps.find(|(step, _)| step.id == step_id).and_then(|(_, words)| words.heading.clone())
}
