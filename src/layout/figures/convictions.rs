//! Convictions, one dash a person: a field of dashes beside a single one.

use super::picture::{Form, Picture, round, wrap};
use crate::model::figure_words::FigureWords;
use crate::model::figures::Claim;

/// Width and height of the cell that one person takes.
pub const CELL: f64 = 8.0;

pub fn picture(claims: &[Claim], words: FigureWords<'_>) -> Picture {
    let form = Form::Narrow;
    let mut picture = Picture::new(form);
    let columns = (form.width() / CELL).floor() as usize;
    let mut y = 0.0;
    for (idx, claim) in claims.iter().enumerate() {
        let people = claim.value as usize;
        picture.text("big", 0.0, y + 22.0, words.number(claim.value));
        let label = words.fill(&format!("label.{}", claim.fact), &[("date", &words.date(claim.date))]);
        y = picture.lines("", 0.0, y + 42.0, 17.0, &wrap(&label, 46)) - 6.0;
        let class = if idx == 0 { "k-protest dashes" } else { "k-military dashes" };
        let sentence = words.fill(
            &format!("read.{}", claim.fact),
            &[("value", &words.number(claim.value)), ("date", &words.date(claim.date))],
        );
        picture.path(class, dashes(people, columns, y)).read(sentence).value(claim.value);
        y += people.div_ceil(columns) as f64 * CELL + 22.0;
    }
    picture.height = y - 14.0;
    picture
}

/// Rows of a line that the style sheet breaks into dashes of 6 and gaps of 2: `people` dashes in all.
fn dashes(people: usize, columns: usize, top: f64) -> String {
    let mut d = String::new();
    for row in 0..people.div_ceil(columns) {
        let in_row = columns.min(people - row * columns);
        let y = top + row as f64 * CELL + CELL / 2.0;
        d.push_str(&format!("M0 {}h{}", round(y), round(in_row as f64 * CELL - 2.0)));
    }
    d
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_dashes_as_people() {
        let d = dashes(1205, 45, 0.0);
        let lengths = d.split('h').skip(1).map(|rest| rest.split('M').next().unwrap().parse::<f64>().unwrap());
        assert_eq!(lengths.map(|length| (length + 2.0) / CELL).sum::<f64>(), 1205.0);
    }
}
