//! What is seen, one file each.

#[cfg(not(target_arch = "wasm32"))]
pub mod figures;
