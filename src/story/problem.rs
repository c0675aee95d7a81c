//! What is wrong in the content: where, what was expected, how to mend it.

use std::fmt;

/// One problem in one file. Printed in three lines, as `file:line: what`, `expected:`, `to mend:`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path from the project's top folder.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    pub what: String,
    pub expected: String,
    pub mend: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}\n  expected: {}\n  to mend: {}", self.file, self.line, self.what, self.expected, self.mend)
    }
}
