//! What keeps the page alive, held as values: every listener, observer and subscription. A panic leaves its instance
//! unusable; `stop` then drops them all, so that another instance can take its place.

use js_sys::Array;
use std::any::Any;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

use super::dom;

thread_local! {
    static KEPT: RefCell<Vec<Box<dyn Any>>> = RefCell::default();
    static STOPPED: Cell<bool> = const { Cell::new(false) };
}

/// Keeps a value until `stop`.
pub fn keep(value: impl Any) {
    KEPT.with_borrow_mut(|kept| kept.push(Box::new(value)));
}

/// Ends this instance: nothing that happens in the page reaches it any more.
#[cfg(feature = "hydrate")]
#[wasm_bindgen]
pub fn stop() {
    STOPPED.set(true);
    drop(KEPT.take());
}

/// Whether `stop` was called: what was already asked of the browser and cannot be taken back looks here first.
pub fn is_over() -> bool {
    STOPPED.get()
}

/// Runs `work` in the next frame.
pub fn in_next_frame(work: impl FnOnce() + 'static) {
    let _ = dom::window().request_animation_frame(once(Box::new(work)).unchecked_ref());
}

/// Runs `work` once the browser has painted what is seen now: a task that a frame asks for comes after it.
pub fn after_paint(work: impl FnOnce() + 'static) {
    let work = once(Box::new(work));
    in_next_frame(move || {
        let _ = dom::window().set_timeout_with_callback(work.unchecked_ref());
    });
}

/// A function that runs `work`, unless this instance is over by then. Of one type for all works: each of its own would
/// bring half a kilobyte.
fn once(work: Box<dyn FnOnce()>) -> JsValue {
    Closure::once_into_js(move || {
        if !is_over() {
            work();
        }
    })
}

/// Runs `work` with the width of what `element` holds, pixels, when the browser has laid it out and whenever its size
/// changes. To ask the element for it could have the browser lay out the page once more, in the same frame.
pub fn on_resize(element: &Element, mut work: impl FnMut(f64) + 'static) {
    let work = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        work(entries.get(0).unchecked_into::<ResizeObserverEntry>().content_rect().width());
    });
    if let Ok(observer) = ResizeObserver::new(work.as_ref().unchecked_ref()) {
        observer.observe(element);
        keep(Observer { observer, _work: work });
    }
}

struct Observer {
    observer: ResizeObserver,
    _work: Closure<dyn FnMut(Array)>,
}

impl Drop for Observer {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// A panic leaves the instance as an exception that carries its message; boot.js writes it to the console, once.
#[cfg(feature = "hydrate")]
pub fn throw_panics() {
    yew::set_custom_panic_hook(Box::new(|info| {
        wasm_bindgen::throw_str(&info.to_string());
    }));
}
