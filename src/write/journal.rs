//! The commit: what is left to do, written down whole before any of it is done.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk;
use super::manifest::{Manifest, check_path, parse};
use crate::machine::MachineError;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journal {
    pub format: u32,
    /// Files of ours that stand where a folder must be now, or the other way round: they go first.
    pub remove_first: Vec<String>,
    /// In the order in which they go to their addresses.
    pub put: Vec<Put>,
    /// What the site no longer has.
    pub remove: Vec<String>,
    /// The manifest of the folder when all is done.
    pub manifest: Manifest,
}

/// A staged file and its address.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Put {
    /// Name in the stage.
    pub staged: String,
    /// Path below the output folder.
    pub path: String,
}

impl Journal {
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a journal holds only strings and numbers")
    }

    /// Reads a journal, and trusts it only with what lies in the output folder.
    pub fn from_json(json: &[u8]) -> io::Result<Journal> {
        let journal: Journal = parse(json)?;
        let removed = journal.remove_first.iter().chain(&journal.remove);
        removed.chain(journal.put.iter().map(|put| &put.path)).try_for_each(|path| check_path(path))?;
        journal.put.iter().try_for_each(|put| match put.staged.parse::<usize>() {
            Ok(_) => Ok(()),
            // Staged files have numbers for names.
            Err(_) => check_path(""),
        })?;
        journal.manifest.check_paths()?;
        Ok(journal)
    }

    /// Does what is left to do. May be done again, from any point at which it was stopped.
    pub fn apply(&self, folder: &Path, stage: &Path) -> Result<(), MachineError> {
        let mut touched = BTreeSet::new();
        for path in &self.remove_first {
            remove(folder, path, &mut touched)?;
        }
        for put in &self.put {
            let from = stage.join(&put.staged);
            let to = folder.join(&put.path);
            let parent = to.parent().unwrap_or(folder);
            if disk::is_behind_link(folder, &to)? {
                let cause = io::Error::other("a link stands in its path since the site was made");
                return Err(MachineError::new("replace", to)(cause));
            }
            disk::create_folder(parent)?;
            disk::move_to(&from, &to)?;
            // A folder that was created is a new name in the one above it.
            touched.extend(parent.ancestors().take_while(|above| above.starts_with(folder)).map(Path::to_owned));
        }
        for path in &self.remove {
            remove(folder, path, &mut touched)?;
        }
        for folder in touched {
            if folder.is_dir() {
                disk::sync_folder(&folder)?;
            }
        }
        Ok(())
    }
}

/// Removes a file of ours, and the folders that are empty without it.
fn remove(folder: &Path, path: &str, touched: &mut BTreeSet<PathBuf>) -> Result<(), MachineError> {
    let path = folder.join(path);
    // What is no plain file in real folders is not what we wrote.
    if disk::is_behind_link(folder, &path)? {
        return Ok(());
    }
    if disk::what_is_at(&path)?.is_some_and(|found| found.is_file()) {
        disk::remove_if_there(&path)?;
    }
    for above in path.ancestors().skip(1).take_while(|above| *above != folder && above.starts_with(folder)) {
        match fs::remove_dir(above) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) if matches!(error.kind(), io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::NotADirectory) => {
                touched.insert(above.to_owned());
                return Ok(());
            }
            Err(error) => return Err(MachineError::new("remove the folder", above)(error)),
        }
    }
    touched.insert(folder.to_owned());
    Ok(())
}
