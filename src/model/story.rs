//! The story as checked values: if a `Story` exists, its ids resolve, its dates exist and its languages are complete.

use std::collections::BTreeMap;

use super::correction::Correction;
use super::date::Date;
#[cfg(not(target_arch = "wasm32"))]
use super::edition::Edition;
use super::source_kind::SourceKind;
use super::status::Status;
use super::toll::TollClaim;

/// Everything the pages are made from.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// In order of the folders' names.
    pub languages: Vec<Language>,
    pub sources: Vec<SourceRef>,
    /// The day on which the facts were compiled: no source was read later.
    pub compiled: Option<Date>,
    pub places: Vec<Place>,
    pub people: Vec<Person>,
    /// In order of time.
    pub events: Vec<Event>,
    pub eras: Vec<Era>,
    pub frames: Vec<Frame>,
    /// In reading order.
    pub chapters: Vec<Chapter>,
    /// Fact id (event, toll claim, vote, …) → what supports it. Notes look their sources up here.
    pub facts: BTreeMap<String, Fact>,
    /// Who counted what, in order of the file.
    pub toll: Vec<TollClaim>,
    /// In order of date.
    pub corrections: Vec<Correction>,
    /// In order of their days.
    #[cfg(not(target_arch = "wasm32"))]
    pub editions: Vec<Edition>,
    /// Of the contents, eight hexadecimal digits: another one as soon as any file of the story is another.
    pub version: String,
    /// In the order of `languages`.
    pub coverage: Vec<Coverage>,
}

/// How much of what a language prints is tied to a claim: digits, dates, hours and quoted labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub code: String,
    pub tied: usize,
    pub total: usize,
}

/// One language's edition: its words, complete.
#[derive(Clone, Debug, Default)]
pub struct Language {
    /// BCP 47, also the folder's and the page's name: "nl".
    pub code: String,
    /// In the language itself: "Nederlands".
    pub name: String,
    /// Labels of the interface and the figures, by dotted key: "chapter_bar.label".
    pub labels: BTreeMap<String, String>,
    /// In the order of `Story::chapters`.
    pub chapters: Vec<ChapterText>,
    /// In the order of `Story::events`.
    pub events: Vec<EventText>,
    /// The claims of each event, in the orders of `Story::events` and `Event::claims`.
    pub claims: Vec<Vec<ClaimText>>,
}

impl Language {
    /// A label by its dotted key.
    ///
    /// # Panics
    /// If no language file has the key: the check has proved that all languages have the same keys, so this is a slip
    /// of the program, found by the first prerendering.
    pub fn label(&self, key: &str) -> &str {
        self.labels.get(key).unwrap_or_else(|| panic!("story/{}/ui.toml has no label `{key}`", self.code))
    }
}

/// The figures that stand in the prose, each placed once in every language.
pub const FIGURE_IDS: [&str; 18] = [
    "price",
    "outage",
    "contingents",
    "emergency",
    "posts",
    "count",
    "torture",
    "convictions",
    "claims",
    "timeline",
    "judged",
    "turnout",
    "votes",
    "arrivals",
    "oil",
    "trade",
    "electronics",
    "calendar",
];

/// Lists that the page writes by itself, each placed once in every language.
pub const LIST_IDS: [&str; 1] = ["corrections"];

/// Where a fact was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceRef {
    pub id: String,
    /// As printed, in the source's own language.
    pub title: String,
    pub publisher: String,
    /// What kind of publisher that is.
    pub kind: SourceKind,
    /// "https://…", or empty where the source has no address to link to.
    pub url: String,
    /// As precisely as known; `None` where the page carries no date.
    pub date: Option<Date>,
}

impl SourceRef {
    /// The publisher's name as a page in this language writes it: that it cites or copies another one is said in its words.
    pub fn publisher_in(&self, language: &Language) -> String {
        let kinds = [("(citing ", "sources.citing"), ("(copy at ", "sources.copy_at"), ("(copy)", "sources.copy")];
        kinds.iter().fold(self.publisher.clone(), |name, (english, key)| name.replace(english, language.label(key)))
    }

    /// Whether the publisher's name says that it passes on what another one published: copies, mirrors and relays are
    /// named as such.
    pub fn is_relay(&self) -> bool {
        let publisher = self.publisher.to_lowercase();
        ["copy", "mirror", " via ", "text)", "citing ", "quoting "].iter().any(|word| publisher.contains(word))
    }
}

/// How well a fact is supported. Unverified ones cannot be expressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Support {
    /// Read in the listed sources.
    Found,
    /// Stated by the Dutch report of January 2023 and nowhere else.
    Seed,
    /// Arithmetic on listed claims.
    Derived,
}

impl Support {
    /// The word used in files and labels.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Seed => "seed",
            Self::Derived => "derived",
        }
    }
}

/// The support of anything that a note may refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub support: Support,
    /// Indices into `Story::sources`.
    pub source_idxs: Vec<usize>,
    pub status: Status,
}

#[derive(Clone, Debug)]
pub struct Place {
    pub id: String,
    pub kind: PlaceKind,
    /// Language code → name.
    pub names: BTreeMap<String, String>,
    /// Degrees, longitude first. `None` where no sourced point exists: such a place is not drawn.
    pub lng_lat: Option<(f64, f64)>,
    /// Metres around the point within which the place lies; `None` where the point is the place's own.
    pub within_m: Option<f64>,
    /// Days on which a source reports a protest here, in order.
    pub protests: Vec<Date>,
    /// Id of the oblast of January 2022, for cities and towns; `None` for the cities that were no part of one.
    pub region: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    Country,
    Region,
    City,
    Town,
    Village,
    Square,
    Building,
    Airport,
    StreetIntersection,
}

/// A person or an organisation.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: String,
    pub names: BTreeMap<String, String>,
    /// False: must not be named in any language.
    pub may_be_named: bool,
}

/// The kinds of event, each with its own colour and shape everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    Protest,
    Violence,
    Decision,
    Military,
    Shutdown,
    International,
    Aftermath,
}

impl EventKind {
    pub const ALL: [Self; 7] = [
        Self::Protest,
        Self::Violence,
        Self::Decision,
        Self::Military,
        Self::Shutdown,
        Self::International,
        Self::Aftermath,
    ];

    /// The word used in files, classes and addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Protest => "protest",
            Self::Violence => "violence",
            Self::Decision => "decision",
            Self::Military => "military",
            Self::Shutdown => "shutdown",
            Self::International => "international",
            Self::Aftermath => "aftermath",
        }
    }
}

#[derive(Clone, Debug)]
pub struct Event {
    pub id: String,
    pub date: Date,
    pub end_date: Option<Date>,
    /// Local clock time, "HH:MM", where a source wrote one down.
    pub time: Option<String>,
    /// True: the time is about right, not to the minute.
    pub about: bool,
    /// Index into `Story::sources` of the one that gives the date or time where others give none or another.
    pub time_by_idx: Option<usize>,
    /// A part of the day in the facts' words ("evening"); the labels `part_of_day.*` translate it.
    pub part_of_day: Option<String>,
    /// Offset from UTC, "+05:00".
    pub tz: Option<String>,
    pub kind: EventKind,
    /// Index into `Story::places`.
    pub place_idxs: Vec<usize>,
    /// Indices into `Story::people`.
    pub actor_idxs: Vec<usize>,
    /// Who says what, where accounts were noted side by side.
    pub claims: Vec<Claim>,
    pub status: Status,
    /// True: its status is that, so it is drawn hollow.
    pub disputed: bool,
    pub support: Support,
    pub source_idxs: Vec<usize>,
}

/// One speaker's account of one thing, in the editors' English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What it is about, kebab-case with underscores: "killed".
    pub field: String,
    pub value: String,
    pub by: String,
    /// When it was said, as precisely as known.
    pub date: Option<Date>,
    /// Index into `Story::sources`; `None` for the report that the page grew from.
    pub source_idx: Option<usize>,
}

/// A claim in a reader's words: what it is about, what was said, and who said it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimText {
    pub field: String,
    pub value: String,
    pub by: String,
}

/// A stretch of time with a name of its own, between two events. The labels `era.*` name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Era {
    pub id: String,
    /// Indices into `Story::events`: the one that opens it, and the one that ends it.
    pub from_idx: usize,
    pub to_idx: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventText {
    pub title: String,
    pub text: String,
    /// Who gives the event's date or time, where others give none or another.
    pub time_by: Option<String>,
}

/// A named view of the map, in degrees: what must be visible.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    pub id: String,
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Follows the reader's light or dark preference.
    Day,
    /// Dark for every reader.
    Night,
}

#[derive(Clone, Debug)]
pub struct Chapter {
    /// The anchor in every language.
    pub id: String,
    pub tone: Tone,
    /// True: the map stands on the stage beside this chapter's steps.
    pub stage: bool,
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug)]
pub struct Step {
    /// The anchor in every language.
    pub id: String,
    /// What the map shows; `None` in chapters without the map.
    pub scene: Option<StepScene>,
}

/// What the map shows at a step, as written in `story/steps.toml`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepScene {
    pub frame_idx: usize,
    /// Places the step speaks of, first in priority.
    pub place_idxs: Vec<usize>,
    /// Cities with a protest on this day are lit, with an earlier one outlined.
    pub day: Option<Date>,
    pub layer: Layer,
    /// The regions under emergency; empty: those where the events leave it in force.
    pub region_idxs: Vec<usize>,
    /// Places drawn hollow, as somebody's claim.
    pub claim_idxs: Vec<usize>,
    pub event_idx: Option<usize>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layer {
    #[default]
    None,
    /// Where the internet was off.
    Shutdown,
    /// Regions under emergency on the scene's day.
    Emergency,
    /// The members of the alliance that sent troops.
    Alliance,
    /// The same, with lines to where they came.
    Arrivals,
    /// Nothing: it is night on the map, whatever the page's colours.
    Night,
}

/// One chapter's prose in one language.
#[derive(Clone, Debug, Default)]
pub struct ChapterText {
    /// Plain text.
    pub title: String,
    /// Before the first step.
    pub lead: Vec<Block>,
    /// In the order of `Chapter::steps`.
    pub steps: Vec<StepText>,
    /// In order of first mention.
    pub notes: Vec<Note>,
}

#[derive(Clone, Debug, Default)]
pub struct StepText {
    /// Plain text.
    pub heading: Option<String>,
    pub blocks: Vec<Block>,
}

/// A piece of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Well-formed HTML of one paragraph or list. A note's mark is
    /// `<a class="note-ref s-d" id="ref-LABEL" href="#note-LABEL"></a>` with the running number inside; the second class is
    /// that of its note's status.
    Html(String),
    /// A figure's id.
    Figure(String),
    /// One of `LIST_IDS`.
    List(String),
}

/// Who says so: the note behind a mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Unique in the story.
    pub label: String,
    /// Running number over the whole story, from 1.
    pub number: usize,
    /// Well-formed inline HTML.
    pub html: String,
    /// Keys of `Story::facts`.
    pub fact_ids: Vec<String>,
    pub status: Status,
}
