//! Where the reader is. The active step is computed from geometry in each frame in which something moved, never from
//! enter and exit events: so no fling, jump, resize or rotation can leave a wrong one.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{dom, life, play, settle};
use crate::layout::scroll::{TRIGGER_BESIDE_STAGE, TRIGGER_IN_FLOW, active, progress_permille, read_percent};
use crate::state::Msg;
use crate::store;

struct Chapter {
    root: Element,
    steps: Vec<Element>,
    first_step_idx: usize,
    /// The trigger line as a fraction of the viewport's height.
    trigger: f64,
}

thread_local! {
    static CHAPTERS: RefCell<Vec<Chapter>> = RefCell::default();
}

/// Finds the chapters and watches everything that can move them.
pub fn watch() {
    let mut n_steps = 0;
    let chapters = dom::find_all("[data-chapter]").into_iter().map(|root| {
        let steps = dom::find_all_in(&root, "[data-step-index]");
        let first_step_idx = n_steps;
        n_steps += steps.len();
        let trigger = if root.has_attribute("data-on-stage") { TRIGGER_BESIDE_STAGE } else { TRIGGER_IN_FLOW };
        Chapter { root, steps, first_step_idx, trigger }
    });
    CHAPTERS.set(chapters.collect());

    // The browser tells of scrolling once in a frame, before anything is drawn in it: what is asked for then is laid out
    // already. Later in the frame the maps have moved, and to ask would lay them out once more.
    dom::listen(&dom::window(), "scroll", true, |_| {
        play::pause();
        locate();
    });
    // A guest hears from its element of scrolling in a box of its host's.
    dom::listen(&dom::root(), "scroll", true, |_| locate());
    let frame = on_next_frame(locate);
    for name in ["resize", "orientationchange"] {
        let frame = frame.clone();
        dom::listen(&dom::window(), name, true, move |_| frame());
    }
    // What grows or shrinks above the reader moves the steps without any scrolling.
    life::on_resize(&dom::root(), move |_| frame());
    locate();
}

/// The id of a step, by its index over the whole story.
pub fn step_id(step_idx: usize) -> Option<String> {
    CHAPTERS.with_borrow(|chapters| {
        let chapter = chapters.iter().rev().find(|chapter| chapter.first_step_idx <= step_idx)?;
        chapter.steps.get(step_idx - chapter.first_step_idx).map(Element::id)
    })
}

/// Reads the geometry and tells the store where the reader is. Looks at the chapters first and only into the active
/// one: to ask for a step of a chapter that is off screen would make the browser lay it out.
fn locate() {
    let height = dom::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let top = |element: &Element| element.get_bounding_client_rect().top();
    let found = CHAPTERS.with_borrow(|chapters| {
        let chapter_idx = active(chapters.len(), |idx| top(&chapters[idx].root) - chapters[idx].trigger * height);
        let chapter = chapters.get(chapter_idx)?;
        let trigger_px = chapter.trigger * height;
        let within = active(chapter.steps.len(), |idx| top(&chapter.steps[idx]) - trigger_px);
        let rect = chapter.steps.get(within)?.get_bounding_client_rect();
        let progress_permille = progress_permille(trigger_px - rect.top(), rect.height());
        let tone = if chapter.root.class_list().contains("night") { "night" } else { "day" };
        let n_steps = chapters.last().map_or(0, |last| last.first_step_idx + last.steps.len());
        Some((chapter_idx, chapter.first_step_idx + within, n_steps, progress_permille, tone))
    });
    let Some((chapter_idx, step_idx, n_steps, progress_permille, tone)) = found else { return };
    centre_current(chapter_idx);
    let (root, active) = (dom::root(), step_idx.to_string());
    if root.get_attribute("data-step").as_deref() != Some(&active) {
        dom::set(&root, "data-step", &active);
        dom::set_if_new(&root, "data-tone", tone);
        settle::unsettle();
    }
    show_read(read_percent(step_idx, progress_permille, n_steps));
    store::send(Msg::Scrolled { chapter_idx, step_idx, progress_permille });
}

/// Tells the bar. Set on the bar's own line: on the root it would make the browser restyle the whole page in each frame.
fn show_read(percent: u32) {
    thread_local! {
        static SHOWN: Cell<u32> = const { Cell::new(0) };
    }
    if SHOWN.replace(percent) == percent {
        return;
    }
    if let Some(fill) = dom::find(".chapter-bar-fill").and_then(|fill| fill.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = fill.style().set_property("--read", &[percent.to_string().as_str(), "%"].concat());
    }
}

/// A function that runs `work` once in the next frame, however often it is called before.
fn on_next_frame(work: fn()) -> Rc<dyn Fn()> {
    let waiting = Rc::new(Cell::new(false));
    Rc::new(move || {
        if !waiting.replace(true) {
            let waiting = waiting.clone();
            life::in_next_frame(move || {
                waiting.set(false);
                work();
            });
        }
    })
}

/// Keeps the chapter that is being read in the middle of the bar, where the bar is too narrow for all.
fn centre_current(chapter_idx: usize) {
    thread_local! {
        static SHOWN: Cell<Option<usize>> = const { Cell::new(None) };
    }
    if SHOWN.replace(Some(chapter_idx)) == Some(chapter_idx) {
        return;
    }
    let Some(list) = dom::find(".chapter-bar ol") else { return };
    if let Some(entry) = list.children().item(chapter_idx as u32) {
        let (bar, own) = (list.get_bounding_client_rect(), entry.get_bounding_client_rect());
        let off_middle = own.left() + own.width() / 2.0 - bar.left() - bar.width() / 2.0;
        list.set_scroll_left(list.scroll_left() + off_middle as i32);
    }
}
