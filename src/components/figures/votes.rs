//! How eight states voted in the General Assembly.

use super::{Context, Parts, Table, TableRow, both, unique};
use crate::layout::figures::votes::picture;
use crate::model::figure_words::FigureWords;
use crate::model::figures::{COUNTRIES, Resolution, Vote};

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
        summary: Some(resolutions.iter().map(|resolution| summary(resolution, words)).collect::<Vec<_>>().join(" ")),
    }
}

fn name(resolution: &Resolution, words: FigureWords<'_>) -> String {
    let name = words.get(&format!("name.{}", resolution.fact));
    if resolution.symbol.is_empty() { name.to_owned() } else { format!("{name} ({})", resolution.symbol) }
}

/// One sentence a resolution: the states by how they voted, Kazakhstan first.
fn summary(resolution: &Resolution, words: FigureWords<'_>) -> String {
    let groups = Vote::ALL.iter().filter_map(|vote| {
        let states: Vec<&str> = COUNTRIES
            .iter()
            .zip(resolution.votes)
            .filter(|(_, of)| of == vote)
            .map(|(country, _)| words.get(&format!("country.{country}")))
            .collect();
        (!states.is_empty()).then(|| format!("{}: {}", words.get(&format!("vote.{}", vote.word())), states.join(", ")))
    });
    let groups: Vec<String> = groups.collect();
    words.fill(
        "summary",
        &[
            ("date", &words.date(resolution.date)),
            ("name", words.get(&format!("name.{}", resolution.fact))),
            ("groups", &groups.join("; ")),
            ("yes", &resolution.yes.to_string()),
            ("no", &resolution.no.to_string()),
            ("abstain", &resolution.abstain.to_string()),
        ],
    )
}
