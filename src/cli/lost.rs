//! Editions that stand in the output folder and that the sources no longer have: a build would take them off the site.

use std::path::Path;

use crate::finding::Finding;
use crate::history::published::{PUBLISHED, Published};
use crate::history::{Hash, ledger};
use crate::machine::MachineError;
use crate::source::LoadedSite;
use crate::witness::{Witness, is_plain};

/// Every policy whose published records are not the beginning of some ledger of the site: lines were removed or written
/// anew, or the policy's folder is gone. A policy that was renamed still has its records.
pub fn lost(out: &Path, site: &LoadedSite) -> Result<Vec<Finding>, MachineError> {
    let ledgers: Vec<Vec<Hash>> = site
        .editions
        .values()
        .filter_map(|files| std::str::from_utf8(files.ledger.as_deref()?).ok())
        .map(|text| ledger::read(text).0.into_iter().map(|chained| chained.hash).collect())
        .collect();
    let mut findings = Vec::new();
    for outlet in &site.config.outlets {
        let witness = Witness::folder(&out.join(&outlet.folder));
        for policy in witness.policies(PUBLISHED)? {
            let path = format!("{policy}/{PUBLISHED}");
            // What cannot be read says nothing, and is written anew.
            let bytes = if is_plain(&path) { witness.get(&path)? } else { None };
            let Some(published) = bytes.and_then(|bytes| Published::read(&bytes).ok()) else { continue };
            let is_beginning = |ledger: &&Vec<Hash>| {
                ledger.len() >= published.records.len()
                    && published.records.iter().zip(*ledger).all(|(record, hash)| record.sha256 == *hash)
            };
            if !ledgers.iter().any(|ledger| is_beginning(&ledger)) {
                findings.push(told(&published, &witness.shown(&path)));
            }
        }
    }
    Ok(findings)
}

fn told(published: &Published, shown: &str) -> Finding {
    let policy = &published.policy;
    let message =
        format!("editions of `{policy}` stand in the output folder, and no ledger of the site begins with theirs");
    Finding::error("published-edition-lost", message)
        .scope(policy.as_str())
        .frozen()
        .why(format!("every edition stays published for ever, and this build would remove what {shown} names"))
        .hint(format!("put back content/{policy}/editions/ as it was, say with `git restore`"))
        .hint("or, if they were never deployed and were taken back with `ikraft unrelease`, empty the output folder")
}
