//! Where the reader is. The active step is computed from geometry in each frame in which something moved, never from
//! enter and exit events: so no fling, jump, resize or rotation can leave a wrong one.

use std::cell::{Cell, RefCell};

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{dom, life, play, settle};
use crate::layout::scroll::{Pace, TRIGGER_BESIDE_STAGE, TRIGGER_IN_FLOW, active, progress_permille, read_percent};
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
    /// Whether these are all: the stage lives before the browser has read the page to its end.
    static ARE_ALL: Cell<bool> = const { Cell::new(false) };
    static PACE: Cell<Pace> = const { Cell::new(Pace::NONE) };
    /// Waits for the end of a rush.
    static END: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Finds the chapters that the browser has read by now, and their steps.
fn find() {
    ARE_ALL.set(dom::is_read());
    let mut n_steps = 0;
    let chapters = dom::find_all("[data-chapter]").into_iter().map(|root| {
        let steps = dom::find_all_in(&root, "[data-step-index]");
        let first_step_idx = n_steps;
        n_steps += steps.len();
        let trigger = if root.has_attribute("data-on-stage") { TRIGGER_BESIDE_STAGE } else { TRIGGER_IN_FLOW };
        Chapter { root, steps, first_step_idx, trigger }
    });
    CHAPTERS.set(chapters.collect());
}

/// Watches everything that can move them.
pub fn watch() {
    // The browser tells of scrolling once in a frame, before anything is drawn in it: what is asked for then is laid out
    // already. Later in the frame the maps have moved, and to ask would lay them out once more.
    dom::listen(&dom::window(), "scroll", true, |_| {
        play::pause();
        locate();
    });
    // A guest hears from its element of scrolling in a box of its host's.
    dom::listen(&dom::root(), "scroll", true, |_| locate());
    for name in ["resize", "orientationchange"] {
        dom::listen(&dom::window(), name, true, |_| locate());
    }
    // What grows or shrinks above the reader moves the steps without any scrolling.
    life::on_resize(&dom::root(), |_| locate());
    locate();
    show_tone(store::state().stage_idx);
    // In a frame of its own: with the stage's new scene it would be a long one.
    let shown = Cell::new(store::state().stage_idx);
    life::keep(store::subscribe(move |state| {
        if shown.replace(state.stage_idx) != state.stage_idx {
            life::after_paint(|| show_tone(store::state().stage_idx));
        }
    }));
}

/// Browsers leave a link that has the focus where it is as long as some of it is in sight, be it under the end of the bar.
/// One that is pressed stays where it is, or the press would end beside it.
pub fn watch_bar() {
    let Some(list) = dom::find(".chapter-bar ol") else { return };
    let bar = list.clone();
    dom::listen(&list, "focusin", true, move |event| {
        let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(link) = link.filter(|link| link.matches(":focus-visible").unwrap_or_default()) {
            centre(&bar, &link);
        }
    });
}

/// The id of a step, by its index over the whole story.
pub fn step_id(step_idx: usize) -> Option<String> {
    CHAPTERS.with_borrow(|chapters| {
        let chapter = chapter_of(chapters, step_idx)?;
        chapter.steps.get(step_idx - chapter.first_step_idx).map(Element::id)
    })
}

fn chapter_of(chapters: &[Chapter], step_idx: usize) -> Option<&Chapter> {
    chapters.iter().rev().find(|chapter| chapter.first_step_idx <= step_idx)
}

/// Reads the geometry and tells the store where the reader is. Looks at the chapters first and only into the active
/// one: to ask for a step of a chapter that is off screen would make the browser lay it out.
pub fn locate() {
    if !ARE_ALL.get() {
        find();
    }
    let height = dom::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let top = |element: &Element| element.get_bounding_client_rect().top();
    let found = CHAPTERS.with_borrow(|chapters| {
        let chapter_idx = active(chapters.len(), |idx| top(&chapters[idx].root) - chapters[idx].trigger * height);
        let chapter = chapters.get(chapter_idx)?;
        let trigger_px = chapter.trigger * height;
        let within = active(chapter.steps.len(), |idx| top(&chapter.steps[idx]) - trigger_px);
        let rect = chapter.steps.get(within)?.get_bounding_client_rect();
        let progress_permille = progress_permille(trigger_px - rect.top(), rect.height());
        let n_steps = chapters.last().map_or(0, |last| last.first_step_idx + last.steps.len());
        let step_idx = chapter.first_step_idx + within;
        show_read(read_percent(step_idx, progress_permille, n_steps));
        Some((chapter_idx, step_idx, progress_permille, top(&chapters[0].root) / height))
    });
    let Some((chapter_idx, step_idx, progress_permille, screens)) = found else { return };
    centre_current(chapter_idx);
    let (root, active) = (dom::root(), step_idx.to_string());
    let is_new_step = root.get_attribute("data-step").as_deref() != Some(&active);
    if is_new_step {
        dom::set(&root, "data-step", &active);
    }
    let rushes = rushes(screens, is_new_step);
    if is_new_step || rushes {
        settle::unsettle();
    }
    store::send(Msg::Scrolled { chapter_idx, step_idx, progress_permille, rushes });
}

/// Whether the reader rushes; in the end the stage hears that it is over.
fn rushes(screens: f64, is_new_step: bool) -> bool {
    let (mut pace, now) = (PACE.get(), js_sys::Date::now());
    pace.note(now, screens, is_new_step);
    PACE.set(pace);
    let rush_ms = pace.rushes_for_ms(now);
    if rush_ms > 0.0 && END.with_borrow(Option::is_none) {
        await_end(rush_ms);
    }
    rush_ms > 0.0
}

/// Looks again after so many milliseconds whether the rush is over.
fn await_end(after_ms: f64) {
    END.set(Some(Timeout::new(after_ms as u32 + 1, || {
        if life::is_over() {
            return;
        }
        let rush_ms = PACE.get().rushes_for_ms(js_sys::Date::now());
        if rush_ms > 0.0 {
            return await_end(rush_ms);
        }
        END.set(None);
        store::send(Msg::Stayed);
    })));
}

/// The page takes the tone of the chapter whose step the stage shows, and the stage a frame later: both in one would be a
/// long one.
fn show_tone(step_idx: usize) {
    let tone = CHAPTERS.with_borrow(|chapters| {
        let chapter = chapter_of(chapters, step_idx)?;
        Some(if chapter.root.class_list().contains("night") { "night" } else { "day" })
    });
    let Some(tone) = tone else { return };
    dom::set_if_new(&dom::root(), "data-tone", tone);
    life::after_paint(move || {
        if let Some(stage) = dom::find(".stage-frame") {
            dom::set_if_new(&stage, "data-tone", tone);
        }
    });
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
        centre(&list, &entry);
    }
}

fn centre(list: &Element, entry: &Element) {
    let (bar, own) = (list.get_bounding_client_rect(), entry.get_bounding_client_rect());
    let off_middle = own.left() + own.width() / 2.0 - bar.left() - bar.width() / 2.0;
    list.set_scroll_left(list.scroll_left() + off_middle as i32);
}
