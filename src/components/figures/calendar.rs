//! Visits and deals between Moscow, Beijing and the West.

use super::{Context, Parts, Table, TableRow, both, head, unique};
use crate::layout::figures::calendar::picture;

pub fn parts(context: &Context<'_>) -> Parts {
    let (meetings, words) = (&context.figures.calendar, context.words);
    let rows = meetings.iter().map(|meeting| {
        let shores: Vec<&str> =
            meeting.shores.iter().map(|shore| words.get(&format!("shore.{}", shore.word()))).collect();
        TableRow {
            cells: vec![
                words.date(meeting.date),
                shores.join(", "),
                words.get(&format!("what.{}", meeting.fact)).to_owned(),
            ],
            fact: meeting.fact.clone(),
        }
    });
    Parts {
        body: both(|form| picture(meetings, words, form)),
        facts: unique(meetings.iter().map(|meeting| &meeting.fact)),
        table: Table { head: head(words, &["date", "shore", "what"]), rows: rows.collect() },
        summary: None,
    }
}
