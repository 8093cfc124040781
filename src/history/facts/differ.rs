//! How a change is noted down: one value, a list, an entry that came or went.

use crate::model::public_facts::{PublicFacts, Term};

use super::argument::{Argument, Arguments};
use super::pair::{Likeness, pair};
use super::{Class, FactChange, Trigger};

/// Two sets of facts, the old one with the ids of the new, and what differs.
#[derive(Debug)]
pub struct Differ<'a> {
    pub old: &'a PublicFacts,
    pub new: &'a PublicFacts,
    pub changes: Vec<FactChange>,
}

/// What it weighs that a fact is new, gone or another.
#[derive(Clone, Copy, Debug)]
pub struct Weight {
    pub added: Class,
    pub removed: Class,
    pub changed: Class,
}

impl Weight {
    pub const MINOR: Weight = Weight { added: Class::Minor, removed: Class::Minor, changed: Class::Minor };

    /// Material, whatever happens to it.
    pub const fn any(trigger: Trigger) -> Weight {
        let class = Class::Material(trigger);
        Weight { added: class, removed: class, changed: class }
    }

    /// Material when there is more of it or another; that it is gone is in the reader's favour.
    pub const fn gain(trigger: Trigger) -> Weight {
        Weight { removed: Class::Minor, ..Weight::any(trigger) }
    }

    /// Material when there is less of it or another; that it is new is in the reader's favour.
    pub const fn loss(trigger: Trigger) -> Weight {
        Weight { added: Class::Minor, ..Weight::any(trigger) }
    }
}

/// A fact with one value.
#[derive(Debug)]
pub struct Single {
    pub code: &'static str,
    pub path: String,
    pub weight: Weight,
    /// What the message wants beside the old and the new value.
    pub about: Arguments,
}

/// A fact that is a list.
#[derive(Debug)]
pub struct Many {
    pub added: &'static str,
    pub removed: &'static str,
    pub path: String,
    pub weight: Weight,
    pub about: Arguments,
}

impl<'a> Differ<'a> {
    pub fn new(old: &'a PublicFacts, new: &'a PublicFacts) -> Differ<'a> {
        Differ { old, new, changes: Vec::new() }
    }

    pub fn tell(&mut self, code: &'static str, path: &str, class: Class, arguments: Arguments) {
        self.changes.push(FactChange { code, path: path.to_owned(), class, arguments });
    }

    /// Compares one value. The message selects on `how`: `added`, `removed` or `changed`.
    pub fn single(&mut self, fact: Single, old: Option<Argument>, new: Option<Argument>) {
        let Single { code, path, weight, about } = fact;
        let (how, class) = match (&old, &new) {
            (None, None) => return,
            (None, Some(_)) => ("added", weight.added),
            (Some(_), None) => ("removed", weight.removed),
            (Some(old), Some(new)) => match old.likeness(new) {
                Likeness::Same => return,
                Likeness::Reworded => return self.reworded(&path, old, new),
                Likeness::Other => ("changed", weight.changed),
            },
        };
        let mut arguments = vec![("how", Argument::key(how))];
        arguments.extend(about);
        arguments.extend(old.map(|old| ("old", old)));
        arguments.extend(new.map(|new| ("new", new)));
        self.tell(code, &path, class, arguments);
    }

    /// Compares one value in the firm's own words.
    pub fn words(&mut self, fact: Single, old: &Option<Term>, new: &Option<Term>) {
        self.single(fact, old.as_ref().map(Argument::words), new.as_ref().map(Argument::words));
    }

    /// Compares two lists. What came is one change, and so is what went.
    pub fn many(&mut self, fact: Many, old: &[Argument], new: &[Argument]) {
        let Many { added, removed, path, weight, about } = fact;
        let paired = pair(old, new, &[&|a, b| a.is_like(b), &|a, b| a.likeness(b) == Likeness::Reworded]);
        for (code, entries, class) in [(added, paired.come, weight.added), (removed, paired.gone, weight.removed)] {
            if !entries.is_empty() {
                let mut arguments = about.clone();
                arguments.push(("count", Argument::Number(i64::try_from(entries.len()).unwrap_or(i64::MAX))));
                arguments.push(("items", Argument::List(entries.into_iter().cloned().collect())));
                self.tell(code, &path, class, arguments);
            }
        }
        for (old, new) in paired.both {
            if old.likeness(new) == Likeness::Reworded {
                self.reworded(&path, old, new);
            }
        }
    }

    /// The same thing in other words. A language in which nothing changed is told that it did in another.
    pub fn reworded(&mut self, path: &str, old: &Argument, new: &Argument) {
        self.tell("wording", path, Class::Minor, vec![("old", old.clone()), ("new", new.clone())]);
    }
}
