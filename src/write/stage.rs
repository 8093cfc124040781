//! Making what must change, beside the site: bytes and PDFs, in several threads.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::journal::{Journal, Put};
use super::manifest::{FORMAT, Manifest, Row, modified};
use super::plan::Plan;
use super::{Report, WriteError, WriteOptions, disk, read_frozen};
use crate::finding::Finding;
use crate::machine::MachineError;
use crate::site::{Body, Entry, MakePdf, PdfFailure};

/// Everything that will change, on the disk beside the site.
pub struct Staged {
    put: Vec<Put>,
    rows: BTreeMap<String, Row>,
    stale: Vec<String>,
    pub report: Report,
}

/// What became of one entry.
struct Outcome {
    row: Row,
    /// Whether it waits in the stage; else the file in place is the same.
    staged: bool,
    /// For a PDF, whether it was made.
    made: Option<bool>,
}

/// Writes everything that must change into `stage`.
pub fn stage(
    folder: &Path,
    stage: &Path,
    plan: Plan,
    pdfs: &MakePdf,
    options: &WriteOptions,
) -> Result<Staged, WriteError> {
    if !plan.put.is_empty() {
        disk::create_folder(stage)?;
    }
    let outcomes: Vec<Mutex<Option<Result<Outcome, PdfFailure>>>> = plan.put.iter().map(|_| Mutex::new(None)).collect();
    let (next, ready, stop) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let work = || {
        while !stop.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some((path, entry)) = plan.put.get(at) else { break };
            let outcome = make(&folder.join(path), entry, &stage.join(at.to_string()), pdfs, options);
            // A failing disk will not get better; other PDFs may have other mistakes worth telling at once.
            if matches!(outcome, Err(PdfFailure::Machine(_))) {
                stop.store(true, Ordering::Relaxed);
            }
            *outcomes[at].lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(outcome);
            (options.progress)(ready.fetch_add(1, Ordering::Relaxed) + 1, plan.put.len());
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..options.jobs.clamp(1, plan.put.len().max(1)) {
            scope.spawn(work);
        }
    });

    let mut staged = Staged {
        put: Vec::new(),
        rows: plan.keep,
        stale: plan.stale,
        report: Report { unchanged: plan.unchanged, ..Report::default() },
    };
    let mut findings: Vec<Finding> = Vec::new();
    for (at, (outcome, (path, _))) in outcomes.into_iter().zip(&plan.put).enumerate() {
        match outcome.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner) {
            Some(Ok(outcome)) => staged.add(at, path, outcome),
            Some(Err(PdfFailure::Findings(found))) => findings.extend(found),
            Some(Err(PdfFailure::Machine(error))) => return Err(error.into()),
            None => {}
        }
    }
    if !findings.is_empty() {
        return Err(WriteError::Findings(findings));
    }
    staged.report.removed = staged.stale.len();
    if !staged.put.is_empty() {
        disk::sync_folder(stage)?;
    }
    Ok(staged)
}

fn make(
    target: &Path,
    entry: &Entry,
    staged: &Path,
    pdfs: &MakePdf,
    options: &WriteOptions,
) -> Result<Outcome, PdfFailure> {
    let (made, read);
    let (bytes, pdf, was_made): (&[u8], _, _) = match &entry.body {
        Body::Bytes(bytes) => (bytes, None, None),
        Body::Pdf(job) => {
            made = pdfs(job)?;
            (&made.bytes, Some(job.key.clone()), Some(made.made))
        }
        Body::File(file) => {
            read = read_frozen(options.root, file)?;
            (&read, None, None)
        }
    };
    let mut row = Row {
        sha256: disk::sha256(bytes),
        size: bytes.len() as u64,
        modified: 0,
        class: entry.class,
        policy: entry.policy.as_deref().map(str::to_owned),
        pdf,
    };
    // Made of something else, and yet the same: then the file stays, and only the manifest learns of it.
    if row.is_intact(target)? {
        row.modified = changed(target)?;
        return Ok(Outcome { row, staged: false, made: was_made });
    }
    disk::write_synced(staged, bytes)?;
    row.modified = changed(staged)?;
    Ok(Outcome { row, staged: true, made: was_made })
}

fn changed(path: &Path) -> Result<u64, MachineError> {
    fs::metadata(path).map(|metadata| modified(&metadata)).map_err(MachineError::new("look at", path))
}

impl From<MachineError> for PdfFailure {
    fn from(error: MachineError) -> PdfFailure {
        PdfFailure::Machine(error)
    }
}

impl Staged {
    fn add(&mut self, at: usize, path: &str, outcome: Outcome) {
        match outcome.made {
            Some(true) => self.report.pdfs_made += 1,
            Some(false) => self.report.pdfs_cached += 1,
            None => {}
        }
        if outcome.staged {
            self.report.written += 1;
            self.put.push(Put { staged: at.to_string(), path: path.to_owned() });
        } else {
            self.report.unchanged += 1;
        }
        self.rows.insert(path.to_owned(), outcome.row);
    }

    /// What is left to do; nothing when the folder is right as it is.
    pub fn journal(self, old: &Manifest) -> Option<Journal> {
        let manifest = Manifest { format: FORMAT, files: self.rows };
        if self.put.is_empty() && self.stale.is_empty() && manifest == *old {
            return None;
        }
        // A stale `a` makes way for `a/b`, and a stale `a/b` for `a`.
        let makes_way =
            |stale: &String| self.put.iter().any(|put| is_below(&put.path, stale) || is_below(stale, &put.path));
        let (remove_first, remove) = self.stale.into_iter().partition(makes_way);
        Some(Journal { format: FORMAT, remove_first, put: self.put, remove, manifest })
    }
}

/// Whether `path` lies below `folder`.
fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
