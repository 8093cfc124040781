//! Which old line became which new one.

use super::candidates::{Candidate, Weighed, candidates};

/// Pairs in order, none of which crosses another: of all such sets of candidates, one that weighs most.
pub fn align(old: &[Weighed], new: &[Weighed]) -> Vec<(usize, usize)> {
    let is_same = |(old, new): &(&Weighed, &Weighed)| old.whole == new.whole && old.line.role == new.line.role;
    let head = old.iter().zip(new).take_while(is_same).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(is_same).count();
    let between = |lines: std::ops::Range<usize>| head..lines.end - tail;
    let (old_lines, new_lines) = (between(0..old.len()), between(0..new.len()));
    let old_between: Vec<&Weighed> = old[old_lines.clone()].iter().collect();
    let new_between: Vec<&Weighed> = new[new_lines.clone()].iter().collect();

    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    let chain = heaviest_chain(&candidates(&old_between, &new_between), new_between.len());
    pairs.extend(chain.into_iter().map(|pair| (head + pair.old, head + pair.new)));
    pairs.extend((old_lines.end..old.len()).zip(new_lines.end..new.len()));
    pairs
}

/// The chain of candidates, rising on both sides, that weighs most. `candidates` are sorted by old line; `lines` is
/// the number of new ones. The table of the textbook has a cell for each pair of lines; only cells of candidates
/// matter, and a tree over the new lines knows the best chain that ends before any of them.
fn heaviest_chain(candidates: &[Candidate], lines: usize) -> Vec<Candidate> {
    let mut best = PrefixMaximum::new(lines);
    let mut before: Vec<Option<usize>> = Vec::with_capacity(candidates.len());
    for group in candidates.chunk_by(|one, other| one.old == other.old) {
        let first = before.len();
        let ends: Vec<u64> = group
            .iter()
            .map(|candidate| {
                let (weight, last) = best.below(candidate.new);
                before.push(last);
                weight + candidate.weight
            })
            .collect();
        // Only now, as an old line is in one pair at most.
        for ((candidate, weight), number) in group.iter().zip(ends).zip(first..) {
            best.raise(candidate.new, weight, number);
        }
    }
    let mut chain = Vec::new();
    let (_, mut last) = best.below(lines);
    while let Some(number) = last {
        chain.push(candidates[number]);
        last = before[number];
    }
    chain.reverse();
    chain
}

/// The greatest weight below any line, with the candidate it belongs to (a Fenwick tree).
struct PrefixMaximum(Vec<(u64, Option<usize>)>);

impl PrefixMaximum {
    fn new(lines: usize) -> PrefixMaximum {
        PrefixMaximum(vec![(0, None); lines + 1])
    }

    /// Among the lines 0 to `line` - 1.
    fn below(&self, line: usize) -> (u64, Option<usize>) {
        let mut best = (0, None);
        let mut at = line;
        while at > 0 {
            if self.0[at].0 > best.0 {
                best = self.0[at];
            }
            at &= at - 1;
        }
        best
    }

    fn raise(&mut self, line: usize, weight: u64, candidate: usize) {
        let mut at = line + 1;
        while at < self.0.len() {
            if weight > self.0[at].0 {
                self.0[at] = (weight, Some(candidate));
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The textbook: all pairs of lines.
    fn heaviest(candidates: &[Candidate], old: usize, new: usize) -> u64 {
        let mut best = vec![vec![0; new + 1]; old + 1];
        for at in (0..old).rev() {
            for with in (0..new).rev() {
                let here = candidates.iter().find(|candidate| candidate.old == at && candidate.new == with);
                let paired = here.map_or(0, |candidate| candidate.weight + best[at + 1][with + 1]);
                best[at][with] = paired.max(best[at + 1][with]).max(best[at][with + 1]);
            }
        }
        best[0][0]
    }

    proptest! {
        #[test]
        fn no_chain_weighs_more(pairs in prop::collection::btree_map((0..12_usize, 0..12_usize), 1..50_u64, 0..60)) {
            let candidates: Vec<Candidate> = pairs
                .into_iter()
                .map(|((old, new), weight)| Candidate { old, new, weight, dice: 1000 })
                .collect();
            let chain = heaviest_chain(&candidates, 12);
            prop_assert!(chain.windows(2).all(|two| two[0].old < two[1].old && two[0].new < two[1].new));
            prop_assert_eq!(chain.iter().map(|one| one.weight).sum::<u64>(), heaviest(&candidates, 12, 12));
        }
    }
}
