//! Two Documents become one redline.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::align::align;
use super::candidates::{Numbers, Weighed, candidates};
use super::flatten::flatten;
use super::{Change, Line, Mark, Marked, Redline, Role, Was, cells};
use crate::document::Document;

/// Dice's coefficient, in thousandths, from which on a line that is gone and one that came are one that moved.
const MOVED: usize = 800;
/// Shorter lines say nothing of where they came from, unless they are headings.
const FEWEST_WORDS_MOVED: usize = 3;

/// What changed from one Document to another.
pub fn compare(old: &Document, new: &Document) -> Redline {
    compare_lines(&flatten(old), &flatten(new))
}

/// The same for lines.
pub(super) fn compare_lines(old: &[Line], new: &[Line]) -> Redline {
    let mut numbers = Numbers::default();
    let old: Vec<Weighed> = old.iter().map(|line| numbers.weigh(line)).collect();
    let new: Vec<Weighed> = new.iter().map(|line| numbers.weigh(line)).collect();
    let pairs = align(&old, &new);
    let moves = moves(&old, &new, &pairs);

    // Where each line that is only on one side comes to stand, for those that moved to point at each other.
    let mut old_at = BTreeMap::new();
    let mut new_at = BTreeMap::new();
    let mut steps = Vec::new();
    let (mut old_next, mut new_next) = (0, 0);
    for (old_pair, new_pair) in pairs.into_iter().chain([(old.len(), new.len())]) {
        for at in old_next..old_pair {
            old_at.insert(at, steps.len());
            steps.push(Step::Gone(at));
        }
        for at in new_next..new_pair {
            new_at.insert(at, steps.len());
            steps.push(Step::Came(at));
        }
        if old_pair < old.len() {
            steps.push(Step::Stayed(old_pair, new_pair));
        }
        (old_next, new_next) = (old_pair + 1, new_pair + 1);
    }
    let came_from: BTreeMap<usize, usize> = moves.iter().map(|(old, new)| (*new, *old)).collect();
    let mut lines: Vec<Marked> = steps
        .iter()
        .map(|step| match step {
            Step::Stayed(old_line, new_line) => stayed(old[*old_line].line, new[*new_line].line),
            Step::Gone(at) => {
                let change = moves.get(at).map_or(Change::Deleted, |to| Change::MovedAway { to: new_at[to] });
                alone(old[*at].line, change, Mark::Deleted)
            }
            Step::Came(at) => match came_from.get(at) {
                Some(from) => Marked {
                    cells: cells::compare(&old[*from].line.cells, &new[*at].line.cells),
                    ..alone(new[*at].line, Change::MovedHere { from: old_at[from] }, Mark::Inserted)
                },
                None => alone(new[*at].line, Change::Inserted, Mark::Inserted),
            },
        })
        .collect();
    tell_new_numbers(&mut lines);
    Redline { lines }
}

enum Step {
    Stayed(usize, usize),
    Gone(usize),
    Came(usize),
}

fn alone(line: &Line, change: Change, mark: Mark) -> Marked {
    let cells = line.cells.iter().map(|cell| cells::only(mark, cell)).collect();
    Marked { section: line.section.clone(), role: line.role, was: None, change, cells }
}

fn stayed(old: &Line, new: &Line) -> Marked {
    let is_same = old.cells == new.cells && without_number(old.role) == without_number(new.role);
    let was = (old.role != new.role || old.section != new.section)
        .then(|| Was { section: old.section.clone(), role: old.role });
    Marked {
        section: new.section.clone(),
        role: new.role,
        was,
        change: if is_same { Change::Same } else { Change::Changed },
        cells: cells::compare(&old.cells, &new.cells),
    }
}

/// A number follows from the lines before it, so it is none of the line's own words.
fn without_number(role: Role) -> Role {
    match role {
        Role::Item { depth, number: Some(_) } => Role::Item { depth, number: Some(0) },
        Role::Note { .. } => Role::Note { number: 0 },
        role => role,
    }
}

/// A list that begins with another number than before has changed, though none of its lines did: nothing in it came or
/// went that would explain the number.
fn tell_new_numbers(lines: &mut [Marked]) {
    let mut is_explained = false;
    for line in lines {
        match line.role {
            Role::Item { .. } | Role::Note { .. } => {}
            // What stands in an item does not end the list.
            Role::InItem { .. } | Role::Quote | Role::Callout | Role::CalloutTitle => continue,
            _ => {
                is_explained = false;
                continue;
            }
        }
        let has_new_number = line.was.as_ref().is_some_and(|was| was.role != line.role);
        if line.change == Change::Same && has_new_number && !is_explained {
            line.change = Change::Changed;
        }
        is_explained |= line.change != Change::Same;
    }
}

/// Old lines without a pair that stand elsewhere among the new ones, nearly as they were; the most alike first.
fn moves(old: &[Weighed], new: &[Weighed], pairs: &[(usize, usize)]) -> BTreeMap<usize, usize> {
    let left_over = |count: usize, paired: Vec<usize>| -> Vec<usize> {
        let mut is_paired = vec![false; count];
        paired.into_iter().for_each(|at| is_paired[at] = true);
        (0..count).filter(|at| !is_paired[*at]).collect()
    };
    let gone = left_over(old.len(), pairs.iter().map(|(old, _)| *old).collect());
    let came = left_over(new.len(), pairs.iter().map(|(_, new)| *new).collect());
    let gone_lines: Vec<&Weighed> = gone.iter().map(|at| &old[*at]).collect();
    let came_lines: Vec<&Weighed> = came.iter().map(|at| &new[*at]).collect();

    let mut candidates = candidates(&gone_lines, &came_lines);
    candidates.retain(|candidate| {
        let (old, new) = (gone_lines[candidate.old], came_lines[candidate.new]);
        let is_heading = matches!(old.line.role, Role::Heading { .. });
        candidate.dice >= MOVED && (is_heading || old.bag.len().max(new.bag.len()) >= FEWEST_WORDS_MOVED)
    });
    candidates.sort_by_key(|candidate| (Reverse(candidate.weight), candidate.old, candidate.new));
    let mut moves = BTreeMap::new();
    let mut is_taken = vec![false; came.len()];
    for candidate in candidates {
        if !moves.contains_key(&gone[candidate.old]) && !is_taken[candidate.new] {
            moves.insert(gone[candidate.old], came[candidate.new]);
            is_taken[candidate.new] = true;
        }
    }
    moves
}
