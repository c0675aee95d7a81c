//! The only place that names web_sys or gloo: what the browser knows (sizes, places, addresses) comes in through
//! here, what it shall show beyond Yew's islands goes out.
//!
//! Nothing here unwraps: what is missing leaves the prerendered page as it stands.

mod address;
mod arrival;
mod chapters;
mod chart;
mod dom;
mod events;
mod gestures;
mod hands;
#[cfg(feature = "hydrate")]
mod island;
mod life;
mod notes;
mod painter;
mod play;
mod settle;

#[cfg(feature = "hydrate")]
pub use dom::live_in;
pub use dom::{focus_within, number_at, said_at};
pub use events::{Card, card};
#[cfg(feature = "hydrate")]
pub use island::wake;
#[cfg(feature = "hydrate")]
pub use life::stop;
pub use notes::note_html;
pub use play::play_on;

/// Brings the page to life around the islands, once they are awake: until then nothing may change them. In parts, from 0,
/// so that the browser can breathe in between; false when there is no such part. The first three want no more of the page
/// than its stage; the others all of it.
#[cfg_attr(feature = "hydrate", wasm_bindgen::prelude::wasm_bindgen)]
pub fn start(part: u32) -> bool {
    match part {
        0 => address::restore(),
        1 => chapters::watch(),
        2 => painter::watch_stage(),
        3 => {
            // Among all steps, which may have come since.
            chapters::locate();
            chapters::watch_bar();
            painter::watch_timeline();
            chart::watch();
            events::watch();
            gestures::watch();
            hands::watch();
        }
        4 => {
            settle::watch();
            arrival::watch();
        }
        _ => return false,
    }
    true
}
