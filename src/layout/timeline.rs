//! The timeline's picture: events stacked over their time, one panel for the years and one for January 2022.

use crate::model::date::Date;
use crate::model::story::{Event, EventKind};

/// The close-up: this month is opened up by the day; the overview leaves it to the close-up.
const CLOSE_UP: (u16, u8) = (2022, 1);

/// Marks a row of a column of the close-up, and of the overview.
const PER_ROW: usize = 2;

/// One event's mark: column and row, counted from 0; row 0 stands on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StackedMark {
    pub event_idx: usize,
    pub kind: EventKind,
    pub disputed: bool,
    pub column: usize,
    /// 0 is the left one of the row.
    pub slot: usize,
    pub row: usize,
}

/// A panel: columns of equal time, and the marks in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    pub n_columns: usize,
    pub marks: Vec<StackedMark>,
}

impl Panel {
    /// Rows of the highest column.
    pub fn n_rows(&self) -> usize {
        self.marks.iter().map(|mark| mark.row + 1).max().unwrap_or(0)
    }

    /// Marks of one column, in order of time.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &StackedMark> {
        self.marks.iter().filter(move |mark| mark.column == column)
    }
}

/// Half-years from 2011 to 2026, without January 2022.
pub fn overview(events: &[Event], first_year: u16, last_year: u16) -> Panel {
    let n_columns = usize::from(last_year - first_year + 1) * 2;
    stack(events, n_columns, |date| {
        let in_close_up = (date.year, date.month) == CLOSE_UP && date.day > 0;
        let inside = (first_year..=last_year).contains(&date.year) && !in_close_up;
        inside.then(|| usize::from(date.year - first_year) * 2 + usize::from(date.month > 6))
    })
}

/// Days of January 2022, from the first to `last_day`.
pub fn close_up(events: &[Event], last_day: u8) -> Panel {
    stack(events, usize::from(last_day), |date| {
        let inside = (date.year, date.month) == CLOSE_UP && (1..=last_day).contains(&date.day);
        inside.then(|| usize::from(date.day) - 1)
    })
}

fn stack(events: &[Event], n_columns: usize, column_of: impl Fn(Date) -> Option<usize>) -> Panel {
    let mut filled = vec![0; n_columns];
    let marks = events.iter().enumerate().filter_map(|(event_idx, event)| {
        let column = column_of(event.date)?;
        let nth: usize = filled[column];
        filled[column] += 1;
        Some(StackedMark {
            event_idx,
            kind: event.kind,
            disputed: event.disputed,
            column,
            slot: nth % PER_ROW,
            row: nth / PER_ROW,
        })
    });
    Panel { marks: marks.collect(), n_columns }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::story::Support;
    use proptest::prelude::*;

    fn event(date: &str) -> Event {
        Event {
            id: "e".into(),
            date: Date::parse(date).unwrap(),
            end_date: None,
            time: None,
            about: false,
            part_of_day: None,
            tz: None,
            kind: EventKind::Protest,
            place_idxs: vec![],
            disputed: false,
            support: Support::Found,
            source_idxs: vec![],
        }
    }

    #[test]
    fn january_2022_stands_in_the_close_up_alone() {
        let events = [event("2011-12-16"), event("2022-01-05"), event("2022-01"), event("2022-03-14")];
        let columns: Vec<usize> = overview(&events, 2011, 2026).marks.iter().map(|mark| mark.column).collect();
        assert_eq!(columns, [1, 22, 22], "December 2011, and both halves of 2022 known to the month or later");
        assert_eq!(close_up(&events, 26).marks.len(), 1);
    }

    proptest! {
        #[test]
        fn no_two_marks_stand_in_one_place(days in prop::collection::vec(1u8..=26, 0..120)) {
            let events: Vec<Event> = days.iter().map(|day| event(&format!("2022-01-{day:02}"))).collect();
            let panel = close_up(&events, 26);
            prop_assert_eq!(panel.marks.len(), events.len());
            let mut places: Vec<(usize, usize, usize)> = panel.marks.iter().map(|mark| (mark.column, mark.slot, mark.row)).collect();
            places.sort_unstable();
            places.dedup();
            prop_assert_eq!(places.len(), events.len());
        }
    }
}
