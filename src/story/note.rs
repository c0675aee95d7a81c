//! Notes: the mark beside a claim, and the definition that ends with the facts it rests on.

use super::fields::Source;
use super::problem::Code;
use super::prose::Written;

/// A note as written at the end of a file.
pub struct Definition {
    pub label: Written,
    /// Inline HTML, without the list of facts.
    pub html: String,
    pub fact_ids: Vec<Written>,
}

/// The mark of a note: a link to it, with the running number inside.
pub fn mark(label: &str, number: usize) -> String {
    format!("<a class=\"note-ref\" id=\"ref-{label}\" href=\"#note-{label}\">{number}</a>")
}

/// Splits a definition's HTML into what it says and the fact ids in braces at its end.
pub fn definition(source: &Source, label: Written, html: &str) -> Definition {
    let listed = html.strip_suffix('}').and_then(|html| html.rsplit_once('{'));
    let Some((says, ids)) = listed.filter(|(_, ids)| !ids.trim().is_empty()) else {
        source.problem(
            Code::NoteWithoutFacts,
            label.offset,
            format!("note `{}` names no facts", label.text),
            "{fact-id, fact-id} at the end of the note",
            "add the ids of the facts it rests on",
        );
        return Definition { label, html: html.to_owned(), fact_ids: Vec::new() };
    };
    let fact_ids = ids.split(',').map(str::trim);
    let offset_of = |id: &str| {
        let list = source.text[label.offset..].find('{').map_or(label.offset, |at| label.offset + at);
        source.text[list..].find(id).map_or(label.offset, |at| list + at)
    };
    let fact_ids = fact_ids.map(|id| Written { text: id.to_owned(), offset: offset_of(id) }).collect();
    Definition { html: says.trim_end().to_owned(), fact_ids, label }
}

/// The labels of marks that stayed text because no definition answers them, with their byte offsets.
pub fn undefined_marks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let marks = text.match_indices("[^");
    marks.filter_map(|(at, _)| Some((at, text[at + 2..].split_once(']')?.0)))
}
