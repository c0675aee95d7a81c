//! `story/steps.toml`: the frames of the map, the chapters, and what the map shows at each step.

use super::fields::{Fields, Source};
use super::ids::Ids;
use super::lists;
use super::places::inside;
use super::problem::Code;
use crate::model::story::{Chapter, Frame, Layer, Place, PlaceKind, Step, StepScene, Tone};

const LAYERS: [(&str, Layer); 6] = [
    ("none", Layer::None),
    ("shutdown", Layer::Shutdown),
    ("emergency", Layer::Emergency),
    ("alliance", Layer::Alliance),
    ("arrivals", Layer::Arrivals),
    ("night", Layer::Night),
];

/// What frames may show, in degrees: west, south, east, north. Beyond the maps' own data, land is all that is drawn.
const FRAMES: [f64; 4] = [10.0, 30.0, 110.0, 65.0];

/// What steps refer to.
pub struct Known<'a> {
    pub places: &'a [Place],
    pub place_ids: &'a Ids,
    pub event_ids: &'a Ids,
}

/// The frames, and the chapters with their steps in reading order.
pub fn check(source: &Source, known: &Known<'_>) -> (Vec<Frame>, Vec<Chapter>) {
    let root = source.table();
    lists::only(source, &root, &["frame", "chapter", "step"]);
    let mut frames = Vec::new();
    let mut frame_ids = Ids::new("frame", "story/steps.toml");
    for fields in Fields::each(source, &root, "frame") {
        frame_ids.add(source, fields.offset_of("id"), fields.required_text("id"), frames.len());
        frames.push(frame(fields));
    }
    let mut chapters = Vec::new();
    let mut chapter_ids = Ids::new("chapter", "story/steps.toml");
    for fields in Fields::each(source, &root, "chapter") {
        chapter_ids.add(source, fields.offset_of("id"), fields.required_text("id"), chapters.len());
        chapters.push(chapter(fields));
    }
    let mut step_ids = Ids::new("step", "story/steps.toml");
    let mut reached = 0;
    for fields in Fields::each(source, &root, "step") {
        let id = fields.required_text("id");
        step_ids.add(source, fields.offset_of("id"), id, 0);
        let chapter = fields.required_text("chapter");
        let Some(idx) = chapter_ids.find(source, fields.offset_of("chapter"), &fields.name, chapter) else { continue };
        if idx < reached {
            let before = "its chapter ended before this step";
            fields.wrong(
                Code::StepAfterItsChapter,
                "chapter",
                before,
                "steps in reading order",
                "move the step up to its chapter",
            );
        }
        reached = reached.max(idx);
        if !id.strip_prefix(chapter).is_some_and(|rest| rest.starts_with('-')) {
            let mend = "rename the step, here and in every language";
            fields.wrong(
                Code::StepIdMisfitsChapter,
                "id",
                "the id does not open with its chapter's",
                format!("{chapter}-…"),
                mend,
            );
        }
        let scene = chapters[idx].stage.then(|| scene(&fields, &frame_ids, known));
        chapters[idx].steps.push(Step { id: id.to_owned(), scene });
        fields.finish();
    }
    (frames, chapters)
}

fn frame(fields: Fields<'_>) -> Frame {
    let side = |key| {
        if !fields.has(key) {
            fields.missing(key);
        }
        fields.number(key).unwrap_or_default()
    };
    let (west, south, east, north) = (side("west"), side("south"), side("east"), side("north"));
    if ["west", "south", "east", "north"].iter().all(|key| fields.get(key).is_some()) {
        inside(FRAMES, &fields, &[("west", west), ("east", east)], &[("south", south), ("north", north)]);
        if west >= east {
            fields.wrong(
                Code::SidesExchanged,
                "east",
                "`east` is not east of `west`",
                "west < east",
                "exchange the two, or correct one",
            );
        }
        if south >= north {
            fields.wrong(
                Code::SidesExchanged,
                "north",
                "`north` is not north of `south`",
                "south < north",
                "exchange the two, or correct one",
            );
        }
    }
    let frame = Frame { id: fields.required_text("id").to_owned(), west, south, east, north };
    fields.finish();
    frame
}

fn chapter(fields: Fields<'_>) -> Chapter {
    for key in ["tone", "stage"] {
        if !fields.has(key) {
            fields.missing(key);
        }
    }
    let tone = fields.choice("tone", &[("day", Tone::Day), ("night", Tone::Night)]);
    let id = fields.required_text("id").to_owned();
    let chapter = Chapter { id, tone: tone.unwrap_or(Tone::Day), stage: fields.flag("stage"), steps: Vec::new() };
    fields.finish();
    chapter
}

fn scene(fields: &Fields<'_>, frames: &Ids, known: &Known<'_>) -> StepScene {
    let found = |ids: &Ids, key| {
        let id = fields.text(key)?;
        ids.find(fields.source, fields.offset_of(key), &fields.name, id)
    };
    if !fields.has("frame") {
        fields.missing("frame");
    }
    let day = fields.date("day");
    if day.is_some_and(|day| day.day == 0) {
        fields.wrong(Code::NotADay, "day", "`day` is not a day", "YYYY-MM-DD", "add the day, or remove the line");
    }
    let layer = fields.choice("layer", &LAYERS).unwrap_or_default();
    if layer == Layer::Emergency && day.is_none() {
        fields.wrong(
            Code::EmergencyWithoutDay,
            "layer",
            "an emergency without a day",
            "`day` beside layer = \"emergency\"",
            "add the day",
        );
    }
    if fields.has("regions") && layer != Layer::Emergency {
        let mend = "remove the line, or set the layer";
        fields.wrong(
            Code::RegionsWithoutEmergency,
            "regions",
            "regions without an emergency",
            "`regions` beside layer = \"emergency\"",
            mend,
        );
    }
    StepScene {
        frame_idx: found(frames, "frame").unwrap_or_default(),
        place_idxs: drawn(fields, "places", known),
        day,
        layer,
        region_idxs: regions(fields, known),
        claim_idxs: drawn(fields, "claims", known),
        event_idx: found(known.event_ids, "event"),
    }
}

/// Positions of regions; a place of another kind is reported.
fn regions(fields: &Fields<'_>, known: &Known<'_>) -> Vec<usize> {
    let mut idxs = Vec::new();
    for (id, offset) in fields.texts("regions") {
        let Some(idx) = known.place_ids.find(fields.source, offset, &fields.name, id) else { continue };
        if known.places[idx].kind != PlaceKind::Region {
            let wrong = format!("{}: place `{id}` is no region", fields.name);
            fields.source.problem(Code::NotARegion, offset, wrong, "places with type = \"region\"", "name its region");
        }
        idxs.push(idx);
    }
    idxs
}

/// Positions of places that can be drawn; one without a point is reported.
fn drawn(fields: &Fields<'_>, key: &'static str, known: &Known<'_>) -> Vec<usize> {
    let mut idxs = Vec::new();
    for (id, offset) in fields.texts(key) {
        let Some(idx) = known.place_ids.find(fields.source, offset, &fields.name, id) else { continue };
        if known.places[idx].lng_lat.is_none() {
            fields.source.problem(
                Code::PlaceWithoutPoint,
                offset,
                format!("{}: place `{id}` has no point to draw", fields.name),
                "places with coord_support = \"found\"",
                "leave it out of this step, or give it a sourced point",
            );
        }
        idxs.push(idx);
    }
    idxs
}
