//! The stage: the map, the day in words, and the card of a chosen place.

use yew::prelude::*;

use super::island::IslandProps;
use crate::browser;
use crate::state::{Msg, State};
use crate::store;

/// The hole is the map. Words: `caption/STEP_IDX` → the day that the step's scene shows, `card.close`, `card.none`.
pub fn view(props: &IslandProps, state: &State) -> Html {
    let caption = props.words.get(&["caption/", &state.step_idx.to_string()].concat());
    html! {
        <div class="stage" data-figure="map">
            { props.hole() }
            <p class="stage-caption" role="status">{ caption }</p>
            <div class="card" data-card="place" hidden={state.place.is_none()}>
                if let Some(card) = state.place.as_deref().and_then(browser::card) {
                    <p class="card-title">{ card.name }</p>
                    if card.events.is_empty() {
                        <p>{ props.words.get("card.none") }</p>
                    } else {
                        <ul>
                            { for card.events.into_iter().map(|(id, title)| html! { <li><a href={["#event-", &id].concat()}>{ title }</a></li> }) }
                        </ul>
                    }
                    <button type="button" onclick={Callback::from(|_| store::send(Msg::ChosePlace(None)))}>{ props.words.get("card.close") }</button>
                }
            </div>
        </div>
    }
}
