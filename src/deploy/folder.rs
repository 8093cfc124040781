//! A folder of this machine as the host: `--to DIR`.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

use super::host::{Host, HostError, Kind, Look, Put, Source, Surveyed};
use super::manifest::hex;

/// A folder. Paths are seen from it.
#[derive(Clone, Debug)]
pub struct Folder {
    base: PathBuf,
}

impl Folder {
    pub fn new(base: &Path) -> Folder {
        Folder { base: base.to_owned() }
    }

    fn path(&self, path: &str) -> PathBuf {
        if path.is_empty() { self.base.clone() } else { self.base.join(path) }
    }

    fn fail(&self, doing: &str, path: &str) -> impl FnOnce(io::Error) -> HostError {
        let message = format!("cannot {doing} {}", self.path(path).display());
        move |error| {
            let kind = match error.kind() {
                io::ErrorKind::PermissionDenied => Kind::Denied,
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Kind::Full,
                _ => Kind::Here,
            };
            HostError::new(kind, message).said(error.to_string())
        }
    }
}

/// Nothing, where there is nothing.
fn if_there<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}

impl Host for Folder {
    fn shown(&self, path: &str) -> String {
        self.path(path).display().to_string()
    }

    fn replaces_whole(&self) -> bool {
        true
    }

    fn survey(&mut self, looked: &[String], read: &[String]) -> Result<Surveyed, HostError> {
        let look = |path: &String| {
            let metadata = if_there(fs::symlink_metadata(self.path(path))).map_err(self.fail("look at", path))?;
            Ok(metadata.map(|metadata| {
                let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
                Look {
                    is_file: metadata.is_file(),
                    bytes: metadata.len(),
                    modified: since.map(|since| since.as_secs()),
                }
            }))
        };
        let bytes = |path: &String| if_there(fs::read(self.path(path))).map_err(self.fail("read", path));
        Ok(Surveyed {
            looks: looked.iter().map(look).collect::<Result<_, HostError>>()?,
            bytes: read.iter().map(bytes).collect::<Result<_, HostError>>()?,
        })
    }

    fn hash(&mut self, paths: &[String]) -> Result<Vec<Option<(String, u64)>>, HostError> {
        let hash = |path: &String| -> io::Result<Option<(String, u64)>> {
            let Some(mut file) = if_there(fs::File::open(self.path(path)))? else { return Ok(None) };
            if !file.metadata()?.is_file() {
                return Ok(None);
            }
            let (mut digest, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 16]);
            loop {
                let read = file.read(&mut buffer)?;
                if read == 0 {
                    return Ok(Some((hex(&digest.finalize()), bytes)));
                }
                digest.update(&buffer[..read]);
                bytes += read as u64;
            }
        };
        paths.iter().map(|path| hash(path).map_err(self.fail("read", path))).collect()
    }

    fn list(&mut self, folder: &str) -> Result<Option<Vec<String>>, HostError> {
        let list = || -> io::Result<Option<Vec<String>>> {
            let Some(entries) = if_there(fs::read_dir(self.path(folder)))? else { return Ok(None) };
            let mut names = Vec::new();
            for entry in entries {
                names.push(entry?.file_name().to_string_lossy().into_owned());
            }
            names.sort();
            Ok(Some(names))
        };
        list().map_err(self.fail("read the folder", folder))
    }

    fn make_folders(&mut self, folders: &[String]) -> Result<(), HostError> {
        folders.iter().try_for_each(|folder| {
            fs::create_dir_all(self.path(folder)).map_err(self.fail("create the folder", folder))
        })
    }

    fn put(&mut self, files: &[Put], ready: &mut dyn FnMut(usize)) -> Result<(), HostError> {
        for (index, put) in files.iter().enumerate() {
            let to = self.path(&put.to);
            let write = || -> io::Result<()> {
                let mut file = fs::File::create(&to)?;
                match &put.from {
                    Source::File(from) => {
                        io::copy(&mut fs::File::open(from)?, &mut file)?;
                    }
                    Source::Bytes(bytes) => file.write_all(bytes)?,
                }
                file.sync_data()
            };
            write().map_err(self.fail("write", &put.to))?;
            ready(index + 1);
        }
        Ok(())
    }

    fn create(&mut self, path: &str, bytes: &[u8]) -> Result<bool, HostError> {
        match OpenOptions::new().write(true).create_new(true).open(self.path(path)) {
            Ok(mut file) => file.write_all(bytes).map(|()| true).map_err(self.fail("write", path)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(self.fail("create", path)(error)),
        }
    }

    fn rename(&mut self, pairs: &[(String, String)]) -> Result<(), HostError> {
        pairs.iter().try_for_each(|(from, to)| {
            fs::rename(self.path(from), self.path(to)).map_err(self.fail("put into its place", to))
        })
    }

    fn link(&mut self, pairs: &[(String, String)]) -> Result<Vec<bool>, HostError> {
        let link = |(from, to): &(String, String)| fs::hard_link(self.path(from), self.path(to)).is_ok();
        Ok(pairs.iter().map(link).collect())
    }

    fn remove(&mut self, paths: &[String]) -> Result<(), HostError> {
        paths.iter().try_for_each(|path| {
            if_there(fs::remove_file(self.path(path))).map(|_| ()).map_err(self.fail("remove", path))
        })
    }

    fn remove_folders(&mut self, folders: &[String]) -> Result<(), HostError> {
        folders.iter().try_for_each(|folder| match fs::remove_dir(self.path(folder)) {
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
            other => if_there(other).map(|_| ()).map_err(self.fail("remove the folder", folder)),
        })
    }

    fn again(&mut self) -> Result<(), HostError> {
        Ok(())
    }
}
