//! What is ours in the output folder: each file that was written, with its hash.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::io;
use std::path::{Component, Path};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::disk;
use super::output::OWN;
use crate::machine::MachineError;
use crate::site::Class;

/// The version of the manifest's and the journal's form.
pub const FORMAT: u32 = 1;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub format: u32,
    /// By path below the output folder, with `/` between the parts.
    pub files: BTreeMap<String, Row>,
}

/// One file of ours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub sha256: String,
    pub size: u64,
    /// Nanoseconds since 1970: a file of the same size and time is taken to be as we left it.
    pub modified: u64,
    pub class: Class,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// What the PDF was made of; while it is the same, so is the PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pdf: Option<String>,
}

impl Manifest {
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = serde_json::to_vec_pretty(self).expect("a manifest holds only strings and numbers");
        json.push(b'\n');
        json
    }

    /// Reads a manifest; one that was never written is empty.
    pub fn read(path: &Path) -> Result<Manifest, MachineError> {
        match disk::read_if_there(path)? {
            None => Ok(Manifest { format: FORMAT, files: BTreeMap::new() }),
            Some(bytes) => {
                let manifest: Manifest = parse(&bytes).map_err(MachineError::new("read", path))?;
                manifest.check_paths().map_err(MachineError::new("trust", path))?;
                Ok(manifest)
            }
        }
    }

    /// Every path stays below the output folder. What the folder says of itself may have been written by anybody, and
    /// files are removed by it.
    pub fn check_paths(&self) -> io::Result<()> {
        self.files.keys().try_for_each(|path| check_path(path))
    }
}

/// Whether `path` is made of plain names only, and does not lead into what is our own.
pub fn is_plain(path: &str) -> bool {
    let mut parts = path.split('/');
    let is_name = |part: &str| {
        let mut components = Path::new(part).components();
        matches!((components.next(), components.next()), (Some(Component::Normal(name)), None) if name == part)
    };
    parts.all(is_name) && path.split('/').next().is_some_and(|first| !first.eq_ignore_ascii_case(OWN))
}

/// The same as an error that says what to do.
pub fn check_path(path: &str) -> io::Result<()> {
    if is_plain(path) {
        return Ok(());
    }
    let why = format!("it names `{path}`, which is no file of the output folder; {REMEDY}");
    Err(io::Error::new(io::ErrorKind::InvalidData, why))
}

/// The way out when the output folder's own account of itself is spoilt.
const REMEDY: &str = "empty the output folder yourself, and the next build writes it anew";

/// Reads JSON of this format version, of the output folder.
pub fn parse<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> io::Result<T> {
    parse_or(bytes, REMEDY)
}

/// Reads JSON of this format version; `remedy` says what to do where it is damaged.
pub fn parse_or<T: for<'de> Deserialize<'de>>(bytes: &[u8], remedy: &str) -> io::Result<T> {
    let bad = |why: String| io::Error::new(io::ErrorKind::InvalidData, why);
    let damaged = |cause: serde_json::Error| bad(format!("it is damaged ({cause}); {remedy}"));
    #[derive(Deserialize)]
    struct Versioned {
        format: u32,
    }
    let Versioned { format } = serde_json::from_slice(bytes).map_err(damaged)?;
    if format != FORMAT {
        return Err(bad(format!("it was written by another version of ikraft (format {format}, not {FORMAT})")));
    }
    serde_json::from_slice(bytes).map_err(damaged)
}

/// The time of change of a file, as a manifest keeps it; a file from before 1970 counts as from then.
pub fn modified(metadata: &Metadata) -> u64 {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}

impl Row {
    /// Whether the file at `path` is still what this row says.
    pub fn is_intact(&self, path: &Path) -> Result<bool, MachineError> {
        let Some(metadata) = disk::what_is_at(path)? else { return Ok(false) };
        if !metadata.is_file() || metadata.len() != self.size {
            return Ok(false);
        }
        if modified(&metadata) == self.modified {
            return Ok(true);
        }
        Ok(disk::read_if_there(path)?.is_some_and(|bytes| disk::sha256(&bytes) == self.sha256))
    }
}
