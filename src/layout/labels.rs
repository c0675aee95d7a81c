//! Labels beside their marks, without collisions: the important ones first, each at the first free place around its
//! mark, or not at all. The same input always gives the same labels.
//!
//! The order of places is Imhof's ("Positioning names on maps", 1975): the right of a point reads best, and a label
//! straight beside, above or below it is told from its neighbours more easily than one at a corner.

use crate::geo::{Point, Rect};

/// Space between a mark and a label beside it, pixels.
const GAP_PX: f64 = 3.0;

/// Space between a mark and a label above or below it, pixels. A line of text has air of its own there; this half
/// pixel only keeps rounding from making the two touch.
const LEADING_PX: f64 = 0.5;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelRequest {
    /// Middle of the mark, pixels of the window.
    pub anchor: Point,
    pub text_width_px: f64,
    pub text_height_px: f64,
    /// Half the mark's size. 0: there is no mark, and the label names an area around the anchor.
    pub mark_radius_px: f64,
    /// Larger is placed first; equals in the order given.
    pub priority: u8,
}

/// Where a label is, seen from its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// On the anchor; only for areas.
    Centre,
    E,
    W,
    N,
    S,
    NE,
    SE,
    NW,
    SW,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Box of the text, pixels of the window.
    pub rect: Rect,
    pub side: Side,
}

/// One answer for each request, in the order of the requests; `None` where no place was free.
///
/// No label overlaps another, a mark (also one whose label is hidden), an obstacle, or the edge of `frame`. Marks
/// outside the frame get no label.
pub fn place_labels(requests: &[LabelRequest], frame: Rect, obstacles: &[Rect]) -> Vec<Option<Placed>> {
    let mut taken: Vec<Rect> = requests.iter().filter(|request| request.mark_radius_px > 0.0).map(mark).collect();
    taken.extend_from_slice(obstacles);
    // Priorities are few: a walk for each is simpler than sorting, which would weigh a kilobyte in the browser.
    let highest = requests.iter().map(|request| request.priority).max().unwrap_or_default();
    let of_priority = |priority| (0..requests.len()).filter(move |idx| requests[*idx].priority == priority);
    let mut placed = vec![None; requests.len()];
    for idx in (0..=highest).rev().flat_map(of_priority) {
        let request = &requests[idx];
        if !frame.encloses(Rect::new(request.anchor.x, request.anchor.y, 0.0, 0.0)) {
            continue;
        }
        let free = |rect: &Rect| frame.encloses(*rect) && !taken.iter().any(|other| rect.overlaps(*other));
        let candidates = sides(request).iter().map(|side| Placed { rect: beside(request, *side), side: *side });
        placed[idx] = candidates.into_iter().find(|candidate| free(&candidate.rect));
        taken.extend(placed[idx].map(|label| label.rect));
    }
    placed
}

/// An area's name may move up or down a little, but not off to one side, where it would name something else.
fn sides(request: &LabelRequest) -> &'static [Side] {
    if request.mark_radius_px > 0.0 {
        &[Side::E, Side::W, Side::N, Side::S, Side::NE, Side::SE, Side::NW, Side::SW]
    } else {
        &[Side::Centre, Side::N, Side::S]
    }
}

fn mark(request: &LabelRequest) -> Rect {
    let (anchor, radius) = (request.anchor, request.mark_radius_px);
    Rect::new(anchor.x - radius, anchor.y - radius, 2.0 * radius, 2.0 * radius)
}

fn beside(request: &LabelRequest, side: Side) -> Rect {
    let (anchor, width, height) = (request.anchor, request.text_width_px, request.text_height_px);
    let reach = request.mark_radius_px + GAP_PX;
    // At a corner the label touches the mark's square diagonally, which is already a gap.
    let x = match side {
        Side::E => anchor.x + reach,
        Side::W => anchor.x - reach - width,
        Side::NE | Side::SE => anchor.x + request.mark_radius_px,
        Side::NW | Side::SW => anchor.x - request.mark_radius_px - width,
        Side::Centre | Side::N | Side::S => anchor.x - width / 2.0,
    };
    let rise = request.mark_radius_px + LEADING_PX;
    let y = match side {
        Side::N | Side::NE | Side::NW => anchor.y - rise - height,
        Side::S | Side::SE | Side::SW => anchor.y + rise,
        Side::Centre | Side::E | Side::W => anchor.y - height / 2.0,
    };
    Rect::new(x, y, width, height)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: Rect = Rect::new(0.0, 0.0, 320.0, 240.0);

    fn label(x: f64, y: f64) -> LabelRequest {
        LabelRequest {
            anchor: Point::new(x, y),
            text_width_px: 60.0,
            text_height_px: 14.0,
            mark_radius_px: 4.0,
            priority: 1,
        }
    }

    fn side(placed: &Option<Placed>) -> Option<Side> {
        placed.map(|label| label.side)
    }

    #[test]
    fn a_lone_label_stands_to_the_right_of_its_mark() {
        let placed = place_labels(&[label(100.0, 100.0)], FRAME, &[]);
        assert_eq!(placed, [Some(Placed { rect: Rect::new(107.0, 93.0, 60.0, 14.0), side: Side::E })]);
    }

    #[test]
    fn at_the_right_edge_a_label_goes_to_the_left() {
        assert_eq!(side(&place_labels(&[label(300.0, 100.0)], FRAME, &[])[0]), Some(Side::W));
    }

    #[test]
    fn the_more_important_label_gets_the_better_place() {
        let minor = label(100.0, 100.0);
        let major = LabelRequest { priority: 9, ..label(112.0, 108.0) };
        let placed = place_labels(&[minor, major], FRAME, &[]);
        assert_eq!(side(&placed[1]), Some(Side::E));
        assert_eq!(side(&placed[0]), Some(Side::W));
    }

    #[test]
    fn the_name_of_an_area_stands_on_its_anchor() {
        let sea = LabelRequest { mark_radius_px: 0.0, ..label(100.0, 100.0) };
        assert_eq!(side(&place_labels(&[sea], FRAME, &[])[0]), Some(Side::Centre));
        assert_eq!(side(&place_labels(&[sea], FRAME, &[Rect::new(90.0, 95.0, 4.0, 9.0)])[0]), None);
    }

    fn request() -> impl Strategy<Value = LabelRequest> {
        let mark = prop_oneof![Just(0.0), 2.0..12.0];
        (-20.0..340.0, -20.0..260.0, 10.0..120.0, 8.0..20.0, mark, 0..4_u8).prop_map(
            |(x, y, text_width_px, text_height_px, mark_radius_px, priority)| LabelRequest {
                anchor: Point::new(x, y),
                text_width_px,
                text_height_px,
                mark_radius_px,
                priority,
            },
        )
    }

    fn obstacle() -> impl Strategy<Value = Rect> {
        (0.0..300.0, 0.0..220.0, 5.0..80.0, 5.0..60.0).prop_map(|(x, y, width, height)| Rect::new(x, y, width, height))
    }

    proptest! {
        #[test]
        fn labels_overlap_nothing(
            requests in prop::collection::vec(request(), 0..30), obstacles in prop::collection::vec(obstacle(), 0..4),
        ) {
            let placed = place_labels(&requests, FRAME, &obstacles);
            prop_assert_eq!(placed.len(), requests.len());
            let labels: Vec<Rect> = placed.iter().flatten().map(|label| label.rect).collect();
            for (idx, rect) in labels.iter().enumerate() {
                prop_assert!(FRAME.encloses(*rect));
                prop_assert!(!labels[idx + 1..].iter().any(|other| rect.overlaps(*other)));
                prop_assert!(!obstacles.iter().any(|other| rect.overlaps(*other)));
                prop_assert!(!requests.iter().any(|other| other.mark_radius_px > 0.0 && rect.overlaps(mark(other))));
            }
        }

        #[test]
        fn the_most_important_label_alone_in_its_corner_is_never_hidden(requests in prop::collection::vec(request(), 0..10)) {
            let far: Vec<LabelRequest> = requests
                .into_iter()
                .map(|request| LabelRequest { anchor: Point::new(request.anchor.x, 200.0), ..request })
                .collect();
            let all: Vec<LabelRequest> =
                far.into_iter().chain([LabelRequest { priority: 9, ..label(100.0, 30.0) }]).collect();
            prop_assert_eq!(side(place_labels(&all, FRAME, &[]).last().unwrap_or(&None)), Some(Side::E));
        }
    }
}
