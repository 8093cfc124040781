//! The first files of a new site.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::disk;
use crate::machine::MachineError;

/// What became of the files of a new site, by path below its folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Skeleton {
    pub written: Vec<String>,
    /// Was there already and is as it was.
    pub kept: Vec<String>,
}

/// Whether there is nothing in a folder, or no folder.
pub fn is_empty(folder: &Path) -> Result<bool, MachineError> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(MachineError::new("read the folder", folder)(error)),
    }
}

/// Writes the files that are not there yet. A file that is there is never overwritten.
pub fn write_new(folder: &Path, files: &BTreeMap<String, String>) -> Result<Skeleton, MachineError> {
    let mut skeleton = Skeleton::default();
    for (path, text) in files {
        let target = folder.join(path);
        disk::create_folder(target.parent().unwrap_or(folder))?;
        match File::options().write(true).create_new(true).open(&target) {
            Ok(mut file) => {
                file.write_all(text.as_bytes()).map_err(MachineError::new("write", &target))?;
                skeleton.written.push(path.clone());
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => skeleton.kept.push(path.clone()),
            Err(error) => return Err(MachineError::new("create", target)(error)),
        }
    }
    Ok(skeleton)
}

/// Which of the files are there already and hold something else.
pub fn differing(folder: &Path, files: &BTreeMap<String, String>) -> Result<Vec<String>, MachineError> {
    let mut differing = Vec::new();
    for (path, text) in files {
        let target = folder.join(path);
        match fs::read(&target) {
            Ok(bytes) if bytes == text.as_bytes() => {}
            Ok(_) => differing.push(path.clone()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(MachineError::new("read", target)(error)),
        }
    }
    Ok(differing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_is_missing_and_keeps_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        assert!(is_empty(folder.path()).unwrap() && is_empty(&folder.path().join("none")).unwrap());
        fs::write(folder.path().join("site.toml"), "mine").unwrap();
        let files = [("site.toml".to_owned(), "new".to_owned()), ("a/b.toml".to_owned(), "new".to_owned())].into();
        let skeleton = write_new(folder.path(), &files).unwrap();
        assert_eq!(skeleton.written, ["a/b.toml"]);
        assert_eq!(skeleton.kept, ["site.toml"]);
        assert_eq!(fs::read_to_string(folder.path().join("site.toml")).unwrap(), "mine");
        assert!(!is_empty(folder.path()).unwrap());
    }
}
