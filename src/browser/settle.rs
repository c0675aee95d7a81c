//! When things have come to rest: then the address follows, once, and the page says so.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;

use super::{address, dom, life, painter};
use crate::store;

/// Long enough to outlast a pause in a fling; also keeps well under Safari's limit of 100 address changes in 30 s.
const REST_MS: u32 = 200;

thread_local! {
    static TIMER: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Every change of state starts the wait anew.
pub fn watch() {
    life::keep(store::subscribe(|_| unsettle()));
}

/// Something moves: wait for rest again.
pub fn unsettle() {
    mark("false");
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
