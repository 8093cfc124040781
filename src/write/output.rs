//! The output folder: whose it is, and that only one run writes to it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::journal::Journal;
use super::manifest::{Manifest, Row};
use super::{Report, WriteError, WriteOptions, Written};
use super::{disk, plan, stage};
use crate::machine::MachineError;
use crate::site::{MakePdf, Site};

/// The folder in the output folder that holds what only we need. It is never published.
pub const OWN: &str = ".ikraft";

/// What the marker says, to whoever finds it.
const MARKER: &str = "ikraft wrote this folder and keeps it in step with its site.
It removes what it wrote and no longer needs, and leaves every other file alone.
The folder .ikraft is its own and is not to be published.
";

/// An output folder that may be written to.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    /// Held as long as this value lives; absent while the folder is not ours yet.
    lock: Option<File>,
    /// An earlier run was stopped while it wrote, and its work is finished now.
    pub completed: bool,
}

/// Why an output folder may not be written to.
#[derive(Debug)]
pub enum OpenError {
    /// It holds files and no mark of ours.
    Foreign(PathBuf),
    Machine(MachineError),
}

impl From<MachineError> for OpenError {
    fn from(error: MachineError) -> OpenError {
        OpenError::Machine(error)
    }
}

impl Output {
    /// Looks whose folder it is, and finishes what an earlier run left half done. A folder that is not there yet, or is
    /// empty, is not touched before something is written.
    pub fn open(folder: &Path) -> Result<Output, OpenError> {
        let mut output = Output { folder: folder.to_owned(), lock: None, completed: false };
        if disk::what_is_at(&output.own("marker"))?.is_some_and(|marker| marker.is_file()) {
            output.lock()?;
            output.completed = output.recover()?;
        } else if !is_free(folder)? {
            return Err(OpenError::Foreign(folder.to_owned()));
        }
        Ok(output)
    }

    /// Brings the folder in step with `site`. On an error it is as it was, or the next `open` finishes the work.
    pub fn write(&mut self, site: &Site, pdfs: &MakePdf, options: &WriteOptions) -> Result<Report, WriteError> {
        let (report, journal) = self.commit(site, pdfs, options)?;
        match journal {
            Some(journal) => self.apply(&journal)?,
            None => self.clear_stage()?,
        }
        Ok(report)
    }

    /// The files of ours that are in the folder, by path.
    pub fn files(&self) -> Result<BTreeMap<String, Written>, MachineError> {
        let rows = Manifest::read(&self.own("manifest.json"))?.files;
        let written = |row: Row| Written { sha256: row.sha256, bytes: row.size, class: row.class, policy: row.policy };
        Ok(rows.into_iter().map(|(path, row)| (path, written(row))).collect())
    }

    /// Everything up to and with the commit: what differs is staged, and the journal is on the disk.
    pub(super) fn commit(
        &mut self,
        site: &Site,
        pdfs: &MakePdf,
        options: &WriteOptions,
    ) -> Result<(Report, Option<Journal>), WriteError> {
        self.claim()?;
        let manifest = Manifest::read(&self.own("manifest.json"))?;
        let plan = plan::plan(&self.folder, site, &manifest, options)?;
        let staged = stage::stage(&self.folder, &self.own("stage"), plan, pdfs, options)?;
        let report = staged.report;
        let journal = staged.journal(&manifest);
        if let Some(journal) = &journal {
            disk::replace(&self.own("journal.json"), &journal.to_json())?;
        }
        Ok((report, journal))
    }

    /// Makes the folder ours.
    fn claim(&mut self) -> Result<(), WriteError> {
        if self.lock.is_some() {
            return Ok(());
        }
        disk::create_folder(&self.folder.join(OWN))?;
        self.lock()?;
        // Another run may have been first since we looked, and may be done by now.
        if disk::what_is_at(&self.own("marker"))?.is_some() {
            self.recover()?;
        } else if !is_free(&self.folder)? {
            return Err(WriteError::Foreign(self.folder.clone()));
        } else {
            disk::replace(&self.own("marker"), MARKER.as_bytes())?;
        }
        Ok(())
    }

    fn lock(&mut self) -> Result<(), MachineError> {
        self.lock = Some(disk::lock(&self.own("lock"), &self.folder)?);
        Ok(())
    }

    /// Finishes or clears what an earlier run left; says whether there was a site to finish.
    fn recover(&self) -> Result<bool, MachineError> {
        let path = self.own("journal.json");
        let Some(bytes) = disk::read_if_there(&path)? else {
            self.clear_stage()?;
            return Ok(false);
        };
        let journal = Journal::from_json(&bytes).map_err(MachineError::new("read", &path))?;
        self.apply(&journal)?;
        Ok(true)
    }

    fn apply(&self, journal: &Journal) -> Result<(), MachineError> {
        journal.apply(&self.folder, &self.own("stage"))?;
        disk::replace(&self.own("manifest.json"), &journal.manifest.to_json())?;
        disk::remove_if_there(&self.own("journal.json"))?;
        self.clear_stage()
    }

    fn clear_stage(&self) -> Result<(), MachineError> {
        disk::remove_folder(&self.own("stage"))
    }

    fn own(&self, name: &str) -> PathBuf {
        self.folder.join(OWN).join(name)
    }
}

/// Whether nobody's files are in the folder: it is not there, or is empty, or holds only what a first run of ours
/// began.
fn is_free(folder: &Path) -> Result<bool, MachineError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(MachineError::new("read the folder", folder)(error)),
    };
    for entry in entries {
        let name = entry.map_err(MachineError::new("read the folder", folder))?.file_name();
        if name != OWN {
            return Ok(false);
        }
    }
    Ok(true)
}
