//! The moment that moves on by itself.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;

use super::life;
use crate::state::Msg;
use crate::store;

thread_local! {
    /// The next move. Dropping it calls it off.
    static NEXT: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Moves on to this hour after so many milliseconds; `None`: stays.
pub fn play_on(hour: Option<u16>, after_ms: u32) {
    NEXT.set(hour.map(|hour| {
        Timeout::new(after_ms, move || {
            if !life::is_over() {
                store::send(Msg::PlayedTo(hour));
            }
        })
    }));
}

/// The reader's hand stops it. Called in each scroll event, so it looks first whether there is anything to stop.
pub fn pause() {
    if NEXT.take().is_some() {
        store::send(Msg::Paused);
    }
}
