//! The end notes, which stand in the page as HTML, read for the panel that shows one beside its claim.

use super::dom;

/// The markup of a note, without its way back.
pub fn note_html(label: &str) -> Option<String> {
    let note = dom::by_id(&["note-", label].concat())?;
    Some(note.query_selector(".note-body").ok()??.inner_html())
}
