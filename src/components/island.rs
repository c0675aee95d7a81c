//! The one component type of all islands. An island is a function from its words and its part of the state to HTML;
//! a type of its own for each would weigh four kilobytes more in the browser.

use yew::prelude::*;

use super::words::Words;
use super::{chapter_bar, notes, reader, stage, timeline};
use crate::state::State;
use crate::store;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IslandKind {
    ChapterBar,
    Notes,
    Reader,
    Stage,
    Timeline,
}

impl IslandKind {
    const ALL: [Self; 5] = [Self::ChapterBar, Self::Notes, Self::Reader, Self::Stage, Self::Timeline];

    /// As its root's `data-island` names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::ChapterBar => "chapter-bar",
            Self::Notes => "notes",
            Self::Reader => "reader",
            Self::Stage => "stage",
            Self::Timeline => "timeline",
        }
    }

    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The part of the state that the island shows. The rest is as it was when the page was made, so that no change
    /// there renders the island anew.
    fn part(self, state: &State) -> State {
        let none = State::default();
        match self {
            Self::ChapterBar => State { chapter_idx: state.chapter_idx, ..none },
            Self::Notes => State { note: state.note.clone(), ..none },
            Self::Reader | Self::Timeline => none,
            Self::Stage => {
                let State { stage_idx: step_idx, moment, plays, .. } = *state;
                State { step_idx, moment, plays, place: state.place.clone(), offered: state.offered.clone(), ..none }
            }
        }
    }
}

/// What every island is given. All of it comes from its root element, in the browser as when the page is made.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct IslandProps {
    pub kind: IslandKind,
    pub words: Words,
    /// Large markup that stands inside the island and is never compared: the whole of it when the page is made, empty
    /// in the browser, where hydration adopts what is there.
    #[prop_or_default]
    pub hole: AttrValue,
}

impl IslandProps {
    pub fn hole(&self) -> Html {
        Html::from_html_unchecked(self.hole.clone())
    }
}

/// The first render sees the state as it was when the page was made, so that hydration finds what it expects; the
/// present state follows in an effect.
#[component]
pub fn Island(props: &IslandProps) -> Html {
    let kind = props.kind;
    let state = use_state_eq(State::default);
    {
        let state = state.clone();
        use_effect_with((), move |()| {
            let subscription = store::subscribe(move |now| state.set(kind.part(now)));
            move || drop(subscription)
        });
    }
    // What a figure was last heard to say; it has no place in the address.
    let said = use_state_eq(AttrValue::default);
    let root = use_node_ref();
    {
        let (root, words) = (root.clone(), props.words.clone());
        use_effect_with((*state).clone(), move |state| match kind {
            IslandKind::Notes => notes::settle(state, &root),
            IslandKind::Stage => stage::settle(state, &words),
            _ => {}
        });
    }
    match kind {
        IslandKind::ChapterBar => chapter_bar::view(props, &state),
        IslandKind::Notes => notes::view(props, &state, root),
        IslandKind::Reader => reader::view(props, &said),
        IslandKind::Stage => stage::view(props, &state),
        IslandKind::Timeline => timeline::view(props),
    }
}
