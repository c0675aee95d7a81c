//! Reads a figure's marks aloud: the mark under the pointer or finger is told in one line below the picture, and two
//! buttons go through all of them, one after the other, so that a keyboard reaches what a pointer does.

use yew::prelude::*;

use super::island::IslandProps;
use crate::browser;

/// The hole is the figure, whose marks carry `data-read`. Words: `hint`, `previous`, `next`.
/// `text` is what was read last.
pub fn view(props: &IslandProps, text: &UseStateHandle<AttrValue>) -> Html {
    let read = {
        let text = text.clone();
        Callback::from(move |(event, pressed): (yew::Event, bool)| {
            if let Some(found) = browser::said_at(&event, pressed) {
                text.set(found.into());
            }
        })
    };
    let onpointerover = read.reform(|event: PointerEvent| (event.into(), false));
    let onclick = read.reform(|event: MouseEvent| (event.into(), true));
    let shown = if text.is_empty() { props.words.get("hint") } else { (**text).clone() };
    let step = |forward: Option<&'static str>, sign: &'static str, key: &str| {
        html! { <button type="button" class="reader-step" value={forward} aria-label={props.words.get(key)}>{ sign }</button> }
    };
    html! {
        <div class="reader" {onpointerover} {onclick}>
            { props.hole() }
            <p class="reader-line" role="status">{ shown }</p>
            { step(None, "‹", "previous") }
            { step(Some("next"), "›", "next") }
        </div>
    }
}
