//! The one state of the page, everything that can happen to it, and its form in the address.
//!
//! Text, map and timeline are all functions of this value. Knows neither HTML nor the browser.

use crate::model::story::EventKind;

/// Where the reader is and what the reader chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub chapter_idx: usize,
    /// Index of the active step, counted over the whole story.
    pub step_idx: usize,
    /// How far through the step the reader is, 0-1000.
    pub progress_permille: u16,
    /// Id of the chosen event.
    pub event: Option<String>,
    /// Id of the chosen place: its card is open and the timeline shows only its events.
    pub place: Option<String>,
    /// Id of the person or organisation whose events alone the timeline shows.
    pub actor: Option<String>,
    pub kinds: Kinds,
    /// Label of the open note. Not in the address: a note is a glance, not a place.
    pub note: Option<String>,
}

/// A set of kinds of event. The empty set stands for "no filter".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    const fn bit(kind: EventKind) -> u8 {
        1 << kind as u8
    }

    pub const fn contains(self, kind: EventKind) -> bool {
        self.0 & Self::bit(kind) != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether an event of this kind is shown under this filter.
    pub const fn shows(self, kind: EventKind) -> bool {
        self.is_empty() || self.contains(kind)
    }

    pub const fn toggled(self, kind: EventKind) -> Self {
        Self(self.0 ^ Self::bit(kind))
    }
}

/// Everything that can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The reader's place in the story, as geometry has it.
    Scrolled {
        chapter_idx: usize,
        step_idx: usize,
        progress_permille: u16,
    },
    /// An event was chosen, or let go.
    ChoseEvent(Option<String>),
    /// A place was chosen, or let go.
    ChosePlace(Option<String>),
    /// Somebody who acted was chosen, or everybody.
    ChoseActor(Option<String>),
    ToggledKind(EventKind),
    /// The filters by kind, place and actor are off again.
    ClearedFilters,
    /// A note was opened, or closed.
    OpenedNote(Option<String>),
    /// The address changed under us (Back, Forward, a pasted link).
    Went(Address),
}

/// What the address says, besides the step that its fragment names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub event: Option<String>,
    pub place: Option<String>,
    pub actor: Option<String>,
    pub kinds: Kinds,
}

/// The next state.
pub fn reduce(state: &State, msg: Msg) -> State {
    let mut next = state.clone();
    match msg {
        Msg::Scrolled { chapter_idx, step_idx, progress_permille } => {
            next.chapter_idx = chapter_idx;
            next.step_idx = step_idx;
            next.progress_permille = progress_permille.min(1000);
        }
        Msg::ChoseEvent(event) => next.event = event,
        Msg::ChosePlace(place) => next.place = place,
        Msg::ChoseActor(actor) => next.actor = actor,
        Msg::OpenedNote(note) => next.note = note,
        Msg::ToggledKind(kind) => next.kinds = next.kinds.toggled(kind),
        Msg::ClearedFilters => {
            next.kinds = Kinds::default();
            next.place = None;
            next.actor = None;
        }
        Msg::Went(Address { event, place, actor, kinds }) => {
            next.actor = actor;
            next.event = event;
            next.place = place;
            next.kinds = kinds;
        }
    }
    next
}

impl Address {
    pub fn of(state: &State) -> Self {
        Self { event: state.event.clone(), place: state.place.clone(), actor: state.actor.clone(), kinds: state.kinds }
    }

    /// The query, with its question mark, or nothing: `?kinds=protest.violence&place=aktau&actor=csto&event=csto-decision`.
    /// Ids are kebab-case, so nothing needs escaping.
    pub fn query(&self) -> String {
        let mut query = String::new();
        let mut add = |key: &str, value: &str| {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(key);
            query.push('=');
            query.push_str(value);
        };
        if !self.kinds.is_empty() {
            let words: Vec<&str> =
                EventKind::ALL.iter().filter(|kind| self.kinds.contains(**kind)).map(|kind| kind.word()).collect();
            add("kinds", &words.join("."));
        }
        if let Some(place) = &self.place {
            add("place", place);
        }
        if let Some(actor) = &self.actor {
            add("actor", actor);
        }
        if let Some(event) = &self.event {
            add("event", event);
        }
        query
    }

    /// Reads a query. What it does not know is left out, so that an old or mangled link still opens.
    pub fn parse(query: &str) -> Self {
        let mut address = Self::default();
        for (key, value) in query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')) {
            match key {
                "kinds" => {
                    let known = EventKind::ALL.iter().filter(|kind| value.split('.').any(|word| word == kind.word()));
                    address.kinds = known.fold(Kinds::default(), |kinds, kind| kinds.toggled(*kind));
                }
                "place" if is_id(value) => address.place = Some(value.to_owned()),
                "actor" if is_id(value) => address.actor = Some(value.to_owned()),
                "event" if is_id(value) => address.event = Some(value.to_owned()),
                _ => {}
            }
        }
        address
    }
}

/// Ids of the story are kebab-case.
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_filter_toggled_twice_is_no_filter() {
        let once = reduce(&State::default(), Msg::ToggledKind(EventKind::Violence));
        assert!(once.kinds.shows(EventKind::Violence) && !once.kinds.shows(EventKind::Protest));
        let twice = reduce(&once, Msg::ToggledKind(EventKind::Violence));
        assert_eq!(twice, State::default());
    }

    #[test]
    fn a_mangled_address_still_opens() {
        let address = Address::parse("?event=%22%3E&kinds=protest.nonsense.protest&utm_source=mail&place=aktau");
        assert_eq!(address.query(), "?kinds=protest&place=aktau");
    }

    proptest! {
        #[test]
        fn an_address_reads_back_as_written(kinds in 0u8..128, event in proptest::option::of("[a-z][a-z0-9-]{0,20}"), place in proptest::option::of("[a-z]{1,9}"), actor in proptest::option::of("[a-z]{1,9}")) {
            let address = Address { event, place, actor, kinds: Kinds(kinds) };
            prop_assert_eq!(Address::parse(&address.query()), address);
        }

        #[test]
        fn clearing_the_filters_leaves_the_place_in_the_story(step_idx in 0usize..80, kinds in 0u8..128) {
            let state = State { step_idx, kinds: Kinds(kinds), place: Some("aktau".into()), actor: Some("csto".into()), ..State::default() };
            let cleared = reduce(&state, Msg::ClearedFilters);
            prop_assert_eq!(cleared, State { step_idx, ..State::default() });
        }
    }
}
