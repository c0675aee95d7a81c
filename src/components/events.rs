//! The timeline's picture and its list of events: rendered when the page is made, the hole of the island `timeline`.

use yew::prelude::*;

use super::page::{Context, PageProps};
use super::sources;
use crate::layout::timeline::{Panel, close_up, overview};
use crate::model::date::Date;
use crate::model::format;
use crate::model::story::{Event, EventKind, EventText};

const YEARS: (u16, u16) = (2011, 2026);

/// The days of January 2022 that the close-up shows: to the day of the last event of that month.
const LAST_DAY: u8 = 26;

/// Width of the picture, in its own units; it grows with its column.
const WIDTH: f64 = 364.0;

/// From the middle of one mark to the next.
const PITCH: f64 = 6.6;

#[component]
pub fn Events(props: &PageProps) -> Html {
    let context = &*props.context;
    let story = &context.story;
    let items = story.events.iter().zip(&context.language().events).map(|(event, text)| item(context, event, text));
    html! {
        <>
            <div class="timeline-pictures">
                { panel(context, &overview(&story.events, YEARS.0, YEARS.1), "years", &year_ticks(), |column| half_year(context, column)) }
                { panel(context, &close_up(&story.events, LAST_DAY), "days", &day_ticks(), |column| day(context, column)) }
            </div>
            <ol class="events">{ for items }</ol>
        </>
    }
}

fn item(context: &Context, event: &Event, text: &EventText) -> Html {
    let kind = event.kind.word();
    let places: Vec<&str> = event.place_idxs.iter().map(|idx| context.story.places[*idx].id.as_str()).collect();
    let class = if event.disputed { format!("event k-{kind} disputed") } else { format!("event k-{kind}") };
    html! {
        <li {class} id={format!("event-{}", event.id)} data-event={event.id.clone()} data-kind={kind} data-places={places.join(" ")}>
            <details>
                <summary>
                    <time datetime={event.date.to_string()}>{ format::moment(context.language(), event) }</time>{ " " }
                    <span class="event-title">{ &text.title }</span>
                </summary>
                <p>{ &text.text }</p>
                <p class="event-meta">
                    <span class="event-kind">{ context.label(&format!("kind.{kind}")) }</span>
                    if event.disputed { { " · " }{ context.label("timeline.disputed") } }
                    { " · " }{ context.label("timeline.sources") }{ " " }
                    if event.source_idxs.is_empty() { { context.label("support.seed") } } else { { sources::links(context, &event.source_idxs, &format!("event-{}", event.id)) } }
                </p>
            </details>
        </li>
    }
}

/// One panel. Each column links to its first event in the list.
fn panel(
    context: &Context,
    panel: &Panel,
    name: &str,
    ticks: &[(f64, String)],
    describe: impl Fn(usize) -> String,
) -> Html {
    let column_width = WIDTH / panel.n_columns as f64;
    let base = panel.n_rows().max(4) as f64 * PITCH + 8.0;
    let columns = (0..panel.n_columns).filter_map(|column| {
        let first = panel.column(column).next()?;
        let left = column_width * column as f64;
        let n = panel.column(column).count();
        let label = context.label("timeline.column").replace("{when}", &describe(column)).replace("{n}", &n.to_string());
        let marks = panel.column(column).map(|mark| {
            let x = left + column_width / 2.0 + (mark.slot as f64 - 0.5) * PITCH;
            let y = base - (mark.row as f64 + 0.5) * PITCH - 2.0;
            let class = format!("k-{}{}", mark.kind.word(), if mark.disputed { " disputed" } else { "" });
            html! { <use href={format!("#k-{}", mark.kind.word())} {class} x={format!("{x:.1}")} y={format!("{y:.1}")} /> }
        });
        Some(html! {
            <a href={format!("#event-{}", context.story.events[first.event_idx].id)} aria-label={label}>
                <rect class="column" x={format!("{left:.1}")} y="0" width={format!("{column_width:.1}")} height={format!("{base:.1}")} />
                { for marks }
            </a>
        })
    });
    let ticks = ticks.iter().map(|(fraction, label)| {
        let x = format!("{:.1}", fraction * WIDTH);
        html! { <><line class="tick" x1={x.clone()} x2={x.clone()} y1={format!("{base:.1}")} y2={format!("{:.1}", base + 4.0)} /><text x={x} y={format!("{:.1}", base + 15.0)}>{ label }</text></> }
    });
    html! {
        <figure class={format!("timeline-panel timeline-{name}")}>
            <figcaption>{ context.label(&format!("timeline.{name}")) }</figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {:.0}", base + 20.0)} role="group" aria-label={context.label(&format!("timeline.{name}"))}>
                <line class="axis" x1="0" x2={WIDTH.to_string()} y1={format!("{base:.1}")} y2={format!("{base:.1}")} />
                { for ticks }
                { for columns }
            </svg>
        </figure>
    }
}

/// A tick in the middle of every third year.
fn year_ticks() -> Vec<(f64, String)> {
    let n_years = f64::from(YEARS.1 - YEARS.0 + 1);
    (YEARS.0..=YEARS.1).step_by(3).map(|year| ((f64::from(year - YEARS.0) + 0.5) / n_years, year.to_string())).collect()
}

fn day_ticks() -> Vec<(f64, String)> {
    [1, 5, 10, 15, 20, 25].iter().map(|day| ((f64::from(*day) - 0.5) / f64::from(LAST_DAY), day.to_string())).collect()
}

fn half_year(context: &Context, column: usize) -> String {
    let year = YEARS.0 + (column / 2) as u16;
    let half = if column.is_multiple_of(2) { "timeline.first_half" } else { "timeline.second_half" };
    context.label(half).replace("{year}", &year.to_string())
}

fn day(context: &Context, column: usize) -> String {
    format::date(context.language(), Date { year: 2022, month: 1, day: column as u8 + 1 })
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
