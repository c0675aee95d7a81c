//! The list of events: rendered when the page is made, in the hole of the island `timeline`. A group for each day of
//! the nineteen in January 2022, and for each other year.

use yew::prelude::*;

use super::chart::{actors, chart};
use super::page::{Context, PageProps};
use super::sources;
use crate::model::date::Date;
use crate::model::format;
use crate::model::story::{Event, EventKind, EventText};

#[component]
pub fn Events(props: &PageProps) -> Html {
    let context = &*props.context;
    let story = &context.story;
    let choosable: Vec<String> = actors(context).into_iter().map(|actor| actor.id).collect();
    let mut groups: Vec<(Date, Vec<Html>)> = Vec::new();
    for (event, text) in story.events.iter().zip(&context.language().events) {
        let date = heading(event.date);
        if groups.last().is_none_or(|(last, _)| *last != date) {
            groups.push((date, Vec::new()));
        }
        if let Some((_, items)) = groups.last_mut() {
            let when = format::moment_under(context.language(), event, date);
            items.push(item(context, event, text, when, &choosable));
        }
    }
    let groups = groups.into_iter().map(|(date, items)| {
        html! { <section class="events-group"><h4>{ format::date(context.language(), date) }</h4><ol>{ for items }</ol></section> }
    });
    html! {
        <>
            { chart(context) }
            { Html::from_html_unchecked(context.pieces.get(&super::chapter::Piece::Island("timeline-map")).cloned().unwrap_or_default()) }
            <div class="events" id="events">{ for groups }</div>
        </>
    }
}

/// What an event stands under: its day in the close-up, else its year.
fn heading(date: Date) -> Date {
    match date {
        Date { year: 2022, month: 1, day: 1..=19 } => date,
        Date { year, .. } => Date { year, month: 0, day: 0 },
    }
}

/// The events of places that the map shows, each under its full date: what their cards tell.
pub fn with_place(context: &Context) -> Html {
    let drawn = |event: &Event| event.place_idxs.iter().any(|idx| context.story.places[*idx].lng_lat.is_some());
    let events = context.story.events.iter().zip(&context.language().events).filter(|(event, _)| drawn(event));
    events.map(|(event, text)| item(context, event, text, format::moment(context.language(), event), &[])).collect()
}

/// `when`: what the heading above it does not say.
fn item(context: &Context, event: &Event, text: &EventText, when: String, choosable: &[String]) -> Html {
    let kind = event.kind.word();
    let places: Vec<&str> = event.place_idxs.iter().map(|idx| context.story.places[*idx].id.as_str()).collect();
    let acting = event.actor_idxs.iter().map(|idx| &context.story.people[*idx].id);
    let acting: Vec<&str> = acting.filter(|id| choosable.contains(id)).map(String::as_str).collect();
    let id = format!("event-{}", event.id);
    let drawn = event.place_idxs.iter().any(|idx| context.story.places[*idx].lng_lat.is_some());
    let disputed = if event.disputed { " disputed" } else { "" };
    let class = format!("event k-{kind}{disputed} {}", event.status.class());
    html! {
        <li {class} id={id.clone()} data-event={event.id.clone()} data-kind={kind} data-places={places.join(" ")} data-actors={(!acting.is_empty()).then(|| acting.join(" "))}>
            <details>
                <summary>
                    <time datetime={event.date.to_string()}>{ when }</time>{ " " }
                    <span class="event-title">{ &text.title }</span>
                </summary>
                <p>{ &text.text }</p>
                <p class="event-meta">
                    <span class="event-kind">{ context.label(&format!("kind.{kind}")) }</span>
                    if event.disputed { { " · " }{ context.label("timeline.disputed") } }
                    if !event.claims.is_empty() { { " · " }<a href={format!("sources/#{id}")}>{ context.label("timeline.claims") }</a> }
                    { " · " }{ context.label("timeline.sources") }{ " " }
                    if event.source_idxs.is_empty() { { context.label("support.seed") } } else { { sources::links(context, &event.source_idxs, &id) } }
                    if drawn { { " · " }<a href="#timeline-map">{ context.label("timeline.on_map") }</a> }
                </p>
            </details>
        </li>
    }
}

/// The shapes of the kinds, to which the pictures refer: seven forms of about equal weight, 5.4 units across.
pub fn kind_symbols() -> Html {
    let shape = |kind: EventKind| match kind {
        EventKind::Protest => html! { <circle r="2.6" /> },
        EventKind::Violence => html! { <path d="M0-3.1 3.1 0 0 3.1-3.1 0z" /> },
        EventKind::Decision => html! { <path d="M-2.4-2.4h4.8v4.8h-4.8z" /> },
        EventKind::Military => html! { <path d="M0-2.9 2.9 2.4h-5.8z" /> },
        EventKind::Shutdown => {
            html! { <path class="hatch" d="M-2.4-2.4h4.8v4.8h-4.8zM-2.4 2.4 2.4-2.4M-2.4 0 0-2.4M0 2.4 2.4 0" /> }
        }
        EventKind::International => html! { <circle class="ring" r="2.1" /> },
        EventKind::Aftermath => html! { <path d="M-2.9-1.3h5.8v2.6h-5.8z" /> },
    };
    EventKind::ALL.into_iter().map(|kind| html! { <g id={format!("k-{}", kind.word())}>{ shape(kind) }</g> }).collect()
}
