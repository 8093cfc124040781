//! A published site in a folder of this machine.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::MAX_BYTES;
use crate::machine::MachineError;

#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    pub fn new(root: &Path) -> Folder {
        Folder { root: root.to_owned() }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
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
