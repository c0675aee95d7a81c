//! The door to the browser.

fn main() {
    qantar::browser::start();
}
