//! What is shown at the moment, swapped as a whole, and who is told when it changes.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::site::{Mount, Site};

/// One state of the site. A request is answered from one of them, however long it takes.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    pub site: Arc<Site>,
    /// The outlets, by the paths they have on their own hosts.
    pub mounts: Arc<[Mount]>,
    /// How many mistakes are told over every page; 0 = none.
    pub mistakes: usize,
}

/// How many policies are remembered to be looked at: what stands in the windows of one person.
const LOOKED_AT: usize = 8;

/// The state that is shown, with the number of the change that made it.
#[derive(Debug, Default)]
pub struct Live {
    current: Mutex<(u64, Arc<Shown>)>,
    changed: Condvar,
    /// Policies whose pages were asked for, the latest last.
    looked_at: Mutex<VecDeque<Arc<str>>>,
}

impl Live {
    pub fn new(shown: Shown) -> Live {
        Live { current: Mutex::new((1, Arc::new(shown))), ..Live::default() }
    }

    /// Policies whose pages somebody asked for lately.
    pub fn looked_at(&self) -> BTreeSet<Arc<str>> {
        self.looked_at.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// Remembers that somebody looks at a policy.
    pub(super) fn look_at(&self, policy: &Arc<str>) {
        let mut looked_at = self.looked_at.lock().unwrap_or_else(PoisonError::into_inner);
        looked_at.retain(|known| known != policy);
        looked_at.push_back(policy.clone());
        if looked_at.len() > LOOKED_AT {
            looked_at.pop_front();
        }
    }

    /// What is shown now, and the number of the change.
    pub fn now(&self) -> (u64, Arc<Shown>) {
        self.current().clone()
    }

    /// Shows another state from now on, and wakes everybody who waits for one.
    pub fn show(&self, shown: Shown) {
        let mut current = self.current();
        *current = (current.0 + 1, Arc::new(shown));
        drop(current);
        self.changed.notify_all();
    }

    /// Waits for a change behind the one of that number, until a moment, or until there is something else to do.
    pub(super) fn wait(&self, number: u64, until: Instant, is_enough: impl Fn() -> bool) -> (u64, Arc<Shown>) {
        let mut current = self.current();
        while current.0 == number && !is_enough() {
            let Some(left) = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) else { break };
            current = self.changed.wait_timeout(current, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        current.clone()
    }

    /// Lets those who wait look whether there is something else to do.
    pub(super) fn wake(&self) {
        // With the lock, nobody is between looking and waiting.
        drop(self.current());
        self.changed.notify_all();
    }

    fn current(&self) -> MutexGuard<'_, (u64, Arc<Shown>)> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
