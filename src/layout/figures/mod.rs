//! Figures: checked data and a form → a picture made of marks. One file a figure.

pub mod picture;

pub mod arrivals;
pub mod calendar;
pub mod contingents;
pub mod convictions;
pub mod count;
pub mod electronics;
pub mod emergency;
pub mod oil;
pub mod outage;
pub mod posts;
pub mod price;
pub mod trade;
pub mod turnout;
pub mod votes;

#[cfg(test)]
pub(crate) mod tests;
