//! One file being read: its text, and what is wrong in it.

use std::cell::RefCell;

use toml::de::DeTable;

use super::problem::Problem;

/// One file being read: its path from the project's top folder, its text, and the problems found so far.
pub struct Source {
    pub file: String,
    pub text: String,
    problems: RefCell<Vec<Problem>>,
}

impl Source {
    pub fn new(file: impl Into<String>, text: impl Into<String>) -> Self {
        Self { file: file.into(), text: text.into(), problems: RefCell::default() }
    }

    /// The line, counted from 1, of a byte offset.
    pub fn line(&self, offset: usize) -> usize {
        self.text.as_bytes()[..offset.min(self.text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
    }

    pub fn problem(
        &self,
        offset: usize,
        what: impl Into<String>,
        expected: impl Into<String>,
        mend: impl Into<String>,
    ) {
        self.problems.borrow_mut().push(Problem {
            file: self.file.clone(),
            line: self.line(offset),
            what: what.into(),
            expected: expected.into(),
            mend: mend.into(),
        });
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    /// The file as a TOML table; syntax errors are reported, and what could still be read is returned.
    pub fn table(&self) -> DeTable<'_> {
        let (table, errors) = DeTable::parse_recoverable(&self.text);
        for error in errors {
            let offset = error.span().map_or(0, |span| span.start);
            self.problem(offset, error.message().to_owned(), "valid TOML 1.0", "correct the syntax on this line");
        }
        table.into_inner()
    }
}
