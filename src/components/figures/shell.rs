//! What all figures share: the finding, unit and period, the picture, its sources, its data.

use yew::prelude::*;

use crate::model::status::Status;

use super::{Body, Context, Parts, source, svg, table};

/// The whole `<figure>`.
pub fn shell(context: &Context<'_>, parts: Parts) -> Html {
    let words = context.words;
    let class = format!("figure figure-{}", words.id);
    let status = source::status(context, &parts.facts);
    let hedge = (status == Status::Disputed).then(|| words.lang.label("timeline.disputed"));
    let picture = match &parts.body {
        Body::Pictures(pictures) => svg::pictures(words, pictures, parts.summary.as_deref(), hedge),
        Body::Table(rows) => rows.clone(),
    };
    html! {
        <figure {class} id={format!("figure-{}", words.id)}>
            <figcaption>
                <h3 class="figure-title" id={format!("{}-t", words.id)}>{ words.get("title") }</h3>
                <p class="figure-subtitle">{ words.get("subtitle") }</p>
            </figcaption>
            <div class="figure-picture" data-reader="">{ picture }</div>
            <p class={format!("figure-source {}", status.class())}>{ source::line(context, &parts.facts, hedge) }</p>
            <details class="figure-data">
                <summary>{ words.shared("data") }</summary>
                <div class="figure-table" tabindex="0">{ table::data(context, &parts.table) }</div>
                <a href={format!("data/{}.csv", words.id)} download="">{ words.shared("csv") }</a>
            </details>
        </figure>
    }
}
