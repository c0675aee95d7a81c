//! Tables: the data behind a figure, and the figures that are tables of words.

use yew::prelude::*;

use super::{Context, Table, source};

/// The data, a row each, with the page it was read on.
pub fn data(context: &Context<'_>, table: &Table) -> Html {
    let head = table.head.iter().map(String::as_str).chain([context.words.shared("source_head")]);
    let row = |row: &super::TableRow| {
        let source = source::linked(context, &row.fact).next().map_or_else(Html::default, source::link);
        html! { <tr>{ for row.cells.iter().map(|cell| html! { <td>{ cell }</td> }) }<td>{ source }</td></tr> }
    };
    html! {
        <table>
            <thead><tr>{ for head.map(|label| html! { <th scope="col">{ label }</th> }) }</tr></thead>
            <tbody>{ for table.rows.iter().map(row) }</tbody>
        </table>
    }
}

/// A table of words. On a phone each row becomes a card whose lines are named by `data-label`.
pub fn words(head: &[&str], rows: &[Vec<String>]) -> Html {
    let row = |cells: &Vec<String>| {
        let cells = cells.iter().enumerate().map(|(idx, cell)| {
            if idx == 0 {
                html! { <th scope="row">{ cell }</th> }
            } else {
                html! { <td data-label={head[idx].to_owned()}>{ cell }</td> }
            }
        });
        html! { <tr>{ for cells }</tr> }
    };
    html! {
        <table class="words">
            <thead><tr>{ for head.iter().map(|label| html! { <th scope="col">{ *label }</th> }) }</tr></thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    }
}
