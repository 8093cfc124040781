//! A slow look at the files themselves, which finds what no event told of.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::path::Path;
use std::time::{Duration, Instant};

use super::interest::{Known, stamp};

/// How often it is looked.
const EVERY: Duration = Duration::from_secs(2);
/// How many files are looked at in one look: a site of a thousand policies takes several.
const AT_ONCE: usize = 2000;
/// After how many changes in a row that no event told of events are no longer believed in.
const LET_DOWN: usize = 2;

pub struct Look {
    pub next: Instant,
    /// The name behind which the next look goes on.
    from: Option<String>,
    /// What was found by the last look, and may still be told by an event that was on its way.
    suspects: BTreeSet<String>,
    missed: usize,
}

impl Look {
    pub fn new(now: Instant) -> Look {
        Look { next: now + EVERY, from: None, suspects: BTreeSet::new(), missed: 0 }
    }

    /// Looks at the next few, and gives back what has changed without having been told. `heard` is what events told of
    /// since the last look; what is `awaited` has been told, and is not as it was known.
    pub fn around(
        &mut self,
        root: &Path,
        known: &mut BTreeMap<String, Known>,
        heard: &BTreeSet<String>,
        awaited: &BTreeSet<String>,
        now: Instant,
    ) -> BTreeSet<String> {
        self.next = now + EVERY;
        for suspect in std::mem::take(&mut self.suspects) {
            self.missed = if covers(heard, &suspect) { 0 } else { self.missed + 1 };
        }
        let behind = self.from.take().map_or(Bound::Unbounded, Bound::Excluded);
        let mut found = BTreeSet::new();
        for (index, (name, known)) in known.range_mut::<String, _>((behind, Bound::Unbounded)).enumerate() {
            let stamp = stamp(&root.join(name));
            if stamp != known.stamp && !covers(awaited, name) {
                known.stamp = stamp;
                found.insert(name.clone());
            }
            if index + 1 == AT_ONCE {
                self.from = Some(name.clone());
                break;
            }
        }
        self.suspects.clone_from(&found);
        found
    }

    /// Whether events are no longer believed in.
    pub fn is_let_down(&self) -> bool {
        self.missed >= LET_DOWN
    }
}

/// Whether a name is among others, or changes with one of them: a folder does with what is in it.
fn covers(names: &BTreeSet<String>, name: &str) -> bool {
    let below = if name == "." { String::new() } else { format!("{name}/") };
    names.contains(name) || names.range(below.clone()..).next().is_some_and(|other| other.starts_with(&below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_changes_in_a_row_that_nobody_told_of_let_down() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        std::fs::write(&file, "").unwrap();
        let none = BTreeSet::new();
        let name = BTreeSet::from(["a".to_owned()]);
        let mut known = BTreeMap::from([("a".to_owned(), Known::at(&file))]);
        let mut look = Look::new(Instant::now());
        let mut around = |words: &str, heard, awaited| {
            if std::fs::read_to_string(&file).is_ok_and(|before| before != words) {
                std::fs::write(&file, words).unwrap();
            }
            let found = look.around(folder.path(), &mut known, heard, awaited, Instant::now());
            (found.len(), look.is_let_down())
        };
        // Nobody tells of the first, an event comes late for the second.
        assert_eq!(around("1", &none, &none), (1, false));
        assert_eq!(around("12", &none, &none), (1, false));
        assert_eq!(around("12", &name, &none), (0, false));
        // What was told is no surprise.
        assert_eq!(around("123", &name, &name), (0, false));
        assert_eq!(around("1234", &none, &none), (1, false));
        assert_eq!(around("12345", &none, &none), (1, false));
        assert_eq!(around("12345", &none, &none), (0, true));
    }

    #[test]
    fn a_folder_is_told_with_what_is_in_it() {
        let names = BTreeSet::from(["a/b".to_owned()]);
        assert!(covers(&names, "a") && covers(&names, "a/b") && covers(&names, "."));
        assert!(!covers(&names, "a/b/c") && !covers(&names, "b") && !covers(&BTreeSet::new(), "."));
    }
}
