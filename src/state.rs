//! The one state of the page, everything that can happen to it, and its form in the address.
//!
//! Text, map and timeline are all functions of this value. Knows neither HTML nor the browser.

use crate::layout::time::{decode_moment, encode_moment};
use crate::layout::timeline::Stretch;
use crate::model::story::EventKind;

/// Where the reader is and what the reader chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub chapter_idx: usize,
    /// Index of the active step, counted over the whole story.
    pub step_idx: usize,
    /// How far through the step the reader is, 0-1000.
    pub progress_permille: u16,
    /// The step that the stage shows: the active one, or the last one that stayed while the reader rushes past others.
    pub stage_idx: usize,
    /// Id of the chosen event.
    pub event: Option<String>,
    /// Id of the chosen place: its card is open and the timeline shows only its events.
    pub place: Option<String>,
    /// Ids of places that lie under one finger, for the reader to choose from. Not in the address.
    pub offered: Vec<String>,
    /// Id of the person or organisation whose events alone the timeline shows.
    pub actor: Option<String>,
    pub kinds: Kinds,
    /// The moment at which the map is looked at, instead of the step's own.
    pub moment: Option<Moment>,
    /// What the timeline's picture shows, if not the whole of January 2022.
    pub window: Option<Stretch>,
    /// True: the moment moves on by itself. Not in the address: nothing starts to move unasked.
    pub plays: bool,
    /// Label of the open note. Not in the address: a note is a glance, not a place.
    pub note: Option<String>,
}

/// A chosen moment, and where it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Hours since 2022 began, local time; a whole day is its first.
    pub hour: u16,
    /// Index of the step that it was chosen at: scrolled into another, the reader lets it go.
    pub step_idx: usize,
}

impl State {
    /// The chosen moment, if it holds at the active step.
    pub fn hour(&self) -> Option<u16> {
        self.moment.filter(|moment| moment.step_idx == self.step_idx).map(|moment| moment.hour)
    }
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
        /// True: steps follow each other too fast for the stage.
        rushes: bool,
    },
    /// The reader has come to a step and stays.
    Stayed,
    /// An event was chosen, or let go.
    ChoseEvent(Option<String>),
    /// A place was chosen, or let go.
    ChosePlace(Option<String>),
    /// More than one place lay where the map was tapped.
    OfferedPlaces(Vec<String>),
    /// Somebody who acted was chosen, or everybody.
    ChoseActor(Option<String>),
    ToggledKind(EventKind),
    /// The timeline's picture came to rest on this window.
    Zoomed(Option<Stretch>),
    /// A moment was chosen, for the active step.
    ChoseHour(u16),
    /// The moment moved on by itself, or was asked to from here.
    PlayedTo(u16),
    Paused,
    /// The filters by kind, place and actor are off again.
    ClearedFilters,
    /// A note was opened, or closed.
    OpenedNote(Option<String>),
    /// The address changed under us (Back, Forward, a pasted link).
    /// `step_idx`: the step that the address names, if it names one.
    Went {
        address: Address,
        step_idx: Option<usize>,
    },
}

/// What the address says, besides the step that its fragment names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub event: Option<String>,
    pub place: Option<String>,
    pub actor: Option<String>,
    pub kinds: Kinds,
    pub window: Option<Stretch>,
    /// The chosen moment, as `Moment::hour`.
    pub hour: Option<u16>,
}

/// The next state.
pub fn reduce(state: &State, msg: Msg) -> State {
    let mut next = state.clone();
    // Who does anything but scroll acts upon the step that is there.
    let rushes = matches!(msg, Msg::Scrolled { rushes: true, .. });
    match msg {
        Msg::Stayed => {}
        Msg::Scrolled { chapter_idx, step_idx, progress_permille, .. } => {
            // On the way to the step that an address names, its moment waits for it.
            if step_idx != state.step_idx && state.hour().is_some() {
                next.moment = None;
            }
            next.plays &= step_idx == state.step_idx;
            next.chapter_idx = chapter_idx;
            next.step_idx = step_idx;
            next.progress_permille = progress_permille.min(1000);
        }
        Msg::ChoseEvent(event) => next.event = event,
        Msg::ChosePlace(place) => {
            next.place = place;
            next.offered.clear();
        }
        Msg::OfferedPlaces(places) => next.offered = places,
        Msg::ChoseActor(actor) => next.actor = actor,
        Msg::OpenedNote(note) => next.note = note,
        Msg::ChoseHour(hour) | Msg::PlayedTo(hour) => {
            next.moment = Some(Moment { hour, step_idx: state.step_idx });
            next.plays = matches!(msg, Msg::PlayedTo(_));
        }
        Msg::Paused => next.plays = false,
        Msg::Zoomed(window) => next.window = window,
        Msg::ToggledKind(kind) => next.kinds = next.kinds.toggled(kind),
        Msg::ClearedFilters => {
            next.kinds = Kinds::default();
            next.place = None;
            next.actor = None;
        }
        Msg::Went { address: Address { event, place, actor, kinds, window, hour }, step_idx } => {
            next.moment = hour.zip(step_idx).map(|(hour, step_idx)| Moment { hour, step_idx });
            next.plays = false;
            next.actor = actor;
            next.event = event;
            next.place = place;
            next.kinds = kinds;
            next.window = window;
        }
    }
    if !rushes {
        next.stage_idx = next.step_idx;
    }
    next
}

impl Address {
    pub fn of(state: &State) -> Self {
        Self {
            event: state.event.clone(),
            place: state.place.clone(),
            actor: state.actor.clone(),
            kinds: state.kinds,
            window: state.window,
            hour: state.hour(),
        }
    }

    /// The query, with its question mark, or nothing:
    /// `?kinds=protest.violence&place=aktau&actor=csto&event=csto-decision&window=5760.1440&at=2022-01-05`.
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
        if let Some((start, minutes)) = self.window {
            add("window", &[i64::from(start).to_string().as_str(), ".", &i64::from(minutes).to_string()].concat());
        }
        if let Some(hour) = self.hour {
            add("at", &encode_moment(hour));
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
                "window" => {
                    let (start, minutes) = value.split_once('.').unwrap_or_default();
                    address.window = start.parse().ok().zip(minutes.parse().ok());
                }
                "at" => address.hour = decode_moment(value),
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

    fn scrolled(state: &State, step_idx: usize) -> State {
        reduce(state, Msg::Scrolled { chapter_idx: 0, step_idx, progress_permille: 500, rushes: false })
    }

    fn rushed(state: &State, step_idx: usize) -> State {
        reduce(state, Msg::Scrolled { chapter_idx: 0, step_idx, progress_permille: 500, rushes: true })
    }

    #[test]
    fn the_stage_waits_for_a_step_that_stays() {
        let past = rushed(&rushed(&scrolled(&State::default(), 4), 5), 6);
        assert_eq!((past.step_idx, past.stage_idx), (6, 4));
        assert_eq!(reduce(&past, Msg::Stayed).stage_idx, 6);
    }

    #[test]
    fn what_the_reader_chooses_in_a_rush_holds_for_the_active_step() {
        let chosen = reduce(&rushed(&scrolled(&State::default(), 4), 5), Msg::ChoseHour(48));
        assert_eq!((chosen.stage_idx, chosen.hour()), (5, Some(48)));
    }

    #[test]
    fn a_chosen_moment_is_let_go_in_another_step() {
        let chosen = reduce(&scrolled(&State::default(), 4), Msg::PlayedTo(96));
        assert!(chosen.hour() == Some(96) && chosen.plays);
        assert_eq!(scrolled(&chosen, 4).hour(), Some(96));
        let left = scrolled(&chosen, 5);
        assert_eq!((left.moment, left.plays), (None, false));
    }

    #[test]
    fn the_moment_of_an_address_waits_until_its_step_is_reached() {
        let went = Msg::Went { address: Address::parse("?at=2022-01-05T14"), step_idx: Some(9) };
        let on_the_way = scrolled(&reduce(&State::default(), went), 3);
        assert_eq!((on_the_way.hour(), scrolled(&on_the_way, 9).hour()), (None, Some(110)));
    }

    #[test]
    fn what_the_reader_chooses_stops_the_play() {
        let plays = reduce(&State::default(), Msg::PlayedTo(24));
        assert!(!reduce(&plays, Msg::ChoseHour(48)).plays && !reduce(&plays, Msg::Paused).plays);
    }

    proptest! {
        #[test]
        fn an_address_reads_back_as_written(kinds in 0u8..128, event in proptest::option::of("[a-z][a-z0-9-]{0,20}"), place in proptest::option::of("[a-z]{1,9}"), actor in proptest::option::of("[a-z]{1,9}"), window in any::<Option<(i32, i32)>>(), hour in proptest::option::of(0u16..744)) {
            let address = Address { event, place, actor, kinds: Kinds(kinds), window, hour };
            prop_assert_eq!(Address::parse(&address.query()), address);
        }

        #[test]
        fn clearing_the_filters_leaves_the_place_in_the_story(step_idx in 0usize..80, kinds in 0u8..128) {
            let state = State { step_idx, stage_idx: step_idx, kinds: Kinds(kinds), window: Some((60, 600)), place: Some("aktau".into()), actor: Some("csto".into()), ..State::default() };
            let cleared = reduce(&state, Msg::ClearedFilters);
            prop_assert_eq!(cleared, State { step_idx, stage_idx: step_idx, window: Some((60, 600)), ..State::default() });
        }
    }
}
