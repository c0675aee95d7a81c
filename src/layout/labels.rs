//! Labels beside their marks, without collisions: the important ones first, each at the first free place around its
//! mark, or not at all. The same input always gives the same labels.
//!
//! The order of places is Imhof's ("Positioning names on maps", 1975): the right of a point reads best, and a label
//! straight beside, above or below it is told from its neighbours more easily than one at a corner.

use crate::geo::{Point, Rect, Size};

/// Space between a mark and a label beside it, pixels.
const GAP_PX: f64 = 3.0;

/// Space between a mark and a label above or below it, pixels. A line of text has air of its own there; this half
/// pixel only keeps rounding from making the two touch.
const LEADING_PX: f64 = 0.5;

/// Space kept between labels, and between a label and other labels' marks, pixels.
const AIR_PX: f64 = 3.0;

/// Closer than this to another mark than its own a label might be read as that one's, pixels: such places come last.
const CLEAR_PX: f64 = 9.0;

/// From this priority up a label is missed if it has no place: room is made for it.
pub const MUST: u8 = 9;

/// How far such a label of a point may slide along, above or below it, where it has no other place: parts of its width.
const SLIDES: [f64; 7] = [0.0, -0.25, 0.25, -0.4, 0.4, -0.5, 0.5];

/// Of what a step writes on an area.
pub const NOTE: u8 = MUST - 1;

/// Attempts to find room for all that must stand.
const ROUNDS: u8 = 8;

/// How far a name that runs along a line stands from it, to its own middle, pixels.
const BESIDE_LINE_PX: f64 = 11.0;

/// How far a name that lies on its line may slide to either end, pixels.
const ALONG_PX: f64 = 27.0;

#[derive(Clone, Debug, PartialEq)]
pub struct LabelRequest {
    /// Middle of the mark, pixels of the window.
    pub anchor: Point,
    /// The forms that the text may take, the best first; at least one.
    pub forms: Vec<Form>,
    /// Half the mark's width and height. 0: there is no mark, and the label names an area around the anchor.
    pub half: Size,
    /// The direction of the text, a unit vector; (1, 0) for all but names of lines.
    pub along: Point,
    /// True: the text names a line through the anchor, and stands beside it.
    pub beside_line: bool,
    /// Larger is placed first; equals in the order given.
    pub priority: u8,
}

/// A way to write a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Form {
    /// Of the text before it is turned, pixels.
    pub size: Size,
    /// Height of one of its lines.
    pub line_px: f64,
    /// True: without what stands in brackets.
    pub short: bool,
    /// True: in the smaller type.
    pub small: bool,
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
    pub form: Form,
}

/// One answer for each request, in the order of the requests; `None` where no place was free.
///
/// No label overlaps another, a mark (also one whose label is hidden), an obstacle, or the edge of `frame`. Marks
/// outside the frame get no label.
pub fn place_labels(requests: &[LabelRequest], frame: Rect, obstacles: &[Rect]) -> Vec<Option<Placed>> {
    let missing = |placed: &[Option<Placed>]| -> Vec<usize> {
        let is_missing = |idx: &usize| {
            requests[*idx].priority >= MUST && placed[*idx].is_none() && is_in(frame, requests[*idx].anchor)
        };
        (0..requests.len()).filter(is_missing).collect()
    };
    let mut urgency: Vec<u8> = requests.iter().map(|request| request.priority).collect();
    let mut best = place_once(requests, &urgency, false, frame, obstacles);
    let mut left_out = missing(&best);
    let mut fewest = left_out.len();
    for round in 1..ROUNDS {
        if fewest == 0 {
            break;
        }
        // Who found no room chooses first the next time; in the end all that must stand makes itself small.
        for idx in &left_out {
            urgency[*idx] += 1;
        }
        let next = place_once(requests, &urgency, round >= ROUNDS / 2, frame, obstacles);
        left_out = missing(&next);
        if left_out.len() < fewest {
            (fewest, best) = (left_out.len(), next);
        }
    }
    best
}

/// One walk through the labels, the most urgent first. Not inlined: called twice, it would be carried twice.
#[inline(never)]
fn place_once(
    requests: &[LabelRequest],
    urgency: &[u8],
    small_first: bool,
    frame: Rect,
    obstacles: &[Rect],
) -> Vec<Option<Placed>> {
    let mut taken: Vec<Rect> = obstacles.iter().map(|obstacle| grown(*obstacle, AIR_PX)).collect();
    // Urgencies are few: a walk for each is simpler than sorting, which would weigh a kilobyte in the browser.
    let highest = urgency.iter().copied().max().unwrap_or_default();
    let of_urgency = |wanted| (0..requests.len()).filter(move |idx| urgency[*idx] == wanted);
    let mut placed: Vec<Option<Placed>> = vec![None; requests.len()];
    for idx in (0..=highest).rev().flat_map(of_urgency) {
        let request = &requests[idx];
        if !is_in(frame, request.anchor) {
            continue;
        }
        let free = |rect: &Rect, clear_px: f64| {
            frame.encloses(*rect)
                && !taken.iter().any(|other| rect.overlaps(*other))
                // What stands at the same point is one mark.
                && !requests.iter().any(|other| {
                    other.anchor != request.anchor
                        && other.half.width > 0.0
                        && rect.overlaps(grown(mark(other), clear_px))
                })
        };
        let from = if small_first && request.priority >= MUST { request.forms.len() - 1 } else { 0 };
        'slides: for slide in SLIDES {
            for form in &request.forms[from..] {
                let clear_first =
                    [CLEAR_PX, AIR_PX].map(|clear_px| sides(request).iter().map(move |side| (side, clear_px)));
                for (side, clear_px) in clear_first.into_iter().flatten() {
                    let mut rect = beside(request, *form, *side);
                    if slide != 0.0 {
                        if request.priority < MUST
                            || !matches!(side, Side::N | Side::S)
                            || request.half.width != request.half.height
                        {
                            continue;
                        }
                        rect.x += slide * rect.width;
                    }
                    if free(&rect, clear_px) {
                        placed[idx] = Some(Placed { rect, side: *side, form: *form });
                        taken.push(grown(rect, AIR_PX));
                        break 'slides;
                    }
                }
            }
        }
    }
    placed
}

fn is_in(frame: Rect, point: Point) -> bool {
    frame.encloses(Rect::new(point.x, point.y, 0.0, 0.0))
}

fn grown(rect: Rect, by: f64) -> Rect {
    Rect::new(rect.x - by, rect.y - by, rect.width + 2.0 * by, rect.height + 2.0 * by)
}

/// An area's name stands on its anchor or nowhere: elsewhere it might name something else. What a step writes on an
/// area may stand a little above or below. A wide mark is named above or below, if there is room; a high one below.
fn sides(request: &LabelRequest) -> &'static [Side] {
    if request.half.width > request.half.height {
        &[Side::N, Side::S, Side::NE, Side::SE, Side::NW, Side::SW, Side::W, Side::E]
    } else if request.half.width < request.half.height {
        &[Side::S, Side::SE, Side::SW, Side::E, Side::W, Side::N, Side::NE, Side::NW]
    } else if request.half.width > 0.0 {
        &[Side::E, Side::W, Side::N, Side::S, Side::NE, Side::SE, Side::NW, Side::SW]
    } else if request.beside_line {
        &[Side::N, Side::S]
    } else if request.along.y != 0.0 {
        &[Side::Centre, Side::SE, Side::S, Side::N]
    } else if request.priority == NOTE {
        &[Side::Centre, Side::N, Side::S]
    } else {
        &[Side::Centre]
    }
}

fn mark(request: &LabelRequest) -> Rect {
    let (anchor, half) = (request.anchor, request.half);
    Rect::new(anchor.x - half.width, anchor.y - half.height, 2.0 * half.width, 2.0 * half.height)
}

#[inline(never)]
fn beside(request: &LabelRequest, form: Form, side: Side) -> Rect {
    let (anchor, half, Size { width, height }) = (request.anchor, request.half, form.size);
    if request.along.y != 0.0 {
        return along(request, form, side);
    }
    let reach = half.width + GAP_PX;
    // At a corner the label touches the mark's square diagonally, which is already a gap.
    let x = match side {
        Side::E => anchor.x + reach,
        Side::W => anchor.x - reach - width,
        Side::NE | Side::SE => anchor.x + half.width,
        Side::NW | Side::SW => anchor.x - half.width - width,
        Side::Centre | Side::N | Side::S => anchor.x - width / 2.0,
    };
    let rise = half.height + LEADING_PX;
    let y = match side {
        Side::N | Side::NE | Side::NW => anchor.y - rise - height,
        Side::S | Side::SE | Side::SW => anchor.y + rise,
        Side::Centre | Side::E | Side::W => anchor.y - height / 2.0,
    };
    Rect::new(x, y, width, height)
}

/// The upright box of a text that runs along its line, above it or below it, or of one that may slide on its line.
fn along(request: &LabelRequest, form: Form, side: Side) -> Rect {
    let (Point { x, y }, Size { width, height }) = (request.along, form.size);
    let (across, down) = (width * x.abs() + height * y.abs(), width * y.abs() + height * x.abs());
    let step = match side {
        Side::N => -1.0,
        Side::S => 1.0,
        Side::SE => 0.5,
        _ => 0.0,
    };
    let (off, on) = if request.beside_line { (step * BESIDE_LINE_PX, 0.0) } else { (0.0, -step * ALONG_PX) };
    let middle = Point::new(request.anchor.x - y * off + x * on, request.anchor.y + x * off + y * on);
    Rect::new(middle.x - across / 2.0, middle.y - down / 2.0, across, down)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: Rect = Rect::new(0.0, 0.0, 320.0, 240.0);

    fn form(width: f64, height: f64) -> Form {
        Form { size: Size::new(width, height), line_px: height, short: false, small: false }
    }

    fn label(x: f64, y: f64) -> LabelRequest {
        LabelRequest {
            anchor: Point::new(x, y),
            forms: vec![form(60.0, 14.0)],
            half: Size::new(4.0, 4.0),
            along: Point::new(1.0, 0.0),
            beside_line: false,
            priority: 1,
        }
    }

    fn side(placed: &Option<Placed>) -> Option<Side> {
        placed.map(|label| label.side)
    }

    #[test]
    fn a_lone_label_stands_to_the_right_of_its_mark() {
        let placed = place_labels(&[label(100.0, 100.0)], FRAME, &[]);
        assert_eq!(
            placed,
            [Some(Placed { rect: Rect::new(107.0, 93.0, 60.0, 14.0), side: Side::E, form: form(60.0, 14.0) })]
        );
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
    fn a_label_keeps_clear_of_anothers_mark_unless_there_is_no_other_place() {
        let requests = [label(100.0, 100.0), label(120.0, 85.0)];
        assert_eq!(side(&place_labels(&requests, FRAME, &[])[0]), Some(Side::W));
        let narrow = Rect::new(96.0, 80.0, 90.0, 30.0);
        assert_eq!(side(&place_labels(&requests, narrow, &[])[0]), Some(Side::E));
    }

    #[test]
    fn the_name_of_an_area_stands_on_its_anchor() {
        let sea = LabelRequest { half: Size::default(), ..label(100.0, 100.0) };
        assert_eq!(side(&place_labels(std::slice::from_ref(&sea), FRAME, &[])[0]), Some(Side::Centre));
        assert_eq!(side(&place_labels(&[sea], FRAME, &[Rect::new(90.0, 95.0, 4.0, 9.0)])[0]), None);
    }

    fn request() -> impl Strategy<Value = LabelRequest> {
        let mark = prop_oneof![Just(0.0), 2.0..12.0];
        (-20.0..340.0, -20.0..260.0, 10.0..120.0, 8.0..20.0, mark, 0..11_u8).prop_map(
            |(x, y, width, height, radius, priority)| LabelRequest {
                anchor: Point::new(x, y),
                forms: vec![form(width, height), form(width * 0.7, height * 0.8)],
                half: Size::new(radius, radius),
                along: Point::new(1.0, 0.0),
                beside_line: false,
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
                prop_assert!(!requests.iter().any(|other| other.half.width > 0.0 && rect.overlaps(mark(other))));
            }
        }

        #[test]
        fn the_most_important_label_alone_in_its_corner_is_never_hidden(requests in prop::collection::vec(request(), 0..10)) {
            let far: Vec<LabelRequest> = requests
                .into_iter()
                .map(|request| LabelRequest { anchor: Point::new(request.anchor.x, 200.0), ..request })
                .collect();
            let all: Vec<LabelRequest> =
                far.into_iter().chain([LabelRequest { priority: 200, ..label(100.0, 30.0) }]).collect();
            prop_assert_eq!(side(place_labels(&all, FRAME, &[]).last().unwrap_or(&None)), Some(Side::E));
        }
    }
}
