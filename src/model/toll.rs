//! Counts of the dead, the injured, the detained and the damage: each said by somebody on a day, none is "the" toll.

use super::date::Date;

#[derive(Clone, Debug, PartialEq)]
pub struct TollClaim {
    pub id: String,
    /// What is counted: "deaths".
    pub category: String,
    /// Whom or what it counts: "security".
    pub subject: String,
    /// Index into `Story::places`, where it counts one place alone.
    pub place_idx: Option<usize>,
    pub date: Date,
    /// The speaker, in the editors' English, as is the rest.
    pub by: String,
    pub standing: TollStanding,
    /// `None` for assessments in words.
    pub value: Option<f64>,
    /// What the number means.
    pub detail: String,
    /// Indices into `Story::sources`.
    pub source_idxs: Vec<usize>,
}

/// What kind of speaker stands behind a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TollStanding {
    Official,
    Un,
    Ngo,
    Media,
    /// Asserted, without evidence shown.
    Claim,
    /// Withdrawn by its source.
    Disowned,
}

impl TollStanding {
    pub const ALL: [Self; 6] = [Self::Official, Self::Un, Self::Ngo, Self::Media, Self::Claim, Self::Disowned];

    /// The word used in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Un => "un",
            Self::Ngo => "ngo",
            Self::Media => "media",
            Self::Claim => "claim",
            Self::Disowned => "disowned",
        }
    }
}
