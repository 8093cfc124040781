//! Which block of a translation belongs to which block of its source.
//!
//! Blocks have ordinals, and ordinals shift when somebody puts a block in above. What was reviewed does not: each entry
//! of the lock holds both texts, so it is looked for on both sides, first word for word, then by likeness. Only what is
//! then left over is paired by ids, and by its place between what is paired.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::history::redline::align_texts;
use crate::model::translation::Reviewed;
use crate::translate::block::{Block, Kind};
use crate::translate::marks::Marks;

/// A block with its words.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    pub block: &'a Block,
    pub text: &'a str,
    /// How an entry of the lock calls it.
    pub key: &'a str,
}

/// What belongs together; at least one of the first two is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub source: Option<usize>,
    pub target: Option<usize>,
    pub reviewed: Option<usize>,
}

/// Gaps of more pairs than this are paired in order: no policy has such a gap.
const MOST_PAIRS: usize = 10_000;

/// How many blocks of a translation are looked at for a gap of one block, at least.
const FEWEST_LOOKED_AT: usize = 64;

/// Words without regard to where lines end.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two texts differ in more than where their lines end.
pub fn same_words(one: &str, other: &str) -> bool {
    one == other || one.split_whitespace().eq(other.split_whitespace())
}

/// Pairs all blocks, in the order of the source, with what only the translation has behind it.
pub fn pair(source: &[Text], target: &[Text], reviewed: &[&Reviewed]) -> Vec<Pair> {
    let of_source = attach(source, reviewed, |entry| &entry.source);
    let of_target = attach(target, reviewed, |entry| &entry.text);
    let target_of: BTreeMap<usize, usize> =
        of_target.iter().enumerate().filter_map(|(at, entry)| Some(((*entry)?, at))).collect();
    let mut with: Vec<Option<usize>> =
        of_source.iter().map(|entry| entry.and_then(|entry| target_of.get(&entry).copied())).collect();
    let mut taken = vec![false; target.len()];
    with.iter().flatten().for_each(|at| taken[*at] = true);
    by_name(source, target, &mut with, &mut taken);
    by_place(source, target, &mut with, &mut taken);

    let paired = with.iter().enumerate().map(|(at, with)| Pair {
        source: Some(at),
        target: *with,
        // What the translation was reviewed against says most of it.
        reviewed: with.and_then(|with| of_target[with]).or(of_source[at]),
    });
    let alone = taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(at, _)| Pair {
        source: None,
        target: Some(at),
        reviewed: of_target[at],
    });
    paired.chain(alone).collect()
}

/// The entry of the lock that each block is, on one side: word for word, else by likeness in order.
fn attach(texts: &[Text], reviewed: &[&Reviewed], side: impl Fn(&Reviewed) -> &String) -> Vec<Option<usize>> {
    let mut entries: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
    let mut by_key: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, entry) in reviewed.iter().enumerate() {
        entries.entry(folded(side(entry))).or_default().push_back(at);
        by_key.insert(&entry.unit, at);
    }
    let mut attached: Vec<Option<usize>> = vec![None; texts.len()];
    let mut taken = vec![false; reviewed.len()];
    // Of equal blocks, each takes the entry of its own key while there is one.
    for (text, attached) in texts.iter().zip(&mut attached).filter(|(text, _)| text.block.has_words) {
        let own = by_key.get(text.key).filter(|entry| same_words(side(reviewed[**entry]), text.text));
        if let Some(entry) = own.filter(|entry| !taken[**entry]) {
            taken[*entry] = true;
            *attached = Some(*entry);
        }
    }
    for (text, attached) in texts.iter().zip(&mut attached).filter(|(text, _)| text.block.has_words) {
        if attached.is_none()
            && let Some(equal) = entries.get_mut(&folded(text.text))
        {
            let free = std::iter::from_fn(|| equal.pop_front()).find(|entry| !taken[*entry]);
            free.into_iter().for_each(|entry| taken[entry] = true);
            *attached = free;
        }
    }
    let rest: Vec<usize> =
        (0..texts.len()).filter(|at| attached[*at].is_none() && texts[*at].block.has_words).collect();
    let left: Vec<usize> = (0..reviewed.len()).filter(|entry| !taken[*entry]).collect();
    let old: Vec<&str> = left.iter().map(|entry| side(reviewed[*entry]).as_str()).collect();
    let new: Vec<&str> = rest.iter().map(|at| texts[*at].text).collect();
    for (entry, at) in align_texts(&old, &new) {
        attached[rest[at]] = Some(left[entry]);
    }
    attached
}

/// Pairs what has the same id.
fn by_name(source: &[Text], target: &[Text], with: &mut [Option<usize>], taken: &mut [bool]) {
    let named: BTreeMap<&str, usize> =
        target.iter().enumerate().filter_map(|(at, text)| Some((text.block.id.as_deref()?, at))).collect();
    for (at, text) in source.iter().enumerate().filter(|(at, _)| with[*at].is_none()).collect::<Vec<_>>() {
        let same = text.block.id.as_deref().and_then(|id| named.get(id));
        if let Some(same) = same.filter(|same| !taken[**same]) {
            with[at] = Some(*same);
            taken[*same] = true;
        }
    }
}

/// Pairs what stands between the same pairs.
fn by_place(source: &[Text], target: &[Text], with: &mut [Option<usize>], taken: &mut [bool]) {
    let mut unpaired: BTreeSet<usize> = (0..target.len()).filter(|at| !taken[*at]).collect();
    let mut at = 0;
    while at < source.len() {
        if with[at].is_some() {
            at += 1;
            continue;
        }
        let end = (at..source.len()).find(|at| with[*at].is_some()).unwrap_or(source.len());
        let first = at.checked_sub(1).and_then(|before| with[before]).map_or(0, |before| before + 1);
        let last = with.get(end).copied().flatten().unwrap_or(target.len());
        let gap: Vec<usize> = (at..end).collect();
        // Blocks that moved far make windows wide; what is looked at in one stays in step with the gap.
        let most = 2 * gap.len() + FEWEST_LOOKED_AT;
        let free: Vec<usize> = match first < last {
            true => unpaired.range(first..last).copied().take(most).collect(),
            false => Vec::new(),
        };
        for (from, to) in match_gap(&gap, &free, source, target) {
            with[from] = Some(to);
            taken[to] = true;
            unpaired.remove(&to);
        }
        at = end;
    }
}

/// Pairs in order of those that are the same kind of block; of several ways, the one in which most is alike.
fn match_gap(gap: &[usize], free: &[usize], source: &[Text], target: &[Text]) -> Vec<(usize, usize)> {
    let is_like = |from: usize, to: usize| source[from].block.kind.is_like(target[to].block.kind);
    let in_order = gap.iter().copied().zip(free.iter().copied());
    let fits = gap.len() == free.len() && in_order.clone().all(|(from, to)| is_like(from, to));
    if fits || gap.len().saturating_mul(free.len()) > MOST_PAIRS {
        return in_order.filter(|(from, to)| is_like(*from, *to)).collect();
    }
    let marks = |texts: &[Text], of: &[usize]| of.iter().map(|at| Marks::of(texts[*at].text)).collect::<Vec<_>>();
    let (gap_marks, free_marks) = (marks(source, gap), marks(target, free));
    let value = |at: usize, with: usize| {
        let (from, to) = (source[gap[at]].block, target[free[with]].block);
        if !from.kind.is_like(to.kind) || from.has_words != to.has_words {
            return 0;
        }
        let same_marks = gap_marks[at].placeholders == free_marks[with].placeholders
            && gap_marks[at].links.len() == free_marks[with].links.len();
        let has_marks = !gap_marks[at].placeholders.is_empty() || !gap_marks[at].links.is_empty();
        let is_same = from.kind == to.kind && from.kind != Kind::Paragraph;
        4 + if same_marks && has_marks { 4 } else { u32::from(same_marks) } + 2 * u32::from(is_same)
    };
    let width = free.len() + 1;
    let mut best = vec![0_u32; (gap.len() + 1) * width];
    for at in (0..gap.len()).rev() {
        for with in (0..free.len()).rev() {
            let value = value(at, with);
            let paired = if value == 0 { 0 } else { value + best[(at + 1) * width + with + 1] };
            best[at * width + with] = paired.max(best[(at + 1) * width + with]).max(best[at * width + with + 1]);
        }
    }
    let (mut at, mut with) = (0, 0);
    let mut pairs = Vec::new();
    while at < gap.len() && with < free.len() {
        let (here, value) = (best[at * width + with], value(at, with));
        if value > 0 && here == value + best[(at + 1) * width + with + 1] {
            pairs.push((gap[at], free[with]));
            (at, with) = (at + 1, with + 1);
        } else if here == best[(at + 1) * width + with] {
            at += 1;
        } else {
            with += 1;
        }
    }
    pairs
}
