//! The cells of two lines, compared: of a paragraph the one, of a table's row all of them.

use super::bag::Bag;
use super::tokens::tokens;
use super::{Mark, Span, words};

/// Rows of more pairs of cells are compared from left to right: there is no such table.
const MOST_PAIRS: usize = 4096;

/// The cells of both, in order. See [`super::Marked::cells`].
pub fn compare(old: &[String], new: &[String]) -> Vec<Vec<Span>> {
    let pairs = pairs(old, new);
    let mut cells = Vec::with_capacity(old.len().max(new.len()));
    let (mut old_at, mut new_at) = (0, 0);
    for (old_pair, new_pair) in pairs.into_iter().chain([(old.len(), new.len())]) {
        cells.extend(old[old_at..old_pair].iter().map(|cell| only(Mark::Deleted, cell)));
        cells.extend(new[new_at..new_pair].iter().map(|cell| only(Mark::Inserted, cell)));
        if let (Some(old), Some(new)) = (old.get(old_pair), new.get(new_pair)) {
            cells.push(both(old, new));
        }
        (old_at, new_at) = (old_pair + 1, new_pair + 1);
    }
    cells
}

/// A cell that one of the lines has and the other has not.
pub fn only(mark: Mark, cell: &str) -> Vec<Span> {
    vec![Span { mark, text: cell.to_owned() }]
}

fn both(old: &str, new: &str) -> Vec<Span> {
    let mut spans = words::compare(old, new);
    if spans.len() == 1 && spans[0].mark != Mark::Same {
        spans.push(Span { mark: Mark::Same, text: String::new() });
    }
    spans
}

/// Which cells belong together. As many on both sides are the same columns; else a column came or went, and which one
/// is told by the words.
fn pairs(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    if old.len() == new.len() || old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return (0..old.len().min(new.len())).map(|at| (at, at)).collect();
    }
    let old_bags: Vec<Bag<&str>> = old.iter().map(|cell| Bag::of(tokens(cell))).collect();
    let new_bags: Vec<Bag<&str>> = new.iter().map(|cell| Bag::of(tokens(cell))).collect();
    let value = |at: usize, with: usize| {
        let alike = if old[at] == new[with] { 1000 } else { old_bags[at].permille(&new_bags[with]) };
        // A pair without a word in common is still a pair: seldom does a column come and another one go at once.
        1001 + alike
    };
    // best[i][j] = the most that the cells from i and from j on can have in common.
    let width = new.len() + 1;
    let mut best = vec![0_usize; (old.len() + 1) * width];
    for at in (0..old.len()).rev() {
        for with in (0..new.len()).rev() {
            let paired = value(at, with) + best[(at + 1) * width + with + 1];
            best[at * width + with] = paired.max(best[(at + 1) * width + with]).max(best[at * width + with + 1]);
        }
    }
    let (mut at, mut with) = (0, 0);
    let mut pairs = Vec::new();
    while at < old.len() && with < new.len() {
        let here = best[at * width + with];
        if here == value(at, with) + best[(at + 1) * width + with + 1] {
            pairs.push((at, with));
            (at, with) = (at + 1, with + 1);
        } else if here == best[at * width + with + 1] {
            with += 1;
        } else {
            at += 1;
        }
    }
    pairs
}
