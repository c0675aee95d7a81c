//! The timeline's picture: which part of time it shows, and where each event stands on it. One function for all widths:
//! time runs along the axis, rows lie across it.

use crate::scale::broken::Broken;
use crate::scale::ticks::{DAY, HOUR};

/// From one row to the next, and the room of one mark along the axis, pixels.
pub const PITCH: f64 = 15.0;

/// What is known to a stretch of time longer than this, pixels, is drawn as that stretch; shorter, the mark stands
/// wherever in it there is room.
const SOFT_PX: f64 = 60.0;

/// What is known to a longer time than this, minutes, tells nothing within it, and stands in wider windows alone.
const VAGUE: f64 = 20.0 * DAY;

/// Room for the numbers of crowds behind the last row, pixels.
const CROWD_PX: f64 = 28.0;

/// From one label to the next where time runs down, pixels.
const LINE_PX: f64 = 15.0;

/// A second line of a label keeps closer to its first one, pixels.
const SECOND_LINE_PX: f64 = 14.0;

/// A label that would have to be shorter than this tells nothing, pixels.
const LEAST_LABEL_PX: f64 = 70.0;

/// A stretch of time, minutes since 1 January 1970 on the clock of Almaty in January 2022 (UTC+6).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    pub start: f64,
    pub end: f64,
}

/// Days from 1970 to 1 January 2022.
const NEW_YEAR: f64 = 18_993.0;

/// 2011 to 2026.
pub const WHOLE: Span = Span { start: 14_975.0 * DAY, end: 20_819.0 * DAY };

/// 1 to 19 January 2022.
pub const JANUARY: Span = Span { start: NEW_YEAR * DAY, end: (NEW_YEAR + 19.0) * DAY };

/// The closest view.
const LEAST: f64 = 3.0 * HOUR;

/// The strip above the picture: the whole time, with January 2022 wide enough to choose hours in.
pub const STRIP: Broken<'static> =
    Broken(&[(WHOLE.start, 0.0), (JANUARY.start, 0.2), (JANUARY.end, 0.6), (WHOLE.end, 1.0)]);

impl Span {
    pub fn length(self) -> f64 {
        self.end - self.start
    }

    /// How far along the span a minute stands, 0-1 within it.
    pub fn fraction(self, minute: f64) -> f64 {
        (minute - self.start) / self.length()
    }

    /// The minute at a fraction of the span: the inverse of `fraction`.
    pub fn minute(self, fraction: f64) -> f64 {
        self.start + fraction * self.length()
    }

    /// Longer or shorter by `factor`, with the minute `about` in its place.
    pub fn zoomed(self, about: f64, factor: f64) -> Self {
        let factor = between(factor, LEAST / self.length(), WHOLE.length() / self.length());
        Self { start: about - (about - self.start) * factor, end: about + (self.end - about) * factor }.within()
    }

    /// The window at a share (0-1) of the way to another.
    pub fn on_the_way(self, to: Self, share: f64) -> Self {
        if share >= 1.0 {
            return to;
        }
        // Lengths grow by the same factor in each moment, and both ends keep pace with that.
        let (first, last) = (self.length(), to.length());
        let grown = if (last / first - 1.0).abs() < 0.01 {
            share
        } else {
            (first * (share * (last / first).ln()).exp() - first) / (last - first)
        };
        Self { start: self.start + (to.start - self.start) * grown, end: self.end + (to.end - self.end) * grown }
    }

    /// Moved by a fraction of its length.
    pub fn panned(self, fraction: f64) -> Self {
        let by = fraction * self.length();
        Self { start: self.start + by, end: self.end + by }.within()
    }

    /// The window that the brush marks on the strip, from its two places there; whichever is first.
    pub fn brushed(a: f64, b: f64) -> Self {
        let (start, end) = (STRIP.value(a.min(b)), STRIP.value(a.max(b)));
        Self { start, end: end.max(start + LEAST) }.within()
    }

    /// The brush's two places on the strip: the inverse of `brushed`.
    pub fn brush(self) -> (f64, f64) {
        (STRIP.at(self.start), STRIP.at(self.end))
    }

    /// Whether what happened in this time belongs into a picture of the window.
    fn tells_in(self, window: Self) -> bool {
        let covers = self.start <= window.start && self.end >= window.end;
        self.start <= window.end && self.end >= window.start && !(covers && self.length() > VAGUE)
    }

    pub fn rounded(self) -> Stretch {
        let whole = |minutes: f64| (minutes + 0.5).floor() as i32;
        (whole(self.start - JANUARY.start), whole(self.length()))
    }

    /// The inverse of `rounded`; what lies outside of all time is moved into it.
    pub fn of(stretch: Stretch) -> Self {
        let start = JANUARY.start + f64::from(stretch.0);
        Self { start, end: start + f64::from(stretch.1).max(LEAST) }.within()
    }

    /// Shifted, not cut, into the whole time.
    fn within(self) -> Self {
        let length = self.length().min(WHOLE.length());
        let start = between(self.start, WHOLE.start, WHOLE.end - length);
        Self { start, end: start + length }
    }
}

/// A window as the address has it: whole minutes from the beginning of January 2022, and how many.
pub type Stretch = (i32, i32);

/// As `f64::clamp`, which brings ten kilobytes of printing floats for the case that the bounds are exchanged.
pub fn between(value: f64, least: f64, most: f64) -> f64 {
    value.min(most).max(least)
}

/// The indices of the spans by start.
pub fn by_start(spans: &[Span]) -> Vec<usize> {
    ordered(0..spans.len(), |idx| spans[idx].start)
}

/// By insertion, which is small; each place is found by halving, since years and months stand far from where they begin.
fn ordered(idxs: impl Iterator<Item = usize>, key: impl Fn(usize) -> f64) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    for idx in idxs {
        let own = key(idx);
        let at = order.partition_point(|other| key(*other) <= own);
        order.insert(at, idx);
    }
    order
}

/// Where an event stands in the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    pub row: usize,
    /// The mark's middle along the axis, pixels.
    pub at: f64,
    /// From and to: the stretch within which it happened, if it is drawn.
    pub soft: Option<(f64, f64)>,
    /// Room for its label, pixels; 0: no label.
    pub room: f64,
    /// Whether a second line of the label has the same room.
    pub is_tall: bool,
}

/// Events that found no row: so many, at the same place along the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crowd {
    pub at: f64,
    pub n: usize,
    pub span: Span,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// In the order of the events; `None` for what is out of the window, filtered out or in a crowd.
    pub places: Vec<Option<Place>>,
    pub crowds: Vec<Crowd>,
    /// Rows looked at: what the work grows with.
    pub n_looks: usize,
}

/// The room of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    pub vertical: bool,
    /// Along the axis, pixels.
    pub length: f64,
    /// Across it, without axis and eras, pixels.
    pub depth: f64,
}

impl Room {
    pub fn n_rows(self) -> usize {
        ((self.depth - CROWD_PX) / PITCH) as usize
    }
}

/// What is to be laid out, in the order of the events.
#[derive(Clone, Copy)]
pub struct Events<'a> {
    pub spans: &'a [Span],
    /// Their indices by start.
    pub order: &'a [usize],
    pub shown: &'a [bool],
    /// How wide each label is, pixels.
    pub label_px: &'a [f64],
}

/// Lays the events out that are shown.
pub fn lay_out(events: Events<'_>, window: Span, room: Room) -> Picture {
    if !room.vertical {
        // With every label, if there is room for all.
        let picture = place(events, window, room, true);
        if picture.crowds.is_empty() {
            return picture;
        }
    }
    let mut picture = place(events, window, room, false);
    if room.vertical {
        label_beside(&mut picture, events, room);
    } else {
        label_in_row(&mut picture, events, room);
    }
    picture
}

/// Each event to the first row that is free where it stands. As starts only grow, a row is free behind its last one.
fn place(events: Events<'_>, window: Span, room: Room, labelled: bool) -> Picture {
    let mut picture = Picture { places: vec![None; events.spans.len()], ..Picture::default() };
    let mut free = vec![0.0_f64; room.n_rows()];
    for &idx in events.order {
        let span = events.spans[idx];
        if !span.tells_in(window) || !events.shown[idx] {
            continue;
        }
        let px = |minute: f64| window.fraction(minute) * room.length;
        let (from, to) = (px(span.start).max(0.0), px(span.end).min(room.length));
        let is_soft = to - from > SOFT_PX;
        // The first and the last place for the mark's near edge; one mark's room is as much as a moment takes.
        let (first, last) = if is_soft {
            (from, from)
        } else {
            let middle = between((from + to) / 2.0 - PITCH / 2.0, 0.0, room.length - PITCH);
            (middle.min(from), middle.max(to - PITCH))
        };
        let label = if labelled { events.label_px[idx] } else { 0.0 };
        // At the end of the picture a label is cut short.
        let left = room.length - last - PITCH;
        let label = if left < LEAST_LABEL_PX { 0.0 } else { label.min(left) };
        let mut row = 0;
        while row < free.len() && free[row] > last {
            row += 1;
        }
        picture.n_looks += row + 1;
        if row < free.len() {
            let near = first.max(free[row]);
            free[row] = near + PITCH + label;
            let soft = is_soft.then_some((from, to));
            if is_soft {
                free[row] = free[row].max(to);
            }
            picture.places[idx] = Some(Place { row, at: near + PITCH / 2.0, soft, room: label, is_tall: false });
            continue;
        }
        match picture.crowds.last_mut() {
            Some(crowd) if first - crowd.at < 3.0 * PITCH => {
                crowd.n += 1;
                crowd.span.end = crowd.span.end.max(span.end);
            }
            _ => picture.crowds.push(Crowd { at: first, n: 1, span }),
        }
    }
    picture
}

/// Along the rows: labels for marks behind which their row is free far enough.
fn label_in_row(picture: &mut Picture, events: Events<'_>, room: Room) {
    // From the last one back, so that each row knows what comes next.
    let mut next = vec![room.length; room.n_rows()];
    for &idx in events.order.iter().rev() {
        let Some(place) = &mut picture.places[idx] else { continue };
        let free = next[place.row] - place.at - PITCH / 2.0;
        next[place.row] = place.at - PITCH / 2.0;
        if free >= LEAST_LABEL_PX {
            place.room = free.min(events.label_px[idx]);
        }
    }
}

/// Down the page: labels beside marks that have no other mark behind them within a line, from the first one on; in two
/// lines where the second one is free of marks.
fn label_beside(picture: &mut Picture, events: Events<'_>, room: Room) {
    let (places, crowds) = (&mut picture.places, &picture.crowds);
    let seen = events.order.iter().copied().filter(|idx| places[*idx].is_some());
    let down = ordered(seen, |idx| places[idx].map_or(0.0, |place| place.at));
    let mut free_from = f64::MIN;
    for nth in 0..down.len() {
        let Some(own) = places[down[nth]] else { break };
        let hides = |other: usize| {
            places[other].is_some_and(|other| other.row > own.row && (other.at - own.at).abs() < LINE_PX)
        };
        // Further off, nothing is within a line: no more than one mark of each row stands in one.
        let n_rows = room.n_rows();
        let around = &down[nth.saturating_sub(2 * n_rows)..down.len().min(nth + 2 * n_rows)];
        let is_crowded = crowds.iter().any(|crowd| (crowd.at - own.at).abs() < 3.0 * LINE_PX);
        let free = room.depth - if is_crowded { CROWD_PX } else { 0.0 } - (own.row as f64 + 1.0) * PITCH;
        if own.at >= free_from && free >= LEAST_LABEL_PX && !around.iter().any(|other| hides(*other)) {
            let asked = events.label_px[down[nth]];
            let second = own.at + LINE_PX..own.at + LINE_PX + SECOND_LINE_PX;
            let stands_there = |other: usize| places[other].is_some_and(|other| second.contains(&other.at));
            let is_tall = asked > free && second.end <= room.length && !around.iter().any(|other| stands_there(*other));
            free_from = if is_tall { second.end } else { second.start };
            places[down[nth]] = Some(Place { room: free.min(asked), is_tall, ..own });
        }
    }
}

/// The first event from the day of January 2022, or the year, that was typed.
pub fn typed(spans: &[Span], number: i32) -> Option<usize> {
    let from = match number {
        1..=31 => (NEW_YEAR + f64::from(number - 1)) * DAY,
        2011..=2026 => f64::from(crate::model::date::Date { year: number as u16, month: 1, day: 1 }.first_day()) * DAY,
        _ => return None,
    };
    spans.iter().position(|span| span.start >= from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Date;
    use proptest::prelude::*;

    const WIDE: Room = Room { vertical: false, length: 1000.0, depth: 300.0 };
    const TALL: Room = Room { vertical: true, length: 560.0, depth: 200.0 };

    /// Moments, days, months and years from all of the time, most in January 2022.
    fn any_spans(n: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Span>> {
        let near = (0.0..19.0 * DAY, prop_oneof![Just(0.0), Just(60.0), Just(DAY)])
            .prop_map(|(at, length)| (JANUARY.start + at, length));
        let far = (0.0..WHOLE.length(), prop_oneof![Just(0.0), Just(DAY), Just(30.0 * DAY)])
            .prop_map(|(at, length)| (WHOLE.start + at, length));
        let span = prop_oneof![3 => near, 1 => far].prop_map(|(start, length)| Span { start, end: start + length });
        prop::collection::vec(span, n)
    }

    fn any_window() -> impl Strategy<Value = Span> {
        (0.0..1.0f64, 0.0..1.0f64).prop_filter("a window", |(a, b)| a != b).prop_map(|(a, b)| Span::brushed(a, b))
    }

    fn picture(
        spans: &[Span],
        window: Span,
        room: Room,
        shows: fn(usize) -> bool,
        label_px: fn(usize) -> f64,
    ) -> Picture {
        let (order, all) = (by_start(spans), 0..spans.len());
        let (shown, label_px): (Vec<bool>, Vec<f64>) = all.map(|idx| (shows(idx), label_px(idx))).unzip();
        lay_out(Events { spans, order: &order, shown: &shown, label_px: &label_px }, window, room)
    }

    #[test]
    fn the_windows_are_the_dates_they_say() {
        let start = |year, month, day| f64::from(Date { year, month, day }.first_day()) * DAY;
        assert_eq!(WHOLE, Span { start: start(2011, 1, 1), end: start(2027, 1, 1) });
        assert_eq!(JANUARY, Span { start: start(2022, 1, 1), end: start(2022, 1, 20) });
    }

    #[test]
    fn a_number_typed_is_a_day_of_january_or_a_year() {
        let at = |days: f64| Span { start: days * DAY, end: days * DAY };
        let spans = [at(14_980.0), at(NEW_YEAR + 1.0), at(NEW_YEAR + 4.0), at(19_400.0)];
        assert_eq!([typed(&spans, 2), typed(&spans, 5), typed(&spans, 2023)], [Some(1), Some(2), Some(3)]);
        assert_eq!([typed(&spans, 2026), typed(&spans, 201)], [None, None]);
    }

    /// Moments and days of January 2022, evenly, and every tenth known to the month alone.
    fn many(n: usize) -> Vec<Span> {
        let span = |nth: usize| {
            let start = JANUARY.minute(nth as f64 / n as f64);
            match nth % 10 {
                0 => Span { start: JANUARY.start, end: JANUARY.start + 31.0 * DAY },
                odd if odd % 2 == 1 => Span { start, end: start },
                _ => Span { start, end: start + DAY },
            }
        };
        (0..n).map(span).collect()
    }

    #[test]
    fn the_work_grows_with_the_events_up_to_fifty_times_as_many() {
        // The rows are as many as the picture's depth allows: each is looked at once for an event, and no event twice.
        for (n, room) in [145, 1450, 7250].into_iter().flat_map(|n| [(n, WIDE), (n, TALL)]) {
            let looks = picture(&many(n), JANUARY, room, |_| true, |_| 150.0).n_looks;
            assert!(looks <= n * room.n_rows(), "{n} events: {looks} looks");
        }
    }

    #[test]
    fn putting_events_in_order_asks_for_few_of_them() {
        let asked = |n: usize| {
            let (spans, asked) = (many(n), std::cell::Cell::new(0));
            ordered(0..n, |idx| {
                asked.set(asked.get() + 1);
                spans[idx].start
            });
            asked.get()
        };
        // By halving: one question more for each doubling of the events.
        for n in [145, 1450, 7250_usize] {
            assert!(asked(n) <= n * (n.ilog2() as usize + 2), "{n} events: {} questions", asked(n));
        }
    }

    #[test]
    fn what_is_drawn_is_bounded_by_the_room_however_many_events() {
        for room in [WIDE, TALL] {
            let n_marks =
                |n: usize| picture(&many(n), JANUARY, room, |_| true, |_| 150.0).places.iter().flatten().count();
            let most = room.n_rows() * (room.length / PITCH) as usize;
            assert!(n_marks(7250) <= most, "{} marks", n_marks(7250));
        }
    }

    proptest! {
        #[test]
        fn a_zoom_leads_back_and_keeps_its_place(window in any_window(), at in 0.0..1.0f64, factor in 0.2..5.0f64) {
            let about = window.minute(at);
            let there = window.zoomed(about, factor);
            prop_assert!(there.start >= WHOLE.start && there.end <= WHOLE.end + 1e-6 && there.length() >= LEAST - 1e-6);
            // Where neither end of time nor the closest view is in the way.
            let free = (there.length() - window.length() * factor).abs() < 1e-6 && (there.fraction(about) - at).abs() < 1e-9;
            if free {
                let back = there.zoomed(about, 1.0 / factor);
                prop_assert!((back.start - window.start).abs() < 1e-3 && (back.end - window.end).abs() < 1e-3);
            }
        }

        #[test]
        fn a_window_is_found_again_from_its_whole_minutes(window in any_window(), (start, length) in any::<(i32, i32)>()) {
            let found = Span::of(window.rounded());
            prop_assert!((found.start - window.start).abs() <= 1.0 && (found.end - window.end).abs() <= 1.0);
            prop_assert_eq!(Span::of(found.rounded()), found);
            let any = Span::of((start, length));
            prop_assert!(any.start >= WHOLE.start && any.end <= WHOLE.end && any.length() >= LEAST);
        }

        #[test]
        fn a_brush_leads_back_to_its_window(window in any_window()) {
            let (a, b) = window.brush();
            let back = Span::brushed(b, a);
            prop_assert!((back.start - window.start).abs() < 1e-3 && (back.end - window.end).abs() < 1e-3);
            let (again_a, again_b) = back.brush();
            prop_assert!((a - again_a).abs() < 1e-9 && (b - again_b).abs() < 1e-9);
        }

        #[test]
        fn a_minute_leads_back_to_its_place(window in any_window(), at in 0.0..1.0f64) {
            prop_assert!((window.fraction(window.minute(at)) - at).abs() < 1e-6);
        }

        #[test]
        fn nothing_in_a_row_overlaps(spans in any_spans(0..150), window in any_window(), vertical in any::<bool>()) {
            let room = if vertical { TALL } else { WIDE };
            let picture = picture(&spans, window, room, |_| true, |idx| 60.0 + (idx % 7) as f64 * 20.0);
            for row in 0..room.n_rows() {
                let own = picture.places.iter().flatten().filter(|place| place.row == row);
                let mut taken: Vec<(f64, f64)> = own
                    .map(|place| {
                        let (near, far) = (place.at - PITCH / 2.0, place.at + PITCH / 2.0);
                        let far = if vertical { far } else { far + place.room };
                        place.soft.map_or((near, far), |(from, to)| (near.min(from), far.max(to)))
                    })
                    .collect();
                taken.sort_by(|a, b| a.0.total_cmp(&b.0));
                prop_assert!(taken.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-6), "row {row}: {taken:?}");
                prop_assert!(taken.iter().all(|(from, to)| *from >= -1e-6 && *to <= room.length + 1e-6), "{taken:?}");
            }
        }

        #[test]
        fn down_the_page_no_label_covers_a_mark_or_another_label(spans in any_spans(0..150), window in any_window()) {
            let picture = picture(&spans, window, TALL, |_| true, |idx| 60.0 + (idx % 7) as f64 * 40.0);
            let places: Vec<_> = picture.places.iter().flatten().collect();
            for own in places.iter().filter(|place| place.room > 0.0) {
                let end = own.at + LINE_PX + if own.is_tall { SECOND_LINE_PX } else { 0.0 };
                prop_assert!((own.row as f64 + 1.0) * PITCH + own.room <= TALL.depth + 1e-6, "{own:?}");
                for other in places.iter().filter(|other| **other != *own) {
                    let is_behind = other.row > own.row || other.room > 0.0;
                    prop_assert!(!is_behind || other.at < own.at || other.at >= end, "{own:?} {other:?}");
                }
            }
        }

        #[test]
        fn each_event_in_the_window_stands_once_or_in_a_crowd(spans in any_spans(0..300), window in any_window()) {
            let picture = picture(&spans, window, TALL, |idx| !idx.is_multiple_of(3), |_| 100.0);
            let within = |idx: &usize| spans[*idx].tells_in(window) && !idx.is_multiple_of(3);
            let placed = picture.places.iter().flatten().count();
            let crowded: usize = picture.crowds.iter().map(|crowd| crowd.n).sum();
            prop_assert_eq!(placed + crowded, (0..spans.len()).filter(within).count());
        }

        #[test]
        fn a_mark_stands_within_the_time_that_is_known(spans in any_spans(1..60), window in any_window()) {
            let picture = picture(&spans, window, TALL, |_| true, |_| 0.0);
            for (span, place) in spans.iter().zip(&picture.places) {
                let Some(place) = place else { continue };
                let px = |minute| window.fraction(minute) * TALL.length;
                let (from, to) = (px(span.start) - PITCH, px(span.end) + PITCH);
                prop_assert!((from..=to).contains(&place.at), "{place:?} of {from}..{to}");
            }
        }
    }
}
