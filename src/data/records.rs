//! What is given away of the model: events, claims and sources, each a flat record with ids for links.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::csv::{joined, parted, some};
use crate::model::correction::{Corrected, Correction};
use crate::model::date::Date;
use crate::model::edition::Edition;
use crate::model::status::Status;
use crate::model::story::{Claim, Event, Story};
use crate::model::toll::TollClaim;

/// An event. Its own date and hour are those that the story prints; `disputed` names the fields on which speakers differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventRecord {
    pub id: String,
    pub date: String,
    pub end_date: Option<String>,
    pub date_precision: String,
    pub time: Option<String>,
    pub time_precision: Option<String>,
    pub part_of_day: Option<String>,
    pub utc_offset: Option<String>,
    pub kind: String,
    pub places: Vec<String>,
    pub actors: Vec<String>,
    pub status: String,
    pub disputed: Vec<String>,
    pub support: String,
    pub sources: Vec<String>,
    /// By language.
    pub title: BTreeMap<String, String>,
    pub text: BTreeMap<String, String>,
}

/// Something that somebody said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimRecord {
    pub id: String,
    pub event: Option<String>,
    pub place: Option<String>,
    pub field: String,
    pub subject: Option<String>,
    pub number: Option<f64>,
    pub statement: String,
    pub speaker: String,
    pub speaker_kind: Option<String>,
    pub date: Option<String>,
    pub status: String,
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceRecord {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub kind: String,
    /// "original", or "relay" where the publisher's name says that it passes on what another one published.
    pub form: String,
    pub url: Option<String>,
    pub date: Option<String>,
}

/// A mended mistake.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CorrectionRecord {
    pub id: String,
    pub date: String,
    pub of: String,
    pub step: String,
    pub facts: Vec<String>,
    pub was: String,
    pub is: String,
    /// By language.
    pub why: BTreeMap<String, String>,
}

/// Contents as they were published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditionRecord {
    pub date: String,
    pub version: String,
    /// By language.
    pub changes: BTreeMap<String, Vec<String>>,
}

/// In order of date.
pub fn corrections(story: &Story) -> Vec<CorrectionRecord> {
    let why = |correction: &Correction| {
        let languages = story.languages.iter();
        languages.map(|language| (language.code.clone(), correction.why(language).to_owned())).collect()
    };
    let record = |correction: &Correction| CorrectionRecord {
        id: correction.id.clone(),
        date: correction.date.to_string(),
        of: match correction.of {
            Corrected::Page => "page",
            Corrected::Report => "report",
        }
        .to_owned(),
        step: correction.step_id.clone(),
        facts: correction.fact_ids.clone(),
        was: correction.was.clone(),
        is: correction.is.clone(),
        why: why(correction),
    };
    story.corrections.iter().map(record).collect()
}

/// In order of date.
pub fn editions(story: &Story) -> Vec<EditionRecord> {
    let record = |edition: &Edition| EditionRecord {
        date: edition.date.to_string(),
        version: edition.version.clone(),
        changes: edition.changes.clone(),
    };
    story.editions.iter().map(record).collect()
}

/// In order of time.
pub fn events(story: &Story) -> Vec<EventRecord> {
    story.events.iter().enumerate().map(|(idx, event)| EventRecord::of(story, idx, event)).collect()
}

/// What was said of events, in their order, then the counts in theirs.
pub fn claims(story: &Story) -> Vec<ClaimRecord> {
    let of_events = story.events.iter().flat_map(|event| {
        event.claims.iter().enumerate().map(|(nth, claim)| ClaimRecord::of_event(story, event, nth, claim))
    });
    of_events.chain(story.toll.iter().map(|claim| ClaimRecord::of_toll(story, claim))).collect()
}

pub fn sources(story: &Story) -> Vec<SourceRecord> {
    let record = |source: &crate::model::story::SourceRef| SourceRecord {
        id: source.id.clone(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        kind: source.kind.word().to_owned(),
        form: if source.is_relay() { "relay" } else { "original" }.to_owned(),
        url: some(&source.url),
        date: source.date.map(|date| date.to_string()),
    };
    story.sources.iter().map(record).collect()
}

/// The fields on which an event's speakers differ, each once, in order of the alphabet.
pub fn disputed_fields(claims: &[Claim]) -> Vec<String> {
    let mut values: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for claim in claims {
        values.entry(&claim.field).or_default().push(&claim.value);
    }
    let differ = values.into_iter().filter(|(_, values)| values.iter().any(|value| *value != values[0]));
    differ.map(|(field, _)| field.to_owned()).collect()
}

fn precision(date: Date) -> &'static str {
    match (date.month, date.day) {
        (0, _) => "year",
        (_, 0) => "month",
        _ => "day",
    }
}

fn source_ids(story: &Story, idxs: impl IntoIterator<Item = usize>) -> Vec<String> {
    idxs.into_iter().map(|idx| story.sources[idx].id.clone()).collect()
}

fn owned<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

impl EventRecord {
    fn of(story: &Story, idx: usize, event: &Event) -> Self {
        let words = |word: fn(&crate::model::story::EventText) -> &String| {
            story
                .languages
                .iter()
                .map(|language| (language.code.clone(), word(&language.events[idx]).clone()))
                .collect()
        };
        let time_precision = match (&event.time, &event.part_of_day) {
            (Some(_), _) if event.about => Some("about"),
            (Some(_), _) => Some("minute"),
            (None, Some(_)) => Some("part of day"),
            (None, None) => None,
        };
        Self {
            id: event.id.clone(),
            date: event.date.to_string(),
            end_date: event.end_date.map(|date| date.to_string()),
            date_precision: precision(event.date).to_owned(),
            time: event.time.clone(),
            time_precision: time_precision.map(str::to_owned),
            part_of_day: event.part_of_day.clone(),
            utc_offset: event.tz.clone(),
            kind: event.kind.word().to_owned(),
            places: event.place_idxs.iter().map(|idx| story.places[*idx].id.clone()).collect(),
            actors: event.actor_idxs.iter().map(|idx| story.people[*idx].id.clone()).collect(),
            status: event.status.word().to_owned(),
            disputed: disputed_fields(&event.claims),
            support: event.support.word().to_owned(),
            sources: source_ids(story, event.source_idxs.iter().copied()),
            title: words(|text| &text.title),
            text: words(|text| &text.text),
        }
    }

    pub fn head(languages: &[&str]) -> Vec<String> {
        let mut head = owned([
            "id",
            "date",
            "end_date",
            "date_precision",
            "time",
            "time_precision",
            "part_of_day",
            "utc_offset",
            "kind",
            "places",
            "actors",
            "status",
            "disputed",
            "support",
            "sources",
        ]);
        head.extend(languages.iter().map(|language| format!("title_{language}")));
        head.extend(languages.iter().map(|language| format!("text_{language}")));
        head
    }

    pub fn cells(&self, languages: &[&str]) -> Vec<String> {
        let or_empty = |value: &Option<String>| value.clone().unwrap_or_default();
        let mut cells = vec![
            self.id.clone(),
            self.date.clone(),
            or_empty(&self.end_date),
            self.date_precision.clone(),
            or_empty(&self.time),
            or_empty(&self.time_precision),
            or_empty(&self.part_of_day),
            or_empty(&self.utc_offset),
            self.kind.clone(),
            joined(&self.places),
            joined(&self.actors),
            self.status.clone(),
            joined(&self.disputed),
            self.support.clone(),
            joined(&self.sources),
        ];
        cells.extend(languages.iter().map(|language| self.title[*language].clone()));
        cells.extend(languages.iter().map(|language| self.text[*language].clone()));
        cells
    }

    /// The record of a row under `head`.
    pub fn read(languages: &[&str], cells: &[String]) -> Self {
        let [id, date, end_date, date_precision, time, time_precision, part_of_day, utc_offset, kind, rest @ ..] =
            cells
        else {
            panic!("a row of {} cells", cells.len());
        };
        let [places, actors, status, disputed, support, sources, words @ ..] = rest else {
            panic!("a row of {} cells", cells.len());
        };
        let (titles, texts) = words.split_at(languages.len());
        let by_language =
            |words: &[String]| languages.iter().map(|code| (*code).to_owned()).zip(words.iter().cloned()).collect();
        Self {
            id: id.clone(),
            date: date.clone(),
            end_date: some(end_date),
            date_precision: date_precision.clone(),
            time: some(time),
            time_precision: some(time_precision),
            part_of_day: some(part_of_day),
            utc_offset: some(utc_offset),
            kind: kind.clone(),
            places: parted(places),
            actors: parted(actors),
            status: status.clone(),
            disputed: parted(disputed),
            support: support.clone(),
            sources: parted(sources),
            title: by_language(titles),
            text: by_language(texts),
        }
    }
}

impl ClaimRecord {
    fn of_event(story: &Story, event: &Event, nth: usize, claim: &Claim) -> Self {
        let disputed = disputed_fields(&event.claims).contains(&claim.field);
        Self {
            id: format!("{}.{}", event.id, nth + 1),
            event: Some(event.id.clone()),
            place: None,
            field: claim.field.clone(),
            subject: None,
            number: None,
            statement: claim.value.clone(),
            speaker: claim.by.clone(),
            speaker_kind: None,
            date: claim.date.map(|date| date.to_string()),
            status: if disputed { Status::Disputed } else { Status::SaidBy }.word().to_owned(),
            sources: source_ids(story, claim.source_idx),
        }
    }

    fn of_toll(story: &Story, claim: &TollClaim) -> Self {
        let status = story.facts.get(&claim.id).map_or(Status::SaidBy, |fact| fact.status);
        Self {
            id: claim.id.clone(),
            event: None,
            place: claim.place_idx.map(|idx| story.places[idx].id.clone()),
            field: claim.category.clone(),
            subject: Some(claim.subject.clone()),
            number: claim.value,
            statement: claim.detail.clone(),
            speaker: claim.by.clone(),
            speaker_kind: Some(claim.standing.word().to_owned()),
            date: Some(claim.date.to_string()),
            status: status.word().to_owned(),
            sources: source_ids(story, claim.source_idxs.iter().copied()),
        }
    }

    pub fn head() -> Vec<String> {
        owned([
            "id",
            "event",
            "place",
            "field",
            "subject",
            "number",
            "statement",
            "speaker",
            "speaker_kind",
            "date",
            "status",
            "sources",
        ])
    }

    pub fn cells(&self) -> Vec<String> {
        let or_empty = |value: &Option<String>| value.clone().unwrap_or_default();
        vec![
            self.id.clone(),
            or_empty(&self.event),
            or_empty(&self.place),
            self.field.clone(),
            or_empty(&self.subject),
            self.number.map(|number| number.to_string()).unwrap_or_default(),
            self.statement.clone(),
            self.speaker.clone(),
            or_empty(&self.speaker_kind),
            or_empty(&self.date),
            self.status.clone(),
            joined(&self.sources),
        ]
    }

    /// The record of a row under `head`.
    pub fn read(cells: &[String]) -> Self {
        let [id, event, place, field, subject, number, statement, speaker, speaker_kind, date, status, sources] = cells
        else {
            panic!("a row of {} cells", cells.len());
        };
        Self {
            id: id.clone(),
            event: some(event),
            place: some(place),
            field: field.clone(),
            subject: some(subject),
            number: number.parse().ok(),
            statement: statement.clone(),
            speaker: speaker.clone(),
            speaker_kind: some(speaker_kind),
            date: some(date),
            status: status.clone(),
            sources: parted(sources),
        }
    }
}

impl SourceRecord {
    pub fn head() -> Vec<String> {
        owned(["id", "title", "publisher", "kind", "form", "url", "date"])
    }

    pub fn cells(&self) -> Vec<String> {
        let or_empty = |value: &Option<String>| value.clone().unwrap_or_default();
        vec![
            self.id.clone(),
            self.title.clone(),
            self.publisher.clone(),
            self.kind.clone(),
            self.form.clone(),
            or_empty(&self.url),
            or_empty(&self.date),
        ]
    }

    /// The record of a row under `head`.
    pub fn read(cells: &[String]) -> Self {
        let [id, title, publisher, kind, form, url, date] = cells else { panic!("a row of {} cells", cells.len()) };
        Self {
            id: id.clone(),
            title: title.clone(),
            publisher: publisher.clone(),
            kind: kind.clone(),
            form: form.clone(),
            url: some(url),
            date: some(date),
        }
    }
}
