//! How eight states voted in the General Assembly.

use super::{Cell, Context, Parts, Table, TableRow, both, unique};
use crate::layout::figures::votes::{picture, said};
use crate::model::figure_words::FigureWords;
use crate::model::figures::{COUNTRIES, Resolution};

pub fn parts(context: &Context<'_>) -> Parts {
    let (resolutions, words) = (&context.figures.votes, context.words);
    let countries = COUNTRIES.iter().map(|country| words.get(&format!("short.{country}")).to_owned());
    let totals = ["yes", "no", "abstain", "absent"].map(|key| words.get(&format!("key.{key}")).to_owned());
    let row = |resolution: &Resolution| {
        let names = [Cell::Date(resolution.date), Cell::text(name(resolution, words))];
        let votes = resolution.votes.map(|vote| Cell::text(words.get(&format!("vote.{}", vote.word()))));
        let states = [resolution.yes, resolution.no, resolution.abstain, resolution.absent];
        let states = states.map(|n| Cell::Number(n.into()));
        TableRow::new(&resolution.fact, names.into_iter().chain(votes).chain(states).collect::<Vec<_>>())
    };
    let heads = ["date", "name"].map(|key| words.get(&format!("head.{key}")).to_owned());
    Parts {
        body: both(|form| picture(resolutions, words, form)),
        facts: unique(resolutions.iter().map(|resolution| &resolution.fact)),
        table: Table::new(heads.into_iter().chain(countries).chain(totals).collect(), resolutions.iter().map(row)),
        // Kazakhstan's votes; the table has them all.
        summary: Some(
            resolutions.iter().map(|one| said(one.votes[0], 0, one, words).concat()).collect::<Vec<_>>().join(" "),
        ),
    }
}

fn name(resolution: &Resolution, words: FigureWords<'_>) -> String {
    let name = words.get(&format!("name.{}", resolution.fact));
    if resolution.symbol.is_empty() { name.to_owned() } else { format!("{name} ({})", resolution.symbol) }
}
