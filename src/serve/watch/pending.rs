//! What has happened and was not told yet, and when it should be.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// How long nothing may happen before what happened belongs together.
const QUIET: Duration = Duration::from_millis(3);
/// How long a file that is being written, or that was moved away, is waited for.
const UNRIPE: Duration = Duration::from_millis(25);
/// The same for one that is empty: an editor that empties a file is about to fill it.
const EMPTY: Duration = Duration::from_millis(200);
/// How long a burst without a pause may keep what has happened from being told.
const BURST: Duration = Duration::from_millis(50);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ripeness {
    /// It is as it is meant to be.
    Ripe,
    /// More is likely to follow.
    Unripe,
    /// Something beside its content changed: what was known of its content still holds.
    Unchanged,
}

#[derive(Debug, Default)]
pub struct Pending {
    /// Each name with whether it is ripe, and when that was last told.
    names: BTreeMap<String, (bool, Instant)>,
    /// When the first and the last event came.
    since: Option<(Instant, Instant)>,
}

impl Pending {
    pub fn add(&mut self, name: String, ripeness: Ripeness, now: Instant) {
        let was_ripe = self.names.get(&name).is_some_and(|(is_ripe, _)| *is_ripe);
        let is_ripe = match ripeness {
            Ripeness::Ripe => true,
            Ripeness::Unripe => false,
            Ripeness::Unchanged => was_ripe,
        };
        self.names.insert(name, (is_ripe, now));
        self.since = Some((self.since.map_or(now, |(first, _)| first), now));
    }

    /// When what has happened should be told, if anything has.
    pub fn due(&self, is_empty: impl Fn(&str) -> bool) -> Option<Instant> {
        let (first, last) = self.since?;
        let mut due = last + QUIET;
        let mut latest = first + BURST;
        for (name, (_, at)) in self.names.iter().filter(|(_, (is_ripe, _))| !is_ripe) {
            if is_empty(name) {
                latest = latest.max(first + EMPTY);
                due = due.max(*at + EMPTY);
            } else {
                due = due.max(*at + UNRIPE);
            }
        }
        Some(due.min(latest))
    }

    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.names.keys()
    }

    pub fn take(&mut self) -> BTreeSet<String> {
        self.since = None;
        std::mem::take(&mut self.names).into_keys().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_when_it_has_been_written() {
        let start = Instant::now();
        let after = |milliseconds| start + Duration::from_millis(milliseconds);
        let mut pending = Pending::default();
        assert_eq!(pending.due(|_| false), None);
        pending.add("a".to_owned(), Ripeness::Unripe, start);
        assert_eq!(pending.due(|_| false), Some(after(25)));
        assert_eq!(pending.due(|_| true), Some(after(200)));
        pending.add("a".to_owned(), Ripeness::Ripe, after(2));
        assert_eq!(pending.due(|_| true), Some(after(5)));
        // Its rights are set once it is written.
        pending.add("a".to_owned(), Ripeness::Unchanged, after(3));
        assert_eq!(pending.due(|_| false), Some(after(6)));
        pending.add("a".to_owned(), Ripeness::Unripe, after(4));
        assert_eq!(pending.due(|_| false), Some(after(29)));
        assert_eq!(pending.take(), BTreeSet::from(["a".to_owned()]));
        assert_eq!(pending.due(|_| false), None);
    }

    #[test]
    fn a_burst_is_told_although_it_goes_on() {
        let start = Instant::now();
        let mut pending = Pending::default();
        for milliseconds in 0..1000 {
            let now = start + Duration::from_millis(milliseconds);
            pending.add(format!("{milliseconds}"), Ripeness::Ripe, now);
        }
        assert_eq!(pending.due(|_| false), Some(start + BURST));
    }
}
