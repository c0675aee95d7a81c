//! One file being read: its text, and what is wrong in it.

use std::cell::RefCell;

use toml::de::DeTable;

use super::problem::{Code, Problem};

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

    /// The place in its line of a byte offset, in characters, counted from 1.
    pub fn column(&self, offset: usize) -> usize {
        let before = &self.text[..self.text.floor_char_boundary(offset)];
        before[before.rfind('\n').map_or(0, |at| at + 1)..].chars().count() + 1
    }

    /// Where the words of a TOML string begin, whose value stands at `offset`: after its quotation marks.
    pub fn inside_quotes(&self, offset: usize) -> usize {
        let written = &self.text[offset.min(self.text.len())..];
        let opening = ["\"\"\"\r\n", "\"\"\"\n", "\"\"\"", "'''\r\n", "'''\n", "'''", "\"", "'"];
        offset + opening.iter().find(|marks| written.starts_with(**marks)).map_or(0, |marks| marks.len())
    }

    pub fn problem(
        &self,
        code: Code,
        offset: usize,
        what: impl Into<String>,
        expected: impl Into<String>,
        mend: impl Into<String>,
    ) {
        self.problems.borrow_mut().push(Problem {
            file: self.file.clone(),
            line: self.line(offset),
            column: self.column(offset),
            code,
            what: what.into(),
            expected: expected.into(),
            mend: mend.into(),
        });
    }

    /// Whether nothing was found wrong in the file so far.
    pub fn is_sound(&self) -> bool {
        self.problems.borrow().is_empty()
    }

    /// What is wrong in the file: where its very syntax is, nothing else, since what was read of it may be anything.
    pub fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        if problems.iter().any(|problem| problem.code == Code::Syntax) {
            problems.retain(|problem| problem.code == Code::Syntax);
        }
        problems
    }

    /// The file as a TOML table; syntax errors are reported, and what could still be read is returned.
    pub fn table(&self) -> DeTable<'_> {
        let (table, errors) = DeTable::parse_recoverable(&self.text);
        for error in errors {
            let offset = error.span().map_or(0, |span| span.start);
            self.problem(
                Code::Syntax,
                offset,
                error.message().to_owned(),
                "valid TOML 1.0",
                "correct the syntax on this line",
            );
        }
        table.into_inner()
    }
}
