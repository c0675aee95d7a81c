//! The figures' data: `story/figures.toml` and the entries of the fact base that it points to → `model::figures`.

mod base;
mod drawn;
mod listed;
mod people;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::fields::{Fields, Source};
use super::problem::{Code, Problem};
use crate::model::figures::Figures;
use crate::model::story::Fact;
use base::Base;

/// Reads the data of all figures below the project's top folder. `facts` are the story's: every datum must name one.
///
/// # Errors
/// Everything that is wrong in one run: unreadable files, unknown facts, missing or impossible values.
pub fn load(root: &Path, facts: &BTreeMap<String, Fact>) -> Result<Figures, Vec<Problem>> {
    let mut missing = Vec::new();
    let mut open = |name: &str| {
        let file = format!("story/{name}.toml");
        let text = fs::read_to_string(root.join(&file)).unwrap_or_else(|error| {
            missing.push(Problem {
                file: file.clone(),
                line: 1,
                column: 1,
                code: Code::Unreadable,
                what: format!("cannot be read: {error}"),
                expected: "a text file in UTF-8".into(),
                mend: "add the file".into(),
            });
            String::new()
        });
        Source::new(file, text)
    };
    let sources = ["figures", "toll", "geopolitics", "aftermath", "events"].map(&mut open);
    let figures = {
        let [own, toll, geopolitics, aftermath, events] = &sources;
        let tables = [own.table(), toll.table(), geopolitics.table(), aftermath.table(), events.table()];
        let base = Base::new(&[(toll, &tables[1]), (geopolitics, &tables[2]), (events, &tables[4])], facts);
        let own_list = |key: &str| Fields::each(own, &tables[0], key);
        Figures {
            price: own_list("price").iter().filter_map(|f| drawn::price(f, &base)).collect(),
            outage: own_list("outage").iter().map(|f| drawn::outage(f, &base)).collect(),
            contingents: drawn::contingents(&own_list("contingent"), &Fields::new_root(own, &tables[0]), &base),
            emergency: own_list("emergency").iter().filter_map(|f| drawn::emergency(f, &base)).collect(),
            posts: own_list("post").iter().map(|f| people::post(f, &base)).collect(),
            count: own_list("count").iter().filter_map(|f| listed::claim(f, &base)).collect(),
            torture: own_list("torture").iter().filter_map(|f| listed::claim(f, &base)).collect(),
            convictions: own_list("conviction").iter().filter_map(|f| listed::claim(f, &base)).collect(),
            claims: own_list("claim_row").iter().map(|f| listed::row(f, &base)).collect(),
            judged: own_list("judged_row").iter().map(|f| listed::row(f, &base)).collect(),
            turnout: listed::turnout(&own_list("turnout_fact"), &Fields::each(aftermath, &tables[3], "turnout"), &base),
            votes: Fields::each(geopolitics, &tables[2], "un_vote")
                .iter()
                .filter(|f| f.flag("draw"))
                .filter_map(|f| listed::resolution(f, &base))
                .collect(),
            arrivals: own_list("arrival").iter().filter_map(|f| listed::arrival(f, &base)).collect(),
            oil_routes: own_list("oil_route").iter().filter_map(|f| listed::oil_route(f, &base)).collect(),
            oil_halts: Fields::each(geopolitics, &tables[2], "oil")
                .iter()
                .filter(|f| f.flag("draw_event"))
                .filter_map(|f| listed::dated(f, &base))
                .collect(),
            trade: Fields::each(geopolitics, &tables[2], "trade")
                .iter()
                .filter_map(|f| listed::trade(f, &base))
                .collect(),
            electronics: listed::electronics("reexport-electronics", &base),
            calendar: own_list("meeting").iter().filter_map(|f| listed::meeting(f, &base)).collect(),
        }
    };
    let mut problems = missing;
    problems.extend(sources.into_iter().flat_map(Source::into_problems));
    problems.sort();
    if problems.is_empty() { Ok(figures) } else { Err(problems) }
}
