//! Which step is active, from the places of the steps alone; and whether the reader rushes past it.

use super::camera::LONGEST_MS;

/// The trigger line beside the stage, as a fraction of the viewport's height from its top. On a low window,
/// bar and stage cover up to the upper 67 %, so the line lies in what remains.
pub const TRIGGER_BESIDE_STAGE: f64 = 0.7;

/// The trigger line where there is no stage: a little below where a followed link puts its target, which is 18 % down
/// (`scroll-margin` in `styles/chapter.css`), so that the shortest step is still the active one then.
pub const TRIGGER_IN_FLOW: f64 = 0.25;

/// The last of `n` boxes whose top edge has passed the trigger line; the first while none has. `below_trigger_px`
/// gives the distance of a box's top below the line (negative: it has passed) and grows from box to box.
pub fn active(n: usize, below_trigger_px: impl Fn(usize) -> f64) -> usize {
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = low + (high - low) / 2;
        if below_trigger_px(middle) <= 0.0 { low = middle + 1 } else { high = middle }
    }
    low.saturating_sub(1)
}

/// Progress through a box, 0-1000 in tenths of the box (finer steps would wake every listener for nothing), from how far the trigger line stands below its top edge.
pub fn progress_permille(passed_px: f64, height_px: f64) -> u16 {
    if height_px <= 0.0 {
        return 0;
    }
    (10.0 * (passed_px / height_px).clamp(0.0, 1.0)) as u16 * 100
}

/// How much of the story is read, percent: by steps, since the page's height is only known where it was laid out.
pub fn read_percent(step_idx: usize, progress_permille: u16, n_steps: usize) -> u32 {
    let permille = 1000 * step_idx + usize::from(progress_permille);
    (permille / (10 * n_steps.max(1))).min(100) as u32
}

/// Steps that follow each other faster than this are rushed past, milliseconds: within half of the longest flight the
/// camera is nowhere yet.
const RUSH_MS: f64 = LONGEST_MS / 2.0;

/// So is what passes by faster than this, screens in a millisecond: one and a half in a second.
const RUSH_SCREENS_PER_MS: f64 = 0.0015;

/// So long after the last haste a rush is over, milliseconds.
const REST_MS: f64 = 180.0;

/// How the reader moves. In a rush nobody could see what the stage shows of each step, so it stands still until then.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// When the page last moved, and how many screens its top was away then.
    moved_ms: f64,
    screens: f64,
    is_fast: bool,
    /// When another step became active.
    changed_ms: f64,
    rushes_until_ms: f64,
}

impl Pace {
    /// Of a reader who has not moved yet.
    pub const NONE: Self = Self { moved_ms: 0.0, screens: 0.0, is_fast: false, changed_ms: 0.0, rushes_until_ms: 0.0 };

    /// Takes note of where the page's top is, in screens, and whether another step is active now. Times are
    /// milliseconds since any one moment long ago.
    pub fn note(&mut self, now_ms: f64, screens: f64, is_new_step: bool) {
        let mut hurries = is_new_step && now_ms - self.changed_ms < RUSH_MS;
        if screens != self.screens {
            let was_fast = self.is_fast;
            self.is_fast = (screens - self.screens).abs() > (now_ms - self.moved_ms) * RUSH_SCREENS_PER_MS;
            (self.moved_ms, self.screens) = (now_ms, screens);
            // A single jump, as a link makes, is no rush.
            hurries |= was_fast && self.is_fast;
        }
        if hurries || is_new_step {
            self.rushes_until_ms = if hurries { now_ms + REST_MS } else { 0.0 };
        }
        if is_new_step {
            self.changed_ms = now_ms;
        }
    }

    /// How long the rush goes on if nothing moves any more, milliseconds; 0 or less: there is none.
    pub const fn rushes_for_ms(&self, now_ms: f64) -> f64 {
        self.rushes_until_ms - now_ms
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn before_the_first_box_the_first_is_active() {
        assert_eq!(active(5, |_| 300.0), 0);
        assert_eq!(active(0, |_| 300.0), 0);
    }

    #[test]
    fn the_story_is_read_from_nothing_to_all_and_never_backwards() {
        assert_eq!((read_percent(0, 0, 71), read_percent(70, 1000, 71), read_percent(0, 0, 0)), (0, 100, 0));
        let line: Vec<u32> =
            (0..71).flat_map(|step| [0, 500, 1000].map(|permille| read_percent(step, permille, 71))).collect();
        assert!(line.is_sorted());
    }

    /// A reader who has scrolled `px_per_s` for a second, in frames of 60 Hz, on a screen 800 pixels high with steps of
    /// 600 pixels; and when that was.
    fn after_a_second_at(px_per_s: f64) -> (Pace, f64) {
        let (mut pace, mut now_ms, mut y, mut step) = (Pace::NONE, 1e9, 0.0, 0.0);
        for _ in 0..60 {
            now_ms += 1000.0 / 60.0;
            y += px_per_s / 60.0;
            let active = f64::floor(y / 600.0);
            pace.note(now_ms, -y / 800.0, active != step);
            step = active;
        }
        (pace, now_ms)
    }

    #[test]
    fn who_flings_rushes_until_it_is_over_and_who_reads_does_not() {
        for px_per_s in [1500.0, 4000.0] {
            let (fling, now_ms) = after_a_second_at(px_per_s);
            let is_over = fling.rushes_for_ms(now_ms + REST_MS) <= 0.0;
            assert!(fling.rushes_for_ms(now_ms) > 0.0 && is_over, "{px_per_s} px/s");
        }
        for px_per_s in [0.0, 100.0, 1100.0] {
            let (pace, now_ms) = after_a_second_at(px_per_s);
            assert!(pace.rushes_for_ms(now_ms) <= 0.0, "{px_per_s} px/s");
        }
    }

    #[test]
    fn one_jump_is_no_rush_and_a_few_in_a_row_are() {
        let mut pace = Pace::NONE;
        pace.note(1e9, -3.0, true);
        pace.note(1e9 + 2000.0, -30.0, true);
        assert!(pace.rushes_for_ms(1e9 + 2000.0) <= 0.0);
        pace.note(1e9 + 2100.0, -33.0, true);
        assert!(pace.rushes_for_ms(1e9 + 2100.0) > 0.0);
        // What is laid out anew moves nothing.
        pace.note(1e9 + 2250.0, -33.0, false);
        assert!(pace.rushes_for_ms(1e9 + 2281.0) <= 0.0);
    }

    proptest! {
        #[test]
        fn the_active_box_is_the_one_that_holds_the_line(heights in prop::collection::vec(1u16..900, 1..60), line in 0u32..40_000) {
            let tops: Vec<u32> = heights.iter().scan(0, |sum, height| { let top = *sum; *sum += u32::from(*height); Some(top) }).collect();
            let found = active(tops.len(), |idx| f64::from(tops[idx]) - f64::from(line));
            prop_assert!(tops[found] <= line);
            prop_assert!(tops.get(found + 1).is_none_or(|next| *next > line));
        }
    }
}
