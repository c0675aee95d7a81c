//! The note beside a claim: who says so. Without script its mark is a link to the end notes.

use yew::prelude::*;

use super::IslandProps;
use super::shared::use_shared;
use crate::browser;
use crate::state::Msg;
use crate::store;

/// Words: `label`, `close`.
#[component]
pub fn Notes(props: &IslandProps) -> Html {
    let label = use_shared(|state| state.note.clone());
    let close = Callback::from(|_| store::send(Msg::OpenedNote(None)));
    let panel = use_node_ref();
    {
        let panel = panel.clone();
        use_effect_with(label.clone(), move |label| {
            if label.is_some() {
                browser::focus_within(&panel);
            }
        });
    }
    let content = label.as_deref().and_then(browser::note_html);
    html! {
        <aside class="note-panel" aria-label={props.words.get("label")} hidden={content.is_none()} ref={panel}>
            if let Some(content) = content {
                <div class="note-panel-text">{ Html::from_html_unchecked(content.into()) }</div>
                <button type="button" class="note-panel-close" onclick={close}>{ props.words.get("close") }</button>
            }
        </aside>
    }
}
