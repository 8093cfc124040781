//! Recording: the ledger and the frozen files of one policy change in one step, whatever happens in between.
//!
//! What changes is staged and synced under `.ikraft/editions/<firm>/<policy>/` in the site's folder. That a journal
//! stands beside it is the commit. Then files that go are removed, new ones are renamed into place, and the ledger last
//! of all. A run that is killed before the journal leaves everything as it was; one that is killed behind it leaves a
//! journal that the next command carries out ([`recover_editions`]).

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk;
use super::journal::{Journal, Put};
use super::manifest::{FORMAT, Manifest, is_plain, parse_or};
use crate::finding::{Finding, Place};
use crate::machine::MachineError;
use crate::site::{EDITIONS, LEDGER};

/// The way out when the note of what is left to record is spoilt. The editions themselves are never to be emptied.
const REMEDY: &str = "remove that file, and `ikraft verify` says what of it was recorded and what was not";

/// The folder of all records in the making, below the site's folder.
const OWN: &str = ".ikraft/editions";

/// The editions of one policy, which only one run may change at a time.
#[derive(Debug)]
pub struct EditionStore {
    /// `<firm>/<policy>`.
    policy: String,
    /// `content/<firm>/<policy>/`.
    folder: PathBuf,
    own: PathBuf,
    /// Held as long as this value lives.
    _lock: File,
}

/// One step: everything of it happens, or nothing.
#[derive(Clone, Debug, Default)]
pub struct Recording {
    /// SHA-256 in hex of the ledger that the step was made from; absent = there was none.
    pub expected: Option<String>,
    /// Files that are new, by path below the folder of the editions.
    pub put: BTreeMap<String, Vec<u8>>,
    /// Files that are there and get another content.
    pub replace: BTreeMap<String, Vec<u8>>,
    /// Files that go.
    pub remove: Vec<String>,
    /// The whole ledger; empty = nothing is recorded any more, and the ledger goes too.
    pub ledger: String,
}

/// Why nothing was recorded. Everything is as it was, but for a failure of the machine behind the commit, which the
/// next command makes good.
#[derive(Debug)]
pub enum StoreError {
    Findings(Vec<Finding>),
    Machine(MachineError),
}

impl From<MachineError> for StoreError {
    fn from(error: MachineError) -> StoreError {
        StoreError::Machine(error)
    }
}

/// The journal, with the policy whose it is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Committed {
    format: u32,
    policy: String,
    journal: Journal,
}

impl EditionStore {
    /// Locks the editions of `policy` (`<firm>/<policy>`) in the site's folder `root`, and finishes what an earlier run
    /// left half done. A policy's folder that is not there is made when something is recorded.
    pub fn open(root: &Path, policy: &str) -> Result<EditionStore, MachineError> {
        let own = root.join(OWN).join(policy);
        if !is_plain(policy) {
            let cause = io::Error::new(io::ErrorKind::InvalidInput, "a policy is called FIRM/POLICY");
            return Err(MachineError::new("lock", own)(cause));
        }
        disk::create_folder(&own)?;
        disk::ignore(&root.join(".ikraft"))?;
        let folder = root.join("content").join(policy);
        let lock = disk::lock(&own.join("lock"), &folder.join(EDITIONS))?;
        let store = EditionStore { policy: policy.to_owned(), folder, own, _lock: lock };
        store.recover()?;
        Ok(store)
    }

    /// Records one step. On an error everything is as it was, or the next command finishes the work.
    pub fn record(&self, recording: &Recording) -> Result<(), StoreError> {
        let findings = self.obstacles(recording)?;
        if !findings.is_empty() {
            return Err(StoreError::Findings(findings));
        }
        let journal = self.stage(recording)?;
        self.commit(&journal)?;
        Ok(self.apply(&journal)?)
    }

    /// What keeps the step from being taken.
    fn obstacles(&self, recording: &Recording) -> Result<Vec<Finding>, MachineError> {
        let ledger = self.folder.join(EDITIONS).join(LEDGER);
        let found = disk::read_if_there(&ledger)?.map(|bytes| disk::sha256(&bytes));
        let tell = |code, message: String, path: &str| {
            let place = Place::whole(format!("content/{}/{EDITIONS}/{path}", self.policy));
            Finding::error(code, message).at(&place).scope(self.policy.as_str()).frozen()
        };
        if found != recording.expected {
            let finding = tell("ledger-moved", "the ledger was changed while this ran".to_owned(), LEDGER)
                .why("another run recorded something, or somebody edited the file")
                .hint("run the command again: it looks at the editions as they are now");
            return Ok(vec![finding]);
        }
        let mut findings = Vec::new();
        let is_name = |path: &String| is_plain(path) && path != LEDGER;
        let named = recording.put.keys().chain(recording.replace.keys()).chain(&recording.remove);
        for path in named {
            if !is_name(path) {
                findings.push(tell("bad-address", format!("`{path}` is no name of a frozen file"), LEDGER));
            } else if disk::is_behind_link(&self.folder, &self.folder.join(EDITIONS).join(path))? {
                findings.push(
                    tell("foreign-file", format!("a link stands in the path of `{path}`"), path)
                        .why("a link may lead anywhere, and is never followed when something is recorded")
                        .hint("put a real folder in its place"),
                );
            }
        }
        for path in recording.put.keys().filter(|path| is_name(path)) {
            if disk::what_is_at(&self.folder.join(EDITIONS).join(path))?.is_some() {
                findings.push(
                    tell("foreign-file", format!("`{path}` is in the way, and no record names it"), path)
                        .why("what stands among the editions is never overwritten")
                        .hint("look at what it is, then move it away"),
                );
            }
        }
        Ok(findings)
    }

    /// Writes everything that changes beside the editions.
    fn stage(&self, recording: &Recording) -> Result<Journal, MachineError> {
        let stage = self.own.join("stage");
        disk::remove_folder(&stage)?;
        disk::create_folder(&stage)?;
        let ledger = (!recording.ledger.is_empty()).then_some((LEDGER, recording.ledger.as_bytes()));
        let files = recording.put.iter().chain(&recording.replace);
        let files = files.map(|(path, bytes)| (path.as_str(), bytes.as_slice())).chain(ledger);
        let below = |path: &str| format!("{EDITIONS}/{path}");
        let mut put = Vec::new();
        for (number, (path, bytes)) in files.enumerate() {
            let staged = number.to_string();
            disk::write_synced(&stage.join(&staged), bytes)?;
            put.push(Put { staged, path: below(path) });
        }
        disk::sync_folder(&stage)?;
        let gone = recording.ledger.is_empty().then(|| below(LEDGER));
        Ok(Journal {
            format: FORMAT,
            remove_first: recording.remove.iter().map(|path| below(path)).collect(),
            put,
            remove: gone.into_iter().collect(),
            manifest: Manifest { format: FORMAT, files: BTreeMap::new() },
        })
    }

    fn commit(&self, journal: &Journal) -> Result<(), MachineError> {
        let committed = Committed { format: FORMAT, policy: self.policy.clone(), journal: journal.clone() };
        let json = serde_json::to_vec(&committed).expect("a journal holds only strings and numbers");
        disk::replace(&self.own.join("journal.json"), &json)
    }

    fn apply(&self, journal: &Journal) -> Result<(), MachineError> {
        journal.apply(&self.folder, &self.own.join("stage"))?;
        disk::remove_if_there(&self.own.join("journal.json"))?;
        disk::remove_folder(&self.own.join("stage"))
    }

    /// Finishes or clears what an earlier run left; says whether there was something to finish.
    fn recover(&self) -> Result<bool, MachineError> {
        let path = self.own.join("journal.json");
        let Some(bytes) = disk::read_if_there(&path)? else {
            disk::remove_folder(&self.own.join("stage"))?;
            return Ok(false);
        };
        let read = || -> io::Result<Journal> {
            let committed: Committed = parse_or(&bytes, REMEDY)?;
            let journal = Journal::from_json(&committed.journal.to_json())?;
            let is_ours = |path: &String| path.strip_prefix(EDITIONS).is_some_and(|rest| rest.starts_with('/'));
            let paths = journal.remove_first.iter().chain(&journal.remove);
            if committed.policy != self.policy || !paths.chain(journal.put.iter().map(|put| &put.path)).all(is_ours) {
                let why = "it speaks of another policy; look at it, then remove it";
                return Err(io::Error::new(io::ErrorKind::InvalidData, why));
            }
            Ok(journal)
        };
        self.apply(&read().map_err(MachineError::new("read", &path))?)?;
        Ok(true)
    }
}

/// Finishes what runs that were killed left half recorded, of any policy in the site's folder `root`; says of which.
/// A run that is recording at this moment is waited for when it is behind its commit.
pub fn recover_editions(root: &Path) -> Result<Vec<String>, MachineError> {
    let mut finished = Vec::new();
    for firm in folders(&root.join(OWN))? {
        for policy in folders(&root.join(OWN).join(&firm))? {
            let id = format!("{firm}/{policy}");
            let own = root.join(OWN).join(&id);
            if disk::what_is_at(&own.join("journal.json"))?.is_none() {
                continue;
            }
            let lock = disk::open_lock(&own.join("lock"))?;
            lock.lock().map_err(MachineError::new("lock", own.join("lock")))?;
            let folder = root.join("content").join(&id);
            let store = EditionStore { policy: id.clone(), folder, own, _lock: lock };
            if store.recover()? {
                finished.push(id);
            }
        }
    }
    Ok(finished)
}

/// The names of the folders in a folder, sorted; nothing where there is no such folder.
fn folders(folder: &Path) -> Result<Vec<String>, MachineError> {
    let read = |cause| MachineError::new("read the folder", folder)(cause);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if disk::is_absent(&error) => return Ok(Vec::new()),
        Err(error) => return Err(read(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(read)?;
        if entry.file_type().map_err(read)?.is_dir() {
            names.extend(entry.file_name().into_string());
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests;
