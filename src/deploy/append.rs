//! Published editions are only ever added to: a plan that takes one off the host, or changes it, is refused. A recorded
//! redaction changes its own edition, and is allowed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use super::Local;
use crate::finding::Finding;
use crate::history::published::{PUBLISHED, Published, PublishedEdition, PublishedFile};

/// What the site to come takes away of what `editions` says is published: each with its path and its bytes.
pub fn removed(editions: &[(String, Vec<u8>)], local: &Local, keep: &BTreeSet<Arc<str>>) -> Vec<Finding> {
    if editions.is_empty() {
        return Vec::new();
    }
    let ours = ours(local);
    let mut findings = Vec::new();
    for (path, bytes) in editions {
        let theirs = match Published::read(bytes) {
            Ok(theirs) => theirs,
            Err(why) => {
                findings.push(
                    Finding::error("bad-witness", format!("`{path}` on the host cannot be read: {why}"))
                        .why("it says which editions are published, and they must all stay")
                        .hint("a newer ikraft may have deployed it: use that one"),
                );
                continue;
            }
        };
        // Kept back, so that all that is there of it stays.
        if keep.contains(theirs.policy.as_str()) {
            continue;
        }
        let is_continued = |own: &&Published| {
            own.records.len() >= theirs.records.len()
                && own.records.iter().zip(&theirs.records).all(|(own, their)| own.sha256 == their.sha256)
        };
        match ours.iter().find(is_continued) {
            Some(own) => changed(&theirs, own, local, &mut findings),
            None => findings.push(lost(&theirs, path)),
        }
    }
    findings
}

fn ours(local: &Local) -> Vec<Published> {
    let paths = local.files.keys().filter(|path| path.rsplit('/').next() == Some(PUBLISHED));
    paths
        .filter_map(|path| local.bytes.get(path).cloned().or_else(|| fs::read(local.folder.join(path)).ok()))
        .filter_map(|bytes| Published::read(&bytes).ok())
        .collect()
}

fn lost(theirs: &Published, path: &str) -> Finding {
    let policy = &theirs.policy;
    Finding::error(
        "published-edition-lost",
        format!("editions of `{policy}` are published, and no ledger of the site begins with theirs"),
    )
    .scope(policy.as_str())
    .why(format!("every edition stays published for ever, and this deploy would take away what {path} names"))
    .hint(format!("put back content/{policy}/editions/ as it was, say with `git restore`"))
    .hint("or deploy from the copy of the sources that the newest edition was released in")
}

/// Every file of every edition must still be there, as it was.
fn changed(theirs: &Published, own: &Published, local: &Local, findings: &mut Vec<Finding>) {
    let today: BTreeMap<_, &PublishedEdition> = own.editions.iter().map(|edition| (edition.id, edition)).collect();
    for edition in &theirs.editions {
        let today = today.get(&edition.id);
        let is_redacted = today.is_some_and(|today| today.redacted.len() > edition.redacted.len());
        let mut tell = |path: &str, code: &'static str, what: &str| {
            findings.push(
                Finding::error(code, format!("the edition `{}` of `{}` {what}: `{path}`", edition.id, theirs.policy))
                    .scope(theirs.policy.as_str())
                    .why("what was published of an edition stays as it was, for ever, at its address")
                    .hint("put the edition's files back as they were, say with `git restore`; `ikraft verify` helps")
                    .hint("words that must go are taken out with `ikraft redact`, which is recorded"),
            );
        };
        let files = edition.languages.values().flat_map(|language| &language.files).chain(&edition.facts);
        for PublishedFile { path, sha256, .. } in files {
            match local.files.get(path) {
                None if is_redacted => {}
                None => tell(path, "edition-removed", "would lose a file"),
                Some(file) if file.sha256 == sha256.to_string() || is_redacted => {}
                Some(_) => tell(path, "edition-changed", "would be changed"),
            }
        }
        for language in edition.languages.values().filter(|language| !local.files.contains_key(&language.page)) {
            tell(&language.page, "edition-removed", "would lose its page");
        }
    }
}
