//! Which entry of one list is which entry of another, and when two terms mean the same.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::model::language::Lang;
use crate::model::public_facts::Term;
use crate::source::messages;

/// How two values of the same fact stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// No change for the reader.
    Same,
    /// The same thing in other words.
    Reworded,
    Other,
}

impl Likeness {
    pub fn of(same: bool) -> Likeness {
        if same { Likeness::Same } else { Likeness::Other }
    }
}

/// How two terms stand to each other. `vocabulary` is the list that their keys may be of: what the library makes of
/// such a key is no change of the facts. Words are compared in the languages that both have.
pub fn likeness(vocabulary: Option<&str>, a: &Term, b: &Term) -> Likeness {
    let Term { key: key_of_a, iri: _, words: words_of_a } = a;
    let Term { key: key_of_b, iri: _, words: words_of_b } = b;
    let same_key = key_of_a.is_some() && key_of_a == key_of_b;
    if same_key && key_of_a.as_ref().is_some_and(|key| vocabulary.is_some_and(|list| is_known(list, key))) {
        return Likeness::Same;
    }
    let shared: Vec<bool> =
        words_of_a.iter().filter_map(|(lang, words)| words_of_b.get(lang).map(|other| words == other)).collect();
    let all = shared.iter().all(|same| *same);
    let some = shared.iter().any(|same| *same);
    match () {
        () if same_key => {
            if all {
                Likeness::Same
            } else {
                Likeness::Reworded
            }
        }
        // A key that words took the place of, or the other way round, says the same where the words do.
        () if some && all => Likeness::Same,
        () if key_of_a != key_of_b => Likeness::Other,
        () if some => Likeness::Reworded,
        // Without a shared language there is nothing to compare; with no words at all there is nothing said.
        () if shared.is_empty() && words_of_a.is_empty() == words_of_b.is_empty() => Likeness::Same,
        () => Likeness::Other,
    }
}

/// Whether the library words `key` in `list`.
fn is_known(list: &str, key: &str) -> bool {
    static KNOWN: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| messages::ids(&messages::embedded_files(&Lang::new("da"))));
    KNOWN.contains(&format!("{list}-{key}"))
}

/// Whether an old entry is what a new one is.
pub type Test<'t, T> = &'t dyn Fn(&T, &T) -> bool;

/// Two lists side by side.
#[derive(Debug)]
pub struct Paired<'a, T> {
    pub both: Vec<(&'a T, &'a T)>,
    pub gone: Vec<&'a T>,
    pub come: Vec<&'a T>,
}

/// Pairs the entries of two lists, each with one other at most: first those that the first test holds for, then of the
/// rest those that the next one holds for. The order is that of the new list.
pub fn pair<'a, T>(old: &'a [T], new: &'a [T], tests: &[Test<T>]) -> Paired<'a, T> {
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    for test in tests {
        for (at, entry) in new.iter().enumerate() {
            if partner[at].is_some() {
                continue;
            }
            let found = old.iter().enumerate().position(|(other, before)| !taken[other] && test(before, entry));
            if let Some(found) = found {
                taken[found] = true;
                partner[at] = Some(found);
            }
        }
    }
    let both = partner.iter().zip(new).filter_map(|(other, entry)| Some((&old[(*other)?], entry))).collect();
    let come = partner.iter().zip(new).filter(|(other, _)| other.is_none()).map(|(_, entry)| entry).collect();
    let gone = taken.iter().zip(old).filter(|(taken, _)| !**taken).map(|(_, entry)| entry).collect();
    Paired { both, gone, come }
}
