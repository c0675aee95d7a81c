//! Convictions, one dash a person: a field of dashes beside a single one.

use super::picture::{Form, Picture, round, wrap};
use crate::model::figure_words::FigureWords;
use crate::model::figures::Claim;

/// Width and height of the cell that one person takes.
pub const CELL: f64 = 4.0;

pub fn picture(claims: &[Claim], words: FigureWords<'_>) -> Picture {
    let form = Form::Narrow;
    let mut picture = Picture::new(form);
    let columns = (form.width() / CELL).floor() as usize;
    let mut y = 0.0;
    for (idx, claim) in claims.iter().enumerate() {
        let people = claim.value as usize;
        let number = words.number(claim.value);
        let number = if idx == 0 { words.fill("about", &[("value", &number)]) } else { number };
        picture.text("big", 0.0, y + 22.0, number);
        let label = words.fill(&format!("label.{}", claim.fact), &[("date", &words.date(claim.date))]);
        y = picture.lines("", 0.0, y + 42.0, 17.0, &wrap(&label, form, form.width())) - 6.0;
        let class = match idx {
            0 => "k-soft dashes faint",
            1 => "k-protest dashes",
            _ => "k-military dashes",
        };
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

/// Rows of a line that the style sheet breaks into dashes of 3 and gaps of 1: `people` dashes in all.
fn dashes(people: usize, columns: usize, top: f64) -> String {
    let mut d = String::new();
    // Each row starts where the one before it did: rows that read alike compress to nothing.
    let mut back = 0.0;
    for row in 0..people.div_ceil(columns) {
        let length = columns.min(people - row * columns) as f64 * CELL - 1.0;
        let start =
            if row == 0 { format!("M0 {}", round(top + CELL / 2.0)) } else { format!("m-{} {CELL}", round(back)) };
        d.push_str(&format!("{start}h{}", round(length)));
        back = length;
    }
    d
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_dashes_as_people() {
        let d = dashes(1205, 90, 0.0);
        let lengths = d.split('h').skip(1).map(|rest| rest.split('m').next().unwrap().parse::<f64>().unwrap());
        assert_eq!(lengths.map(|length| (length + 1.0) / CELL).sum::<f64>(), 1205.0);
    }
}
