//! Quotation marks as they are printed: every language has its own, and none of them is straight.

use super::fields::Source;
use super::problem::Code;

/// Reports straight quotation marks and apostrophes in a text that readers see. `offset`: of the text's first letter.
pub fn check(source: &Source, offset: usize, text: &str) {
    for (at, mark) in text.match_indices(['\'', '"']) {
        source.problem(
            Code::StraightQuotation,
            offset + at,
            format!("straight quotation mark {mark} in a text for readers"),
            "‘…’, “…” or ’",
            "write the typographic mark of this language",
        );
    }
}
