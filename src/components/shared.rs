//! The one state, as a hook.

use yew::prelude::*;

use crate::state::State;
use crate::store;

/// The selected part of the shared state. The first render sees the state as it was when the page was made, so that
/// hydration finds what it expects; the present state follows in an effect.
#[hook]
pub fn use_shared<T: Clone + PartialEq + 'static>(select: fn(&State) -> T) -> T {
    let value = use_state_eq(|| select(&State::default()));
    {
        let value = value.clone();
        use_effect_with((), move |()| {
            let subscription = store::subscribe(move |state| value.set(select(state)));
            move || drop(subscription)
        });
    }
    (*value).clone()
}
