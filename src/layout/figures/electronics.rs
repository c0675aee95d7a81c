//! Electronics sold on to Russia, before and after: two bars.

use super::picture::{Form, Picture};
use crate::model::figure_words::FigureWords;
use crate::model::figures::Electronics;
use crate::scale::linear::Linear;

pub fn picture(data: &Electronics, words: FigureWords<'_>, form: Form) -> Picture {
    let mut picture = Picture::new(form);
    let left = if form.is_wide() { 180.0 } else { 0.0 };
    let x = Linear::new((0.0, data.after), (left, form.width() - 66.0));
    let (row, bar) = if form.is_wide() { (48.0, 34.0) } else { (66.0, 34.0) };
    for (idx, (key, value, class)) in
        [("before", data.before, "k-military fill"), ("after", data.after, "k-international fill")]
            .into_iter()
            .enumerate()
    {
        let y = row * idx as f64;
        let bar_y = if form.is_wide() {
            picture.text("", 0.0, y + 23.0, words.get(&format!("period.{key}")));
            y
        } else {
            picture.text("", 0.0, y + 15.0, words.get(&format!("period.{key}")));
            y + 22.0
        };
        let sentence = words.fill(&format!("read.{key}"), &[("value", &words.number(value))]);
        picture.rect(class, left, bar_y, x.length(value), bar).read(sentence).value(value);
        picture.text("big", x.at(value) + 8.0, bar_y + 25.0, words.number(value));
    }
    picture.height = row * 2.0 - if form.is_wide() { 12.0 } else { 6.0 };
    picture
}
