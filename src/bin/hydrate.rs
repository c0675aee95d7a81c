//! The door to the browser: boot.js calls what the library exports, when its time has come.

pub use qantar::browser::{start, stop, wake};

fn main() {}
