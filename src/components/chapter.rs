//! A chapter: its heading, its lead and its steps, with their figures in place.

use yew::prelude::*;

use super::corrections;
use super::page::Context;
use crate::model::story::{Block, Tone};

/// A rendered piece of the page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// An island with its root, by name.
    Island(&'static str),
    /// A figure of the prose, by id.
    Figure(String),
    /// The map of a step as a picture, for readers without script and for print; by the step's index over the story.
    FlatMap(usize),
}

pub fn chapter(context: &Context, chapter_idx: usize, first_step_idx: usize) -> Html {
    let chapter = &context.story.chapters[chapter_idx];
    let text = &context.language().chapters[chapter_idx];
    let tone = if chapter.tone == Tone::Night { "night" } else { "day" };
    let steps = chapter.steps.iter().zip(&text.steps).enumerate().map(|(within, (step, words))| {
        let step_idx = first_step_idx + within;
        html! {
            <section class={class(&words.blocks)} id={step.id.clone()} data-step-index={step_idx.to_string()} data-scene={context.scenes[step_idx].clone()} data-then={context.thens[step_idx].clone()}>
                <div class="step-text">
                    if let Some(heading) = &words.heading {
                        <h3>{ heading }</h3>
                    }
                    { for words.blocks.iter().map(|block| self::block(context, block)) }
                    { corrections::marks(context, &step.id) }
                </div>
                { context.piece(Piece::FlatMap(step_idx)) }
            </section>
        }
    });
    html! {
        <article class={format!("chapter {tone}")} id={chapter.id.clone()} data-chapter={chapter_idx.to_string()} data-on-stage={chapter.stage.then_some("")}
            aria-labelledby={format!("{}-title", chapter.id)}>
            <header class="chapter-head">
                <h2 id={format!("{}-title", chapter.id)}>{ &text.title }</h2>
                if !text.lead.is_empty() {
                    <div class="lead">{ for text.lead.iter().map(|block| self::block(context, block)) }</div>
                }
                // The way past a passage that not everybody wants to read.
                if chapter_idx == 0 {
                    <p class="pass-over"><a href={format!("#{}", context.story.chapters[1].id)}>{ context.label("page.pass_over") }</a></p>
                }
            </header>
            { for steps }
        </article>
    }
}

/// By what it holds, since that tells how high it will be.
fn class(blocks: &[Block]) -> &'static str {
    let figures =
        || blocks.iter().filter_map(|block| if let Block::Figure(id) = block { Some(id.as_str()) } else { None });
    match figures().next() {
        None => "step",
        Some(_) if figures().any(|id| id == "timeline") => "step has-timeline",
        Some(_) => "step has-figure",
    }
}

pub fn block(context: &Context, block: &Block) -> Html {
    match block {
        Block::Html(markup) => Html::from_html_unchecked(markup.clone().into()),
        Block::Figure(id) => context.piece(Piece::Figure(id.clone())),
        // The only one of `LIST_IDS`.
        Block::List(_) => corrections::log(context),
    }
}
