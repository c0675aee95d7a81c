//! When things have come to rest: then the address follows, once, and the page says so.

use std::cell::{Cell, RefCell};

use gloo_timers::callback::Timeout;

use super::{address, dom, life, painter};
use crate::store;

/// Long enough to outlast a pause in a fling; also keeps well under Safari's limit of 100 address changes in 30 s.
const REST_MS: u32 = 200;

thread_local! {
    static TIMER: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static WATCHED: Cell<bool> = const { Cell::new(false) };
}

/// From now on things may come to rest: every change of state starts the wait anew. Until then the address is what the page
/// was opened with, and still to be arrived at.
pub fn watch() {
    WATCHED.set(true);
    life::keep(store::subscribe(|_| unsettle()));
}

/// Something moves: wait for rest again.
pub fn unsettle() {
    mark("false");
    if !WATCHED.get() {
        return;
    }
    TIMER.set(Some(Timeout::new(REST_MS, || {
        if life::is_over() {
            return;
        }
        address::write();
        painter::tell();
        mark("true");
    })));
}

fn mark(settled: &str) {
    dom::set_if_new(&dom::root(), "data-settled", settled);
}
