//! The only writer of files: the output folder, the cache of PDFs, and the first files of a new site.
//!
//! The output folder changes from one whole site to the next, whatever happens in between:
//!
//! 1. Everything that differs is staged under `.ikraft/stage/` in the output folder itself, so that it is on the same
//!    file system, and is synced to the disk. Until here the old site is untouched.
//! 2. A journal is written beside it. That it is there is the commit: it names each staged file with its address,
//!    what is stale, and the manifest to come.
//! 3. The staged files are renamed to their addresses, what is pointed at first, then what is stale is removed,
//!    the manifest is written and the journal goes.
//!
//! A run that is killed before 2 leaves the old site, and the next one clears the stage. A run that is killed after 2
//! leaves the journal, and the next one finishes what it says. Files that the manifest does not name are not ours:
//! they are never overwritten and never removed. Where nothing changed, nothing is written.

mod cache;
mod disk;
mod editions;
mod frozen;
mod journal;
mod manifest;
mod output;
mod plan;
mod report;
mod scratch;
mod skeleton;
mod stage;
mod working;

#[cfg(test)]
mod tests;

pub use cache::PdfCache;
pub use editions::{EditionStore, Recording, StoreError, recover_editions};
pub use frozen::read_frozen;
pub use output::{OpenError, Output};
pub use report::write_report;
pub use scratch::Scratch;
pub use skeleton::{Skeleton, differing, is_empty, write_new};
pub use working::{Change, write_working};

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use crate::finding::Finding;
use crate::machine::MachineError;
use crate::site::Class;

/// How to write a site.
pub struct WriteOptions<'a> {
    /// The site's folder, where frozen files are read.
    pub root: &'a Path,
    /// Only the entries of this policy, and the assets that all pages share; everything else stays as it is.
    pub only: Option<&'a str>,
    /// Policies that the site lacks because something keeps them back: what is published of them stays as it is, and so
    /// do all assets, which their pages may need.
    pub keep: &'a BTreeSet<Arc<str>>,
    /// How many threads make PDFs.
    pub jobs: usize,
    /// Told how many of how many files are ready.
    pub progress: &'a (dyn Fn(usize, usize) + Sync),
}

/// What writing came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Report {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// PDFs that were made, and PDFs that were found in the cache; the rest was in the output folder already.
    pub pdfs_made: usize,
    pub pdfs_cached: usize,
}

/// A file of ours in an output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// In hex.
    pub sha256: String,
    pub bytes: u64,
    pub class: Class,
    /// `<firm>/<policy>`; absent = the outlet's own.
    pub policy: Option<String>,
}

/// Why nothing was written. The output folder is as it was.
#[derive(Debug)]
pub enum WriteError {
    /// PDFs that cannot be made, and files in the way that are not ours.
    Findings(Vec<Finding>),
    /// The folder holds files and no mark of ours.
    Foreign(PathBuf),
    Machine(MachineError),
}

impl From<MachineError> for WriteError {
    fn from(error: MachineError) -> WriteError {
        WriteError::Machine(error)
    }
}
