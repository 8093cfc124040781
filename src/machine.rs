//! Failures of the machine: disk, network, memory. Mistakes in the user's files are findings instead.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// What the program was doing, with which path, and what the system said.
#[derive(Debug)]
pub struct MachineError {
    /// A verb phrase: "read", "create the folder".
    pub doing: &'static str,
    pub path: PathBuf,
    pub cause: io::Error,
}

impl MachineError {
    /// For `map_err`: `fs::read(&path).map_err(MachineError::new("read", &path))`.
    pub fn new(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> MachineError {
        let path = path.into();
        move |cause| MachineError { doing, path, cause }
    }
}

impl fmt::Display for MachineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}: {}", self.doing, self.path.display(), self.cause)
    }
}

impl std::error::Error for MachineError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
