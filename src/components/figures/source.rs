//! Where a figure's facts were read: one link for each publisher.

use yew::prelude::*;

use super::Context;
use crate::model::story::SourceRef;

/// "Source: A, B, C." Each publisher is named once, with the first of its pages; the data table links every row's own.
pub fn line(context: &Context<'_>, facts: &[String]) -> Html {
    let mut sources: Vec<&SourceRef> = Vec::new();
    for source in facts.iter().filter_map(|fact| first(context, fact)) {
        if !sources.iter().any(|named| named.publisher == source.publisher) {
            sources.push(source);
        }
    }
    let label = context.words.shared(if sources.len() == 1 { "source" } else { "sources" });
    let links = sources.iter().enumerate().map(|(idx, source)| {
        html! { <>{ if idx > 0 { ", " } else { " " } }{ link(source) }</> }
    });
    html! { <>{ label }{ for links }{ note(context) }</> }
}

/// A figure's own remark on its data, where it has one.
fn note(context: &Context<'_>) -> Html {
    let key = format!("figure.{}.note", context.words.id);
    context.words.lang.labels.get(&key).map_or_else(Html::default, |note| html! { <>{ ". " }{ note }</> })
}

pub fn link(source: &SourceRef) -> Html {
    if source.url.is_empty() {
        html! { source.publisher.clone() }
    } else {
        html! { <a href={source.url.clone()}>{ source.publisher.clone() }</a> }
    }
}

/// The first source of a fact that has an address.
pub fn first<'a>(context: &Context<'a>, fact: &str) -> Option<&'a SourceRef> {
    let sources = &context.story.facts.get(fact)?.source_idxs;
    let mut read = sources.iter().filter_map(|idx| context.story.sources.get(*idx));
    read.clone().find(|source| !source.url.is_empty()).or_else(|| read.next())
}
