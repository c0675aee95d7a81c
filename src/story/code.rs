//! Every kind of problem that the check can find, each under a number that stays: tools and people may refer to it.
//!
//! The first two digits say which part of the story; a number that is no longer used is not given to another kind.
//! `docs/content.md` lists them all, which `tests/content.rs` holds against this list, and `tests/broken.rs` breaks
//! a good story in every one of these ways.

use std::fmt;

macro_rules! codes {
    ($($name:ident = $number:literal, $title:literal;)*) => {
        /// A kind of problem. Printed as "QQ0203".
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $name = $number,)*
        }

        impl Code {
            /// In order of the numbers.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// What it is in a few words, for lists of all kinds.
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$name => $title,)*
                }
            }
        }
    };
}

codes! {
    // Files and their form.
    Unreadable = 101, "a file cannot be read";
    Syntax = 102, "a file is not valid TOML";
    UnknownList = 103, "a list that the file does not have";
    UnknownKey = 104, "a key that nobody reads";
    MissingKey = 105, "a key is missing";
    NotAText = 106, "a value is not a text, or empty";
    NotANumber = 107, "a value is not a number";
    NotAFlag = 108, "a value is neither true nor false";
    NotAList = 109, "a value is not a list";
    NotATable = 110, "a value is not a table";
    NotAChoice = 111, "a value is none of those that are possible";
    // Ids.
    IdNotKebabCase = 201, "an id is not kebab-case";
    IdTwice = 202, "an id is used twice";
    UnknownId = 203, "an id that nothing has";
    StepIdMisfitsChapter = 204, "a step's id does not open with its chapter's";
    // Dates and hours.
    NoSuchDate = 301, "a date that does not exist";
    NotADay = 302, "a day is wanted, not a month or a year";
    EndsBeforeItBegins = 303, "something ends before it begins";
    NotATime = 304, "an hour that does not exist";
    TimeMisfitsPrecision = 305, "the time and its precision do not fit together";
    PartMisfitsPrecision = 306, "the part of the day and its precision do not fit together";
    NotAnOffset = 307, "not an offset from UTC";
    // Evidence, and who may be named.
    Unsourced = 401, "an entry without a source";
    Unverified = 402, "something unverified";
    PointUnsourced = 403, "a point on the map without a source";
    PointMissing = 404, "a place said to have a point has none";
    PointUnsupported = 405, "a point on the map without support";
    ProtestUnsourced = 406, "a day of protest without a source";
    Named = 407, "a person is named who must not be";
    NotAnAddress = 408, "not a web address";
    AddressTwice = 409, "two sources with one address";
    PublisherWithoutKind = 410, "a publisher of no known kind";
    // Corrections.
    CorrectedValueSurvives = 421, "a corrected value still stands somewhere";
    NothingCorrected = 422, "a correction that changes nothing";
    CorrectionWithoutFacts = 423, "a correction that names no facts";
    // Editions.
    EditionDisordered = 424, "an edition before the one above it";
    EditionUntranslated = 425, "what changed in an edition is not said in a language";
    // What is printed against what is claimed.
    NumberUntied = 431, "a number, date or hour that none of its facts holds";
    LabelUntied = 432, "words in quotation marks without a note";
    NumberInOneLanguage = 433, "a number that another language does not print";
    TieWithoutFacts = 434, "a tie to no fact";
    TieWithoutNumber = 435, "a tie or an exception without a number";
    TieUnused = 436, "a tie or an exception that nothing has need of";
    // The map and the steps.
    OutsideMap = 501, "a point outside the map";
    SidesExchanged = 502, "two sides of a frame are exchanged";
    StepAfterItsChapter = 503, "a step after its chapter's end";
    EmergencyWithoutDay = 504, "an emergency without a day";
    RegionsWithoutEmergency = 505, "regions without an emergency";
    NotARegion = 506, "a place that is no region";
    PlaceWithoutPoint = 507, "a place without a point to draw";
    // The form of a chapter's Markdown.
    HeadingWithoutId = 601, "a heading without an id";
    SecondTitle = 602, "a second chapter heading in one file";
    HeadingTooDeep = 603, "a heading below the steps";
    ForeignMarkdown = 604, "Markdown that the story does not use";
    StraightQuotation = 605, "a straight quotation mark in a text for readers";
    NoteUnwritten = 611, "a note is marked but not written";
    NoteUnmarked = 612, "a note is written but not marked";
    NoteTwice = 613, "a note is written twice";
    MarkTwice = 614, "a note is marked twice";
    MarkMisplaced = 615, "a note's mark outside paragraphs and lists";
    NoteWithoutFacts = 616, "a note that names no facts";
    // A language's chapters against the list of steps.
    FileWithoutChapter = 701, "a file of no chapter";
    ChapterIdDiffers = 702, "a chapter heading with another chapter's id";
    UnknownStep = 703, "a step that the list of steps does not have";
    StepTwice = 704, "a step stands twice";
    StepDisordered = 705, "a step is out of order";
    StepMissing = 706, "a step is missing";
    UnknownFigure = 711, "a figure or list that does not exist";
    FigureTwice = 712, "a figure or list stands twice";
    FigureNowhere = 713, "a figure or list stands nowhere";
    // The languages against each other.
    LanguageCodeDiffers = 801, "a language's code is not its folder's name";
    LabelMissing = 802, "a label is missing in a language";
    LabelNotText = 803, "a label is not a text, or empty";
    ChapterMissing = 804, "a chapter is missing in a language";
    EventTextMissing = 805, "an event has no text in a language";
    NameMissing = 806, "a name is missing in a language";
    NoteMissing = 807, "a note is missing in a language";
    NoteOnOtherFacts = 808, "a note rests on other facts than in another language";
    FigureElsewhere = 809, "a figure stands in another step than in another language";
    ClaimUntranslated = 810, "what somebody claims has no words in a language";
    // The figures' data.
    UnknownFact = 901, "a datum names a fact that does not exist";
    FactWithoutNumber = 902, "a datum is taken from a fact that has no number";
    TurnoutWithoutFact = 903, "a turnout without a fact";
    VotesDoNotAddUp = 904, "a vote's result does not add up";
    UnknownRoute = 905, "a route that the fact does not have";
    MeetingWithoutShore = 906, "a meeting on no shore";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "QQ{:04}", *self as u16)
    }
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_in_order_of_their_numbers_each_once() {
        assert!(Code::ALL.windows(2).all(|pair| (pair[0] as u16) < pair[1] as u16));
        assert_eq!(Code::UnknownId.to_string(), "QQ0203");
    }
}
