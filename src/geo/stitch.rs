//! Arcs joined end to end: the lines of a mesh, and the rings around a union of polygons.

use std::collections::BTreeMap;

use super::topology::{ArcUse, Feature, arc_idx};

/// Every use of every arc by these features, arc by arc in the order of first use.
pub fn uses<'a>(features: impl IntoIterator<Item = &'a Feature>) -> Vec<Vec<(ArcUse, &'a Feature)>> {
    let mut order = Vec::new();
    let mut by_arc: BTreeMap<usize, Vec<(ArcUse, &Feature)>> = BTreeMap::new();
    for feature in features {
        for arc in feature.chains().into_iter().flatten() {
            let found = by_arc.entry(arc_idx(*arc)).or_default();
            if found.is_empty() {
                order.push(arc_idx(*arc));
            }
            found.push((*arc, feature));
        }
    }
    order.into_iter().filter_map(|idx| by_arc.remove(&idx)).collect()
}

/// Joins arcs into as few chains as simple greed finds, each arc used once and in the direction given. `ends` tells the
/// first and last point of an arc's use; where arcs meet, those points are equal.
pub fn stitch<P: Ord + Copy>(arcs: &[ArcUse], ends: impl Fn(ArcUse) -> (P, P)) -> Vec<Vec<ArcUse>> {
    let mut starting: BTreeMap<P, Vec<ArcUse>> = BTreeMap::new();
    for arc in arcs.iter().rev() {
        starting.entry(ends(*arc).0).or_default().push(*arc);
    }
    let mut chains: Vec<Vec<ArcUse>> = Vec::new();
    let mut done = std::collections::BTreeSet::new();
    for arc in arcs {
        if done.contains(arc) {
            continue;
        }
        let mut chain = vec![*arc];
        done.insert(*arc);
        let (first, mut last) = ends(*arc);
        while last != first {
            let Some(next) = starting.get_mut(&last).and_then(|waiting| {
                waiting.retain(|arc| !done.contains(arc));
                waiting.pop()
            }) else {
                break;
            };
            done.insert(next);
            chain.push(next);
            last = ends(next).1;
        }
        // An older chain may begin where this one ends.
        match chains.iter_mut().find(|older| ends(older[0]).0 == last && last != first) {
            Some(older) => {
                chain.append(older);
                *older = chain;
            }
            None => chains.push(chain),
        }
    }
    chains
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Arc 0 runs from 0 to 1, arc 1 from 1 to 2, and so on; backwards the other way round.
    fn in_a_row(arc: ArcUse) -> (i32, i32) {
        if arc < 0 { (!arc + 1, !arc) } else { (arc, arc + 1) }
    }

    #[test]
    fn arcs_in_a_row_become_one_line_in_whatever_order_they_come() {
        assert_eq!(stitch(&[0, 1, 2], in_a_row), [vec![0, 1, 2]]);
        assert_eq!(stitch(&[2, 0, 1], in_a_row), [vec![0, 1, 2]]);
        assert_eq!(stitch(&[1, 2, 0], in_a_row), [vec![0, 1, 2]]);
    }

    #[test]
    fn arcs_that_do_not_meet_stay_apart() {
        assert_eq!(stitch(&[0, 5], in_a_row), [vec![0], vec![5]]);
    }

    #[test]
    fn a_ring_is_closed_and_ends_there() {
        let around = |arc: ArcUse| (arc % 3, (arc + 1) % 3);
        assert_eq!(stitch(&[1, 2, 0], around), [vec![1, 2, 0]]);
    }
}
