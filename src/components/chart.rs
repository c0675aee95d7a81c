//! The timeline's filters and its picture as they are printed: the whole of January 2022, time running down, as on a
//! phone. The browser lays the picture out anew for its column, with the same functions.

use yew::prelude::*;

use super::page::Context;
use super::words::Words;
use crate::layout::timeline::{Events, JANUARY, STRIP, Span, by_start, lay_out};
use crate::layout::timeline_svg::{self as svg, Era, Frame, Label, backdrop, caption};
use crate::layout::timeline_when::span;
use crate::model::format;
use crate::model::story::{Event, EventKind, EventText};

/// Width of the printed picture, pixels: a phone's column.
const NOMINAL: f64 = 360.0;

/// The strip's units, and how many of them share a bar.
const STRIP_UNITS: usize = 1000;
const BAR: usize = 5;

/// Who acted in fewer events stands in a group of their own at the end of the list.
const OFTEN: usize = 2;

/// What the browser draws with: `months`, `clock/before`, `clock/after`, `of`, `link`, and `era/START END` → name, in minutes
/// from the beginning of January.
pub fn words(context: &Context) -> Words {
    let (before, after) = clock(context);
    let own = [
        ("months", months(context).join(" ")),
        ("clock/before", before),
        ("clock/after", after),
        ("of", context.label("timeline.of")),
        ("link", context.label("timeline.link")),
    ];
    let eras = eras(context).into_iter().map(|era| {
        let [start, end] = [era.span.start, era.span.end].map(|minute| (minute - JANUARY.start).to_string());
        (format!("era/{start} {end}"), era.name)
    });
    Words::new(own.map(|(key, text)| (key.to_owned(), text)).into_iter().chain(eras))
}

fn months(context: &Context) -> Vec<String> {
    (1..=12).map(|month| format::month_short(context.language(), month)).collect()
}

/// What stands before and after the hour of a full hour.
fn clock(context: &Context) -> (String, String) {
    let pattern = context.label("format.clock").replace("{minute}", "00");
    let (before, after) = pattern.split_once("{hour}").unwrap_or_default();
    (before.to_owned(), after.to_owned())
}

fn eras(context: &Context) -> Vec<Era> {
    let story = &context.story;
    let era = |era: &crate::model::story::Era| {
        let (from, to) = (span(&story.events[era.from_idx]), span(&story.events[era.to_idx]));
        Era { span: Span { start: from.start, end: to.end }, name: context.label(&format!("era.{}", era.id)) }
    };
    story.eras.iter().map(era).collect()
}

/// Something to choose from, and in how many events it is.
pub struct Choosable {
    pub id: String,
    name: String,
    n: usize,
}

/// Those who act in the events and may be named, in order of their names.
pub fn actors(context: &Context) -> Vec<Choosable> {
    let story = &context.story;
    let code = &context.language().code;
    let all = story.people.iter().enumerate().filter(|(_, person)| person.may_be_named).map(|(idx, person)| {
        let n = story.events.iter().filter(|event| event.actor_idxs.contains(&idx)).count();
        Choosable { id: person.id.clone(), name: person.names[code].clone(), n }
    });
    by_name(all)
}

fn places(context: &Context) -> Vec<Choosable> {
    let story = &context.story;
    let code = &context.language().code;
    let all = story.places.iter().enumerate().map(|(idx, place)| {
        let n = story.events.iter().filter(|event| event.place_idxs.contains(&idx)).count();
        Choosable { id: place.id.clone(), name: place.names[code].clone(), n }
    });
    by_name(all)
}

fn by_name(all: impl Iterator<Item = Choosable>) -> Vec<Choosable> {
    let mut named: Vec<Choosable> = all.filter(|one| one.n > 0).collect();
    named.sort_by(|a, b| a.name.cmp(&b.name));
    named
}

pub fn chart(context: &Context) -> Html {
    html! {
        <>
            { filters(context) }
            <div class="chart-part">
                { tools(context) }
                { picture(context) }
                <p class="reader-line" role="status">{ context.label("timeline.hint") }</p>
                <p class="chart-zones" hidden={true}>{ context.label("timeline.zones") }</p>
            </div>
        </>
    }
}

fn filters(context: &Context) -> Html {
    let events = &context.story.events;
    let buttons = EventKind::ALL.into_iter().map(|kind| {
        let word = kind.word();
        let n = events.iter().filter(|event| event.kind == kind).count();
        html! {
            <button type="button" class={format!("filter k-{word}")} data-filter={word} aria-pressed="false">
                { context.label(&format!("kind.{word}")) }
                <span class="filter-count">{ n }</span>
            </button>
        }
    });
    // Half of those who act do so once: at the end, so that the others are soon found.
    let (often, rarely): (Vec<Choosable>, Vec<Choosable>) =
        actors(context).into_iter().partition(|actor| actor.n >= OFTEN);
    html! {
        <>
            <div class="filters" role="group" aria-label={context.label("timeline.filters")}>
                <div class="chips">{ for buttons }</div>
                { choose(context, "place", "timeline.all_places", &places(context), &[]) }
                { choose(context, "actor", "timeline.all_actors", &often, &rarely) }
            </div>
            <p class="timeline-count">
                <span role="status">{ format!("{0} {1} {0}", events.len(), context.label("timeline.of")) }</span>
                { " " }<a href="#events">{ context.label("timeline.list") }{ " ↓" }</a>
                <button type="button" class="filter-clear" hidden={true}>{ context.label("timeline.clear") }</button>
            </p>
            <p class="timeline-empty" hidden={true}>{ context.label("timeline.empty") }</p>
        </>
    }
}

fn choose(context: &Context, name: &'static str, all: &str, often: &[Choosable], rarely: &[Choosable]) -> Html {
    let option =
        |one: &Choosable| html! { <option value={one.id.clone()}>{ format!("{} ({})", one.name, one.n) }</option> };
    html! {
        <label class="choose">
            <span>{ context.label(&format!("timeline.{name}")) }</span>
            // Not yet a control of the page: for the sake of one, browsers that fill in forms lay out the whole page as soon
            // as it is read, before its styles are here.
            <template>
                <select data-choose={name}>
                    <option value="">{ context.label(all) }</option>
                    { for often.iter().map(option) }
                    if !rarely.is_empty() {
                        <optgroup label={context.label("timeline.rarely")}>{ for rarely.iter().map(option) }</optgroup>
                    }
                </select>
            </template>
        </label>
    }
}

/// Buttons, and the strip on which two handles choose the window.
fn tools(context: &Context) -> Html {
    let button = |zoom: &'static str, sign: &str| {
        let label = context.label(&format!("timeline.{zoom}"));
        html! { <button type="button" data-zoom={zoom} aria-label={label}>{ sign }</button> }
    };
    let handle = |name: &'static str, at: f64| {
        let value = ((at * STRIP_UNITS as f64).round() as u32).to_string();
        html! { <input type="range" min="0" max={STRIP_UNITS.to_string()} {value} data-brush={name} aria-label={context.label(&format!("timeline.{name}"))} /> }
    };
    let (from, to) = JANUARY.brush();
    let [x, width] = [from, to - from].map(|at| (at * STRIP_UNITS as f64).round().to_string());
    html! {
        <div class="chart-tools">
            <div class="chart-buttons">
                { button("earlier", "←") }{ button("later", "→") }{ button("closer", "+") }{ button("wider", "−") }
                <button type="button" data-zoom="all">{ context.label("timeline.all") }</button>
                <button type="button" data-zoom="january">{ context.label("timeline.january") }</button>
            </div>
            <div class="strip">
                <svg viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="strip-brush" {x} y="0" {width} height="24" />
                    <path d={density(&context.story.events)} />
                </svg>
                { handle("from", from) }{ handle("to", to) }
                <p aria-hidden="true"><span>{ "2011" }</span><span>{ context.label("timeline.strip") }</span><span>{ "2026" }</span></p>
            </div>
        </div>
    }
}

/// A bar for each stretch of the strip, as high as it has events, at least visible.
fn density(events: &[Event]) -> String {
    let mut bars = [0u32; STRIP_UNITS / BAR + 1];
    for event in events {
        let span = span(event);
        bars[(STRIP.at((span.start + span.end) / 2.0) * STRIP_UNITS as f64) as usize / BAR] += 1;
    }
    let most = bars.iter().copied().max().unwrap_or(1).max(1);
    let drawn = bars.iter().enumerate().filter(|(_, n)| **n > 0);
    drawn.map(|(nth, n)| format!("M{} 24v-{}", nth * BAR + BAR / 2, 3 + n * 21 / most)).collect()
}

fn picture(context: &Context) -> Html {
    let story = &context.story;
    let texts = &context.language().events;
    let spans: Vec<Span> = story.events.iter().map(span).collect();
    let order = by_start(&spans);
    let frame = Frame::of_width(NOMINAL);
    let by: Vec<String> = texts.iter().map(|text| by(context, text)).collect();
    let label_px: Vec<f64> = texts.iter().zip(&by).map(|(text, by)| svg::label_px(&text.title, by)).collect();
    let shown = vec![true; spans.len()];
    let events = Events { spans: &spans, order: &order, shown: &shown, label_px: &label_px };
    let laid_out = lay_out(events, JANUARY, frame.room());
    let classes: Vec<String> = story.events.iter().map(class).collect();
    let (before, after) = clock(context);
    let words = svg::Words { months: months(context), clock: (before, after) };
    let (behind, _) = backdrop(frame, JANUARY, &laid_out, &eras(context), &words, &|idx| &classes[idx]);
    // Tab leads to the first that is seen.
    let first = laid_out.places.iter().position(Option::is_some);
    let marks = story.events.iter().enumerate().map(|(idx, event)| {
        let place = laid_out.places[idx];
        let class = place.is_none().then_some("off");
        let moment = format::moment(context.language(), event) + &hedge(context, event);
        // In the order in which the label has it.
        let told = [texts[idx].title.as_str(), &by[idx], &moment];
        let label = Label { text: &texts[idx].title, by: &by[idx], class: &classes[idx] };
        let inside = svg::mark(&place.unwrap_or_default(), &label);
        let told: Vec<&str> = told.into_iter().filter(|part| !part.is_empty()).collect();
        html! {
            <a {class} href={format!("#event-{}", event.id)} tabindex={if first == Some(idx) { "0" } else { "-1" }}
                aria-label={told.join(&format!(" {} ", svg::SEPARATOR))}
                data-at={format!("{} {}", spans[idx].start - JANUARY.start, spans[idx].length())}
                transform={place.map(|place| frame.transform(&place))}>
                { Html::from_html_unchecked(inside.into()) }
            </a>
        }
    });
    html! {
        <figure class="chart-figure">
            <figcaption class="chart-window">{ caption(JANUARY, &words) }</figcaption>
            <p class="unseen" id="chart-help">{ context.label("timeline.chart_help") }</p>
            <svg class="chart" viewBox={frame.view_box()} data-vertical="" role="group" aria-label={context.label("timeline.chart")} aria-describedby="chart-help">
                <g class="chart-behind">{ Html::from_html_unchecked(behind.into()) }</g>
                <g class="chart-marks">{ for marks }</g>
            </svg>
        </figure>
    }
}

/// What a mark's name says beside the event's.
fn hedge(context: &Context, event: &Event) -> String {
    if event.disputed { format!(", {}", context.label("timeline.disputed")) } else { String::new() }
}

/// Who gives the event's time, in words, or nothing.
fn by(context: &Context, text: &EventText) -> String {
    let who = text.time_by.as_deref();
    who.map_or_else(String::new, |who| format::fill(&context.label("timeline.time_by"), &[("who", who)]))
}

fn class(event: &Event) -> String {
    format!("k-{}{}", event.kind.word(), if event.disputed { " disputed" } else { "" })
}
