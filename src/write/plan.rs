//! What must change in the output folder: nothing is touched here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::disk;
use super::manifest::{Manifest, Row, is_plain};
use super::output::OWN;
use super::{WriteError, WriteOptions};
use crate::finding::Finding;
use crate::machine::MachineError;
use crate::site::{Body, Class, Entry, Site};

/// What must change.
pub struct Plan<'a> {
    /// Files to write, in the order of their classes.
    pub put: Vec<(&'a str, &'a Entry)>,
    /// Rows of the manifest that stay: files that are right as they are, and those that this run leaves alone.
    pub keep: BTreeMap<String, Row>,
    /// Of `keep`, those that belong to this run.
    pub unchanged: usize,
    /// Files of ours that the site no longer has.
    pub stale: Vec<String>,
}

/// Compares the site with the folder.
pub fn plan<'a>(
    folder: &Path,
    site: &'a Site,
    manifest: &Manifest,
    options: &WriteOptions,
) -> Result<Plan<'a>, WriteError> {
    let only = options.only;
    let mut plan = Plan { put: Vec::new(), keep: BTreeMap::new(), unchanged: 0, stale: Vec::new() };
    let mut findings = Vec::new();
    for (path, entry) in site.entries.iter().filter(|(_, entry)| is_asked_for(entry, only)) {
        let old = manifest.files.get(path);
        if let Some(finding) = obstacle(folder, path, manifest)? {
            findings.push(match &entry.policy {
                Some(policy) => finding.scope(policy.clone()),
                None => finding,
            });
        } else if let Some(row) = old
            && is_current(row, entry)
            && row.is_intact(&folder.join(path))?
        {
            let row = Row { class: entry.class, policy: entry.policy.as_deref().map(str::to_owned), ..row.clone() };
            plan.keep.insert(path.clone(), row);
            plan.unchanged += 1;
        } else {
            plan.put.push((path, entry));
        }
    }
    if !findings.is_empty() {
        return Err(WriteError::Findings(findings));
    }
    plan.put.sort_by_key(|(path, entry)| (entry.class, *path));
    for (path, row) in &manifest.files {
        let is_wanted = site.entries.get(path).is_some_and(|entry| is_asked_for(entry, only));
        if is_wanted {
            continue;
        }
        let is_ours_to_remove = match only {
            _ if is_kept(row, options.keep) => false,
            None => true,
            Some(policy) => row.policy.as_deref() == Some(policy) && !site.entries.contains_key(path),
        };
        if is_ours_to_remove {
            plan.stale.push(path.clone());
        } else {
            plan.keep.insert(path.clone(), row.clone());
        }
    }
    let findings = clashes(&plan);
    if findings.is_empty() { Ok(plan) } else { Err(WriteError::Findings(findings)) }
}

/// Whether a row that the site lacks stays: its policy is kept back, or it is an asset that a page of such a policy may
/// need.
fn is_kept(row: &Row, keep: &BTreeSet<Arc<str>>) -> bool {
    match row.policy.as_deref() {
        Some(policy) => keep.contains(policy),
        None => !keep.is_empty() && row.class == Class::Asset,
    }
}

/// What is to be written where a file that stays is in the way: a folder in the place of a file, or a file in the place
/// of a folder.
fn clashes(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, entry) in &plan.put {
        let above = path.match_indices('/').map(|(end, _)| &path[..end]).find(|above| plan.keep.contains_key(*above));
        let folder = format!("{path}/");
        let below = plan.keep.range(folder.clone()..).next().map(|(kept, _)| kept.as_str());
        let below = below.filter(|kept| kept.starts_with(&folder));
        let Some(kept) = above.or(below) else { continue };
        let finding = Finding::error("bad-address", format!("`{path}` cannot be written beside `{kept}`, which stays"))
            .why("one of them would be a file and a folder at once")
            .hint("build the whole site, or fix what keeps a policy back");
        findings.push(match &entry.policy {
            Some(policy) => finding.scope(policy.clone()),
            None => finding,
        });
    }
    findings
}

/// A page needs the assets, so they are written with any policy.
fn is_asked_for(entry: &Entry, only: Option<&str>) -> bool {
    match only {
        None => true,
        Some(policy) => {
            entry.policy.as_deref() == Some(policy) || (entry.policy.is_none() && entry.class == Class::Asset)
        }
    }
}

/// Whether the file that the row speaks of is what the site wants.
fn is_current(row: &Row, entry: &Entry) -> bool {
    match &entry.body {
        Body::Bytes(bytes) => row.pdf.is_none() && row.size == bytes.len() as u64 && row.sha256 == disk::sha256(bytes),
        Body::Pdf(job) => row.pdf.as_deref() == Some(&job.key),
        Body::File(file) => row.pdf.is_none() && row.size == file.bytes && row.sha256 == file.sha256,
    }
}

/// What is in the way of writing `path`, and is not ours to remove.
fn obstacle(folder: &Path, path: &str, manifest: &Manifest) -> Result<Option<Finding>, MachineError> {
    if !is_plain(path) {
        return Ok(Some(
            Finding::error("bad-address", format!("`{path}` is no path that can be written below the output folder"))
                .hint(format!("choose a path without `..` that does not start with {OWN}/")),
        ));
    }
    let in_the_way = |found: &str, path: &str, hint: &str| {
        Finding::error("foreign-file", format!("{found} {path} in the output folder is not ours and is in the way"))
            .why("a file that ikraft did not write is never overwritten, and a link is never followed")
            .hint(hint)
    };
    // Every folder above must be a real folder, or absent, or a file of ours that is about to go.
    for (end, _) in path.match_indices('/') {
        let above = &path[..end];
        match disk::what_is_at(&folder.join(above))? {
            Some(found) if found.is_symlink() => {
                return Ok(Some(in_the_way("the link", above, "put a real folder in its place, or nothing")));
            }
            Some(found) if !found.is_dir() && !manifest.files.contains_key(above) => {
                return Ok(Some(in_the_way("the file", above, "move it away, then build again")));
            }
            _ => {}
        }
    }
    match disk::what_is_at(&folder.join(path))? {
        Some(found) if found.is_dir() => {
            if holds_only_ours(&folder.join(path), path, manifest)? {
                Ok(None)
            } else {
                Ok(Some(in_the_way("the folder", path, "move it away, then build again")))
            }
        }
        Some(found) if found.is_symlink() || !manifest.files.contains_key(path) => {
            let what = if found.is_symlink() { "the link" } else { "the file" };
            Ok(Some(in_the_way(what, path, "move it away, or publish it from static/ or under another address")))
        }
        _ => Ok(None),
    }
}

/// Whether every file below the folder at `path` is one of ours, so that it goes when they go.
fn holds_only_ours(folder: &Path, path: &str, manifest: &Manifest) -> Result<bool, MachineError> {
    let mut empty = true;
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.map_err(|error| MachineError::new("read the folder", folder)(error.into()))?;
        empty = false;
        if entry.file_type().is_dir() {
            continue;
        }
        let below = entry.path().strip_prefix(folder).ok().and_then(Path::to_str);
        let is_ours = below.is_some_and(|below| manifest.files.contains_key(&format!("{path}/{below}")));
        if !is_ours || entry.file_type().is_symlink() {
            return Ok(false);
        }
    }
    Ok(!empty)
}
