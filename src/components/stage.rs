//! The stage: the map, the day in words, and the card of a chosen place.

use yew::prelude::*;

use super::island::IslandProps;
use crate::browser;
use crate::state::{Msg, State};
use crate::store;

/// The hole is the map. Words: `caption/STEP_IDX` → the day that the step's scene shows, `type/STEP_IDX` → what stands
/// on the stage instead of a map, `card.close`, `card.none`.
pub fn view(props: &IslandProps, state: &State) -> Html {
    let of_step = |key: &str| props.words.get(&[key, &state.step_idx.to_string()].concat());
    let caption = of_step("caption/");
    let type_alone = of_step("type/");
    html! {
        <div class="stage" data-figure="map">
            { props.hole() }
            <p class="stage-caption" role="status">{ caption }</p>
            if !type_alone.is_empty() {
                <p class="stage-type" aria-hidden="true">{ type_alone }</p>
            }
            <div class="card" data-card="place" hidden={state.place.is_none()}>
                if let Some(card) = state.place.as_deref().and_then(browser::card) {
                    <div class="card-head">
                        <p class="card-title">{ card.name }</p>
                        <button type="button" class="card-close" aria-label={props.words.get("card.close")}
                            onclick={Callback::from(|_| store::send(Msg::ChosePlace(None)))}>{ "✕" }</button>
                    </div>
                    if card.events.is_empty() {
                        <p>{ props.words.get("card.none") }</p>
                    } else {
                        <ul>
                            { for card.events.into_iter().map(|(id, title)| html! { <li><a href={["#event-", &id].concat()}>{ title }</a></li> }) }
                        </ul>
                    }
                }
            </div>
        </div>
    }
}
