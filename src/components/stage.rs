//! The stage: the map, the day in words, the bar that moves through time, and the card of a chosen place.

use yew::prelude::*;

use super::island::IslandProps;
use super::words::Words;
use crate::browser::{self, Card};
use crate::layout::fixed::number;
use crate::layout::time::{Reach, in_words};
use crate::state::{Msg, State};
use crate::store;

/// The hole is the map. Words: `caption/STEP_IDX` → the day that the step's scene shows, `type/STEP_IDX` → what stands
/// on the stage instead of a map, `time/STEP_IDX` → what the time bar reaches, `time.d` and `time.h`, the patterns of a day
/// and an hour, `time.label`, `time.before`, `time.after`, `time.play`, `card.close`, `card.none`,
/// `card.which`, `card.event`.
pub fn view(props: &IslandProps, state: &State) -> Html {
    let of_step = |key: &str| of_step(&props.words, state, key);
    let reach = reach(&props.words, state);
    let caption = match (reach, state.hour()) {
        (Some(reach), Some(hour)) => told(&props.words, reach, hour),
        _ => of_step("caption/"),
    };
    let type_alone = of_step("type/");
    html! {
        <div class="stage" data-figure="map" data-timed={reach.map(|_| "")}>
            { props.hole() }
            <p class="stage-caption">{ caption }</p>
            if let Some(reach) = reach {
                { time_bar(&props.words, reach, state) }
            }
            if !type_alone.is_empty() {
                <p class="stage-type" aria-hidden="true">{ type_alone }</p>
            }
            { card(&props.words, state) }
        </div>
    }
}

/// What happened at the chosen place; or, where more than one was under the finger, which of them is meant.
fn card(words: &Words, state: &State) -> Html {
    let Card { title, inside } = browser::card(state, words).unwrap_or_default();
    html! {
        <div class="card" data-card="place" hidden={title.is_empty()}>
            <div class="card-head">
                <p class="card-title" tabindex="-1">{ title }</p>
                <button type="button" class="card-close" aria-label={words.get("card.close")}
                    onclick={Callback::from(|_| store::send(Msg::ChosePlace(None)))}>{ "✕" }</button>
            </div>
            { Html::from_html_unchecked(inside) }
        </div>
    }
}

fn of_step(words: &Words, state: &State, key: &str) -> AttrValue {
    words.get(&[key, &state.step_idx.to_string()].concat())
}

fn reach(words: &Words, state: &State) -> Option<Reach> {
    Reach::decode(&of_step(words, state, "time/"))
}

fn told(words: &Words, reach: Reach, hour: u16) -> AttrValue {
    in_words(&words.get(if reach.by_hour { "time.h" } else { "time.d" }), hour).into()
}

/// Days of the country, hours of the city.
fn time_bar(words: &Words, reach: Reach, state: &State) -> Html {
    let hour = state.hour().map_or(reach.own, |hour| reach.nearest(hour));
    // The style sheet draws the signs, by the name.
    let button = |name: &'static str, to: u16, plays: Option<bool>| {
        let press = move |_| {
            store::send(match plays {
                None => Msg::ChoseHour(to),
                Some(false) => Msg::PlayedTo(to),
                Some(true) => Msg::Paused,
            });
        };
        html! {
            <button type="button" data-time={name} aria-label={words.get(&["time.", name].concat())}
                aria-pressed={plays.map(|plays| if plays { "true" } else { "false" })} onclick={Callback::from(press)}></button>
        }
    };
    // At the end it begins again.
    let from = if hour == reach.last() { reach.first() } else { hour };
    html! {
        <div class="time-bar">
            <input type="range" aria-label={words.get("time.label")} aria-valuetext={told(words, reach, hour)}
                min={number(reach.first())} max={number(reach.last())} step={number(reach.unit())} value={number(hour)}
                oninput={Callback::from(|event: InputEvent| if let Some(hour) = browser::number_at(&event) { store::send(Msg::ChoseHour(hour)) })} />
            { button("before", reach.before(hour), None) }
            { button("after", reach.after(hour), None) }
            { button("play", from, Some(state.plays)) }
        </div>
    }
}

/// How long a day stays, and an hour, while time moves on by itself, milliseconds.
const PLAY_MS: (u32, u32) = (1400, 350);

/// While time moves on by itself, asks for the next move; at the end there is none.
pub fn settle(state: &State, words: &Words) {
    let reach = reach(words, state).filter(|_| state.plays);
    let next = reach.zip(state.hour()).map(|(reach, hour)| (hour, reach.after(hour)));
    match next {
        Some((hour, next)) if hour == next => store::send(Msg::Paused),
        _ => browser::play_on(
            next.map(|(_, next)| next),
            if reach.is_some_and(|reach| reach.by_hour) { PLAY_MS.1 } else { PLAY_MS.0 },
        ),
    }
}
