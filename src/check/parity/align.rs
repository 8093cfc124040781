//! Which unit of one language belongs to which of the other, in order, with the fewest left over.

use std::collections::BTreeMap;

use super::quantity::Grammar;
use super::unit::{Shape, Unit};

/// Units, and the language that they are in.
type In<'a> = (&'a [Unit], &'a Grammar);

/// More comparisons than this are not made: then the units stand against each other in order.
const MOST: usize = 40_000;

/// Pairs in reading order; what has no other half stands alone.
pub fn align(left: In, right: In) -> Vec<(Option<usize>, Option<usize>)> {
    let mut pairs = Vec::new();
    let (mut from_left, mut from_right) = (0, 0);
    for (at_left, at_right) in anchors(left.0, right.0) {
        between(left, right, (from_left, at_left), (from_right, at_right), &mut pairs);
        pairs.push((Some(at_left), Some(at_right)));
        (from_left, from_right) = (at_left + 1, at_right + 1);
    }
    between(left, right, (from_left, left.0.len()), (from_right, right.0.len()), &mut pairs);
    pairs
}

/// Units with the same id, as far as they come in the same order.
fn anchors(left: &[Unit], right: &[Unit]) -> Vec<(usize, usize)> {
    let ids = |units: &[Unit]| -> Vec<Option<String>> { units.iter().map(|unit| unit.id.clone()).collect() };
    in_order(&ids(left), &ids(right))
}

/// The longest run of equal ids that come in the same order on both sides.
pub fn in_order(left: &[Option<String>], right: &[Option<String>]) -> Vec<(usize, usize)> {
    let there: BTreeMap<&str, usize> =
        right.iter().enumerate().rev().filter_map(|(at, id)| Some((id.as_deref()?, at))).collect();
    let met: Vec<(usize, usize)> =
        left.iter().enumerate().filter_map(|(at, id)| Some((at, *there.get(id.as_deref()?)?))).collect();
    // The longest rising sequence: for each length, the pair with the least end so far.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(met.len());
    for (index, (_, at)) in met.iter().enumerate() {
        let place = ends.partition_point(|end| met[*end].1 < *at);
        before.push(place.checked_sub(1).map(|place| ends[place]));
        if place == ends.len() {
            ends.push(index);
        } else {
            ends[place] = index;
        }
    }
    let mut run = Vec::new();
    let mut next = ends.last().copied();
    while let Some(index) = next {
        run.push(met[index]);
        next = before[index];
    }
    run.reverse();
    run
}

/// Pairs the units of a stretch without ids in common.
fn between(
    (left, left_grammar): In,
    (right, right_grammar): In,
    (from_left, to_left): (usize, usize),
    (from_right, to_right): (usize, usize),
    pairs: &mut Vec<(Option<usize>, Option<usize>)>,
) {
    let (rows, columns) = (to_left - from_left, to_right - from_right);
    if rows * columns > MOST {
        let longest = rows.max(columns);
        let nth = |at: usize, from: usize, to: usize| Some(from + at).filter(|at| *at < to);
        pairs.extend((0..longest).map(|at| (nth(at, from_left, to_left), nth(at, from_right, to_right))));
        return;
    }
    if let (1, 1) = (rows, columns) {
        let (one, other) = (&left[from_left], &right[from_right]);
        if one.is_own == other.is_own {
            pairs.push((Some(from_left), Some(from_right)));
            return;
        }
    }
    // best[i][j]: the most that the units from i and j on come to.
    let mut best = vec![vec![0.0_f64; columns + 1]; rows + 1];
    let mut likeness = vec![vec![0.0_f64; columns]; rows];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let one = (&left[from_left + row], left_grammar);
            let alike = alike(one, (&right[from_right + column], right_grammar));
            likeness[row][column] = alike;
            best[row][column] =
                (best[row + 1][column + 1] + alike).max(best[row + 1][column]).max(best[row][column + 1]);
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows || column < columns {
        let (i, j) = (from_left + row, from_right + column);
        if row == rows {
            pairs.push((None, Some(j)));
            column += 1;
        } else if column == columns {
            pairs.push((Some(i), None));
            row += 1;
        } else if likeness[row][column] > 0.0
            && best[row][column] <= best[row + 1][column + 1] + likeness[row][column] + f64::EPSILON
        {
            pairs.push((Some(i), Some(j)));
            (row, column) = (row + 1, column + 1);
        } else if best[row + 1][column] >= best[row][column + 1] {
            pairs.push((Some(i), None));
            row += 1;
        } else {
            pairs.push((None, Some(j)));
            column += 1;
        }
    }
}

/// How likely two units say the same; 0 where they cannot.
fn alike((left, left_grammar): (&Unit, &Grammar), (right, right_grammar): (&Unit, &Grammar)) -> f64 {
    // The library's words belong to the library's.
    if left.is_own != right.is_own {
        return 0.0;
    }
    let (longer, shorter) = (left.length.max(right.length).max(1), left.length.min(right.length));
    let length = ratio(shorter, longer);
    let shape = if kind(left.shape) == kind(right.shape) { 1.0 } else { 0.2 };
    let (there_left, there_right) = (left.marks(left_grammar), right.marks(right_grammar));
    let common: usize = there_left.intersection(there_right).map(|mark| weight(mark)).sum();
    let all: usize = there_left.union(there_right).map(|mark| weight(mark)).sum();
    let marks = if all == 0 { 0.3 } else { ratio(common, all) };
    shape + 3.0 * marks + 0.5 * length
}

/// A word that looks alike says little; a number, a link or a fact says much.
fn weight(mark: &str) -> usize {
    if mark.starts_with(['~', '&']) { 1 } else { 3 }
}

#[expect(clippy::cast_precision_loss, reason = "only the rough proportion counts")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// The shape without what is compared afterwards.
pub fn kind(shape: Shape) -> std::mem::Discriminant<Shape> {
    std::mem::discriminant(&shape)
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn ids_in_the_same_order_hold_the_two_together() {
        let ids = |ids: &[&str]| -> Vec<Option<String>> {
            ids.iter().map(|id| (!id.is_empty()).then(|| (*id).to_owned())).collect()
        };
        assert_eq!(in_order(&ids(&["a", "", "b", "c"]), &ids(&["a", "c", "", "b"])).len(), 2);
        assert_eq!(in_order(&ids(&["a", "b"]), &ids(&["a", "x", "b"])), [(0, 0), (1, 2)]);
        assert!(in_order(&ids(&["", ""]), &ids(&[""])).is_empty());
    }
}
