//! The map's marks as SVG attributes, printed the same when the page is made and in the browser.

use super::camera::Camera;
use super::fixed::fixed;
use super::labels::Side;
use super::map::{self, Lit, MarkView, Scene};
use crate::geo::{Point, Size};

/// Moves kilometres of the plane to pixels of the window.
pub fn camera_transform(camera: Camera, size: Size) -> String {
    let scale = camera.scale(size);
    let (x, y) = (size.width / 2.0 - camera.x * scale, size.height / 2.0 - camera.y * scale);
    ["translate(", &fixed(x, 2), " ", &fixed(y, 2), ")scale(", &fixed(scale, 3), ")"].concat()
}

pub fn translate(at: Point) -> String {
    ["translate(", &fixed(at.x, 1), " ", &fixed(at.y, 1), ")"].concat()
}

/// The classes of a mark's group: what it is like now, and how its name is seen. `kind` is the scene's,
/// `name_class` what [`name_class`] said when the map was last at rest.
pub fn mark_class(view: &MarkView, kind: &str, name_class: &str) -> String {
    let mut class = match view.lit {
        Lit::Now => "mark lit".to_owned(),
        Lit::Before => "mark was".to_owned(),
        Lit::NotYet => "mark".to_owned(),
    };
    for (holds, word) in [(!view.shown, " off"), (view.named, " named"), (view.claim, " claim"), (true, name_class)] {
        if holds {
            class.push_str(word);
        }
    }
    if view.told {
        class.push_str(" k-");
        class.push_str(kind);
    }
    class
}

/// The form of a mark's name as classes.
pub fn name_class(view: &MarkView) -> &'static str {
    match view.label.map(|label| (label.form.short, label.form.small)) {
        None => " nameless",
        Some((false, false)) => "",
        Some((true, false)) => " short",
        Some((false, true)) => " small",
        Some((true, true)) => " short small",
    }
}

/// The page's shape that a mark refers to: its dot, or the kind of what is told of it.
pub fn shape(view: &MarkView, kind: &str) -> String {
    if view.told { ["#k-", kind].concat() } else { "#dot".to_owned() }
}

/// Where the name stands, seen from the mark's middle: `transform` and `text-anchor`. The name is anchored at the side
/// of its mark, so that a text narrower than estimated still touches it. `along` is the direction of the text.
pub fn label_attributes(view: &MarkView, along: Point) -> Vec<(&'static str, String)> {
    let Some(label) = view.label else { return Vec::new() };
    let left = label.rect.x - view.at_px.x;
    let (mut x, anchor) = match label.side {
        _ if along.y != 0.0 => (left + label.rect.width / 2.0, "middle"),
        Side::E | Side::NE | Side::SE => (left, "start"),
        Side::W | Side::NW | Side::SW => (left + label.rect.width, "end"),
        Side::Centre | Side::N | Side::S => (left + label.rect.width / 2.0, "middle"),
    };
    let top = label.rect.y - view.at_px.y;
    // Four fifths down a line box is where most type has its baseline.
    let mut y = top + label.form.line_px * 0.8;
    let mut turn = String::new();
    if along.y != 0.0 {
        let down = label.form.line_px * 0.3;
        (x, y) = (x - along.y * down, top + label.rect.height / 2.0 + along.x * down);
        let [cos, sin, minus_sin] = [along.x, along.y, -along.y].map(|part| fixed(part, 3));
        turn = ["matrix(", &cos, " ", &sin, " ", &minus_sin, " ", &cos, " 0 0)"].concat();
    }
    vec![("transform", [translate(Point::new(x, y)), turn].concat()), ("text-anchor", anchor.to_owned())]
}

/// The lines that lead to the country, of all that a scene shows on the land: they lie above rivers and borders.
const LINES: &str = "arrivals";

/// What the scene shows on the land, as references to the page's one set of outlines: what lies below the land's own
/// lines, or `above` them.
pub fn overlay_markup(scene: &Scene, above: bool) -> String {
    let area = |id: &String| match id.strip_prefix('!') {
        Some(id) => ["<use class=\"ended\" href=\"#area-", id, "\"/>"].concat(),
        None => ["<use href=\"#area-", id, "\"/>"].concat(),
    };
    scene.areas.iter().filter(|id| (*id == LINES) == above).map(area).collect()
}

/// Where the scale bar with what stands over it is in the window.
pub fn corner(size: Size) -> String {
    let corner = map::corner(size);
    translate(Point::new(corner.x + 6.0, corner.bottom() - 10.0))
}

/// The frame of what is seen, kilometres.
pub fn extent_path(camera: Camera, size: Size) -> String {
    let view = camera.view(size);
    let [x, y, width, height] = [view.x, view.y, view.width, view.height].map(|km| fixed(km, 0));
    ["M", &x, " ", &y, "h", &width, "v", &height, "h-", &width, "z"].concat()
}

/// The scale bar's own path: a line with its ends turned up.
pub fn bar_path(px: f64) -> String {
    ["M0-4v4h", &fixed(px, 1), "v-4"].concat()
}

/// The signs that the map's legend has to explain, as words parted by spaces.
pub fn signs(views: &[MarkView], scene: &Scene, close: bool) -> String {
    let shown = |holds: fn(&MarkView) -> bool| views.iter().any(|view| view.shown && holds(view));
    let signs = [
        ("lit", !close && shown(|view| view.lit == Lit::Now)),
        ("was", !close && shown(|view| view.lit == Lit::Before)),
        ("now", close && shown(|view| view.lit == Lit::Now)),
        ("earlier", close && shown(|view| view.lit == Lit::Before)),
        ("claim", shown(|view| view.claim)),
        ("rough", close && !scene.areas.is_empty()),
        ("ended", scene.areas.iter().any(|id| id.starts_with('!'))),
        (scene.kind.as_str(), shown(|view| view.told)),
    ];
    let words: Vec<&str> = signs.iter().filter(|(_, holds)| *holds).map(|(word, _)| *word).collect();
    words.join(" ")
}
