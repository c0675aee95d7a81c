//! How eight states voted in the General Assembly.

use super::{Context, Parts, Table, TableRow, both, unique};
use crate::layout::figures::votes::{picture, said};
use crate::model::figure_words::FigureWords;
use crate::model::figures::{COUNTRIES, Resolution};

pub fn parts(context: &Context<'_>) -> Parts {
    let (resolutions, words) = (&context.figures.votes, context.words);
    let countries = COUNTRIES.iter().map(|country| words.get(&format!("short.{country}")).to_owned());
    let totals = ["yes", "no", "abstain", "absent"].map(|key| words.get(&format!("key.{key}")).to_owned());
    let row = |resolution: &Resolution| {
        let names = [words.date(resolution.date), name(resolution, words)];
        let votes = resolution.votes.map(|vote| words.get(&format!("vote.{}", vote.word())).to_owned());
        let states = [resolution.yes, resolution.no, resolution.abstain, resolution.absent].map(|n| n.to_string());
        TableRow { cells: names.into_iter().chain(votes).chain(states).collect(), fact: resolution.fact.clone() }
    };
    let heads = ["date", "name"].map(|key| words.get(&format!("head.{key}")).to_owned());
    Parts {
        body: both(|form| picture(resolutions, words, form)),
        facts: unique(resolutions.iter().map(|resolution| &resolution.fact)),
        table: Table {
            head: heads.into_iter().chain(countries).chain(totals).collect(),
            rows: resolutions.iter().map(row).collect(),
        },
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
