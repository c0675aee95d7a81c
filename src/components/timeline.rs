//! The timeline: filters, picture and list stand in the hole, since `src/browser/events.rs` and `src/browser/chart.rs`
//! answer their readers by attributes alone.

use yew::prelude::*;

use super::island::IslandProps;

pub fn view(props: &IslandProps) -> Html {
    html! { <div class="timeline">{ props.hole() }</div> }
}
