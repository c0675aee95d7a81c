//! Data that stands in the fact base; `story/figures.toml` says which entries are drawn.

use super::base::{Base, number_at};
use crate::model::figures::{
    Arrival, Basis, COUNTRIES, Claim, Course, DatedFact, Electronics, Meeting, MeetingKind, OilRoute, Partner,
    Resolution, Row, Shore, Standing, TradePoint, Turnout, Vote,
};
use crate::story::fields::Fields;
use crate::story::problem::Code;

pub fn claim(fields: &Fields<'_>, base: &Base<'_>) -> Option<Claim> {
    let standings = [
        ("official", Standing::Official),
        ("official_part", Standing::OfficialPart),
        ("withdrawn", Standing::Withdrawn),
        ("other", Standing::Other),
    ];
    let entry = base.entry(fields)?;
    Some(Claim {
        fact: base.fact(fields),
        date: entry.date("date")?,
        value: entry.required_number("value")?,
        standing: fields.required_choice("standing", &standings)?,
    })
}

pub fn row(fields: &Fields<'_>, base: &Base<'_>) -> Row {
    let facts: Vec<String> = fields.texts("facts").into_iter().map(|(id, _)| id.to_owned()).collect();
    facts.iter().for_each(|id| base.known(fields, "facts", id));
    Row { id: fields.required_text("id").to_owned(), date: facts.first().and_then(|id| base.date(id)), facts }
}

/// Each vote's turnout, with the fact that `turnout_facts` gives for its date.
pub fn turnout(turnout_facts: &[Fields<'_>], turnouts: &[Fields<'_>], base: &Base<'_>) -> Vec<Turnout> {
    let read = |fields: &Fields<'_>| {
        let date = fields.required_date("date")?;
        let Some(of_date) = turnout_facts.iter().find(|fact| fact.date("date") == Some(date)) else {
            fields.wrong(
                Code::TurnoutWithoutFact,
                "date",
                format!("no fact for the vote of {date}"),
                "a [[turnout_fact]]",
                "add one in figures.toml",
            );
            return None;
        };
        Some(Turnout {
            fact: base.fact(of_date),
            date,
            country_pct: fields.required_number("national_pct")?,
            almaty_pct: fields.required_number("almaty_pct")?,
        })
    };
    turnouts.iter().filter_map(read).collect()
}

/// `draw` must have been asked for by the caller.
pub fn resolution(fields: &Fields<'_>, base: &Base<'_>) -> Option<Resolution> {
    let id = fields.required_text("id");
    base.known(fields, "id", id);
    let (votes, result) = (fields.sub("votes")?, fields.sub("result")?);
    let words = Vote::ALL.map(|vote| (vote.word(), vote));
    let vote = |country: &'static str| {
        if !votes.has(country) {
            votes.missing(country);
        }
        votes.choice(country, &words).unwrap_or(Vote::Unknown)
    };
    let states = |key: &'static str| result.number(key).unwrap_or(0.0) as u16;
    let resolution = Resolution {
        fact: id.to_owned(),
        symbol: fields.get("symbol").and_then(|value| value.as_str()).unwrap_or("").to_owned(),
        date: fields.required_date("date")?,
        votes: COUNTRIES.map(vote),
        yes: states("yes"),
        no: states("no"),
        abstain: states("abstain"),
        absent: states("absent"),
    };
    let sum = resolution.yes + resolution.no + resolution.abstain + resolution.absent;
    if sum != 193 {
        fields.wrong(
            Code::VotesDoNotAddUp,
            "result",
            format!("the result adds up to {sum}"),
            "193 members",
            "correct one of the four numbers",
        );
    }
    Some(resolution)
}

pub fn arrival(fields: &Fields<'_>, base: &Base<'_>) -> Option<Arrival> {
    let keys = ["entered", "remaining", "iin_issued", "temporary_residence"].map(|key| (key, key));
    let (entry, key) = (base.entry(fields)?, fields.required_choice("field", &keys)?);
    Some(Arrival {
        id: fields.required_text("id").to_owned(),
        fact: base.fact(fields),
        date: entry.required_date("date")?,
        value: entry.required_number(key)?,
    })
}

pub fn oil_route(fields: &Fields<'_>, base: &Base<'_>) -> Option<OilRoute> {
    let courses =
        [("through", Course::ThroughRussia), ("partly", Course::PartlyRussia), ("around", Course::AroundRussia)];
    let (key, routes) = (fields.required_text("key"), base.entry(fields)?.sub("routes_mt")?);
    let mt = number_at(&routes, key);
    if mt.is_none() {
        fields.wrong(
            Code::UnknownRoute,
            "key",
            format!("no route \"{key}\""),
            "a key of `routes_mt`",
            "correct the name",
        );
    }
    Some(OilRoute {
        id: fields.required_text("id").to_owned(),
        fact: base.fact(fields),
        mt: mt?,
        course: fields.required_choice("course", &courses)?,
    })
}

pub fn dated(fields: &Fields<'_>, base: &Base<'_>) -> Option<DatedFact> {
    let id = fields.required_text("id");
    base.known(fields, "id", id);
    Some(DatedFact { fact: id.to_owned(), date: fields.required_date("date")? })
}

/// `None` for entries that are not a turnover in dollars.
pub fn trade(fields: &Fields<'_>, base: &Base<'_>) -> Option<TradePoint> {
    let months = match fields.text("metric")? {
        "turnover" => 12,
        "turnover, January-September" => 9,
        "turnover, January-October" => 10,
        "turnover, January-November" => 11,
        _ => return None,
    };
    let id = fields.required_text("id");
    base.known(fields, "id", id);
    let partners = [("EU", Partner::Eu), ("China", Partner::China), ("Russia", Partner::Russia)];
    Some(TradePoint {
        fact: id.to_owned(),
        partner: fields.required_choice("partner", &partners)?,
        basis: fields
            .required_choice("basis", &[("KZ", Basis::Kazakh), ("CN", Basis::Chinese), ("RU", Basis::Russian)])?,
        year: fields.required_number("year")? as u16,
        months,
        usd_bn: fields.required_number("usd_bn")?,
    })
}

pub fn electronics(id: &str, base: &Base<'_>) -> Option<Electronics> {
    let entry = base.by_id(id)?;
    Some(Electronics {
        fact: id.to_owned(),
        before: entry.required_number("before_usd_m")?,
        after: entry.required_number("after_usd_m")?,
    })
}

pub fn meeting(fields: &Fields<'_>, base: &Base<'_>) -> Option<Meeting> {
    let kinds =
        [("closer", MeetingKind::Closer), ("distance", MeetingKind::Distance), ("announced", MeetingKind::Announced)];
    let shore = |(word, _): &(&str, usize)| Shore::ALL.into_iter().find(|shore| shore.word() == *word);
    let shores: Vec<Shore> = fields.texts("shores").iter().filter_map(shore).collect();
    if shores.is_empty() {
        fields.wrong(
            Code::MeetingWithoutShore,
            "shores",
            "no shore",
            "moscow, beijing or west",
            "write shores = [\"moscow\"]",
        );
    }
    let kind = if fields.has("kind") { fields.choice("kind", &kinds)? } else { MeetingKind::Closer };
    Some(Meeting { fact: base.fact(fields), date: base.entry(fields)?.required_date("date")?, shores, kind })
}
