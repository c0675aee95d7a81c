//! Numbers and dates in each language's form, from the labels `format.*` and `month.*` of that language.
//!
//! The crate `icu` would do the same for every language of the world; four languages need two separators, twelve
//! months and the order of three words, so its data and its minutes of building stay out.

use super::date::Date;
use super::story::{Event, Language};

/// A number, rounded to `decimals` places: "1,205", "81.31".
pub fn decimal(lang: &Language, value: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::from(if value < 0.0 { "−" } else { "" });
    for (idx, digit) in whole.chars().enumerate() {
        if idx > 0 && (whole.len() - idx).is_multiple_of(3) {
            out.push_str(lang.label("format.group"));
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push_str(lang.label("format.decimal"));
        out.push_str(part);
    }
    out
}

/// A number with as many decimals, up to two, as it has: 30.1 → "30.1", 2030 → "2,030".
pub fn number(lang: &Language, value: f64) -> String {
    let decimals =
        (0..2).find(|n| (value * 10f64.powi(*n) - (value * 10f64.powi(*n)).round()).abs() < 1e-6).unwrap_or(2);
    decimal(lang, value, decimals as usize)
}

/// A date as precise as it is: "7 January 2022", "June 2022", "2022".
pub fn date(lang: &Language, date: Date) -> String {
    let pattern = match (date.month, date.day) {
        (0, _) => return date.year.to_string(),
        (_, 0) => lang.label("format.month_year"),
        _ => lang.label("format.date"),
    };
    in_pattern(lang, pattern, date)
}

/// A date without its year: "7 January".
pub fn day_month(lang: &Language, date: Date) -> String {
    in_pattern(lang, lang.label("format.day_month"), date)
}

/// An event's date and what is known of its hour: "5 January 2022, about 15:00".
pub fn moment(lang: &Language, event: &Event) -> String {
    let day = date(lang, event.date);
    hour(lang, event).map_or_else(|| day.clone(), |hour| format!("{day}, {hour}"))
}

/// The same below a heading that names the event's day or its year: what the heading does not say.
pub fn moment_under(lang: &Language, event: &Event, heading: Date) -> String {
    let own = event.date;
    if heading.day > 0 {
        return hour(lang, event).unwrap_or_else(|| day_month(lang, own));
    }
    let day = match (own.month, own.day) {
        (0, _) => own.year.to_string(),
        (month, 0) => lang.label(&format!("month.{month}")).to_owned(),
        _ => day_month(lang, own),
    };
    hour(lang, event).map_or_else(|| day.clone(), |hour| format!("{day}, {hour}"))
}

/// What is known of an event's hour.
fn hour(lang: &Language, event: &Event) -> Option<String> {
    match (&event.time, &event.part_of_day) {
        (Some(time), _) => {
            let (hour, minute) = time.split_once(':').unwrap_or((time, "00"));
            let clock = lang.label("format.clock").replace("{hour}", hour).replace("{minute}", minute);
            Some(if event.about { lang.label("timeline.about").replace("{time}", &clock) } else { clock })
        }
        (None, Some(part)) => Some(lang.label(&format!("part_of_day.{part}")).to_owned()),
        (None, None) => None,
    }
}

fn in_pattern(lang: &Language, pattern: &str, date: Date) -> String {
    pattern
        .replace("{day}", &date.day.to_string())
        .replace("{month}", lang.label(&format!("month.{}", date.month)))
        .replace("{year}", &date.year.to_string())
}

/// A clock time, `minutes` after midnight: "17:00".
pub fn clock(lang: &Language, minutes: u16) -> String {
    lang.label("format.clock")
        .replace("{hour}", &format!("{:02}", minutes / 60))
        .replace("{minute}", &format!("{:02}", minutes % 60))
}

/// A label with its `{placeholders}` filled.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (key, value)| text.replace(&format!("{{{key}}}"), value))
}

/// The first letter in upper case, for a date that opens a sentence.
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dutch() -> Language {
        let labels = [
            ("format.group", "."),
            ("format.decimal", ","),
            ("format.date", "{day}\u{a0}{month} {year}"),
            ("format.month_year", "{month} {year}"),
            ("format.clock", "{hour}.{minute} uur"),
            ("month.1", "januari"),
        ];
        let labels = labels.map(|(key, word)| (key.to_owned(), word.to_owned())).into();
        Language { code: "nl".into(), labels, ..Language::default() }
    }

    #[test]
    fn numbers_are_grouped_and_keep_their_decimals() {
        assert_eq!(number(&dutch(), 2_900_000.0), "2.900.000");
        assert_eq!(number(&dutch(), 43.82), "43,82");
        assert_eq!(number(&dutch(), 30.1), "30,1");
        assert_eq!(number(&dutch(), 164.0), "164");
        assert_eq!(decimal(&dutch(), 2.0, 1), "2,0");
    }

    #[test]
    fn a_date_is_printed_as_precisely_as_it_is_known() {
        let print = |text| date(&dutch(), Date::parse(text).unwrap());
        assert_eq!(print("2022-01-07"), "7\u{a0}januari 2022");
        assert_eq!(print("2022-01"), "januari 2022");
        assert_eq!(print("2022"), "2022");
        assert_eq!(clock(&dutch(), 17 * 60 + 5), "17.05 uur");
    }
}
