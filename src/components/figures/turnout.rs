//! Turnout in the country and in Almaty.

use super::{Body, Cell, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::turnout::picture;

pub fn parts(context: &Context<'_>) -> Parts {
    let (votes, words) = (&context.figures.turnout, context.words);
    let rows = votes.iter().map(|vote| {
        let name = Cell::text(words.get(&format!("vote.{}", vote.fact)));
        let cells = [Cell::Date(vote.date), name, Cell::Number(vote.country_pct), Cell::Number(vote.almaty_pct)];
        TableRow::new(&vote.fact, cells)
    });
    Parts {
        body: Body::Pictures(vec![picture(votes, words)]),
        facts: unique(votes.iter().map(|vote| &vote.fact)),
        table: Table::new(head(words, &["date", "vote", "country", "almaty"]), rows),
        summary: None,
    }
}
