//! The map's marks as SVG attributes, printed the same when the page is made and in the browser.

use super::camera::Camera;
use super::fixed::fixed;
use super::labels::Side;
use super::map::{Lit, MarkView, Scene};
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

/// The classes of a mark's group: what it is like now, and whether its name is seen.
pub fn mark_class(view: &MarkView, has_name: bool) -> String {
    let mut class = match view.lit {
        Lit::Now => "mark lit".to_owned(),
        Lit::Before => "mark was".to_owned(),
        Lit::NotYet => "mark".to_owned(),
    };
    for (holds, word) in
        [(!view.shown, " off"), (view.named, " named"), (view.claim, " claim"), (!has_name, " nameless")]
    {
        if holds {
            class.push_str(word);
        }
    }
    class
}

/// Where the name stands, seen from the mark's middle: `x`, `y` (the baseline) and `text-anchor`. The name is anchored
/// at the side of its mark, so that a text narrower than estimated still touches it.
pub fn label_attributes(view: &MarkView) -> Vec<(&'static str, String)> {
    let Some(label) = view.label else { return Vec::new() };
    let left = label.rect.x - view.at_px.x;
    let (x, anchor) = match label.side {
        Side::E | Side::NE | Side::SE => (left, "start"),
        Side::W | Side::NW | Side::SW => (left + label.rect.width, "end"),
        Side::Centre | Side::N | Side::S => (left + label.rect.width / 2.0, "middle"),
    };
    // Four fifths down a line box is where most type has its baseline.
    let baseline = label.rect.y - view.at_px.y + label.rect.height * 0.8;
    vec![("x", fixed(x, 1)), ("y", fixed(baseline, 1)), ("text-anchor", anchor.to_owned())]
}

/// The oblasts that the scene's layer covers, as references to the page's one set of outlines.
pub fn overlay_markup(scene: &Scene) -> String {
    scene.oblasts.iter().map(|id| ["<use href=\"#oblast-", id, "\"/>"].concat()).collect()
}

/// The signs that the map's legend has to explain, as words parted by spaces.
pub fn signs(views: &[MarkView], close: bool) -> String {
    let shown = |holds: fn(&MarkView) -> bool| views.iter().any(|view| view.shown && holds(view));
    let signs = [
        ("lit", !close && shown(|view| view.lit == Lit::Now)),
        ("was", !close && shown(|view| view.lit == Lit::Before)),
        ("claim", shown(|view| view.claim)),
    ];
    let words: Vec<&str> = signs.iter().filter(|(_, holds)| *holds).map(|(word, _)| *word).collect();
    words.join(" ")
}
