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
    let marks: String = picture.marks.iter().map(mark).collect();
    format!(
        r#"<svg class="{class}" viewBox="0 0 {} {}" role="img" aria-labelledby="{id}-{form}t {id}-{form}d"><title id="{id}-{form}t">{}</title><desc id="{id}-{form}d">{}</desc>{marks}</svg>"#,
        round(picture.form.width()),
        round(picture.height),
        escape(words.get("title")),
        escape(&description),
    )
}

fn mark(mark: &Mark) -> String {
    let class = if mark.class.is_empty() { String::new() } else { format!(r#" class="{}""#, mark.class) };
    let read = if mark.read.is_empty() { String::new() } else { format!(r#" data-read="{}""#, escape(&mark.read)) };
    match &mark.shape {
        Shape::Rect { x, y, width, height } => format!(
            r#"<rect{class} x="{}" y="{}" width="{}" height="{}"{read}/>"#,
            round(*x),
            round(*y),
            round(*width),
            round(*height)
        ),
        Shape::Circle { x, y, r } => {
            format!(r#"<circle{class} cx="{}" cy="{}" r="{}"{read}/>"#, whole(*x), whole(*y), round(*r))
        }
        Shape::Path(d) => format!(r#"<path{class} d="{d}"{read}/>"#),
        Shape::Text { x, y, text } => {
            format!(r#"<text{class} x="{}" y="{}">{}</text>"#, whole(*x), whole(*y), escape(text))
        }
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
