//! The chapter bar: where you are, and a way to anywhere.

use yew::prelude::*;

use super::island::IslandProps;
use crate::state::State;

/// Words: `label`, and `chapter/ID` → title in reading order.
pub fn view(props: &IslandProps, state: &State) -> Html {
    let links = props.words.under("chapter/").enumerate().map(|(idx, (id, title))| {
        let current = (idx == state.chapter_idx).then_some("true");
        html! { <li><a href={["#", id].concat()} aria-current={current}>{ title }</a></li> }
    });
    html! {
        <nav class="chapter-bar" aria-label={props.words.get("label")}>
            <ol>{ for links }</ol>
            <span class="chapter-bar-fill" aria-hidden="true"></span>
        </nav>
    }
}
