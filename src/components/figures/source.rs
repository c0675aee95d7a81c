//! Where a figure's facts were read: one link for each publisher.

use yew::prelude::*;

use super::Context;
use crate::components::sources::link;
use crate::model::status::Status;
use crate::model::story::SourceRef;

/// "Source: A, B, C; accounts differ. A remark." Each publisher is named once, with the first of its pages; the data table
/// links every row's own. `hedge`: said where accounts differ; it stands before the remark, which ends as a sentence.
pub fn line(context: &Context<'_>, facts: &[String], hedge: Option<&str>) -> Html {
    let mut sources: Vec<(usize, &SourceRef)> = Vec::new();
    // A figure of few facts names more pages of each.
    let pages = if facts.len() > 3 { 1 } else { 4 };
    for source in facts.iter().flat_map(|fact| linked(context, fact).take(pages)) {
        if !sources.iter().any(|(_, named)| named.publisher == source.1.publisher) {
            sources.push(source);
        }
    }
    let label = context.words.shared(if sources.len() == 1 { "source" } else { "sources" });
    let links = sources.iter().enumerate().map(|(idx, source)| {
        html! { <>{ if idx > 0 { ", " } else { " " } }{ link(source.0, source.1, context.words.lang) }</> }
    });
    html! { <>{ label }{ for links }if let Some(hedge) = hedge { { "; " }{ hedge } }{ note(context) }</> }
}

/// How firmly the facts together stand.
pub fn status(context: &Context<'_>, facts: &[String]) -> Status {
    Status::of_all(facts.iter().filter_map(|id| Some(context.story.facts.get(id)?.status)))
}

/// A figure's own remark on its data, where it has one.
fn note(context: &Context<'_>) -> Html {
    let key = format!("figure.{}.note", context.words.id);
    context.words.lang.labels.get(&key).map_or_else(Html::default, |note| html! { <>{ ". " }{ note }</> })
}

/// The sources of a fact that have an address, with their index, in the order of the fact base.
pub fn linked<'a>(context: &Context<'a>, fact: &str) -> impl Iterator<Item = (usize, &'a SourceRef)> {
    let idxs = context.story.facts.get(fact).map_or(&[][..], |fact| &fact.source_idxs);
    let sources = &context.story.sources;
    idxs.iter().filter_map(|idx| Some((*idx, sources.get(*idx)?))).filter(|(_, source)| !source.url.is_empty())
}
