use super::*;
use crate::story::figures::tests::project;

#[derive(PartialEq, Properties)]
struct PageProps {
    html: Html,
}

#[component(Page)]
fn page(props: &PageProps) -> Html {
    props.html.clone()
}

fn markup(html: Html) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, async {
        yew::LocalServerRenderer::<Page>::with_props(PageProps { html }).hydratable(false).render().await
    })
}

/// Every figure in every language: id, language, markup.
fn all() -> Vec<(&'static str, String, String)> {
    let (story, figures) = project();
    let of = |lang: &Language| {
        let one = |id: &&'static str| (*id, lang.code.clone(), markup(figure(id, story, figures, lang)));
        IDS.iter().map(one).collect::<Vec<_>>()
    };
    story.languages.iter().flat_map(of).collect()
}

#[test]
fn every_figure_has_its_finding_picture_source_and_data() {
    for (id, _, html) in all() {
        assert!(html.starts_with("<figure ") && html.contains(&format!(r#"id="figure-{id}""#)), "{id}");
        let parts = ["figure-title", "figure-subtitle", "figure-picture", "figure-source", "figure-data"];
        let places: Vec<usize> = parts.iter().map(|part| html.find(&format!(r#"class="{part}""#)).unwrap()).collect();
        assert!(places.is_sorted(), "{id}: {places:?}");
        assert!(html.contains("<a href=\"sources/#s"), "{id} links no source");
    }
}

#[test]
fn nothing_needs_an_inline_style_or_is_left_unfilled() {
    for (id, lang, html) in all() {
        assert!(!html.contains("style="), "{id}");
        let text = html.split('>').find(|text| text.contains('{'));
        assert_eq!(text, None, "{id} in {lang}: a placeholder is left");
    }
}

/// Figures that are drawn, not tables of words.
fn drawn() -> Vec<(&'static str, String, String)> {
    all().into_iter().filter(|(id, ..)| !matches!(*id, "claims" | "judged")).collect()
}

#[test]
fn every_picture_is_described() {
    for (id, _, html) in drawn() {
        assert_eq!(
            html.matches(&format!(r#"aria-labelledby="{id}-t {id}-d""#)).count(),
            html.matches(r#"role="img""#).count()
        );
        assert!(html.contains(&format!(r#"id="{id}-t""#)), "{id} has no name");
        let (_, described) = html.split_once(&format!(r#"<p id="{id}-d""#)).unwrap();
        assert!(!described.split_once('>').unwrap().1.starts_with("</p>"), "{id} has no description");
    }
}

#[test]
fn every_mark_that_reads_finds_its_words() {
    for (id, _, html) in drawn() {
        let (_, said) = html.split_once(r#"class="said" hidden>"#).unwrap();
        let parts = said.split_once("</p>").unwrap().0.matches("<span>").count();
        let reads: Vec<&str> =
            html.split(r#" data-read=""#).skip(1).map(|rest| rest.split_once('"').unwrap().0).collect();
        assert!(!reads.is_empty(), "{id} has nothing to read");
        for idx in reads.iter().flat_map(|read| read.split(' ')) {
            assert!(idx.parse::<usize>().unwrap() < parts, "{id}: part {idx} of {parts}");
        }
    }
}

#[test]
fn an_unknown_figure_is_nothing() {
    let (story, figures) = project();
    assert_eq!(markup(figure("gauge", story, figures, &story.languages[0])), "");
}
