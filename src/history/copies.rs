//! A policy's folder that was copied together with its editions: they are the editions of another policy.

use std::collections::BTreeMap;

use super::frozen::PolicyHistory;
use crate::finding::{Finding, Place};
use crate::source::editions::LEDGER;

/// The policies whose ledger begins as another one's does, each with what is told of it. The original is the one whose
/// own name the newest record holds, else the first.
pub fn copies<'a>(histories: impl IntoIterator<Item = &'a PolicyHistory>) -> Vec<(String, Finding)> {
    let mut by_first: BTreeMap<&str, Vec<&PolicyHistory>> = BTreeMap::new();
    for history in histories {
        if let Some(first) = history.history.records.first() {
            by_first.entry(first.hash.as_str()).or_default().push(history);
        }
    }
    let mut copies = Vec::new();
    for same in by_first.into_values().filter(|same| same.len() > 1) {
        let is_own = |history: &&&PolicyHistory| {
            history.history.records.last().is_some_and(|last| last.record.policy == history.policy)
        };
        let original = same.iter().find(is_own).copied().unwrap_or(same[0]);
        let others = same.iter().filter(|history| history.policy != original.policy);
        copies.extend(others.map(|copy| (copy.policy.clone(), told(copy, original))));
    }
    copies
}

fn told(copy: &PolicyHistory, original: &PolicyHistory) -> Finding {
    let folder = &copy.folder;
    Finding::error("copied-editions", format!("`{folder}` holds the editions of `{}`", original.policy))
        .at(&Place::whole(format!("{folder}/{LEDGER}")))
        .scope(copy.policy.as_str())
        .frozen()
        .why("an edition is published at one address, and both would take it")
        .hint(format!("remove {folder}/ from the copy: a new policy begins without editions"))
}
