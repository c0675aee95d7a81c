//! The figures' data as checked values. Every datum names the fact that it is read from; words stand in the languages'
//! files. Units are those of the fact base and are said in each field's comment.

mod between;
mod january;

pub use between::*;
pub use january::*;

/// The data of every figure, each list in the order in which it is drawn.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    pub price: Vec<PriceStep>,
    pub outage: Vec<OutageLane>,
    pub contingents: Contingents,
    pub emergency: Vec<EmergencyRow>,
    pub posts: Vec<Post>,
    pub count: Vec<Claim>,
    pub torture: Vec<Claim>,
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
