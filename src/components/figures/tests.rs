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

#[test]
fn a_picture_is_drawn_for_a_phone_and_for_a_wide_column_and_described_in_both() {
    for (id, _, html) in all().iter().filter(|(id, ..)| !matches!(*id, "claims" | "judged")) {
        for form in ["n", "w"] {
            assert!(html.contains(&format!(r#"aria-labelledby="{id}-{form}t {id}-{form}d""#)), "{id}");
            let (_, described) = html.split_once(&format!(r#"<desc id="{id}-{form}d">"#)).unwrap();
            assert!(!described.starts_with('<'), "{id} has no description");
        }
        assert!(html.contains("data-read=\""), "{id} has nothing to read");
    }
}

#[test]
fn an_unknown_figure_is_nothing() {
    let (story, figures) = project();
    assert_eq!(markup(figure("gauge", story, figures, &story.languages[0])), "");
}
