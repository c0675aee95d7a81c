//! The figures of the story: checked data → one `<figure>` each, complete when the page is made. Nothing here hydrates;
//! what a reader may point at names its sentence in `data-read`: the sentences stand once for both widths.

mod csv;
mod shell;
mod source;
mod svg;
mod table;

mod arrivals;
mod calendar;
mod claims;
mod contingents;
mod convictions;
mod count;
mod electronics;
mod emergency;
mod judged;
mod oil;
mod outage;
mod posts;
mod price;
mod torture;
mod trade;
mod turnout;
mod votes;

#[cfg(test)]
mod tests;

use yew::prelude::*;

use crate::layout::figures::picture::{Form, Picture};
use crate::model::date::Date;
use crate::model::figure_words::FigureWords;
use crate::model::figures::{Figures, Moment};
use crate::model::story::{Language, Story};

/// Every figure's id, in the order of the story.
pub const IDS: [&str; 17] = [
    "price",
    "outage",
    "contingents",
    "emergency",
    "posts",
    "count",
    "torture",
    "convictions",
    "claims",
    "judged",
    "turnout",
    "votes",
    "arrivals",
    "oil",
    "trade",
    "electronics",
    "calendar",
];

/// What a figure is made from.
struct Context<'a> {
    story: &'a Story,
    figures: &'a Figures,
    words: FigureWords<'a>,
}

/// What a figure hands to the shell.
struct Parts {
    body: Body,
    /// In the order in which their sources are listed.
    facts: Vec<String>,
    table: Table,
    /// The alternative text, where the marks' sentences together would be too long to listen to.
    summary: Option<String>,
}

enum Body {
    /// One for all widths, or one for a phone and one for a wide column.
    Pictures(Vec<Picture>),
    Table(Html),
}

/// The data behind a figure.
struct Table {
    head: Vec<String>,
    rows: Vec<TableRow>,
    /// How many columns the page prints: fewer than there are where the picture is itself a table of the others.
    n_shown: usize,
}

impl Table {
    fn new(head: Vec<String>, rows: impl IntoIterator<Item = TableRow>) -> Self {
        Self { n_shown: head.len(), head, rows: rows.into_iter().collect() }
    }
}

struct TableRow {
    cells: Vec<Cell>,
    /// Leads to the row's source.
    fact: String,
}

impl TableRow {
    fn new(fact: &str, cells: impl Into<Vec<Cell>>) -> Self {
        Self { cells: cells.into(), fact: fact.to_owned() }
    }
}

/// A datum: in the language's form on the page, in that of machines in the file.
#[derive(Clone, Debug, PartialEq)]
enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// From the first to the second.
    Range(f64, f64),
    Date(Date),
    Moment(Moment),
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// As a reader of the language writes it.
    fn shown(&self, words: FigureWords<'_>) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => words.number(*number),
            Self::Range(low, high) => words.range(*low, *high),
            Self::Date(date) => words.date(*date),
            Self::Moment(moment) => words.moment(*moment),
        }
    }
}

/// A figure by its id, or nothing for an id that is none of `IDS`.
pub fn figure(id: &str, story: &Story, figures: &Figures, lang: &Language) -> Html {
    let context = Context { story, figures, words: FigureWords { lang, id } };
    parts(&context).map_or_else(Html::default, |parts| shell::shell(&context, parts))
}

/// The data of a figure as a file for spreadsheets and programs.
pub fn csv(id: &str, story: &Story, figures: &Figures, lang: &Language) -> Option<String> {
    let context = Context { story, figures, words: FigureWords { lang, id } };
    parts(&context).map(|parts| csv::csv(&context, &parts.table))
}

fn parts(context: &Context<'_>) -> Option<Parts> {
    let mut parts = match context.words.id {
        "price" => price::parts(context),
        "outage" => outage::parts(context),
        "contingents" => contingents::parts(context),
        "emergency" => emergency::parts(context),
        "posts" => posts::parts(context),
        "count" => count::parts(context),
        "torture" => torture::parts(context),
        "convictions" => convictions::parts(context),
        "claims" => claims::parts(context),
        "judged" => judged::parts(context),
        "turnout" => turnout::parts(context),
        "votes" => votes::parts(context),
        "arrivals" => arrivals::parts(context),
        "oil" => oil::parts(context),
        "trade" => trade::parts(context),
        "electronics" => electronics::parts(context),
        "calendar" => calendar::parts(context),
        _ => return None,
    };
    if let Body::Pictures(pictures) = &mut parts.body {
        pictures.iter_mut().for_each(Picture::keep_words_inside);
    }
    Some(parts)
}

/// The same picture for a phone and for a wide column.
fn both(draw: impl Fn(Form) -> Picture) -> Body {
    Body::Pictures(vec![draw(Form::Narrow), draw(Form::Wide)])
}

/// Column heads by their keys under `figure.<id>.head`.
fn head(words: FigureWords<'_>, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| words.get(&format!("head.{key}")).to_owned()).collect()
}

/// Each fact once, in order of first mention.
fn unique<'a>(facts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut unique: Vec<String> = Vec::new();
    for fact in facts {
        if !unique.contains(fact) {
            unique.push(fact.clone());
        }
    }
    unique
}
