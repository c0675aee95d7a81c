//! Links to sources: short ones beside what they support, and the page that lists them all in full.

use std::collections::BTreeSet;
use yew::prelude::*;

use super::page::PageProps;
use crate::model::story::Story;

/// The sources of several facts, each once, in the order in which the facts name them.
pub fn links_of_facts(story: &Story, fact_ids: &[String]) -> Html {
    let mut seen = BTreeSet::new();
    let idxs = fact_ids.iter().filter_map(|id| story.facts.get(id)).flat_map(|fact| fact.source_idxs.iter().copied());
    links(story, idxs.filter(|idx| seen.insert(*idx)))
}

/// Publishers' names, parted by commas, each leading to its full entry. Several pages of one publisher are numbered
/// by their entries alone, so that the line stays short.
pub fn links(story: &Story, idxs: impl Iterator<Item = usize>) -> Html {
    let links = idxs.enumerate().map(|(nth, idx)| {
        html! { <>{ if nth > 0 { ", " } else { "" } }<a href={format!("sources/#s{idx}")}>{ &story.sources[idx].publisher }</a></> }
    });
    links.collect()
}

/// The page of all sources in one language.
#[component]
pub fn SourcesPage(props: &PageProps) -> Html {
    let context = &*props.context;
    let entries = context.story.sources.iter().enumerate().map(|(idx, source)| {
        html! {
            <li id={format!("s{idx}")}>
                if source.url.is_empty() { <cite>{ &source.title }</cite> } else { <a href={source.url.clone()} rel="external"><cite>{ &source.title }</cite></a> }
                { format!(". {}", source.publisher) }
                if let Some(date) = source.date {
                    { ", " }<time datetime={date.to_string()}>{ date.to_string() }</time>
                }
            </li>
        }
    });
    html! {
        <main class="sources-page">
            <p><a href="../">{ context.label("page.title") }</a></p>
            <h1>{ context.label("sources.title") }</h1>
            <p>{ context.label("sources.lead") }</p>
            <ol>{ for entries }</ol>
        </main>
    }
}
