//! Turnout in the country and in Almaty.

use super::{Body, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::turnout::picture;

pub fn parts(context: &Context<'_>) -> Parts {
    let (votes, words) = (&context.figures.turnout, context.words);
    let rows = votes.iter().map(|vote| TableRow {
        cells: vec![
            words.date(vote.date),
            words.get(&format!("vote.{}", vote.fact)).to_owned(),
            words.number(vote.country_pct),
            words.number(vote.almaty_pct),
        ],
        fact: vote.fact.clone(),
    });
    Parts {
        body: Body::Pictures(vec![picture(votes, words)]),
        facts: unique(votes.iter().map(|vote| &vote.fact)),
        table: Table { head: head(words, &["date", "vote", "country", "almaty"]), rows: rows.collect() },
        summary: None,
    }
}
