//! Corrections: the mark at the passage, and the log that it leads to.

use yew::prelude::*;

use super::page::Context;
use super::sources;
use crate::model::correction::{Corrected, Correction};
use crate::model::format;

/// "Corrected on …", at the end of a step of which something was corrected.
pub fn marks(context: &Context, step_id: &str) -> Html {
    let own = context.story.corrections.iter().filter(|correction| correction.step_id == step_id);
    own.map(|correction| {
        html! { <p class="corrected"><a href={format!("#{}", correction.anchor())}>{ when(context, correction) }</a></p> }
    })
    .collect()
}

/// All corrections, oldest first: when, what stood there, what is right and why.
pub fn log(context: &Context) -> Html {
    let language = context.language();
    let entries = context.story.corrections.iter().map(|correction| {
        let sources = sources::of_facts(&context.story, &correction.fact_ids);
        html! {
            <li id={correction.anchor()}>
                <p>
                    <a href={format!("#{}", correction.step_id)}>{ when(context, correction) }</a>{ ": " }
                    <del>{ correction.was(language) }</del>{ " → " }<ins>{ correction.is(language) }</ins>{ ". " }
                    { correction.why(language) }
                </p>
                <p class="note-sources">{ context.label("notes.sources") }{ " " }{ sources::links(context, &sources, &correction.anchor()) }</p>
            </li>
        }
    });
    html! { <ul class="corrections">{ for entries }</ul> }
}

/// The day, and whose text it was.
pub fn when(context: &Context, correction: &Correction) -> String {
    let key = match correction.of {
        Corrected::Page => "corrections.page",
        Corrected::Report => "corrections.report",
    };
    context.label(key).replace("{date}", &format::date(context.language(), correction.date))
}
