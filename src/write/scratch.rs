//! A file that somebody edits while a command waits. It stands among the site's own hidden files, and goes with its
//! value.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk;
use crate::machine::MachineError;

/// A file in `.ikraft/` below the site's folder, removed when it is dropped.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
}

impl Scratch {
    pub fn new(root: &Path, name: &str, text: &str) -> Result<Scratch, MachineError> {
        let own = root.join(".ikraft");
        disk::create_folder(&own)?;
        disk::ignore(&own)?;
        let path = own.join(name);
        fs::write(&path, text).map_err(MachineError::new("write", &path))?;
        Ok(Scratch { path })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What somebody made of it.
    pub fn read(&self) -> Result<String, MachineError> {
        fs::read_to_string(&self.path).map_err(MachineError::new("read", &self.path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed is in nobody's way: the next one of that name is written over it.
        let _ = fs::remove_file(&self.path);
    }
}
