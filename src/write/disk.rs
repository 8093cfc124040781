//! Small steps on the disk, each with the path in its error.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::Path;

use crate::machine::MachineError;
pub use crate::site::sha256;

/// Writes a new file and waits until it is on the disk.
pub fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), MachineError> {
    let write = || {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(MachineError::new("write", path))
}

/// Puts a file at `path` in one step: it is there whole, or as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), MachineError> {
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(".new");
    let temporary = Path::new(&temporary);
    write_synced(temporary, bytes)?;
    fs::rename(temporary, path).map_err(MachineError::new("replace", path))?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

/// Locks a folder of ours against other runs, for as long as the file that is given back lives. `what` is what nobody
/// else may write to meanwhile.
pub fn lock(path: &Path, what: &Path) -> Result<File, MachineError> {
    let file = open_lock(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            let cause = io::Error::new(io::ErrorKind::WouldBlock, "another run of ikraft is writing to it");
            Err(MachineError::new("lock", what)(cause))
        }
        Err(TryLockError::Error(cause)) => Err(MachineError::new("lock", path)(cause)),
    }
}

/// Opens the file that is locked, which holds nothing.
pub fn open_lock(path: &Path) -> Result<File, MachineError> {
    let opened = File::options().create(true).truncate(false).write(true).open(path);
    opened.map_err(MachineError::new("open the lock", path))
}

/// Keeps a folder of ours out of git.
pub fn ignore(own: &Path) -> Result<(), MachineError> {
    // Written in place: threads and runs that come at once all write the same two bytes.
    let ignore = own.join(".gitignore");
    fs::write(&ignore, b"*\n").map_err(MachineError::new("write", &ignore))
}

/// Puts a file that is ready at its address in one step.
pub fn move_to(from: &Path, to: &Path) -> Result<(), MachineError> {
    match fs::rename(from, to) {
        Ok(()) => Ok(()),
        // An earlier run came this far.
        Err(error) if error.kind() == io::ErrorKind::NotFound && to.is_file() => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            replace(to, &fs::read(from).map_err(MachineError::new("read", from))?)
        }
        Err(error) => Err(MachineError::new("replace", to)(error)),
    }
}

/// Removes a folder with everything in it; one that is not there is removed already.
pub fn remove_folder(path: &Path) -> Result<(), MachineError> {
    absent_is_none(fs::remove_dir_all(path)).map(|_| ()).map_err(MachineError::new("remove", path))
}

/// Waits until the names in a folder are on the disk.
pub fn sync_folder(path: &Path) -> Result<(), MachineError> {
    // Only Unix lets a folder be opened and synced; elsewhere the file system sees to it.
    if cfg!(unix) {
        File::open(path).and_then(|folder| folder.sync_all()).map_err(MachineError::new("sync the folder", path))?;
    }
    Ok(())
}

/// Creates a folder and those above it.
pub fn create_folder(path: &Path) -> Result<(), MachineError> {
    fs::create_dir_all(path).map_err(MachineError::new("create the folder", path))
}

/// A file's bytes, or nothing where there is no file.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, MachineError> {
    absent_is_none(fs::read(path)).map_err(MachineError::new("read", path))
}

/// Removes a file that may be gone already; says whether it was there.
pub fn remove_if_there(path: &Path) -> Result<bool, MachineError> {
    let removed = absent_is_none(fs::remove_file(path)).map_err(MachineError::new("remove", path))?;
    Ok(removed.is_some())
}

/// What stands at `path`, without following a symlink.
pub fn what_is_at(path: &Path) -> Result<Option<fs::Metadata>, MachineError> {
    absent_is_none(fs::symlink_metadata(path)).map_err(MachineError::new("look at", path))
}

/// Whether one of the folders between `folder` and `path` is a symlink, which may lead anywhere.
pub fn is_behind_link(folder: &Path, path: &Path) -> Result<bool, MachineError> {
    for above in path.ancestors().skip(1).take_while(|above| *above != folder) {
        if what_is_at(above)?.is_some_and(|found| found.is_symlink()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Nothing stands there: a path below a file is as absent as one below a missing folder.
pub fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn absent_is_none<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_whole_files_and_tells_what_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        assert_eq!(read_if_there(&path).unwrap(), None);
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(read_if_there(&path).unwrap().unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(what_is_at(&path.join("below")).unwrap().is_none());
        assert!(remove_if_there(&path).unwrap() && !remove_if_there(&path).unwrap());
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
