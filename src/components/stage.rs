//! The stage: the map, the day in words, and the card of a chosen place.

use yew::prelude::*;

use super::IslandProps;
use super::shared::use_shared;
use crate::browser;
use crate::state::Msg;
use crate::store;

/// The hole is the map. Words: `caption/STEP_IDX` → the day that the step's scene shows, `card.close`, `card.none`.
#[component]
pub fn Stage(props: &IslandProps) -> Html {
    let step_idx = use_shared(|state| state.step_idx);
    let place = use_shared(|state| state.place.clone());
    let caption = props.words.get(&["caption/", &step_idx.to_string()].concat());
    html! {
        <div class="stage" data-figure="map">
            { props.hole() }
            <p class="stage-caption" role="status">{ caption }</p>
            <div class="card" data-card="place" hidden={place.is_none()}>
                if let Some(card) = place.as_deref().and_then(browser::card) {
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
