//! Marks → SVG markup, as short as it can be: a page carries many figures twice, for a phone and for a wide column.
//! What marks say stands once, in a hidden paragraph that also describes the picture; a mark gives places in it.

use yew::prelude::*;

use crate::layout::figures::picture::{Form, Mark, Picture, SIGNS, Shape, round, whole};
use crate::model::figure_words::FigureWords;

/// Every form of a picture, and what its marks say; the style sheet shows the form that fits.
/// `hedge`: what its description ends in where accounts differ.
pub fn pictures(words: FigureWords<'_>, pictures: &[Picture], summary: Option<&str>, hedge: Option<&str>) -> Html {
    let said = said(pictures);
    let id = words.id;
    let parts: String = said.iter().map(|part| format!("<span>{}</span> ", escape(part))).collect();
    let hedge = hedge.map_or_else(String::new, |hedge| format!("<span>({})</span>", escape(hedge)));
    // A summary describes the picture where all its sentences would be too long to listen to.
    let hidden = match summary {
        Some(text) => {
            format!(r#"<p id="{id}-d" hidden>{} {hedge}</p><p class="said" hidden>{parts}</p>"#, escape(text))
        }
        None => format!(r#"<p id="{id}-d" class="said" hidden>{parts}{hedge}</p>"#),
    };
    let defs = defs(pictures);
    let drawn: String = pictures.iter().map(|picture| svg(id, picture, &said, pictures.len() == 1)).collect();
    Html::from_html_unchecked(format!("{defs}{drawn}{hidden}").into())
}

/// Each part of a sentence once, in order of first mention.
fn said(pictures: &[Picture]) -> Vec<&str> {
    let mut said: Vec<&str> = Vec::new();
    for part in pictures.iter().flat_map(|picture| &picture.marks).flat_map(|mark| &mark.read) {
        if !said.contains(&part.as_str()) {
            said.push(part);
        }
    }
    said
}

/// The signs that marks refer to, in a picture of their own, since one that is not displayed may lend nothing.
fn defs(pictures: &[Picture]) -> String {
    let marks = || pictures.iter().flat_map(|picture| &picture.marks);
    let used = |sign: &str| marks().any(|mark| matches!(mark.shape, Shape::Sign { id, .. } if id == sign));
    let defs: String =
        SIGNS.iter().filter(|(id, _)| used(id)).map(|(id, d)| format!(r#"<path id="{id}" d="{d}"/>"#)).collect();
    if defs.is_empty() { defs } else { format!(r#"<svg class="signs" aria-hidden="true"><defs>{defs}</defs></svg>"#) }
}

fn svg(id: &str, picture: &Picture, said: &[&str], only: bool) -> String {
    let class = match picture.form {
        _ if only => "only",
        Form::Narrow => "only-narrow",
        Form::Wide => "only-wide",
    };
    let ground = ground(&picture.marks);
    let front: Vec<&Mark> = picture.marks.iter().filter(|mark| !is_ground(mark)).collect();
    let marks = rows(&front, said);
    format!(
        r#"<svg class="{class}" viewBox="0 0 {} {}" role="img" aria-labelledby="{id}-t {id}-d">{ground}{marks}</svg>"#,
        round(picture.form.width()),
        round(picture.height),
    )
}

/// Bands and lines behind everything, by class.
const GROUND: [&str; 6] = ["band", "shore", "grid", "tick", "stem", "bridge"];

fn is_ground(mark: &Mark) -> bool {
    matches!(mark.shape, Shape::Path(_)) && GROUND.contains(&mark.class)
}

/// What lies behind everything, all of a class as one path.
fn ground(marks: &[Mark]) -> String {
    let path = |class: &&str| {
        let of_class = marks.iter().filter(|mark| mark.class == *class);
        let d: String =
            of_class.filter_map(|mark| if let Shape::Path(d) = &mark.shape { Some(&**d) } else { None }).collect();
        if d.is_empty() { d } else { format!(r#"<path class="{class}" d="{d}"/>"#) }
    };
    GROUND.iter().map(path).collect()
}

/// The marks in order, those of one row in a group that stands at the row's origin.
fn rows(marks: &[&Mark], said: &[&str]) -> String {
    // Path data is absolute, so a path stands outside.
    let row = |mark: &Mark| if matches!(mark.shape, Shape::Path(_)) { (0.0, 0.0) } else { mark.row };
    let group = |group: &[&Mark]| {
        let origin = row(group[0]);
        let inside: String = group.iter().map(|one| mark(one, origin, said)).collect();
        match origin {
            (0.0, 0.0) => inside,
            (left, top) => format!(r#"<g transform="translate({} {})">{inside}</g>"#, whole(left), whole(top)),
        }
    };
    marks.chunk_by(|a, b| row(a) == row(b)).map(group).collect()
}

/// `left`, `top`: the origin of the group that the mark stands in.
fn mark(mark: &Mark, (left, top): (f64, f64), said: &[&str]) -> String {
    let class = if mark.class.is_empty() { String::new() } else { format!(r#" class="{}""#, mark.class) };
    let idxs: Vec<String> = mark
        .read
        .iter()
        .filter_map(|part| said.iter().position(|said| said == part).map(|idx| idx.to_string()))
        .collect();
    let read = if idxs.is_empty() { String::new() } else { format!(r#" data-read="{}""#, idxs.join(" ")) };
    match &mark.shape {
        Shape::Rect { x, y, width, height } => {
            let (x, y) = (at("x", round(*x - left)), at("y", round(*y - top)));
            format!(r#"<rect{class}{x}{y} width="{}" height="{}"{read}/>"#, length(*width), length(*height))
        }
        Shape::Circle { x, y, r } => {
            let (x, y) = (at("cx", whole(*x - left)), at("cy", whole(*y - top)));
            format!(r#"<circle{class}{x}{y} r="{}"{read}/>"#, round(*r))
        }
        Shape::Glyph { x, y, d } => {
            format!(r#"<path{class} transform="translate({} {})" d="{d}"{read}/>"#, whole(*x - left), whole(*y - top))
        }
        Shape::Sign { x, y, id } => {
            let (x, y) = (at("x", whole(*x - left)), at("y", whole(*y - top)));
            format!(r##"<use{class} href="#{id}"{x}{y}{read}/>"##)
        }
        Shape::Path(d) => format!(r#"<path{class} d="{d}"{read}/>"#),
        Shape::Text { x, y, text } => {
            let (x, y) = (at("x", whole(*x - left)), at("y", whole(*y - top)));
            format!(r#"<text{class}{x}{y}>{}</text>"#, escape(text))
        }
    }
}

/// A length draws a number, so a short one keeps a decimal more: a tenth of four units is more than a hundredth of it.
fn length(value: f64) -> String {
    if value < 10.0 { format!("{}", (value * 100.0).round() / 100.0) } else { round(value) }
}

/// A coordinate; 0 is where a mark stands without one.
fn at(name: &str, value: String) -> String {
    if value == "0" { String::new() } else { format!(r#" {name}="{value}""#) }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
