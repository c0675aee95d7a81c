//! Which step is active, from the places of the steps alone.

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
