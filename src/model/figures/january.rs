//! January 2022 and what came of it: prices, hours, soldiers, posts, the dead, the convicted, the voters.

use crate::model::date::Date;

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

/// Regions in which the state of emergency began and ended together.
#[derive(Clone, Debug)]
pub struct EmergencyRow {
    /// The key of the words.
    pub id: String,
    pub fact: String,
    /// Where only the day of the decree is known: the moment at which it is reported to be in force.
    pub from: Moment,
    pub decreed: bool,
    pub until: EmergencyEnd,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EmergencyEnd {
    At(Moment),
    /// After the first and before the second; no source gives the day.
    Between(Moment, Moment),
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
