//! What is recorded stays for ever, so the site is built with it in memory first: an address that is taken, say, would
//! keep the policy from being published from then on.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::options;
use super::recording::{Recorder, Step};
use crate::finding::Finding;
use crate::site::{Inputs, build};
use crate::source::editions::FOLDER;
use crate::source::{EditionFile, EditionFiles};

/// What would keep the policy back if the step were taken. `ledger` is the ledger with the new records.
pub fn obstacles(recorder: &Recorder, step: &Step, ledger: &str) -> Vec<Finding> {
    let mut site = recorder.site.clone();
    let own = site.editions.entry(recorder.policy.to_owned()).or_insert_with(|| {
        Arc::new(EditionFiles {
            policy: recorder.policy.to_owned(),
            folder: format!("content/{}/{FOLDER}", recorder.policy),
            ..EditionFiles::default()
        })
    });
    let own = Arc::make_mut(own);
    own.ledger = Some(ledger.as_bytes().into());
    for (path, bytes) in step.put.iter().chain(&step.replace) {
        // As when the site is read: a PDF is looked at by whoever writes it.
        let content = (!path.ends_with(".pdf")).then(|| bytes.as_slice().into());
        own.files.insert(path.clone(), EditionFile { size: bytes.len() as u64, bytes: content });
    }
    for path in &step.remove {
        own.files.remove(path);
    }
    let built = build(&Inputs {
        site: &site,
        found: &[],
        without: &BTreeSet::new(),
        day: recorder.day,
        drafts: false,
        base_url: None,
        engine: None,
        jobs: options::jobs(None),
    });
    // A clash with the site's own pages names no policy. What takes no new address has not made it.
    let is_ours = |finding: &Finding| match finding.scope.is_empty() {
        true => finding.code == "address-clash" && !step.put.is_empty(),
        false => finding.touches(recorder.policy),
    };
    let lasts = |finding: &Finding| finding.is_error() && (finding.frozen || finding.code == "address-clash");
    built.findings.into_iter().filter(|finding| is_ours(finding) && lasts(finding)).collect()
}
