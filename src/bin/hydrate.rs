//! Brings the islands to life, once there are some.

fn main() {
    #[cfg(target_arch = "wasm32")]
    let _ = web_sys::window();
}
