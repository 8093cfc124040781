//! One file for somebody to read, where they asked for it.

use std::path::Path;

use super::disk;
use crate::machine::MachineError;

/// Puts the file there whole. Gives false, and leaves everything as it was, where something stands there already and is
/// not to be replaced.
pub fn write_report(path: &Path, bytes: &[u8], replace: bool) -> Result<bool, MachineError> {
    if !replace && disk::what_is_at(path)?.is_some() {
        return Ok(false);
    }
    // "diff.html" has no folder above it to sync, "./diff.html" has.
    let path = &Path::new(".").join(path);
    disk::create_folder(path.parent().unwrap_or(Path::new(".")))?;
    disk::replace(path, bytes)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_there_is_replaced_only_when_somebody_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.html");
        assert!(write_report(&path, b"one", false).unwrap());
        assert!(!write_report(&path, b"two", false).unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert!(write_report(&path, b"two", true).unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }
}
