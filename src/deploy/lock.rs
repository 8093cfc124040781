//! One deploy at a time. The lock is a file that only one of several can make, which says whose it is and since when.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::DeployError;
use super::host::{Host, HostError, Kind};
use super::names::{LOCK, Place};
use crate::finding::Finding;

/// How often it is tried again.
const AGAIN: Duration = Duration::from_secs(1);

/// Who deploys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Owner {
    /// For a person: `user@machine`.
    pub name: String,
    /// Of this run alone.
    pub run: String,
    /// RFC 3339.
    pub since: String,
    /// Number of the process on that machine.
    pub process: u32,
}

/// A lock that is held.
#[derive(Debug)]
pub struct Lock {
    path: String,
    owner: Owner,
}

impl Lock {
    /// Takes the lock, and waits for it as long as `patience` says. `is_gone` tells whether the run of an owner on this
    /// very machine has ended.
    pub fn take(
        host: &mut dyn Host,
        place: &Place,
        owner: &Owner,
        patience: Duration,
        is_gone: &dyn Fn(&Owner) -> bool,
        waits: &mut dyn FnMut(&Owner),
    ) -> Result<Lock, DeployError> {
        let path = place.own(LOCK);
        let bytes = serde_json::to_vec(owner).expect("strings and numbers can be written to memory");
        let started = Instant::now();
        let mut has_told = false;
        loop {
            if host.create(&path, &bytes)? {
                return Ok(Lock { path, owner: owner.clone() });
            }
            let Some(other) = holder(host, &path)? else { continue };
            if is_gone(&other) {
                // Whoever else finds the same removes the same; who makes the next one holds it.
                host.remove(std::slice::from_ref(&path))?;
                continue;
            }
            if started.elapsed() >= patience {
                return Err(DeployError::Forbidden(vec![held(host, &path, &other)]));
            }
            if !has_told {
                waits(&other);
                has_told = true;
            }
            std::thread::sleep(AGAIN.min(patience.saturating_sub(started.elapsed())));
        }
    }

    /// Gives it back. When the line was lost, over a new one: else everybody would wait for a run that has ended.
    pub fn give_back(self, host: &mut dyn Host) -> Result<(), HostError> {
        let removed = self.remove_own(host);
        match removed {
            Err(error) if matches!(error.kind, Kind::Lost) => {
                host.again()?;
                self.remove_own(host)
            }
            other => other,
        }
    }

    /// Somebody may have broken it by hand, and another may hold it by now.
    fn remove_own(&self, host: &mut dyn Host) -> Result<(), HostError> {
        match holder(host, &self.path)? {
            Some(owner) if owner.run == self.owner.run => host.remove(std::slice::from_ref(&self.path)),
            _ => Ok(()),
        }
    }

    /// Whether it is still ours: somebody may have broken it.
    pub fn is_held(&self, host: &mut dyn Host) -> Result<bool, HostError> {
        Ok(holder(host, &self.path)?.is_some_and(|owner| owner.run == self.owner.run))
    }
}

/// Removes the lock, whoever holds it; tells who did.
pub fn break_lock(host: &mut dyn Host, place: &Place) -> Result<Option<Owner>, HostError> {
    let path = place.own(LOCK);
    let owner = holder(host, &path)?;
    host.remove(&[path])?;
    Ok(owner)
}

/// Who holds it. One that cannot be read was cut short while it was written.
fn holder(host: &mut dyn Host, path: &str) -> Result<Option<Owner>, HostError> {
    let surveyed = host.survey(&[], &[path.to_owned()])?;
    let Some(bytes) = surveyed.bytes.into_iter().next().flatten() else { return Ok(None) };
    let unknown = || Owner { name: "somebody".to_owned(), run: String::new(), since: "?".to_owned(), process: 0 };
    Ok(Some(serde_json::from_slice(&bytes).unwrap_or_else(|_| unknown())))
}

fn held(host: &dyn Host, path: &str, owner: &Owner) -> Finding {
    Finding::error("locked", format!("{} deploys to this host, since {}", owner.name, owner.since))
        .why(format!("two deploys at once could mix two states of the site; the lock is {}", host.shown(path)))
        .hint("wait until that run has ended: `--wait SECONDS` waits by itself")
        .hint("if you know that it has ended without giving the lock back, deploy with `--break-lock`")
}
