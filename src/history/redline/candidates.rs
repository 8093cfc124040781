//! Which old lines and which new lines say much the same: all pairs that an alignment may choose from.
//!
//! Not every old line is held against every new one. An index from each word to the new lines that have it says how
//! many words a pair shares; pairs that share none are never looked at. Two bounds keep the worst case in hand, and
//! bind only in texts far longer than a policy: a word that stands in more than [`COMMON`] lines finds no pairs (it
//! counts in those that others found), and a line has at most [`CHOICES`] pairs, the best and then the nearest.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::bag::{Bag, dice};
use super::tokens::{is_word, tokens};
use super::{Line, Role};

const COMMON: usize = 400;
const CHOICES: usize = 48;

/// Dice's coefficient, in thousandths, from which on two lines are two forms of one.
pub const ALIKE: usize = 400;
/// The same where a paragraph became an item, say.
const ALIKE_IN_ANOTHER_ROLE: usize = 600;

/// A line made ready.
pub struct Weighed<'a> {
    pub line: &'a Line,
    /// Equal for lines of equal words.
    pub whole: usize,
    /// Equal for lines whose first cells are.
    first: usize,
    pub bag: Bag<u32>,
}

/// Words and whole lines, numbered as they come.
#[derive(Default)]
pub struct Numbers<'a> {
    words: HashMap<&'a str, u32>,
    wholes: HashMap<&'a [String], usize>,
}

impl<'a> Numbers<'a> {
    pub fn weigh(&mut self, line: &'a Line) -> Weighed<'a> {
        let mut words = Vec::new();
        for cell in &line.cells {
            for token in tokens(cell).into_iter().filter(|token| is_word(token)) {
                let next = self.words.len() as u32;
                words.push(*self.words.entry(token).or_insert(next));
            }
        }
        let mut number = |cells| {
            let next = self.wholes.len();
            *self.wholes.entry(cells).or_insert(next)
        };
        let whole = number(&line.cells[..]);
        let first = number(&line.cells[..line.cells.len().min(1)]);
        Weighed { line, whole, first, bag: Bag::sorted(words) }
    }
}

/// A pair that may be one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub old: usize,
    pub new: usize,
    /// Dice's coefficient times length, and a little for what else speaks for it.
    pub weight: u64,
    /// In thousandths.
    pub dice: usize,
}

/// All candidates, by old line and then by new line.
pub fn candidates(old: &[&Weighed], new: &[&Weighed]) -> Vec<Candidate> {
    let index = Index::of(new);
    let mut search = Search { index: &index, new, shared: vec![0; new.len()], found: Vec::new() };
    let mut all = Vec::new();
    for (at, line) in old.iter().enumerate() {
        let near = at * new.len() / old.len().max(1);
        let mut choices = search.choices(line, near);
        if choices.len() > CHOICES {
            choices.sort_by_key(|choice| (Reverse(choice.weight), choice.new.abs_diff(near), choice.new));
            choices.truncate(CHOICES);
        }
        choices.sort_by_key(|choice| choice.new);
        all.extend(choices.into_iter().map(|choice| Candidate { old: at, ..choice }));
    }
    all
}

/// Where each word and each line stands.
struct Index<'a> {
    /// By the number of the word: line, and how often it has the word.
    words: Vec<Vec<(usize, usize)>>,
    wholes: HashMap<usize, Vec<usize>>,
    firsts: HashMap<usize, Vec<usize>>,
    /// Lines that there is one of, by what [`place`] says.
    places: HashMap<(Role, &'a str), usize>,
    /// How many words each line has that stand in too many.
    common: Vec<usize>,
}

impl<'a> Index<'a> {
    fn of(new: &[&Weighed<'a>]) -> Index<'a> {
        let mut index = Index {
            words: Vec::new(),
            wholes: HashMap::new(),
            firsts: HashMap::new(),
            places: HashMap::new(),
            common: vec![0; new.len()],
        };
        for (at, line) in new.iter().enumerate() {
            for (word, count) in line.bag.counts() {
                let word = *word as usize;
                if index.words.len() <= word {
                    index.words.resize_with(word + 1, Vec::new);
                }
                index.words[word].push((at, count));
            }
            index.wholes.entry(line.whole).or_default().push(at);
            index.firsts.entry(line.first).or_default().push(at);
            if let Some(place) = place(line.line) {
                index.places.entry(place).or_insert(at);
            }
        }
        for lines in index.words.iter().filter(|lines| lines.len() > COMMON) {
            for (at, count) in lines {
                index.common[*at] += count;
            }
        }
        index
    }

    fn lines_with(&self, word: u32) -> &[(usize, usize)] {
        self.words.get(word as usize).map_or(&[], Vec::as_slice)
    }
}

struct Search<'s, 'a> {
    index: &'s Index<'a>,
    new: &'s [&'s Weighed<'a>],
    /// How many words each new line shares with the old one, but common ones; all 0 between two old lines.
    shared: Vec<usize>,
    /// Those that share any.
    found: Vec<usize>,
}

impl Search<'_, '_> {
    /// What an old line may have become; `near` is where it would stand if nothing had changed.
    fn choices(&mut self, old: &Weighed, near: usize) -> Vec<Candidate> {
        let mut common = 0;
        for (word, count) in old.bag.counts() {
            let lines = self.index.lines_with(*word);
            if lines.len() > COMMON {
                common += count;
                continue;
            }
            for (at, with) in lines {
                if self.shared[*at] == 0 {
                    self.found.push(*at);
                }
                self.shared[*at] += count.min(*with);
            }
        }
        let mut choices = Vec::new();
        for at in std::mem::take(&mut self.found) {
            let shared = std::mem::take(&mut self.shared[at]);
            let line = self.new[at];
            let words = old.bag.len() + line.bag.len();
            let most = shared + common.min(self.index.common[at]);
            if dice(most, words) < ALIKE {
                continue;
            }
            let shared = if most == shared { shared } else { old.bag.shared(&line.bag) };
            choices.extend(choice(old, line, at, shared));
        }
        // What the words alone do not find: lines without words or of common ones, and new values of an old label.
        let wholes = self.index.wholes.get(&old.whole).map_or(&[][..], Vec::as_slice);
        let has_label = old.line.cells.len() > 1 && old.line.cells.first().is_some_and(|label| !label.is_empty());
        let firsts = self.index.firsts.get(&old.first).filter(|_| has_label).map_or(&[][..], Vec::as_slice);
        let same_place = place(old.line).and_then(|place| self.index.places.get(&place));
        let known: Vec<usize> =
            nearest(wholes, near).iter().chain(nearest(firsts, near)).chain(same_place).copied().collect();
        for at in known {
            if !choices.iter().any(|choice: &Candidate| choice.new == at) {
                let line = self.new[at];
                choices.extend(choice(old, line, at, old.bag.shared(&line.bag)));
            }
        }
        choices
    }
}

/// The pair, when the two may be forms of one line.
fn choice(old: &Weighed, new: &Weighed, at: usize, shared: usize) -> Option<Candidate> {
    let dice = dice(shared, old.bag.len() + new.bag.len());
    let is_same = old.whole == new.whole;
    let is_labelled = old.line.cells.len() > 1 && new.line.cells.len() > 1 && old.first == new.first;
    let is_one_kind = kind(old.line.role) == kind(new.line.role);
    let is_enough = match (family(old.line.role) == family(new.line.role), is_one_kind) {
        (false, _) => false,
        (true, true) => {
            let is_same_place = place(old.line).is_some_and(|old| place(new.line) == Some(old));
            is_same || is_labelled || is_same_place || dice >= ALIKE
        }
        (true, false) => is_same || dice >= ALIKE_IN_ANOTHER_ROLE,
    };
    // Twice the shared words is Dice's coefficient times length.
    let mut weight = 2 * shared as u64 * WORD;
    if is_same {
        weight += (shared as u64 + 1) * WORD;
    }
    weight += 2 * u64::from(is_one_kind) + 2 * u64::from(old.line.section == new.line.section) + 1;
    is_enough.then_some(Candidate { old: 0, new: at, weight, dice })
}

/// What one shared word weighs, against what speaks for a pair beside words.
const WORD: u64 = 16;

/// The title, and the heading of a section: whatever it says, there is one, and it is the one.
fn place(line: &Line) -> Option<(Role, &str)> {
    matches!(line.role, Role::Title | Role::Heading { level: 1 }).then_some((line.role, line.section.as_str()))
}

/// The nearest to where a line would stand if nothing had changed, at most as many as there are choices.
fn nearest(lines: &[usize], near: usize) -> &[usize] {
    let at = lines.partition_point(|line| *line < near);
    let start = at.saturating_sub(CHOICES / 2);
    &lines[start..lines.len().min(start + CHOICES)]
}

/// A role without its number or depth.
fn kind(role: Role) -> Role {
    match role {
        Role::Item { .. } => Role::Item { depth: 1, number: None },
        Role::InItem { .. } => Role::InItem { depth: 1 },
        Role::Note { .. } => Role::Note { number: 1 },
        Role::Heading { .. } => Role::Heading { level: 1 },
        other => other,
    }
}

/// Roles that one line may go through: prose stays prose, and a table's row is one for ever.
#[derive(PartialEq, Eq)]
enum Family {
    Title,
    Heading,
    Prose,
    Labelled,
    Head,
    Row,
}

fn family(role: Role) -> Family {
    match role {
        Role::Title => Family::Title,
        Role::Heading { .. } => Family::Heading,
        Role::Entry | Role::Step => Family::Labelled,
        Role::TableHead => Family::Head,
        Role::TableRow => Family::Row,
        Role::Paragraph
        | Role::Item { .. }
        | Role::InItem { .. }
        | Role::Quote
        | Role::CalloutTitle
        | Role::Callout
        | Role::Caption
        | Role::Total
        | Role::Signature
        | Role::Note { .. } => Family::Prose,
    }
}
