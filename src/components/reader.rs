//! Reads a figure's marks aloud: the mark under the pointer or finger is told in one line below the picture.

use yew::prelude::*;

use super::island::IslandProps;
use crate::browser;

/// The hole is the figure, whose marks carry `data-read`. Words: `hint`.
/// `text` is what was read last.
pub fn view(props: &IslandProps, text: &UseStateHandle<AttrValue>) -> Html {
    let read = {
        let text = text.clone();
        Callback::from(move |event: yew::Event| {
            if let Some(found) = browser::said_at(&event) {
                text.set(found.into());
            }
        })
    };
    let onpointerover = read.reform(|event: PointerEvent| event.into());
    let onclick = read.reform(|event: MouseEvent| event.into());
    let shown = if text.is_empty() { props.words.get("hint") } else { (**text).clone() };
    html! {
        <div class="reader" {onpointerover} {onclick}>
            { props.hole() }
            <p class="reader-line" role="status">{ shown }</p>
        </div>
    }
}
