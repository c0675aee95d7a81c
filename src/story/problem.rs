//! What is wrong in the content: where, what was expected, how to mend it.

use std::fmt;

use serde::Serialize;

pub use super::code::Code;

/// One problem in one file. Printed in three lines, as `file:line:column: CODE what`, `expected:`, `to mend:`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// Path from the project's top folder.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Place in the line, counted in characters from 1.
    pub column: usize,
    pub code: Code,
    pub what: String,
    pub expected: String,
    pub mend: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, code, what, expected, mend } = self;
        write!(f, "{file}:{line}:{column}: {code} {what}\n  expected: {expected}\n  to mend: {mend}")
    }
}
