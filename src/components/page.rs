//! The whole page of one language, rendered once, when the page is made.

use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

use super::chapter::{Piece, chapter};
use super::sources;
use crate::html::MAIN_STYLES;
use crate::model::format;
use crate::model::status::Status;
use crate::model::story::{Language, Note, Story};

/// What a page is made from. Two contexts are equal only if they are the same one.
pub struct Context {
    pub story: Rc<Story>,
    pub language_idx: usize,
    /// Each step's scene, encoded, by index over the whole story.
    pub scenes: Vec<Option<String>>,
    /// In the same way, what the map shows of the country on the day of a step that shows the alliance.
    pub thens: Vec<Option<String>>,
    /// Rendered pieces: islands (with their roots), figures and flat maps, by what they are.
    pub pieces: BTreeMap<Piece, AttrValue>,
    /// `<svg>` with the outlines that all maps of the page refer to.
    pub geometry: AttrValue,
}

impl Context {
    pub fn language(&self) -> &Language {
        &self.story.languages[self.language_idx]
    }

    pub fn label(&self, key: &str) -> String {
        self.language().label(key).to_owned()
    }

    /// A rendered piece; nothing where the story has none.
    pub fn piece(&self, piece: Piece) -> Html {
        self.pieces.get(&piece).map(|markup| Html::from_html_unchecked(markup.clone())).unwrap_or_default()
    }
}

#[derive(Clone, Properties)]
pub struct PageProps {
    pub context: Rc<Context>,
}

impl PartialEq for PageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.context, &other.context)
    }
}

#[component]
pub fn Page(props: &PageProps) -> Html {
    let context = &*props.context;
    let story = &context.story;
    let n_stage = story.chapters.iter().take_while(|chapter| chapter.stage).count();
    let first_step_idx =
        |chapter_idx: usize| story.chapters[..chapter_idx].iter().map(|chapter| chapter.steps.len()).sum();
    let chapters =
        |range: std::ops::Range<usize>| range.map(|idx| chapter(context, idx, first_step_idx(idx))).collect::<Html>();
    html! {
        <>
            <a class="skip" href="#story">{ context.label("page.skip") }</a>
            { masthead(context) }
            // What comes last has a place of its own: put among these it would have the browser style the whole story anew.
            <div data-comfort="comfort.html"></div>
            { context.piece(Piece::Island("chapter-bar")) }
            { Html::from_html_unchecked(MAIN_STYLES.into()) }
            // Before the maps that refer to it: they are drawn, and may come to life, before the rest of the page is read.
            { Html::from_html_unchecked(context.geometry.clone()) }
            <main id="story">
                <div class="scrolly">
                    <div class="stage-frame">{ context.piece(Piece::Island("stage")) }</div>
                    <div class="steps-column">{ chapters(0..n_stage) }</div>
                </div>
                { chapters(n_stage..story.chapters.len()) }
            </main>
            { end_notes(context) }
            <footer class="colophon"><p>{ context.label("page.colophon") }{ " " }{ edition(context) }</p></footer>
            { stepper(context) }
            { context.piece(Piece::Island("notes")) }
        </>
    }
}

/// Of which edition the contents are, and where it says what changed; before the first one the version alone.
fn edition(context: &Context) -> Html {
    let version = |key: &str| context.label(key).replace("{version}", &context.story.version);
    let Some((edition, same)) = context.story.edition() else { return version("page.version").into() };
    let key = if same { "page.edition" } else { "page.after_edition" };
    let words = version(key).replace("{date}", &format::date(context.language(), edition.date));
    html! { <>{ words }{ " " }<a href="sources/#editions">{ context.label("page.changes") }</a></> }
}

/// Leads from step to step in a frame that cannot see its host's scroll; `src/embed/stepper.js` shows it there.
fn stepper(context: &Context) -> Html {
    html! {
        <nav class="stepper" aria-label={context.label("stepper.label")} hidden=true>
            <button type="button">{ context.label("stepper.previous") }</button>
            <p role="status" data-position={context.label("stepper.position")}></p>
            <button type="button">{ context.label("stepper.next") }</button>
        </nav>
    }
}

fn masthead(context: &Context) -> Html {
    let own = &context.language().code;
    let links = context.story.languages.iter().map(|language| {
        let code = &language.code;
        if code == own {
            html! { <li><span aria-current="true">{ &language.name }</span></li> }
        } else {
            let base = format!("../{code}/");
            html! { <li><a href={base.clone()} data-language={base} hreflang={code.clone()} lang={code.clone()}>{ &language.name }</a></li> }
        }
    });
    html! {
        <header class="masthead">
            <nav class="languages" aria-label={context.label("page.languages")}><ul>{ for links }</ul></nav>
            <p class="kicker">{ context.label("page.kicker") }</p>
            <h1>{ context.label("page.title") }</h1>
            <p class="dek">{ context.label("page.dek") }</p>
            <p class="byline">{ reading_time(context) }</p>
            { who(context) }
        </header>
    }
}

/// The switch that marks the whole page by who says so: the style sheet asks for it, so that no script is needed. The key
/// to the signs comes with it.
fn who(context: &Context) -> Html {
    let signs = Status::ALL.into_iter().map(|status| {
        html! { <li><b class={status.class()}>{ context.label(&format!("status.{}", status.word())) }</b>{ ": " }{ context.label(&format!("status.{}_means", status.word())) }</li> }
    });
    html! {
        <div class="who">
            <label><input type="checkbox" id="who" />{ " " }{ context.label("status.show") }</label>
            <ul>{ for signs }</ul>
        </div>
    }
}

/// Words of prose at 220 a minute, the middle of what studies of silent reading find for adults.
fn reading_time(context: &Context) -> String {
    use crate::model::story::Block;
    let blocks = context
        .language()
        .chapters
        .iter()
        .flat_map(|chapter| chapter.lead.iter().chain(chapter.steps.iter().flat_map(|step| &step.blocks)));
    let n_words: usize =
        blocks.map(|block| if let Block::Html(html) = block { html.split_whitespace().count() } else { 0 }).sum();
    context.label("page.reading_time").replace("{n}", &n_words.div_ceil(220).to_string())
}

fn end_notes(context: &Context) -> Html {
    let notes = context.language().chapters.iter().flat_map(|chapter| &chapter.notes).map(|own| note(context, own));
    html! {
        <section class="end-notes" aria-labelledby="notes">
            <h2 id="notes">{ context.label("notes.title") }</h2>
            <ol>{ for notes }</ol>
        </section>
    }
}

/// A note with its sources and the way back to its mark.
pub fn note(context: &Context, note: &Note) -> Html {
    let idxs = sources::of_facts(&context.story, &note.fact_ids);
    let id = format!("note-{}", note.label);
    let sources = sources::links(context, &idxs, &id);
    html! {
        <li {id} value={note.number.to_string()}>
            <div class="note-body">
                <p><b class={note.status.class()}>{ context.label(&format!("status.{}", note.status.word())) }</b>{ " · " }{ Html::from_html_unchecked(note.html.clone().into()) }</p>
                <p class="note-sources">{ context.label("notes.sources") }{ " " }{ sources }</p>
            </div>
            <a class="note-back" href={format!("#ref-{}", note.label)} aria-label={context.label("notes.back")}>{ "↩" }</a>
        </li>
    }
}
