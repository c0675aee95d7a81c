//! Numbers and dates in each language's form, as the Unicode consortium's locale data has them. Native: the page carries
//! them as text, so that browser and page cannot differ.

use std::fmt::Display;

use icu_datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu_datetime::fieldsets::{M, MD, YM, YMD};
use icu_datetime::input::Date as Calendar;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::{Locale, locale};

use super::date::Date;
use super::story::{Event, Language};

/// The form of a language's numbers and dates: that of its code, but the page's English is British.
///
/// # Panics
/// If the folder's name is no language code; the check has read it as one.
fn locale_of(lang: &Language) -> Locale {
    if lang.code == "en" { locale!("en-GB") } else { lang.code.parse().expect("a language's code is a BCP 47 tag") }
}

/// A number, rounded to `decimals` places: "1,205", "81.31".
pub fn decimal(lang: &Language, value: f64, decimals: usize) -> String {
    let formatter = DecimalFormatter::try_new(locale_of(lang).into(), Default::default()).expect(DATA);
    let plain: Decimal = format!("{value:.decimals$}").parse().expect("digits are a decimal");
    formatter.format(&plain).to_string()
}

/// A number with as many decimals, up to two, as it has: 30.1 → "30.1", 2030 → "2,030".
pub fn number(lang: &Language, value: f64) -> String {
    let decimals =
        (0..2).find(|n| (value * 10f64.powi(*n) - (value * 10f64.powi(*n)).round()).abs() < 1e-6).unwrap_or(2);
    decimal(lang, value, decimals as usize)
}

/// A date as precise as it is: "7 January 2022", "June 2022", "2022".
pub fn date(lang: &Language, date: Date) -> String {
    let locale = locale_of(lang);
    match (date.month, date.day) {
        (0, _) => date.year.to_string(),
        (_, 0) => Formatter::try_new(locale.into(), YM::long()).expect(DATA).format(&calendar(date)).to_string(),
        _ => unparted(Formatter::try_new(locale.into(), YMD::long()).expect(DATA).format(&calendar(date)), date),
    }
}

/// A month without its year: "January".
pub fn month(lang: &Language, date: Date) -> String {
    Formatter::try_new(locale_of(lang).into(), M::long()).expect(DATA).format(&calendar(date)).to_string()
}

/// A month of 1-12 as axes have it: "Jan". Without the point that some languages put: the axis needs the room.
pub fn month_short(lang: &Language, month: u8) -> String {
    let date = calendar(Date { year: 2022, month, day: 1 });
    let text = Formatter::try_new(locale_of(lang).into(), M::medium()).expect(DATA).format(&date).to_string();
    text.trim_end_matches('.').to_owned()
}

/// A date without its year: "7 January".
pub fn day_month(lang: &Language, date: Date) -> String {
    unparted(Formatter::try_new(locale_of(lang).into(), MD::long()).expect(DATA).format(&calendar(date)), date)
}

const DATA: &str = "every language has data, if only the root's";

/// A month is its first day, which its form does not print.
fn calendar(date: Date) -> Calendar<icu_calendar::Gregorian> {
    Calendar::try_new_gregorian(date.year.into(), date.month, date.day.max(1)).expect("a `Date` exists")
}

/// No line may end between a day and its month.
fn unparted(text: impl Display, date: Date) -> String {
    text.to_string().replacen(&format!("{} ", date.day), &format!("{}\u{a0}", date.day), 1)
}

/// An event's date and what is known of its hour: "5 January 2022, about 15:00".
pub fn moment(lang: &Language, event: &Event) -> String {
    with_hour(date(lang, event.date), lang, event)
}

/// The same below a heading that names the event's day or its year: what the heading does not say.
pub fn moment_under(lang: &Language, event: &Event, heading: Date) -> String {
    let own = event.date;
    if heading.day > 0 {
        return hour(lang, event).unwrap_or_else(|| day_month(lang, own));
    }
    let day = match (own.month, own.day) {
        (0, _) => own.year.to_string(),
        (_, 0) => month(lang, own),
        _ => day_month(lang, own),
    };
    with_hour(day, lang, event)
}

fn with_hour(day: String, lang: &Language, event: &Event) -> String {
    match hour(lang, event) {
        Some(hour) => format!("{day}, {hour}"),
        None => day,
    }
}

/// What is known of an event's hour.
fn hour(lang: &Language, event: &Event) -> Option<String> {
    match (&event.time, &event.part_of_day) {
        (Some(time), _) => {
            let (hour, minute) = time.split_once(':').unwrap_or((time, "00"));
            let clock = in_words(lang, hour, minute);
            Some(if event.about { lang.label("timeline.about").replace("{time}", &clock) } else { clock })
        }
        (None, Some(part)) => Some(lang.label(&format!("part_of_day.{part}")).to_owned()),
        (None, None) => None,
    }
}

/// A day of January 2022, and a full hour of it: `#` stands for the day and `~` for the hour.
pub fn january_patterns(lang: &Language) -> [String; 2] {
    let day = date(lang, Date { year: 2022, month: 1, day: 11 }).replacen("11", "#", 1);
    let hour = format!("{day}, {}", in_words(lang, "~", "00"));
    [day, hour]
}

/// A clock time, `minutes` after midnight: "17:00".
pub fn clock(lang: &Language, minutes: u16) -> String {
    in_words(lang, &format!("{:02}", minutes / 60), &format!("{:02}", minutes % 60))
}

/// A label, since newspapers have a form of their own where the locale data has that of tables: Dutch "17.00 uur", not
/// "17:00".
fn in_words(lang: &Language, hour: &str, minute: &str) -> String {
    lang.label("format.clock").replace("{hour}", hour).replace("{minute}", minute)
}

/// A label with its `{placeholders}` filled.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (key, value)| text.replace(&format!("{{{key}}}"), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(code: &str) -> Language {
        let labels = [("format.clock".to_owned(), "{hour}.{minute} uur".to_owned())].into();
        Language { code: code.into(), labels, ..Language::default() }
    }

    #[test]
    fn numbers_are_grouped_and_keep_their_decimals() {
        let dutch = language("nl");
        assert_eq!(number(&dutch, 2_900_000.0), "2.900.000");
        assert_eq!(number(&dutch, 43.82), "43,82");
        assert_eq!(number(&dutch, 30.1), "30,1");
        assert_eq!(number(&dutch, 164.0), "164");
        assert_eq!(decimal(&dutch, 2.0, 1), "2,0");
    }

    #[test]
    fn each_language_has_its_own_form() {
        let print = |code| {
            let lang = language(code);
            let day = Date::parse("2022-01-07").unwrap();
            let month = Date::parse("2022-01").unwrap();
            [number(&lang, 12_345.6), date(&lang, day), date(&lang, month), day_month(&lang, day)]
        };
        assert_eq!(print("en"), ["12,345.6", "7\u{a0}January 2022", "January 2022", "7\u{a0}January"]);
        assert_eq!(print("nl"), ["12.345,6", "7\u{a0}januari 2022", "januari 2022", "7\u{a0}januari"]);
        assert_eq!(
            print("ru"),
            ["12\u{a0}345,6", "7\u{a0}января 2022\u{202f}г.", "январь 2022\u{202f}г.", "7\u{a0}января"]
        );
        assert_eq!(
            print("kk"),
            ["12\u{a0}345,6", "2022\u{202f}ж. 7\u{a0}қаңтар", "2022\u{202f}ж. қаңтар", "7\u{a0}қаңтар"]
        );
    }

    #[test]
    fn months_on_axes_are_short() {
        assert_eq!(["en", "nl", "ru", "kk"].map(|code| month_short(&language(code), 1)), ["Jan", "jan", "янв", "қаң"]);
    }

    #[test]
    fn a_year_and_a_clock_time() {
        assert_eq!(date(&language("nl"), Date::parse("2022").unwrap()), "2022");
        assert_eq!(clock(&language("nl"), 17 * 60 + 5), "17.05 uur");
    }
}
