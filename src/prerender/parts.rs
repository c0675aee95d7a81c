//! Parts of a page as small pages of their own, `part/ID/` in a language's folder: each figure, the chapters that stand
//! for themselves, the map.

use std::collections::BTreeSet;
use std::rc::Rc;
use yew::AttrValue;

use super::{Rendered, flat_map, render_html, stage};
use crate::components::figures;
use crate::components::page::Context;
use crate::components::part::{self, Part, View, heading_of};
use crate::html::{Shell, escape};
use crate::layout::map::Scene;
use crate::map_model::MapModel;

/// Chapters that can be read without the others.
const CHAPTERS: [&str; 2] = ["timeline", "between"];

/// The steps whose scenes the map's part offers, each under its chapter's title: the country day by day, the city hour
/// by hour, the shutdown, the emergency.
const VIEWS: [&str; 4] = ["spread-4-january", "almaty-edges", "dark-blackout", "order-emergency"];

/// The pages of all parts in one language.
pub(super) async fn pages(context: &Rc<Context>, model: &MapModel, shell: &Shell) -> Vec<Rendered> {
    let mut rendered = Vec::new();
    for part in parts(context, model).await {
        let code = &context.language().code;
        let body = seen_from_part(&render_html(part::page(context, &part)).await);
        // A part has no chapters by whose tone it could go.
        let page = shell.part(code, "../../../", &head(context, &part), &body);
        rendered.push(Rendered { path: format!("{code}/part/{}/index.html", part.id), text: page });
    }
    rendered
}

async fn parts(context: &Context, model: &MapModel) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for id in figures::IDS {
        let words = |key: &str| context.label(&format!("figure.{id}.{key}"));
        let anchor = format!("figure-{id}");
        let body = part::figure(context, id);
        parts.push(Part {
            id: id.to_owned(),
            title: words("title"),
            about: words("subtitle"),
            anchor,
            body,
            has_maps: false,
        });
    }
    for (chapter_idx, chapter) in context.story.chapters.iter().enumerate() {
        if CHAPTERS.contains(&chapter.id.as_str()) {
            let title = context.language().chapters[chapter_idx].title.clone();
            let has_maps = chapter.id == "timeline";
            let body = part::chapter(context, chapter_idx);
            let (id, anchor, about) = (chapter.id.clone(), chapter.id.clone(), context.label("page.dek"));
            parts.push(Part { id, title, about, anchor, body, has_maps });
        }
    }
    parts.extend(map(context, model).await);
    parts
}

/// Nothing for a story that lacks the views' steps.
async fn map(context: &Context, model: &MapModel) -> Option<Part> {
    let language = context.language();
    let chapters = context.story.chapters.iter().zip(&language.chapters);
    let steps = chapters.flat_map(|(chapter, text)| chapter.steps.iter().map(move |step| (step, &text.title)));
    let (mut views, mut step_idxs) = (Vec::new(), Vec::new());
    for (step_idx, (step, title)) in steps.enumerate() {
        let Some(scene) = model.scenes[step_idx].as_ref().filter(|_| model.reaches[step_idx].is_some()) else {
            continue;
        };
        let chapter = |id: &str| id.split('-').next().map(str::to_owned);
        if !VIEWS.iter().any(|view| chapter(view) == chapter(&step.id)) {
            continue;
        }
        let is_offered = VIEWS.contains(&step.id.as_str());
        let view = View {
            step_id: step.id.clone(),
            scene: scene.encode(),
            title: is_offered.then(|| title.clone()),
            flat: if is_offered { flat_map(model, step_idx, scene, language).await } else { AttrValue::default() },
        };
        // The islands begin with the first one.
        let at = if step.id == VIEWS[0] { 0 } else { views.len() };
        views.insert(at, view);
        step_idxs.insert(at, step_idx);
    }
    let first: &Scene = model.scenes[*step_idxs.first()?].as_ref()?;
    let stage = stage(&context.story, language, model, &step_idxs, first).await;
    Some(Part {
        id: "map".to_owned(),
        title: context.label("part.map"),
        about: heading_of(context, VIEWS[0]).unwrap_or_default(),
        anchor: VIEWS[0].to_owned(),
        body: part::map(context, &views, &stage),
        has_maps: true,
    })
}

/// Title, what it is about, where it belongs, and the same in the other languages.
fn head(context: &Context, part: &Part) -> String {
    let others = context.story.languages.iter();
    let others = others.map(|other| {
        let (code, id) = (&other.code, &part.id);
        format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"../../../{code}/part/{id}/\">")
    });
    format!(
        "<title>{} · {}</title><meta name=\"description\" content=\"{}\"><meta name=\"color-scheme\" content=\"light dark\"><link rel=\"canonical\" href=\"../../#{}\">{}",
        escape(&part.title),
        escape(&context.label("page.title")),
        escape(&part.about),
        part.anchor,
        others.collect::<String>(),
    )
}

/// What pieces of the page link to, from a part: the page itself is two folders above. What leads away opens beside the
/// page that the part stands in.
fn seen_from_part(body: &str) -> String {
    let ids: BTreeSet<&str> = body.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut parts = body.split(" href=\"");
    let mut seen = parts.next().unwrap_or_default().to_owned();
    for rest in parts {
        let (target, after) = rest.split_once('"').unwrap_or((rest, ""));
        let stays = target.strip_prefix('#').is_some_and(|id| ids.contains(id));
        let is_file = after.starts_with(" download");
        // What is meant for the part's own page says so.
        let up = if stays || target.contains(':') || target.starts_with("../../") { "" } else { "../../" };
        let beside = if stays || is_file { "" } else { " target=\"_blank\"" };
        seen.push_str(&format!(" href=\"{up}{target}\"{beside}{after}"));
    }
    seen.replace(" data-late=\"../", " data-late=\"../../../")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_part_links_to_is_where_it_was() {
        let body = r##"<p id="here"><a href="#here">a</a><a href="#there">b</a><a href="sources/#s1">c</a><a href="data/x.csv" download="">d</a><use data-late="../x.svg#a"/></p>"##;
        let expected = r##"<p id="here"><a href="#here">a</a><a href="../../#there" target="_blank">b</a><a href="../../sources/#s1" target="_blank">c</a><a href="../../data/x.csv" download="">d</a><use data-late="../../../x.svg#a"/></p>"##;
        assert_eq!(seen_from_part(body), expected);
    }
}
