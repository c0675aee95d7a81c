//! Between Russia, China and the West: votes, arrivals, oil, trade, visits.

use crate::model::date::Date;

/// The eight states of the grid, Kazakhstan first.
pub const COUNTRIES: [&str; 8] = ["KZ", "KG", "UZ", "TJ", "TM", "RU", "CN", "BY"];

#[derive(Clone, Debug)]
pub struct Resolution {
    pub fact: String,
    /// "A/RES/ES-11/1", or empty where no source gives it.
    pub symbol: String,
    pub date: Date,
    /// In the order of `COUNTRIES`.
    pub votes: [Vote; 8],
    pub yes: u16,
    pub no: u16,
    pub abstain: u16,
    pub absent: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vote {
    Yes,
    No,
    Abstain,
    Absent,
    /// Not on the published list of those against.
    NotNo,
    /// On neither list.
    NotYesNotNo,
    Unknown,
}

impl Vote {
    pub const ALL: [Self; 7] =
        [Self::Yes, Self::No, Self::Abstain, Self::Absent, Self::NotNo, Self::NotYesNotNo, Self::Unknown];

    /// The word used in files, labels and classes.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Abstain => "abstain",
            Self::Absent => "absent",
            Self::NotNo => "not_no",
            Self::NotYesNotNo => "not_yes_not_no",
            Self::Unknown => "unknown",
        }
    }
}

/// One of the numbers behind "millions".
#[derive(Clone, Debug)]
pub struct Arrival {
    /// What is counted: entries, since, stayed, numbers, permits, usual.
    pub id: String,
    pub fact: String,
    /// Of the statement.
    pub date: Date,
    /// Border crossings or people, as the words say.
    pub value: f64,
}

#[derive(Clone, Debug)]
pub struct OilRoute {
    pub id: String,
    pub fact: String,
    /// Million tonnes in January-October 2024.
    pub mt: f64,
    pub course: Course,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    ThroughRussia,
    /// A part of it.
    PartlyRussia,
    AroundRussia,
}

#[derive(Clone, Debug)]
pub struct DatedFact {
    pub fact: String,
    pub date: Date,
}

#[derive(Clone, Debug)]
pub struct TradePoint {
    pub fact: String,
    pub partner: Partner,
    pub basis: Basis,
    pub year: u16,
    /// Months covered: 12 for a full year.
    pub months: u8,
    /// Exports and imports together, billions of US dollars.
    pub usd_bn: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Partner {
    Eu,
    China,
    Russia,
}

/// Whose statistics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    Kazakh,
    Chinese,
    Russian,
}

/// Sales to Russia in January-October, millions of US dollars.
#[derive(Clone, Debug)]
pub struct Electronics {
    pub fact: String,
    pub before: f64,
    pub after: f64,
}

/// A visit or a deal, and the shore it belongs to.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub fact: String,
    pub date: Date,
    pub shores: Vec<Shore>,
    pub kind: MeetingKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shore {
    Moscow,
    Beijing,
    West,
}

impl Shore {
    pub const ALL: [Self; 3] = [Self::Moscow, Self::Beijing, Self::West];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Moscow => "moscow",
            Self::Beijing => "beijing",
            Self::West => "west",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeetingKind {
    Closer,
    /// A step away from that shore.
    Distance,
    /// Announced, not seen to have happened.
    Announced,
}
