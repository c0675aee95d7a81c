//! Tables: the data behind a figure, and the figures that are tables of words.

use yew::prelude::*;

use super::{Context, Table, TableRow, source};
use crate::components::sources::link;
use crate::model::story::SourceRef;

/// The data, a row each, with the page it was read on.
pub fn data(context: &Context<'_>, table: &Table) -> Html {
    let head = table.head.iter().take(table.n_shown).map(String::as_str).chain([context.words.shared("source_head")]);
    let rows: Vec<_> = table.rows.iter().map(|row| (row, source::linked(context, &row.fact).next())).collect();
    // Rows that follow each other from one page name it once.
    let same = |a: &Option<(usize, _)>, b: &Option<(usize, _)>| a.map(|one| one.0) == b.map(|one| one.0);
    let group = |group: &[(&TableRow, Option<(usize, &SourceRef)>)]| {
        let rows = group.iter().enumerate().map(|(idx, (row, source))| {
            let source = (idx == 0).then(|| {
                let span = (group.len() > 1).then(|| group.len().to_string());
                html! { <td rowspan={span}>{ source.map_or_else(Html::default, |(idx, source)| link(idx, source, context.words.lang)) }</td> }
            });
            let cells = row.cells.iter().take(table.n_shown).map(|cell| cell.shown(context.words));
            html! { <tr>{ for cells.map(|cell| html! { <td>{ cell }</td> }) }{ source }</tr> }
        });
        html! { <>{ for rows }</> }
    };
    html! {
        <table>
            <thead><tr>{ for head.map(|label| html! { <th>{ label }</th> }) }</tr></thead>
            <tbody>{ for rows.chunk_by(|a, b| same(&a.1, &b.1)).map(group) }</tbody>
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
