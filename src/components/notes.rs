//! The note beside a claim: who says so. Without script its mark is a link to the end notes.

use yew::prelude::*;

use super::island::IslandProps;
use crate::browser;
use crate::state::{Msg, State};
use crate::store;

/// Words: `label`, `close`.
pub fn view(props: &IslandProps, state: &State, panel: NodeRef) -> Html {
    let close = Callback::from(|_| store::send(Msg::OpenedNote(None)));
    let content = state.note.as_deref().and_then(browser::note_html);
    html! {
        <aside class="note-panel" aria-label={props.words.get("label")} hidden={content.is_none()} ref={panel}>
            if let Some(content) = content {
                <div class="note-panel-text">{ Html::from_html_unchecked(content.into()) }</div>
                <button type="button" class="note-panel-close" onclick={close}>{ props.words.get("close") }</button>
            }
        </aside>
    }
}

/// Once a note is open, the focus goes to its way out.
pub fn settle(state: &State, panel: &NodeRef) {
    if state.note.is_some() {
        browser::focus_within(panel);
    }
}
