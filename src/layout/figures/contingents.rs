//! Announced contingents laid end to end, and under them the total that the president gave.

use super::picture::{Form, Picture, wrap};
use crate::model::figure_words::FigureWords;
use crate::model::figures::{Contingent, Contingents};
use crate::scale::linear::Linear;

pub fn picture(contingents: &Contingents, words: FigureWords<'_>) -> Picture {
    let form = Form::Narrow;
    let mut picture = Picture::new(form);
    let left = 108.0;
    let sum: f64 = contingents.announced.iter().map(|one| one.soldiers).sum();
    // The rightmost label, "100", stands behind the last bar.
    let x = Linear::new((0.0, sum), (left, form.width() - 44.0));
    let (row, bar) = (30.0, 20.0);
    let announced = wrap(words.get("announced"), Form::Narrow, Form::Narrow.width());
    let top = picture.lines("soft", 0.0, 14.0, 16.0, &announced) - 4.0;
    let mut before = 0.0;
    for (idx, one) in contingents.announced.iter().enumerate() {
        let y = top + row * idx as f64;
        picture.text("", 0.0, y + 15.0, words.get(&format!("country.{}", one.id)));
        let class = if one.reported { "k-military hollow" } else { "k-military fill" };
        picture
            .rect(class, x.at(before), y, x.length(one.soldiers), bar)
            .read(sentence(one, words))
            .value(one.soldiers);
        let end = x.at(before + one.soldiers);
        if one.soldiers > 1000.0 {
            picture.text("mid", (x.at(before) + end) / 2.0, y + 15.0, words.number(one.soldiers));
        } else {
            picture.text("", end + 5.0, y + 15.0, words.number(one.soldiers));
        }
        before += one.soldiers;
        if idx + 1 < contingents.announced.len() {
            picture.line("grid", (end, y + bar), (end, y + row));
        }
    }
    let sum_y = top + row * contingents.announced.len() as f64 + 8.0;
    picture.line("axis", (0.0, sum_y - 8.0), (form.width(), sum_y - 8.0));
    picture.text("", 0.0, sum_y + 15.0, words.get("sum"));
    picture.rect("k-military outline", left, sum_y, x.length(sum), bar).read(sum_sentence(sum, words)).value(sum);
    picture.text("mid strong", (left + x.at(sum)) / 2.0, sum_y + 15.0, words.number(sum));
    let total_y = sum_y + row;
    if let Some(total) = &contingents.total {
        picture.text("", 0.0, total_y + 15.0, words.get("total"));
        picture
            .rect("k-ink fill", left, total_y, x.length(total.soldiers), bar)
            .read(sentence(total, words))
            .value(total.soldiers);
        let fewer = words.fill("fewer", &[("soldiers", &words.number(sum - total.soldiers))]);
        picture.text("strong", x.at(total.soldiers) + 6.0, total_y + 15.0, words.number(total.soldiers));
        picture.text("soft end", x.at(sum), total_y + bar + 16.0, fewer);
        // As far as the announcements went.
        picture.line("tick", (x.at(sum), sum_y + bar), (x.at(sum), total_y + bar));
    }
    picture.height = total_y + bar + 22.0;
    picture
}

pub fn sentence(one: &Contingent, words: FigureWords<'_>) -> String {
    words.fill(
        &format!("read.{}", one.id),
        &[("soldiers", &words.number(one.soldiers)), ("date", &words.date(one.date))],
    )
}

pub fn sum_sentence(sum: f64, words: FigureWords<'_>) -> String {
    words.fill("read.sum", &[("soldiers", &words.number(sum))])
}
