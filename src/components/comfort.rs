//! What a reader may set, and the way back to where they were: a fragment of its own beside each page, since nobody waits for
//! it. `src/browser/comfort.js` fetches it, last of all, and brings it to life.

use yew::prelude::*;

use crate::model::story::Language;

pub fn comfort(language: &Language) -> Html {
    let label = |key: &str| language.label(&format!("comfort.{key}")).to_owned();
    let sizes = ["normal", "larger", "largest"].into_iter().enumerate().map(|(size, key)| {
        html! { <label><input type="radio" name="size" value={size.to_string()} checked={size == 0} /><span>{ label(key) }</span></label> }
    });
    html! {
        <div class="comfort">
            <details>
                <summary>{ "Aa" }<span class="unseen">{ " " }{ label("label") }</span></summary>
                <div class="comfort-panel" role="group" aria-label={label("label")}>
                    <fieldset><legend>{ label("size") }</legend>{ for sizes }</fieldset>
                    <label><input type="checkbox" name="calm" /><span>{ label("calm") }</span></label>
                    <button type="button" name="print">{ label("print") }</button>
                    <p>{ label("kept") }<span data-kept="" hidden=true>{ " " }{ label("offline") }</span></p>
                    <button type="button" name="forget">{ label("forget") }</button>
                </div>
            </details>
            <p class="resume" role="status" data-offer={label("resume")}></p>
            <button type="button" class="resume-close" aria-label={language.label("card.close").to_owned()} hidden=true>{ "✕" }</button>
        </div>
    }
}
