//! Labels that must not overlap: places on a line, pushed apart no further than needed.

/// Moves places apart until neighbours are at least `gap` from each other, keeping their order and, in each cluster,
/// their mean. The result is in the order of the input.
pub fn spread(places: &[f64], gap: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| places[*a].total_cmp(&places[*b]));
    // Each cluster: sum of wanted starts, number of members. Merging neighbours that collide is the pool-adjacent-
    // violators algorithm of isotonic regression, so the moves are the least in squares.
    let mut clusters: Vec<(f64, usize)> = Vec::new();
    for (rank, idx) in order.iter().enumerate() {
        clusters.push((places[*idx] - gap * rank as f64, 1));
        while let [.., (sum_a, n_a), (sum_b, n_b)] = clusters[..] {
            if sum_a / n_a as f64 <= sum_b / n_b as f64 {
                break;
            }
            clusters.truncate(clusters.len() - 2);
            clusters.push((sum_a + sum_b, n_a + n_b));
        }
    }
    let mut spread = vec![0.0; places.len()];
    let mut rank = 0;
    for (sum, n) in clusters {
        for _ in 0..n {
            spread[order[rank]] = sum / n as f64 + gap * rank as f64;
            rank += 1;
        }
    }
    spread
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_that_do_not_collide_stay() {
        assert_eq!(spread(&[50.0, 10.0, 30.0], 14.0), [50.0, 10.0, 30.0]);
    }

    #[test]
    fn two_that_collide_part_by_half_each() {
        assert_eq!(spread(&[20.0, 24.0], 14.0), [15.0, 29.0]);
    }

    proptest! {
        #[test]
        fn neighbours_never_overlap(places in proptest::collection::vec(0.0..300.0f64, 1..12)) {
            let mut sorted = spread(&places, 14.0);
            sorted.sort_by(f64::total_cmp);
            prop_assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] > 13.999));
        }
    }
}
