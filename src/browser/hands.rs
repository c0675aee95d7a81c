//! The reader's hands on the stage's map: buttons, keys, two fingers, the wheel with Ctrl held. One finger and the plain
//! wheel scroll the page; only when the reader has come closer by choice does one pointer move the map.

use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent, WheelEvent};

use super::{dom, painter};
use crate::geo::Point;
use crate::layout::hands::{distance, pinched, pushed, stepped, zoomed};

/// How much closer one press comes.
const PRESS: f64 = 1.6;

/// How far one press of an arrow moves, pixels.
const PRESS_PX: f64 = 80.0;

/// A pointer that moves less than this is meant as a tap, pixels.
const TAP_PX: f64 = 5.0;

struct Finger {
    id: i32,
    at: Point,
    start: Point,
}

thread_local! {
    /// The pointers that are down on the map.
    static FINGERS: RefCell<Vec<Finger>> = const { RefCell::new(Vec::new()) };
}

pub fn watch() {
    let Some(map) = dom::find("#stage-map") else { return };
    dom::listen(&map, "wheel", false, on_wheel);
    dom::listen(&map, "pointerdown", true, |event| {
        if let Some((id, at)) = pointer(event) {
            FINGERS.with_borrow_mut(|fingers| fingers.push(Finger { id, at, start: at }));
        }
    });
    dom::listen(&map, "pointermove", true, on_move);
    for name in ["pointerup", "pointercancel", "pointerleave"] {
        dom::listen(&map, name, true, |event| {
            if let Some((id, _)) = pointer(event) {
                FINGERS.with_borrow_mut(|fingers| fingers.retain(|finger| finger.id != id));
            }
        });
    }
    // With the second finger the browser would begin to scroll or to enlarge the page.
    dom::listen(&map, "touchstart", false, |event| {
        if FINGERS.with_borrow(|fingers| fingers.len() > 1) {
            event.prevent_default();
        }
    });
}

fn pointer(event: &Event) -> Option<(i32, Point)> {
    let event = event.dyn_ref::<PointerEvent>()?;
    Some((event.pointer_id(), Point::new(event.client_x().into(), event.client_y().into())))
}

fn on_wheel(event: &Event) {
    let Some(event) = event.dyn_ref::<WheelEvent>() else { return };
    if !event.ctrl_key() {
        return;
    }
    event.prevent_default();
    // Some browsers count in lines.
    let unit = if event.delta_mode() == 0 { 0.006 } else { 0.1 };
    let factor = (-event.delta_y() * unit).clamp(-0.6, 0.6).exp();
    let at = Point::new(event.client_x().into(), event.client_y().into());
    if let Some(held) = painter::held() {
        painter::steer(zoomed(held.now, held.inside(at), factor, held.size), false);
    }
}

fn on_move(event: &Event) {
    let Some((id, to)) = pointer(event) else { return };
    FINGERS.with_borrow_mut(|fingers| {
        let were = match fingers.as_slice() {
            [a, b] => [a.at, b.at],
            [a] => [a.at; 2],
            _ => return,
        };
        let n = fingers.len();
        let Some(finger) = fingers.iter_mut().find(|finger| finger.id == id) else { return };
        if n == 2 {
            finger.at = to;
            if let Some(map) = painter::held() {
                let [from, to] = [were, [fingers[0].at, fingers[1].at]].map(|pair| pair.map(|at| map.inside(at)));
                painter::steer(pinched(map.now, from, to, map.size), false);
            }
        } else if distance(finger.start, to) > TAP_PX
            && let Some(map) = painter::held().filter(|map| map.by_hand)
        {
            // What happens to the pointer from now on happens on the map, so that no mark is tapped when it is lifted.
            let _ = map.svg.set_pointer_capture(id);
            finger.at = to;
            painter::steer(pushed(map.now, Point::new(to.x - were[0].x, to.y - were[0].y), map.size), false);
        }
    });
}

/// A press of a button or a key: "+", "-", "0".
pub fn press(sign: &str) -> bool {
    let factor = match sign {
        "+" | "=" => PRESS,
        "-" => 1.0 / PRESS,
        "0" => {
            painter::let_go();
            return true;
        }
        _ => return false,
    };
    if let Some(map) = painter::held() {
        painter::steer(stepped(map.goal, map.near, factor, map.size), true);
    }
    true
}

/// A key pressed on a map or one of its marks. On a mark the arrows lead to the next one; on the map they move it.
pub fn on_key(key: &str, target: &Element) -> bool {
    let way = match key {
        "ArrowLeft" => Point::new(-1.0, 0.0),
        "ArrowRight" => Point::new(1.0, 0.0),
        "ArrowUp" => Point::new(0.0, -1.0),
        "ArrowDown" => Point::new(0.0, 1.0),
        _ => return target.closest("#stage-map").is_ok_and(|map| map.is_some()) && press(key),
    };
    if target.has_attribute("data-city") {
        painter::focus_next(target, way);
    } else if target.id() == "stage-map" {
        if let Some(map) = painter::held() {
            let by = Point::new(-way.x * PRESS_PX, -way.y * PRESS_PX);
            painter::steer(pushed(map.goal, by, map.size), true);
        }
    } else {
        return false;
    }
    true
}
