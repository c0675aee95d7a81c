//! The figures' data as checked values. Every datum names the fact that it is read from; words stand in the languages'
//! files. Units are those of the fact base and are said in each field's comment.

use super::date::Date;

/// The data of every figure, each list in the order in which it is drawn.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    pub price: Vec<PriceStep>,
    pub outage: Vec<OutageLane>,
    pub contingents: Contingents,
    pub posts: Vec<Post>,
    pub count: Vec<Claim>,
    pub convictions: Vec<Claim>,
    /// The rows of the table of explanations.
    pub claims: Vec<Row>,
    /// The rows of the table of reforms.
    pub judged: Vec<Row>,
    pub turnout: Vec<Turnout>,
    pub votes: Vec<Resolution>,
    pub arrivals: Vec<Arrival>,
    pub oil_routes: Vec<OilRoute>,
    /// In order of time.
    pub oil_halts: Vec<DatedFact>,
    pub trade: Vec<TradePoint>,
    pub electronics: Option<Electronics>,
    /// In order of time.
    pub calendar: Vec<Meeting>,
}

/// A price of liquefied gas in Mangystau, tenge a litre, valid from a day until the next step.
#[derive(Clone, Debug)]
pub struct PriceStep {
    pub fact: String,
    pub from: Date,
    pub low: f64,
    /// Equal to `low` unless the source gives a range.
    pub high: f64,
}

/// A clock time, local.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    pub date: Date,
    /// After midnight.
    pub minutes: u16,
}

/// What one observer reported about the internet.
#[derive(Clone, Debug)]
pub struct OutageLane {
    /// The observer: the key of the words.
    pub id: String,
    pub spans: Vec<OutageSpan>,
}

#[derive(Clone, Debug)]
pub struct OutageSpan {
    pub fact: String,
    pub state: OutageState,
    pub from: Moment,
    /// `None`: this observer reports no end.
    pub until: Option<Moment>,
    /// Length in hours where the source gives that and not two clock times.
    pub hours: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutageState {
    Degraded,
    Off,
}

/// What was announced country by country against the total that was given afterwards. Soldiers.
#[derive(Clone, Debug, Default)]
pub struct Contingents {
    pub announced: Vec<Contingent>,
    pub total: Option<Contingent>,
}

#[derive(Clone, Debug)]
pub struct Contingent {
    /// A country, or "total": the key of the words.
    pub id: String,
    pub fact: String,
    pub soldiers: f64,
    pub date: Date,
    /// True: "reportedly", not an announcement of the country itself.
    pub reported: bool,
}

/// A post and those who held it.
#[derive(Clone, Debug)]
pub struct Post {
    pub id: String,
    pub holders: Vec<Holder>,
}

#[derive(Clone, Debug)]
pub struct Holder {
    /// Id in `Story::people`.
    pub person: String,
    pub fact: String,
    pub from: Edge,
    pub until: Edge,
    /// Until this day only acting.
    pub acting_until: Option<Date>,
    /// Where an end is unknown: the last day on which the source shows this holder in the post.
    pub known: Option<Date>,
}

/// One end of a term.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Edge {
    On(Date),
    /// Before the first, or after the last day of the figure.
    Beyond,
    /// Not established.
    Unknown,
}

/// A number said by someone on a date.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The fact's id, which also leads to the speaker's words.
    pub fact: String,
    pub date: Date,
    pub value: f64,
    pub standing: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A total of the state: part of the step line.
    Official,
    /// A number of the state that counts something else.
    OfficialPart,
    Withdrawn,
    /// Media and organisations.
    Other,
}

/// A row of a table of words.
#[derive(Clone, Debug)]
pub struct Row {
    /// The key of the words.
    pub id: String,
    /// The row's own date, where it has one.
    pub date: Option<Date>,
    pub facts: Vec<String>,
}

/// Turnout, per cent of voters.
#[derive(Clone, Debug)]
pub struct Turnout {
    pub fact: String,
    pub date: Date,
    pub country_pct: f64,
    pub almaty_pct: f64,
}

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
