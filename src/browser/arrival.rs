//! Arriving at the step or event that a link names. What is off screen is laid out only when it comes near, so the
//! target moves while the page around it takes its true size: follow it until it stands still.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::Element;

use super::{dom, life, settle};

/// Frames in which the target has to stand still before it counts as reached.
const STILL_FRAMES: u8 = 4;

/// After this many frames the reader is left where they are: about two seconds.
const MOST_FRAMES: u8 = 120;

thread_local! {
    /// The arrival under way. Another one, or the reader's own hand, ends it.
    static UNDER_WAY: RefCell<Option<Rc<Cell<bool>>>> = const { RefCell::new(None) };
}

/// Arrives at what the address names, now and whenever its fragment changes. A guest's links are its element's matter.
pub fn watch() {
    if dom::is_guest() {
        return;
    }
    arrive();
    // Back from an address with another query is no change of the fragment alone, so it is told by `popstate` only.
    for name in ["hashchange", "popstate"] {
        dom::listen(&dom::window(), name, true, |_| arrive());
    }
    for name in ["wheel", "touchstart", "keydown", "pointerdown"] {
        dom::listen(&dom::window(), name, true, |_| end());
    }
}

fn arrive() {
    // Also where the reader's hand ends it at once: then the address tells where they are instead.
    settle::unsettle();
    let fragment = dom::window().location().hash().unwrap_or_default();
    let target = fragment.strip_prefix('#').and_then(dom::by_id);
    end();
    if let Some(target) = target {
        let wanted = Rc::new(Cell::new(true));
        UNDER_WAY.set(Some(wanted.clone()));
        follow(target, wanted, f64::NAN, 0, 0);
    }
}

fn end() {
    if let Some(wanted) = UNDER_WAY.take() {
        wanted.set(false);
    }
}

fn follow(target: Element, wanted: Rc<Cell<bool>>, last_top: f64, still: u8, frames: u8) {
    life::in_next_frame(move || {
        if !wanted.get() {
            return;
        }
        settle::unsettle();
        let top = target.get_bounding_client_rect().top();
        // Not `scrollIntoView`, which scrolls a page around our frame as well.
        dom::window().scroll_by_with_x_and_y(0.0, top - dom::scroll_margin(&target));
        let top = target.get_bounding_client_rect().top();
        let still = if (top - last_top).abs() < 1.0 { still + 1 } else { 0 };
        if still < STILL_FRAMES && frames < MOST_FRAMES {
            follow(target, wanted, top, still, frames + 1);
        }
    });
}
