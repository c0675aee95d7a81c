//! What stands on the stage's map: the buttons that bring it closer, which `browser::hands` hears, the places as a list,
//! and the line that tells those who cannot see it what it shows.

use yew::prelude::*;

use super::map::MapMark;
use crate::layout::map::MarkKind;
use crate::layout::time;
use crate::model::story::{Language, Story};

pub fn hands(story: &Story, language: &Language, marks: &[MapMark]) -> Html {
    let buttons = [("+", "+", "closer"), ("-", "−", "further"), ("0", "⤢", "whole")].map(|(press, sign, key)| {
        html! { <button type="button" data-zoom={press} aria-label={language.label(&format!("hands.{key}")).to_owned()}>{ sign }</button> }
    });
    html! {
        <>
            <div class="hands">{ places(story, language, marks) }{ for buttons }</div>
            <p class="told" role="status" data-new={language.label("hands.new").to_owned()}></p>
        </>
    }
}

/// The same places, days and numbers as the map's, to be read. Each leads to its first event; where the map lives, it
/// opens the place's card.
fn places(story: &Story, language: &Language, marks: &[MapMark]) -> Html {
    let label = |key: &str| language.label(&format!("hands.{key}")).to_owned();
    let row = |own: &MapMark| {
        let id = own.place.as_ref()?;
        let place_idx = story.places.iter().position(|place| place.id == *id)?;
        let here: Vec<_> = story.events.iter().filter(|event| event.place_idxs.contains(&place_idx)).collect();
        let per_day = if own.mark.kind == MarkKind::Site { 24 } else { 1 };
        let mut days: Vec<u16> = own.mark.days.iter().map(|time| time::day_of_january(*time, per_day)).collect();
        days.dedup();
        if days.is_empty() && here.is_empty() {
            return None;
        }
        let name = own.mark.name.replace('|', " ");
        Some(html! {
            <tr>
                <th scope="row">
                    if let Some(first) = here.first() {
                        <a href={format!("#event-{}", first.id)} data-city={id.clone()}>{ name }</a>
                    } else {
                        { name }
                    }
                </th>
                <td>{ days.iter().map(u16::to_string).collect::<Vec<_>>().join(", ") }</td>
                <td>{ here.len() }</td>
            </tr>
        })
    };
    html! {
        <details class="places">
            <summary>{ label("places") }</summary>
            <div class="places-panel" tabindex="0" role="group" aria-label={label("places")}>
                <table>
                    <thead><tr>{ for ["place", "days", "events"].map(|key| html! { <th scope="col">{ label(key) }</th> }) }</tr></thead>
                    <tbody>{ for marks.iter().filter_map(row) }</tbody>
                </table>
            </div>
        </details>
    }
}
