//! The state of emergency, region by region.

use super::{Body, Cell, Context, Parts, Table, TableRow, head};
use crate::layout::figures::emergency::{DECREED, picture, sentence};
use crate::model::figures::EmergencyEnd;

pub fn parts(context: &Context<'_>) -> Parts {
    let (rows, words) = (&context.figures.emergency, context.words);
    let data = rows.iter().map(|row| {
        let until = match row.until {
            EmergencyEnd::At(moment) => Cell::Moment(moment),
            EmergencyEnd::Between(..) => Cell::text(words.get("unknown")),
        };
        let regions = Cell::text(words.get(&format!("regions.{}", row.id)));
        let from = if row.decreed { Cell::Date(DECREED) } else { Cell::Moment(row.from) };
        TableRow::new(&row.fact, [regions, from, until, Cell::text(sentence(row, words))])
    });
    Parts {
        body: Body::Pictures(vec![picture(rows, words)]),
        // The decrees and the two ends, so that the line of sources has room for all of their pages.
        facts: ["emergency-nationwide", "emergency-lifted-first-regions", "emergency-ends"].map(str::to_owned).to_vec(),
        table: Table::new(head(words, &["regions", "from", "until", "what"]), data),
        summary: None,
    }
}
