//! One chapter's Markdown → its title, lead, steps, figures and notes, as written.
//!
//! The form is narrow on purpose: headings with ids, paragraphs, emphasis, bullet lists, notes, and figures on lines
//! of their own. Whatever else Markdown can do is reported.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::fields::Source;
use super::html::Html;
use super::note::{self, Definition};
use super::problem::Code;
use super::typography;
use crate::model::story::Block;

/// A chapter as one language tells it.
#[derive(Default)]
pub struct Prose {
    pub id: Written,
    pub title: String,
    pub lead: Vec<Block>,
    pub steps: Vec<ProseStep>,
    /// Labels of the notes in order of their marks, each with the number of steps begun before it.
    pub marks: Vec<(Written, usize)>,
    /// Everything written, in order.
    pub pieces: Vec<Piece>,
    pub definitions: Vec<Definition>,
    /// Every figure with the number of steps begun before it.
    pub figures: Vec<(Written, usize)>,
    /// Every list that the page writes by itself, likewise.
    pub lists: Vec<(Written, usize)>,
}

#[derive(Default)]
pub struct ProseStep {
    pub id: Written,
    pub heading: Option<String>,
    pub blocks: Vec<Block>,
}

/// Some words, and where they stand.
pub struct Piece {
    pub part: Part,
    pub text: String,
    pub offset: usize,
}

/// What words belong to.
pub enum Part {
    /// So many steps were begun, this one included: 0 is what stands before the first.
    Step(usize),
    /// The note of this label.
    Note(String),
}

/// A word and its byte offset in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub text: String,
    pub offset: usize,
}

/// Reads a chapter; its first note gets `first_number`.
pub fn read(source: &Source, first_number: usize) -> Prose {
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
    let parser = Parser::new_ext(&source.text, options);
    let mut reader = Reader { source, prose: Prose::default(), html: Html::default(), open: None, first_number };
    for (event, range) in TextMergeWithOffset::new(parser.into_offset_iter()) {
        reader.event(event, range);
    }
    reader.prose
}

struct Reader<'a> {
    source: &'a Source,
    prose: Prose,
    /// The block being written.
    html: Html,
    /// What the block is; `None` between blocks.
    open: Option<Open>,
    first_number: usize,
}

#[derive(Clone, PartialEq, Eq)]
enum Open {
    Paragraph,
    /// Paragraphs within it are the list's.
    List,
    Heading,
    /// The label of the note.
    Definition(Written),
    /// A paragraph that was a figure's line.
    Figure,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, &range),
            Event::SoftBreak => self.html.text(" "),
            Event::FootnoteReference(label) => self.mark(&label, range.start),
            _ => self.foreign(range.start),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                let offset = self.source.text[range.clone()].find("{#").map_or(range.start, |at| range.start + at + 2);
                let id = Written { text: id.map_or_else(String::new, |id| id.to_string()), offset };
                self.heading(level, id, range.start);
            }
            Tag::Paragraph => match self.open {
                None => self.begin(Open::Paragraph),
                Some(Open::List) => self.html.open("p"),
                Some(_) => {}
            },
            Tag::List(None) => {
                if self.open.is_none() {
                    self.begin(Open::List);
                }
                self.html.open("ul");
            }
            Tag::Item => self.html.open("li"),
            Tag::Emphasis => self.html.open("em"),
            Tag::Image { dest_url, .. } => self.figure(&dest_url, range),
            Tag::FootnoteDefinition(label) => {
                self.begin(Open::Definition(Written { text: label.to_string(), offset: range.start }));
            }
            _ => self.foreign(range.start),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => match self.open.take() {
                Some(Open::Paragraph) => {
                    let html = format!("<p>{}</p>", self.html.take());
                    self.push(Block::Html(html));
                }
                Some(Open::Figure) => _ = self.html.take(),
                Some(Open::List) => {
                    self.html.close("p");
                    self.open = Some(Open::List);
                }
                other => self.open = other,
            },
            TagEnd::List(false) => {
                self.html.close("ul");
                if self.open == Some(Open::List) && self.html.is_closed() {
                    let html = self.html.take();
                    self.push(Block::Html(html));
                    self.open = None;
                }
            }
            TagEnd::Item => self.html.close("li"),
            TagEnd::Emphasis => self.html.close("em"),
            TagEnd::Heading(level) => {
                let words = self.html.take_words();
                self.open = None;
                match (level, self.prose.steps.last_mut()) {
                    (HeadingLevel::H1, _) => self.prose.title = words,
                    (_, Some(step)) => step.heading = Some(words).filter(|words| !words.is_empty()),
                    (_, None) => {}
                }
            }
            TagEnd::FootnoteDefinition => {
                if let Some(Open::Definition(label)) = self.open.take() {
                    let html = self.html.take();
                    self.prose.definitions.push(note::definition(self.source, label, &html));
                }
            }
            _ => {}
        }
    }

    fn begin(&mut self, open: Open) {
        self.html = Html::default();
        self.open = Some(open);
    }

    /// `offset`: of the heading's first sign.
    fn heading(&mut self, level: HeadingLevel, id: Written, offset: usize) {
        self.begin(Open::Heading);
        if id.text.is_empty() {
            let mend = "add {#chapter-id} or {#step-id} at the end of the line";
            self.source.problem(Code::HeadingWithoutId, offset, "heading without an id", "## Heading {#step-id}", mend);
        }
        match level {
            HeadingLevel::H1 => {
                if !self.prose.id.text.is_empty() {
                    self.source.problem(
                        Code::SecondTitle,
                        offset,
                        "a second chapter heading",
                        "one # a file",
                        "write ## for a step",
                    );
                }
                self.prose.id = id;
            }
            HeadingLevel::H2 => self.prose.steps.push(ProseStep { id, ..ProseStep::default() }),
            _ => self.source.problem(
                Code::HeadingTooDeep,
                offset,
                "a heading below steps",
                "# and ## alone",
                "write ##, or a paragraph",
            ),
        }
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        let written = &self.source.text[range.clone()];
        if self.open == Some(Open::Figure) {
            self.foreign(range.start);
        }
        typography::check(self.source, range.start, written);
        for (at, mark) in note::undefined_marks(written) {
            self.source.problem(
                Code::NoteUnwritten,
                range.start + at,
                format!("note `{mark}` is marked but not written"),
                format!("[^{mark}]: …, at the end of the file"),
                "write the note, or remove the mark",
            );
        }
        self.html.text(text);
        self.keep(written, range.start);
    }

    fn keep(&mut self, written: &str, offset: usize) {
        let (part, text) = match &self.open {
            // Its facts are no words.
            Some(Open::Definition(label)) => (Part::Note(label.text.clone()), written.split('{').next().unwrap_or("")),
            Some(Open::Figure) => return,
            _ => (Part::Step(self.prose.steps.len()), written),
        };
        self.prose.pieces.push(Piece { part, text: text.to_owned(), offset });
    }

    fn mark(&mut self, label: &str, offset: usize) {
        if !matches!(self.open, Some(Open::Paragraph | Open::List)) {
            self.source.problem(
                Code::MarkMisplaced,
                offset,
                "a note's mark outside paragraphs and lists",
                "marks in prose",
                "move it there",
            );
            return;
        }
        if self.prose.marks.iter().any(|(mark, _)| mark.text == label) {
            let mend = "write a note for each of the two places";
            self.source.problem(
                Code::MarkTwice,
                offset,
                format!("note `{label}` is marked twice"),
                "one mark a note",
                mend,
            );
            return;
        }
        let number = self.first_number + self.prose.marks.len();
        self.html.raw(&note::mark(label, number));
        self.prose.marks.push((Written { text: label.to_owned(), offset }, self.prose.steps.len()));
    }

    fn figure(&mut self, url: &str, range: Range<usize>) {
        let alone = self.html.is_empty() && self.open == Some(Open::Paragraph);
        let Some((kind, id)) = url.split_once(':').filter(|(kind, _)| alone && ["figure", "list"].contains(kind))
        else {
            return self.foreign(range.start);
        };
        self.open = Some(Open::Figure);
        let at = self.source.text[range.clone()].find(id).unwrap_or(0);
        let placed = (Written { text: id.to_owned(), offset: range.start + at }, self.prose.steps.len());
        if kind == "figure" {
            self.prose.figures.push(placed);
            self.push(Block::Figure(id.to_owned()));
        } else {
            self.prose.lists.push(placed);
            self.push(Block::List(id.to_owned()));
        }
    }

    fn push(&mut self, block: Block) {
        match self.prose.steps.last_mut() {
            Some(step) => step.blocks.push(block),
            None => self.prose.lead.push(block),
        }
    }

    fn foreign(&self, offset: usize) {
        self.source.problem(
            Code::ForeignMarkdown,
            offset,
            "not part of the story's Markdown",
            "headings with ids, paragraphs, *emphasis*, lists with -, notes, and ![](figure:ID) or ![](list:ID) on a line of its own",
            "say it in one of these forms",
        );
    }
}
