//! Holds the one state and tells whoever listens. One per page and thread; knows neither HTML nor the browser.

use std::cell::RefCell;
use std::rc::Rc;

use crate::state::{Msg, State, reduce};

type Listener = Rc<dyn Fn(&State)>;

#[derive(Default)]
struct Store {
    state: State,
    /// `None` where a subscription was dropped, so that the others keep their place.
    listeners: Vec<Option<Listener>>,
}

thread_local! {
    static STORE: RefCell<Store> = RefCell::default();
}

/// Dropping it ends the listening.
pub struct Subscription(usize);

impl Drop for Subscription {
    fn drop(&mut self) {
        STORE.with_borrow_mut(|store| store.listeners[self.0] = None);
    }
}

pub fn state() -> State {
    STORE.with_borrow(|store| store.state.clone())
}

/// Calls `listener` with the state as it is now, and with every later one.
pub fn subscribe(listener: impl Fn(&State) + 'static) -> Subscription {
    let listener: Listener = Rc::new(listener);
    listener(&state());
    STORE.with_borrow_mut(|store| {
        store.listeners.push(Some(listener));
        Subscription(store.listeners.len() - 1)
    })
}

/// Reduces the message into the state and tells the listeners if anything changed.
pub fn send(msg: Msg) {
    let changed = STORE.with_borrow_mut(|store| {
        let next = reduce(&store.state, msg);
        let changed = next != store.state;
        store.state = next;
        // Listeners may send and subscribe themselves, so they are called after the borrow has ended.
        changed.then(|| (store.state.clone(), store.listeners.clone()))
    });
    if let Some((state, listeners)) = changed {
        for listener in listeners.into_iter().flatten() {
            listener(&state);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn a_dropped_subscription_hears_nothing_more() {
        let heard = Rc::new(Cell::new(0));
        let subscription = {
            let heard = heard.clone();
            subscribe(move |_| heard.set(heard.get() + 1))
        };
        send(Msg::ChosePlace(Some("aktau".into())));
        send(Msg::ChosePlace(Some("aktau".into())));
        drop(subscription);
        send(Msg::ChosePlace(None));
        assert_eq!(heard.get(), 2, "once on subscribing, once for the one change");
    }
}
