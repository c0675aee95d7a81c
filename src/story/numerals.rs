//! The numbers, dates, hours and quoted labels of a text, whatever the language: how a language parts thousands and
//! decimals and calls its months is asked of the Unicode consortium's locale data.

use crate::model::date::Date;
use crate::model::format;
use crate::model::story::Language;

/// Something that a reader may ask of: who says so?
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Digits: a count, a measure, a year.
    Number(f64),
    /// A day of a month (1-12), the year being a number of its own.
    Day(u8, u8),
    Month(u8),
    /// Hours and minutes.
    Clock(u8, u8),
    /// Words in quotation marks: somebody's.
    Label,
}

impl Item {
    /// What two languages must both print: a day is a number and a month, since a language may part them, and quotation
    /// marks are no number.
    pub fn parts(&self) -> Vec<Self> {
        match self {
            Self::Day(day, month) => vec![Self::Number((*day).into()), Self::Month(*month)],
            Self::Label => Vec::new(),
            other => vec![other.clone()],
        }
    }
}

/// An item where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub item: Item,
    /// Byte offset in the text.
    pub at: usize,
    /// As written.
    pub text: String,
}

/// What tells numbers and dates in one language.
pub struct Lexicon {
    decimal: char,
    group: char,
    /// Names of the months in small letters, alone and beside a day: two cases in some languages.
    months: Vec<[String; 2]>,
    /// English writes them with a capital, and "may" and "march" are words besides.
    months_are_capitalised: bool,
}

impl Lexicon {
    pub fn new(code: &str) -> Self {
        let language = Language { code: code.to_owned(), ..Language::default() };
        let sample = format::decimal(&language, 1_234_567.5, 1);
        let mut marks = sample.chars().filter(|letter| !letter.is_ascii_digit());
        let group = marks.next().unwrap_or(',');
        let decimal = marks.next_back().unwrap_or('.');
        let names = (1..=12).map(|month| {
            let date = Date { year: 2022, month, day: 1 };
            let alone = format::month(&language, date);
            let day = format::day_month(&language, date);
            let beside = day.split(|letter: char| !letter.is_alphabetic()).find(|word| !word.is_empty());
            [alone.clone(), beside.unwrap_or(&alone).to_owned()]
        });
        let names: Vec<[String; 2]> = names.collect();
        let months_are_capitalised = names.iter().flatten().all(|name| name.starts_with(char::is_uppercase));
        let months = names.into_iter().map(|names| names.map(|name| name.to_lowercase())).collect();
        Self { decimal, group, months, months_are_capitalised }
    }

    /// The items of a text in order.
    pub fn items(&self, text: &str) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut quote: Option<(usize, char)> = None;
        let mut at = 0;
        while let Some(letter) = text[at..].chars().next() {
            let rest = &text[at..];
            let mut length = letter.len_utf8();
            if letter.is_ascii_digit() {
                let (item, own) = self.number(rest);
                length = own;
                found.push(Found { item, at, text: rest[..own].to_owned() });
            } else if letter.is_alphabetic() {
                length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
                let opens = text[..at].trim_end().is_empty() || text[..at].trim_end().ends_with(['.', '?', '!', ':']);
                if let Some(month) = self.month(&rest[..length], opens) {
                    self.add_month(&mut found, text, at, length, month);
                }
            } else if let Some(closing) = closing_of(letter).filter(|_| quote.is_none()) {
                quote = Some((at, closing));
            } else if let Some((from, _)) = quote.filter(|(_, closing)| *closing == letter) {
                let until = at + length;
                found.push(Found { item: Item::Label, at: from, text: text[from..until].to_owned() });
                quote = None;
            }
            at += length;
        }
        found
    }

    /// Whether a text in small letters has a word that begins as the month's name does: "January protests" are one word
    /// in some languages.
    pub fn speaks_of(&self, month: u8, text: &str) -> bool {
        let [alone, beside] = &self.months[usize::from(month) - 1];
        let stem: String = alone.chars().zip(beside.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
        // Of fewer than three letters, too many words begin so.
        stem.chars().count() > 2 && text.match_indices(&stem).any(|(at, _)| !text[..at].ends_with(char::is_alphabetic))
    }

    /// The number or the hour that a text begins with, and its length.
    fn number(&self, text: &str) -> (Item, usize) {
        let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
        let mut end = digits(0);
        let mut plain = text[..end].to_owned();
        let next = |end: usize| text[end..].chars().next();
        // "17:20", or "17.20" where the point is no decimal one.
        if let Some(mark) = next(end).filter(|mark| *mark == ':' || (*mark == '.' && self.decimal != '.')) {
            let from = end + mark.len_utf8();
            let clock = plain.parse().ok().zip(text.get(from..from + 2).and_then(|minutes| minutes.parse().ok()));
            if let Some((hours, minutes)) = clock.filter(|(hours, minutes)| *hours < 24 && *minutes < 60)
                && end <= 2
                && digits(from) == 2
            {
                return (Item::Clock(hours, minutes), from + 2);
            }
        }
        if end <= 3 {
            while let Some(mark) = next(end).filter(|mark| *mark == self.group || is_space_of(*mark, self.group)) {
                let from = end + mark.len_utf8();
                if digits(from) != 3 {
                    break;
                }
                plain.push_str(&text[from..from + 3]);
                end = from + 3;
            }
        }
        // A point that parts no thousands is that of a version: "CC BY 4.0".
        if let Some(mark) = next(end).filter(|mark| *mark == self.decimal || *mark == '.') {
            let from = end + mark.len_utf8();
            let decimals = digits(from);
            if decimals > 0 {
                plain.push('.');
                plain.push_str(&text[from..from + decimals]);
                end = from + decimals;
            }
        }
        (Item::Number(plain.parse().unwrap_or_default()), end)
    }

    /// The month that a word names, with or without an ending of case. In the middle of a sentence a capital tells a
    /// name (a street called December) from a month, or a month from another word.
    fn month(&self, word: &str, opens_sentence: bool) -> Option<u8> {
        let is_capitalised = word.starts_with(char::is_uppercase);
        if is_capitalised != self.months_are_capitalised && !(is_capitalised && opens_sentence) {
            return None;
        }
        let small = word.to_lowercase();
        let named = |[alone, beside]: &[String; 2]| {
            if alone == beside {
                // Endings follow the whole name, and names of few letters are beginnings of other words.
                let letters = alone.chars().count();
                let most = if letters > 4 && !self.months_are_capitalised { letters + MOST_ENDING } else { letters };
                small.starts_with(alone.as_str()) && small.chars().count() <= most
            } else {
                let stem: String =
                    alone.chars().zip(beside.chars()).take_while(|(a, b)| a == b).map(|(letter, _)| letter).collect();
                small.strip_prefix(&stem).is_some_and(|ending| CASE_ENDINGS.contains(&ending))
            }
        };
        self.months.iter().position(named).map(|idx| idx as u8 + 1)
    }

    /// A month, or the day of it whose number stands just before.
    fn add_month(&self, found: &mut Vec<Found>, text: &str, at: usize, length: usize, month: u8) {
        let until = at + length;
        let day = found.last().and_then(|last| match last.item {
            Item::Number(day) if (1.0..=31.0).contains(&day) && day.fract() == 0.0 => {
                let between = &text[last.at + last.text.len()..at];
                between.chars().all(|letter| letter.is_whitespace() || letter == '.').then_some((last.at, day as u8))
            }
            _ => None,
        });
        match day {
            Some((from, day)) => {
                found.pop();
                found.push(Found { item: Item::Day(day, month), at: from, text: text[from..until].to_owned() });
            }
            None => found.push(Found { item: Item::Month(month), at, text: text[at..until].to_owned() }),
        }
    }
}

/// The longest ending that a month's name takes where the name itself stays.
const MOST_ENDING: usize = 5;

/// The endings of a month's name that changes with its case, as Russian ones do.
const CASE_ENDINGS: [&str; 11] = ["", "ь", "й", "а", "я", "е", "у", "ю", "ом", "ем", "ём"];

/// The mark that closes a quotation opened by this one.
fn closing_of(letter: char) -> Option<char> {
    match letter {
        '“' => Some('”'),
        '‘' => Some('’'),
        '«' => Some('»'),
        '„' => Some('“'),
        _ => None,
    }
}

/// Whether a language that parts thousands by some space may write this one: they are told apart by no reader.
fn is_space_of(letter: char, group: char) -> bool {
    group.is_whitespace() && letter.is_whitespace() && letter != '\n' && letter != ' '
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(code: &str, text: &str) -> Vec<Item> {
        Lexicon::new(code).items(text).into_iter().map(|found| found.item).collect()
    }

    #[test]
    fn a_number_is_one_number_in_the_form_of_each_language() {
        for (code, text) in [("en", "2,900.5"), ("nl", "2.900,5"), ("ru", "2\u{a0}900,5"), ("kk", "2\u{a0}900,5")] {
            assert_eq!(items(code, text), [Item::Number(2900.5)], "{code}");
        }
        assert_eq!(items("en", "85–90 of 2011"), [85.0, 90.0, 2011.0].map(Item::Number));
    }

    #[test]
    fn a_day_and_its_month_are_one_whatever_the_case() {
        for (code, text) in [("en", "7 January"), ("nl", "7 januari"), ("ru", "7 января"), ("kk", "7\u{a0}қаңтарда")]
        {
            assert_eq!(items(code, text), [Item::Day(7, 1)], "{code}");
        }
        assert_eq!(items("ru", "в мае, к маю, в марте, майор, январские"), [5, 5, 3].map(Item::Month));
        assert_eq!(items("kk", "Осы Желтоқсан көшесі, желтоқсандағы, қаза"), [Item::Month(12)]);
        assert_eq!(items("nl", "maar in maart"), [Item::Month(3)]);
        assert_eq!(items("en", "They may march in May."), [Item::Month(5)]);
    }

    #[test]
    fn an_hour_is_no_number() {
        assert_eq!(items("en", "17:20"), [Item::Clock(17, 20)]);
        assert_eq!(items("nl", "17.20 uur, 4.353"), [Item::Clock(17, 20), Item::Number(4353.0)]);
    }

    #[test]
    fn words_in_quotation_marks_are_a_label_and_numbers_in_them_count() {
        assert_eq!(items("en", "“20 bandits”, the city’s"), [Item::Number(20.0), Item::Label]);
        assert_eq!(items("ru", "«бандиты»"), [Item::Label]);
    }
}
