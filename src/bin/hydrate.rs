//! The door to the browser: boot.js calls what the library exports, when its time has come.

pub use qantar::browser::{live_in, start, stop, wake};

/// Two kilobytes less to download than the standard one.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
