//! Visits and deals between Moscow, Beijing and the West.

use super::{Cell, Context, Parts, Table, TableRow, both, head, unique};
use crate::layout::figures::calendar::picture;
use crate::model::figures::MeetingKind;

pub fn parts(context: &Context<'_>) -> Parts {
    let (meetings, words) = (&context.figures.calendar, context.words);
    let rows = meetings.iter().map(|meeting| {
        let shores: Vec<&str> =
            meeting.shores.iter().map(|shore| words.get(&format!("shore.{}", shore.word()))).collect();
        let what = words.get(&format!("what.{}", meeting.fact));
        let kind = match meeting.kind {
            MeetingKind::Closer => Cell::Empty,
            MeetingKind::Distance => Cell::text(words.get("kind.distance")),
            MeetingKind::Announced => Cell::text(words.get("kind.announced")),
        };
        TableRow::new(&meeting.fact, [Cell::Date(meeting.date), Cell::text(shores.join(", ")), Cell::text(what), kind])
    });
    Parts {
        body: both(|form| picture(meetings, words, form)),
        facts: unique(meetings.iter().map(|meeting| &meeting.fact)),
        table: Table::new(head(words, &["date", "shore", "what", "kind"]), rows),
        summary: None,
    }
}
