use super::*;
use crate::story::figures::{load, tests};

fn page(lang: &Language, story: &Story, figures: &Figures) -> String {
    #[derive(PartialEq, Properties)]
    struct PageProps {
        html: Html,
    }
    #[component(Page)]
    fn page(props: &PageProps) -> Html {
        props.html.clone()
    }
    let html = IDS.iter().map(|id| figure(id, story, figures, lang)).collect::<Html>();
    let local = tokio::task::LocalSet::new();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    local.block_on(&runtime, async {
        yew::LocalServerRenderer::<Page>::with_props(PageProps { html }).hydratable(false).render().await
    })
}

#[test]
fn write_demo() {
    let story = tests::story(tests::root());
    let figures = load(tests::root(), &story.facts).unwrap();
    for lang in &story.languages {
        std::fs::write(format!("/tmp/figdemo/{}.html", lang.code), page(lang, &story, &figures)).unwrap();
    }
}
