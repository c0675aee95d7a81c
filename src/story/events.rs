//! `story/events.toml`: what happened, once for all languages.

use super::facts::{Facts, evidence};
use super::fields::{Fields, Source};
use super::ids::Ids;
use super::lists;
use super::problem::Code;
use super::sources::Sources;
use crate::model::status::Status;
use crate::model::story::{Era, Event, EventKind};

/// Keys of later events that hold a number or a few; figures read them by name.
const NUMBERS: &[&str] = &[
    "against_all_note",
    "almaty_turnout_pct",
    "bullets_min",
    "cases",
    "codefendants",
    "convicted",
    "defendants",
    "detained",
    "held",
    "highest_turnout",
    "list_pct",
    "listed",
    "no_pct",
    "no_votes",
    "officer_convictions",
    "officers",
    "others_pct",
    "people",
    "posthumous",
    "prison_years",
    "protester_convictions",
    "rally",
    "rank",
    "registered",
    "reporters",
    "seats",
    "suspended_years",
    "tenge_bn",
    "turnout_pct",
    "usd_bn",
    "victims",
    "voters",
    "winner_pct",
    "yes_pct",
    "yes_votes",
];

/// How exactly the moment is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Precision {
    Minute,
    About,
    PartOfDay,
    Day,
    Days,
}

const PRECISIONS: [(&str, Precision); 5] = [
    ("minute", Precision::Minute),
    ("about", Precision::About),
    ("part-of-day", Precision::PartOfDay),
    ("day", Precision::Day),
    ("days", Precision::Days),
];

const CATEGORIES: [(&str, ()); 6] =
    [("reform", ()), ("repression", ()), ("accountability", ()), ("election", ()), ("economy", ()), ("elite", ())];

/// The events in order of time, their ids, and the eras between them. Events of one date keep the order of the file.
pub fn check(
    source: &Source,
    places: &Ids,
    people: &Ids,
    sources: &Sources,
    facts: &mut Facts,
) -> (Vec<Event>, Ids, Vec<Era>) {
    let root = source.table();
    lists::only(source, &root, &["event", "era"]);
    let mut ids = Ids::new("event", "story/events.toml");
    let mut events = Vec::new();
    for mut fields in Fields::each(source, &root, "event") {
        fields.allow(NUMBERS);
        let event = event(&fields, places, people, sources, facts);
        ids.take(source, fields.offset_of("id"), fields.text("id").unwrap_or(""), events.len());
        events.extend(event);
        fields.finish();
    }
    // What is known to the month or the year alone stands after what is dated within it.
    events.sort_by_key(|event| event.date.last());
    ids.renumber(events.iter().map(|event| event.id.as_str()));
    let eras = Fields::each(source, &root, "era").into_iter().filter_map(|fields| era(fields, &ids)).collect();
    (events, ids, eras)
}

fn era(fields: Fields<'_>, events: &Ids) -> Option<Era> {
    let event = |key| events.find(fields.source, fields.offset_of(key), &fields.name, fields.required_text(key));
    let id = fields.required_text("id").to_owned();
    let (from, to) = (event("from"), event("to"));
    if from.zip(to).is_some_and(|(from, to)| to <= from) {
        fields.wrong(
            Code::EndsBeforeItBegins,
            "to",
            "ends before it begins",
            "an event after `from`",
            "exchange the two, or correct one",
        );
    }
    fields.finish();
    let (from_idx, to_idx) = from.zip(to)?;
    Some(Era { id, from_idx, to_idx })
}

/// `None` if the event has no date to stand at.
fn event(fields: &Fields<'_>, places: &Ids, people: &Ids, sources: &Sources, facts: &mut Facts) -> Option<Event> {
    let id = fields.required_text("id");
    let found = |ids: &Ids, key| -> Vec<usize> {
        let listed = fields.texts(key).into_iter();
        listed.filter_map(|(id, offset)| ids.find(fields.source, offset, &fields.name, id)).collect()
    };
    let (place_idxs, actor_idxs) = (found(places, "places"), found(people, "actors"));

    let mut fact = evidence(fields, sources);
    for idx in sources.list(fields, "judgement_sources") {
        if !fact.source_idxs.contains(&idx) {
            fact.source_idxs.push(idx);
        }
    }
    let (support, source_idxs, status) = (fact.support, fact.source_idxs.clone(), fact.status);
    facts.add(fields, fact);

    fields.required_text("fact");
    for key in ["note", "time_note", "case"] {
        fields.text(key);
    }
    fields.flag("seed_agrees");
    fields.choice("category", &CATEGORIES);
    for judgement in fields.tables("direction", "judgement") {
        judgement.required_text("judged_by");
        judgement.required_text("as");
        judgement.finish();
    }

    if !fields.has("kind") {
        fields.missing("kind");
    }
    let kind = fields.choice("kind", &EventKind::ALL.map(|kind| (kind.word(), kind)));
    let (time, part_of_day, precision) = moment(fields);
    let date = fields.required_date("date");
    let end_date = fields.date("end_date");
    if date.zip(end_date).is_some_and(|(date, end)| end < date) {
        fields.wrong(
            Code::EndsBeforeItBegins,
            "end_date",
            "ends before it begins",
            "a date after `date`",
            "exchange the two, or correct one",
        );
    }
    let (tz, claims) = (offset_from_utc(fields), lists::claims(fields, sources));
    let time_by_idx = sources.one(fields, "time_by");
    if time_by_idx.is_some_and(|idx| !source_idxs.contains(&idx)) {
        fields.wrong(
            Code::Unsourced,
            "time_by",
            "is not among the event's sources",
            "one of `sources`",
            "add it there, or name another one",
        );
    }
    Some(Event {
        id: id.to_owned(),
        date: date?,
        end_date,
        time,
        about: precision == Some(Precision::About),
        time_by_idx,
        part_of_day,
        tz,
        kind: kind.unwrap_or(EventKind::Aftermath),
        place_idxs,
        actor_idxs,
        status,
        disputed: status == Status::Disputed,
        claims,
        support,
        source_idxs,
    })
}

/// The time or the part of the day, whichever the precision speaks of.
fn moment(fields: &Fields<'_>) -> (Option<String>, Option<String>, Option<Precision>) {
    let precision = fields.choice("precision", &PRECISIONS);
    let (time, part) = (fields.text("time"), fields.text("part_of_day"));
    if let Some(time) = time.filter(|time| !is_clock(time)) {
        fields.wrong(
            Code::NotATime,
            "time",
            format!("\"{time}\" is not a time"),
            "HH:MM, 00:00 to 23:59",
            "correct the time",
        );
    }
    let with_time = matches!(precision, Some(Precision::Minute | Precision::About));
    if time.is_some() != with_time {
        fields.wrong(
            Code::TimeMisfitsPrecision,
            "time",
            "`time` and `precision` do not fit together",
            "a time with precision \"minute\" or \"about\", and only then",
            "correct the precision, or add or remove the time",
        );
    }
    if part.is_some() != (precision == Some(Precision::PartOfDay)) {
        fields.wrong(
            Code::PartMisfitsPrecision,
            "part_of_day",
            "`part_of_day` and `precision` do not fit together",
            "a part of the day with precision \"part-of-day\", and only then",
            "correct the precision, or add or remove the part of the day",
        );
    }
    (time.map(str::to_owned), part.map(str::to_owned), precision)
}

fn offset_from_utc(fields: &Fields<'_>) -> Option<String> {
    let tz = fields.text("tz")?;
    if !tz.strip_prefix(['+', '-']).is_some_and(is_clock) {
        fields.wrong(
            Code::NotAnOffset,
            "tz",
            format!("\"{tz}\" is not an offset from UTC"),
            "\"+05:00\" or \"+06:00\"",
            "correct it",
        );
    }
    Some(tz.to_owned())
}

/// "HH:MM" of a day that has 24 hours.
fn is_clock(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once(':') else { return false };
    let below = |part: &str, limit: u8| part.len() == 2 && part.parse::<u8>().is_ok_and(|number| number < limit);
    below(hour, 24) && below(minute, 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_stops_before_twenty_four_hours() {
        assert!(is_clock("23:59"));
        assert!(!is_clock("24:00"));
        assert!(!is_clock("9:30"));
    }
}
