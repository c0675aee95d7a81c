//! Links to sources: short ones beside what they support, and the page that lists them all in full.

use std::collections::BTreeSet;
use yew::prelude::*;

use super::corrections;
use super::page::{Context, PageProps};
use crate::model::format;
use crate::model::script::foreign;
use crate::model::source_kind::SourceKind;
use crate::model::story::{Claim, ClaimText, Language, SourceRef, Story};

/// So many sources are named beside a text; the page of sources has them all. One more than that is named too, rather
/// than counted.
const N_NAMED: usize = 4;

/// The open data that readers are led to, in `data/` of the site.
const FILES: [&str; 9] = [
    "events.csv",
    "events.json",
    "claims.csv",
    "claims.json",
    "sources.csv",
    "sources.json",
    "places.geojson",
    "corrections.json",
    "editions.json",
];

/// The sources of several facts, each once: first the one that each fact names first, then the second ones, and so on.
pub fn of_facts(story: &Story, fact_ids: &[String]) -> Vec<usize> {
    let lists: Vec<&[usize]> =
        fact_ids.iter().filter_map(|id| story.facts.get(id)).map(|fact| fact.source_idxs.as_slice()).collect();
    let longest = lists.iter().map(|list| list.len()).max().unwrap_or(0);
    let mut seen = BTreeSet::new();
    let by_rank = (0..longest).flat_map(|rank| lists.iter().filter_map(move |list| list.get(rank).copied()));
    by_rank.filter(|idx| seen.insert(*idx)).collect()
}

/// Publishers' names, parted by commas, each leading to its full entry; of many, the first of different publishers,
/// and a link to the line of the page of sources that has all of `passage`.
pub fn links(context: &Context, idxs: &[usize], passage: &str) -> Html {
    let story = &context.story;
    let named: Vec<usize> = if idxs.len() <= N_NAMED + 1 {
        idxs.to_vec()
    } else {
        let mut seen = BTreeSet::new();
        idxs.iter().copied().filter(|idx| seen.insert(&story.sources[*idx].publisher)).take(N_NAMED).collect()
    };
    let n_more = idxs.len() - named.len();
    let links = named.iter().enumerate().map(|(nth, idx)| {
        html! { <>{ if nth > 0 { ", " } else { "" } }{ link(*idx, &story.sources[*idx], context.language()) }</> }
    });
    html! {
        <>
            { for links }
            if n_more > 0 {
                { ", " }<a href={format!("sources/#{passage}")}>{ context.label("sources.more").replace("{n}", &n_more.to_string()) }</a>
            }
        </>
    }
}

/// The page of all sources in one language.
#[component]
pub fn SourcesPage(props: &PageProps) -> Html {
    let context = &*props.context;
    let by_kind = SourceKind::ALL.into_iter().filter_map(|kind| {
        let of_kind = context.story.sources.iter().enumerate().filter(|(_, source)| source.kind == kind);
        let entries: Vec<Html> = of_kind.map(|(idx, source)| entry(context, idx, source)).collect();
        let id = format!("kind-{}", kind.word());
        let title = context.label(&format!("source_kind.{}", kind.word()));
        (!entries.is_empty())
            .then(|| html! { <><h2 class="source-kind" {id}>{ title }</h2><ol>{ for entries }</ol></> })
    });
    let notes = context.language().chapters.iter().flat_map(|chapter| &chapter.notes).map(|note| {
        let back = html! { <a href={format!("../#note-{}", note.label)}>{ context.label("sources.note").replace("{n}", &note.number.to_string()) }</a> };
        passage(&format!("note-{}", note.label), back, &of_facts(&context.story, &note.fact_ids), Html::default())
    });
    let corrections = context.story.corrections.iter().map(|correction| {
        let id = correction.anchor();
        let back = html! { <a href={format!("../#{id}")}>{ corrections::when(context, correction) }</a> };
        passage(&id, back, &of_facts(&context.story, &correction.fact_ids), Html::default())
    });
    let language = context.language();
    let events = context.story.events.iter().zip(&language.events).zip(&language.claims);
    let events = events.map(|((event, text), claim_texts)| {
        let id = format!("event-{}", event.id);
        let back = html! { <a href={format!("../#{id}")}>{ &text.title }</a> };
        passage(&id, back, &event.source_idxs, claims(context, &event.claims, claim_texts))
    });
    html! {
        <main class="sources-page">
            <p><a href="../">{ context.label("page.title") }</a></p>
            <h1>{ context.label("sources.title") }</h1>
            <p>{ context.label("sources.lead") }</p>
            if let Some(date) = context.story.compiled {
                <p>{ context.label("sources.consulted").replace("{date}", &format::date(context.language(), date)) }</p>
            }
            { for by_kind }
            <h2>{ context.label("sources.by_note") }</h2>
            <ul>{ for notes }{ for corrections }</ul>
            <h2>{ context.label("sources.by_event") }</h2>
            <ul>{ for events }</ul>
            { editions(context) }
            { data(context) }
        </main>
    }
}

/// The publisher's name, leading to the full entry on the page of sources.
pub fn link(idx: usize, source: &SourceRef, language: &Language) -> Html {
    html! { <a href={format!("sources/#s{idx}")} lang={foreign(&source.publisher, &language.code)}>{ source.publisher_in(language) }</a> }
}

/// A source with its number over the whole page, whatever group it stands in: title and publisher suffice without the link.
fn entry(context: &Context, idx: usize, source: &SourceRef) -> Html {
    let lang = |text: &str| foreign(text, &context.language().code);
    let publisher = source.publisher_in(context.language());
    let title = html! { <cite lang={lang(&source.title)}>{ &source.title }</cite> };
    html! {
        <li id={format!("s{idx}")} value={(idx + 1).to_string()}>
            { format!("{}. ", idx + 1) }
            if source.url.is_empty() { { title } } else { <a href={source.url.clone()} rel="external">{ title }</a> }
            { ". " }
            if let Some(lang) = lang(&source.publisher) { <span {lang}>{ publisher }</span> } else { { publisher } }
            if let Some(date) = source.date {
                { ", " }<time datetime={date.to_string()}>{ format::date(context.language(), date) }</time>
            }
            if source.is_relay() { { " · " }{ context.label("sources.relay") } }
            { supports(context, idx) }
        </li>
    }
}

/// What changed from edition to edition, the latest first.
fn editions(context: &Context) -> Html {
    let language = context.language();
    let entries = context.story.editions.iter().rev().map(|edition| {
        let changes = edition.changes(language).iter().map(|change| html! { <p>{ change }</p> });
        let name = context.label("sources.edition").replace("{version}", &edition.version);
        html! { <li id={edition.anchor()}><b>{ name.replace("{date}", &format::date(language, edition.date)) }</b>{ for changes }</li> }
    });
    if context.story.editions.is_empty() {
        return Html::default();
    }
    html! { <><h2 id="editions">{ context.label("sources.editions") }</h2><ul>{ for entries }</ul></> }
}

/// Where the same stands for spreadsheets and programs.
fn data(context: &Context) -> Html {
    let file = |name: &str| html! { <a href={format!("../../data/{name}")}>{ name.to_owned() }</a> };
    let files =
        FILES.iter().enumerate().map(|(nth, name)| html! { <>{ if nth > 0 { ", " } else { "" } }{ file(name) }</> });
    html! {
        <section id="data">
            <h2>{ context.label("sources.data") }</h2>
            <p>{ context.label("sources.data_lead") }</p>
            <p>{ for files }</p>
            <p><a href="../../data/codebook.md">{ context.label("sources.codebook") }</a>{ " · " }<a href="../../data/LICENCE.txt">{ context.label("sources.licence") }</a></p>
        </section>
    }
}

/// The notes and the events that rest on a source.
fn supports(context: &Context, source_idx: usize) -> Html {
    let story = &context.story;
    let language = context.language();
    let notes = language.chapters.iter().flat_map(|chapter| &chapter.notes);
    let notes = notes.filter(|note| {
        let facts = note.fact_ids.iter().filter_map(|id| story.facts.get(id));
        facts.flat_map(|fact| &fact.source_idxs).any(|idx| *idx == source_idx)
    });
    let notes = notes.map(|note| {
        let words = context.label("sources.note").replace("{n}", &note.number.to_string());
        html! { <a href={format!("../#note-{}", note.label)}>{ words }</a> }
    });
    let events = story.events.iter().zip(&language.events);
    let events = events.filter(|(event, _)| event.source_idxs.contains(&source_idx));
    let events = events.map(|(event, text)| html! { <a href={format!("../#event-{}", event.id)}>{ &text.title }</a> });
    let links: Vec<Html> = notes.chain(events).collect();
    if links.is_empty() {
        return Html::default();
    }
    let links =
        links.into_iter().enumerate().map(|(nth, link)| html! { <>{ if nth > 0 { ", " } else { " " } }{ link }</> });
    html! { <p class="note-sources">{ context.label("sources.supports") }{ for links }</p> }
}

/// What a passage rests on: the numbers of its sources.
fn passage(id: &str, back: Html, idxs: &[usize], claims: Html) -> Html {
    let numbers = idxs.iter().map(|idx| html! { <>{ " " }<a href={format!("#s{idx}")}>{ idx + 1 }</a></> });
    html! { <li id={id.to_owned()}>{ back }{ ":" }{ for numbers }{ claims }</li> }
}

/// Who says what, side by side: a row for each speaker, those who speak of one thing together.
fn claims(context: &Context, claims: &[Claim], texts: &[ClaimText]) -> Html {
    if claims.is_empty() {
        return Html::default();
    }
    let rows = claims.iter().zip(texts).enumerate().map(|(nth, (claim, text))| {
        let repeated = nth > 0 && claims[nth - 1].field == claim.field;
        html! {
            <tr>
                <th scope="row">{ if repeated { "" } else { &text.field } }</th>
                <td>{ &text.value }</td>
                <td>
                    { &text.by }
                    if let Some(idx) = claim.source_idx { { " " }<a href={format!("#s{idx}")}>{ idx + 1 }</a> }
                </td>
            </tr>
        }
    });
    html! {
        <table class="claims">
            <caption class="unseen">{ context.label("timeline.claims") }</caption>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
