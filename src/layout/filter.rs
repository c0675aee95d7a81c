//! Which events match the filters, and how many would match each choice that could be made next.

use crate::model::story::EventKind;
use crate::state::Kinds;

/// What the filters ask of an event: its kind, and the places and actors as indices into the lists one can choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traits {
    pub kind: EventKind,
    pub places: Vec<usize>,
    pub actors: Vec<usize>,
}

/// What was chosen; an index that no event has matches none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub kinds: Kinds,
    pub place: Option<usize>,
    pub actor: Option<usize>,
}

/// Which events are shown. The counts leave their own filter out of account: so many events there would be with this
/// one chosen alone among its like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sifted {
    pub shown: Vec<bool>,
    pub of_kind: [usize; EventKind::ALL.len()],
    pub of_place: Vec<usize>,
    pub of_actor: Vec<usize>,
}

pub fn sift(events: &[Traits], choice: Choice, n_places: usize, n_actors: usize) -> Sifted {
    let mut sifted = Sifted { of_place: vec![0; n_places], of_actor: vec![0; n_actors], ..Sifted::default() };
    for event in events {
        let kind = choice.kinds.shows(event.kind);
        let place = choice.place.is_none_or(|idx| event.places.contains(&idx));
        let actor = choice.actor.is_none_or(|idx| event.actors.contains(&idx));
        sifted.shown.push(kind && place && actor);
        if place && actor {
            sifted.of_kind[event.kind as usize] += 1;
        }
        if kind && actor {
            count(&mut sifted.of_place, &event.places);
        }
        if kind && place {
            count(&mut sifted.of_actor, &event.actors);
        }
    }
    sifted
}

fn count(counts: &mut [usize], idxs: &[usize]) {
    for idx in idxs {
        if let Some(count) = counts.get_mut(*idx) {
            *count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_events() -> impl Strategy<Value = Vec<Traits>> {
        let idxs = || prop::collection::btree_set(0usize..5, 0..3).prop_map(|idxs| idxs.into_iter().collect());
        let event = (0usize..7, idxs(), idxs()).prop_map(|(kind, places, actors)| Traits {
            kind: EventKind::ALL[kind],
            places,
            actors,
        });
        prop::collection::vec(event, 0..40)
    }

    fn shown(events: &[Traits], choice: Choice) -> Vec<bool> {
        sift(events, choice, 5, 5).shown
    }

    proptest! {
        #[test]
        fn kinds_part_the_events_completely_and_without_overlap(events in any_events(), place in prop::option::of(0usize..6), actor in prop::option::of(0usize..6)) {
            let all = Choice { kinds: Kinds::default(), place, actor };
            let each = EventKind::ALL.map(|kind| shown(&events, Choice { kinds: Kinds::default().toggled(kind), ..all }));
            for (idx, whole) in shown(&events, all).into_iter().enumerate() {
                prop_assert_eq!(each.iter().filter(|own| own[idx]).count(), usize::from(whole));
            }
        }

        #[test]
        fn what_is_shown_is_what_all_filters_let_through(events in any_events(), kind in 0usize..7, place in 0usize..5, actor in 0usize..5) {
            let kinds = Kinds::default().toggled(EventKind::ALL[kind]);
            let both = shown(&events, Choice { kinds, place: Some(place), actor: Some(actor) });
            let one = [
                shown(&events, Choice { kinds, ..Choice::default() }),
                shown(&events, Choice { place: Some(place), ..Choice::default() }),
                shown(&events, Choice { actor: Some(actor), ..Choice::default() }),
            ];
            for idx in 0..events.len() {
                prop_assert_eq!(both[idx], one.iter().all(|own| own[idx]));
            }
        }

        #[test]
        fn a_count_tells_how_many_its_choice_would_show(events in any_events(), kind in 0usize..7, place in 0usize..5, actor in prop::option::of(0usize..5)) {
            let own = EventKind::ALL[kind];
            let counts = sift(&events, Choice { kinds: Kinds::default().toggled(EventKind::Protest), place: Some(place), actor }, 5, 5);
            let n = |choice| shown(&events, choice).into_iter().filter(|shown| *shown).count();
            prop_assert_eq!(counts.of_kind[kind], n(Choice { kinds: Kinds::default().toggled(own), place: Some(place), actor }));
            for other in 0..5 {
                let kinds = Kinds::default().toggled(EventKind::Protest);
                prop_assert_eq!(counts.of_place[other], n(Choice { kinds, place: Some(other), actor }));
                prop_assert_eq!(counts.of_actor[other], n(Choice { kinds, place: Some(place), actor: Some(other) }));
            }
        }
    }
}
