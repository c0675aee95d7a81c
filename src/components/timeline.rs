//! The timeline: filters by kind, a live count, and the way out of an empty result. The marks and the list of events
//! stand in the hole.

use yew::prelude::*;

use super::island::IslandProps;
use crate::browser;
use crate::model::story::EventKind;
use crate::state::{Msg, State};
use crate::store;

/// Words: `label`, `clear`, `of`, `empty`, `total`, `kind/WORD` → name, `count/WORD` → number of events.
/// `n_shown` is the number of events that match; empty while nobody counted.
pub fn view(props: &IslandProps, state: &State, n_shown: &AttrValue) -> Html {
    let kinds = state.kinds;
    let total = props.words.get("total");
    let shown = if n_shown.is_empty() { &total } else { n_shown };
    let filtered = !kinds.is_empty() || state.place.is_some();
    let buttons = EventKind::ALL.into_iter().map(|kind| {
        let word = kind.word();
        let pressed = if kinds.contains(kind) { "true" } else { "false" };
        html! {
            <button type="button" class={["filter k-", word].concat()} data-filter={word} aria-pressed={pressed}
                onclick={Callback::from(move |_| store::send(Msg::ToggledKind(kind)))}>
                { props.words.get(&["kind/", word].concat()) }
                <span class="filter-count">{ props.words.get(&["count/", word].concat()) }</span>
            </button>
        }
    });
    // Read by the style sheet, which dims the pictures' other marks.
    let words: Vec<&str> =
        EventKind::ALL.iter().filter(|kind| kinds.contains(**kind)).map(|kind| kind.word()).collect();
    html! {
        <div class="timeline" data-kinds={(!words.is_empty()).then(|| words.join(" "))}>
            <div class="filters" role="group" aria-label={props.words.get("label")}>
                { for buttons }
                <button type="button" class="filter-clear" hidden={!filtered} onclick={Callback::from(|_| store::send(Msg::ClearedFilters))}>
                    { props.words.get("clear") }
                </button>
            </div>
            <p class="timeline-count" role="status">{ [shown.as_str(), " ", props.words.get("of").as_str(), " ", total.as_str()].concat() }</p>
            if shown.as_str() == "0" {
                <p class="timeline-empty">{ props.words.get("empty") }</p>
            }
            { props.hole() }
        </div>
    }
}

/// Filters the list of events and tells how many are left.
pub fn settle(state: &State) -> AttrValue {
    browser::show_events(state.kinds, state.place.as_deref()).map_or_else(AttrValue::default, |n| n.to_string().into())
}
