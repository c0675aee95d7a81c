use std::path::Path;
use std::sync::OnceLock;

use crate::model::figures::Figures;
use crate::model::story::Story;
use crate::story::load_all;

/// The project's own story with its figures, read once for all tests.
pub fn project() -> &'static (Story, Figures) {
    static PROJECT: OnceLock<(Story, Figures)> = OnceLock::new();
    PROJECT.get_or_init(|| {
        load_all(root()).unwrap_or_else(|problems| {
            panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
        })
    })
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_projects_figures_are_sound() {
    let (story, figures) = project();
    assert!(story.facts.contains_key(&figures.price[0].fact));
    assert_eq!(figures.votes.len(), 12);
    assert_eq!(figures.calendar.windows(2).filter(|pair| pair[0].date > pair[1].date).count(), 0);
}
