//! The site as of another day than today.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::workshop::State;
use crate::cli::pdf::PdfMaker;
use crate::model::date::Day;
use crate::site::{Inputs, Memory, Mount, Site, build_again};

/// How many days are kept: somebody compares two, and clicks through the pages of each.
const KEPT: usize = 3;

/// The days that somebody looked at, the latest last.
#[derive(Default)]
pub struct Days(Mutex<Vec<OneDay>>);

struct OneDay {
    day: Day,
    /// What it was built of.
    state: Arc<State>,
    memory: Memory,
    site: Arc<Site>,
    mounts: Arc<[Mount]>,
}

impl Days {
    /// The site as of a day; `None` where site.toml cannot be used.
    pub fn site(&self, now: &Arc<State>, day: Day, jobs: usize) -> Option<(Arc<Site>, Arc<[Mount]>)> {
        let site = now.loaded.site.as_ref()?;
        let mut days = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = days.iter().position(|one| one.day == day).map(|at| days.remove(at));
        let one = match known {
            Some(one) if Arc::ptr_eq(&one.state, now) => one,
            other => {
                let mut memory = other.map(|one| one.memory).unwrap_or_default();
                let inputs = Inputs {
                    site,
                    found: &now.loaded.findings,
                    without: &BTreeSet::new(),
                    day,
                    drafts: true,
                    base_url: None,
                    engine: PdfMaker::ENGINE,
                    jobs,
                };
                let built = build_again(&inputs, None, &mut memory);
                OneDay { day, state: now.clone(), memory, site: built.site.into(), mounts: built.mounts.into() }
            }
        };
        let found = (one.site.clone(), one.mounts.clone());
        days.push(one);
        if days.len() > KEPT {
            days.remove(0);
        }
        Some(found)
    }
}
