//! A published site in a folder of this machine.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::MAX_BYTES;
use crate::machine::MachineError;

#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

/// The names in a folder; none where there is no folder.
fn names(folder: &Path) -> Result<Vec<String>, MachineError> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(MachineError::new("read the folder", folder))? {
        let entry = entry.map_err(MachineError::new("read the folder", folder))?;
        names.extend(entry.file_name().into_string());
    }
    Ok(names)
}

impl Folder {
    pub fn new(root: &Path) -> Folder {
        Folder { root: root.to_owned() }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The folders two levels down that hold a file `index`.
    pub fn policies(&self, index: &str) -> Result<Vec<String>, MachineError> {
        let mut found = Vec::new();
        for firm in names(&self.root)? {
            for policy in names(&self.root.join(&firm))? {
                if self.root.join(&firm).join(&policy).join(index).is_file() {
                    found.push(format!("{firm}/{policy}"));
                }
            }
        }
        found.sort();
        Ok(found)
    }

    pub fn get(&self, path: &str) -> Result<Option<Vec<u8>>, MachineError> {
        let full = self.path(path);
        let read = || -> io::Result<Vec<u8>> {
            let mut bytes = Vec::new();
            let limit = MAX_BYTES + 1;
            File::open(&full)?.take(limit).read_to_end(&mut bytes)?;
            if bytes.len() as u64 == limit {
                return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it has more than {MAX_BYTES} bytes")));
            }
            Ok(bytes)
        };
        match read() {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory
                ) =>
            {
                Ok(None)
            }
            Err(error) => Err(MachineError::new("read", full)(error)),
        }
    }
}
