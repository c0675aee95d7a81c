//! Marks → SVG markup, as short as it can be: a page carries every figure twice, for a phone and for a wide column.

use yew::prelude::*;

use crate::layout::figures::picture::{Form, Mark, Picture, Shape, round, whole};
use crate::model::figure_words::FigureWords;

/// Both forms; the style sheet shows one.
pub fn pictures(words: FigureWords<'_>, pictures: &[Picture; 2], summary: Option<&str>) -> Html {
    let markup: String = pictures.iter().map(|picture| svg(words, picture, summary)).collect();
    Html::from_html_unchecked(markup.into())
}

fn svg(words: FigureWords<'_>, picture: &Picture, summary: Option<&str>) -> String {
    let (class, form) = match picture.form {
        Form::Narrow => ("only-narrow", "n"),
        Form::Wide => ("only-wide", "w"),
    };
    let id = words.id;
    let description = summary.map_or_else(|| picture.sentences().join(" "), str::to_owned);
    let marks = rows(&picture.marks);
    format!(
        r#"<svg class="{class}" viewBox="0 0 {} {}" role="img" aria-labelledby="{id}-{form}t {id}-{form}d"><title id="{id}-{form}t">{}</title><desc id="{id}-{form}d">{}</desc>{marks}</svg>"#,
        round(picture.form.width()),
        round(picture.height),
        escape(words.get("title")),
        escape(&description),
    )
}

/// The marks in order, those of one row in a group that stands at the row's y.
fn rows(marks: &[Mark]) -> String {
    // Path data is absolute, so a path stands outside.
    let row = |mark: &Mark| if matches!(mark.shape, Shape::Path(_)) { 0.0 } else { mark.row };
    let group = |group: &[Mark]| {
        let top = row(&group[0]);
        let inside: String = group.iter().map(|one| mark(one, top)).collect();
        if top == 0.0 { inside } else { format!(r#"<g transform="translate(0 {})">{inside}</g>"#, whole(top)) }
    };
    marks.chunk_by(|a, b| row(a) == row(b)).map(group).collect()
}

/// `top`: the y of the group that the mark stands in.
fn mark(mark: &Mark, top: f64) -> String {
    let class = if mark.class.is_empty() { String::new() } else { format!(r#" class="{}""#, mark.class) };
    let read = if mark.read.is_empty() { String::new() } else { format!(r#" data-read="{}""#, escape(&mark.read)) };
    match &mark.shape {
        Shape::Rect { x, y, width, height } => format!(
            r#"<rect{class} x="{}" y="{}" width="{}" height="{}"{read}/>"#,
            round(*x),
            round(*y - top),
            round(*width),
            round(*height)
        ),
        Shape::Circle { x, y, r } => {
            format!(r#"<circle{class} cx="{}" cy="{}" r="{}"{read}/>"#, whole(*x), whole(*y - top), round(*r))
        }
        Shape::Glyph { x, y, d } => {
            format!(r#"<path{class} transform="translate({} {})" d="{d}"{read}/>"#, whole(*x), whole(*y - top))
        }
        Shape::Path(d) => format!(r#"<path{class} d="{d}"{read}/>"#),
        Shape::Text { x, y, text } => {
            format!(r#"<text{class} x="{}" y="{}">{}</text>"#, whole(*x), whole(*y - top), escape(text))
        }
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
