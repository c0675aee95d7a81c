//! Electronics sold on to Russia, before and after: two bars.

use super::picture::{Form, Picture};
use crate::model::figure_words::FigureWords;
use crate::model::figures::Electronics;
use crate::scale::linear::Linear;

pub fn picture(data: &Electronics, words: FigureWords<'_>) -> Picture {
    let form = Form::Narrow;
    let mut picture = Picture::new(form);
    let x = Linear::new((0.0, data.after), (0.0, form.width() - 66.0));
    let (row, bar) = (66.0, 34.0);
    for (idx, (key, value, class)) in
        [("before", data.before, "k-international wash edge"), ("after", data.after, "k-international deep")]
            .into_iter()
            .enumerate()
    {
        let y = row * idx as f64;
        picture.text("", 0.0, y + 15.0, words.get(&format!("period.{key}")));
        let bar_y = y + 22.0;
        let sentence = words.fill(&format!("read.{key}"), &[("value", &words.number(value))]);
        picture.rect(class, 0.0, bar_y, x.length(value), bar).read(sentence).value(value);
        picture.text("big", x.at(value) + 8.0, bar_y + 25.0, words.number(value));
    }
    let times = words.number((data.after / data.before).round());
    picture.text("on-fill", 10.0, row + 44.0, words.fill("times", &[("times", &times)]));
    picture.height = row * 2.0 - 6.0;
    picture
}
