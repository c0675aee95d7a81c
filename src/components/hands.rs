//! The buttons that bring the stage's map closer; `browser::hands` hears them.

use yew::prelude::*;

use crate::model::story::Language;

pub fn hands(language: &Language) -> Html {
    let buttons = [("+", "+", "closer"), ("-", "−", "further"), ("0", "⤢", "whole")].map(|(press, sign, key)| {
        html! { <button type="button" data-zoom={press} aria-label={language.label(&format!("hands.{key}")).to_owned()}>{ sign }</button> }
    });
    html! { <div class="hands">{ for buttons }</div> }
}
