//! What is published already, in a folder or on a host, asked for as evidence.
//!
//! Nothing that is asked is trusted: answers have a size and a time in which they must come, redirects stay on their
//! host, and what an answer means is decided by those who asked.

mod folder;
mod host;

use std::path::Path;

pub use host::BadAddress;

use crate::machine::MachineError;

/// The largest file that is asked for.
pub const MAX_BYTES: u64 = 100_000_000;

/// A published site, or one outlet of it.
#[derive(Clone, Debug)]
pub struct Witness {
    at: At,
}

#[derive(Clone, Debug)]
enum At {
    Folder(folder::Folder),
    Host(host::Host),
}

impl Witness {
    /// An output folder.
    pub fn folder(path: &Path) -> Witness {
        Witness { at: At::Folder(folder::Folder::new(path)) }
    }

    /// The root of an outlet on its host: `https://firm.example/privatliv/`.
    pub fn host(address: &str) -> Result<Witness, BadAddress> {
        Ok(Witness { at: At::Host(host::Host::new(address)?) })
    }

    /// The bytes at a path below it, `/` between the parts; `None` when there is nothing.
    pub fn get(&self, path: &str) -> Result<Option<Vec<u8>>, MachineError> {
        match &self.at {
            At::Folder(folder) => folder.get(path),
            At::Host(host) => host.get(path),
        }
    }

    /// The status that a host answers with; `None` when it does not answer, and for a folder.
    pub fn status(&self, path: &str) -> Option<u16> {
        match &self.at {
            At::Folder(_) => None,
            At::Host(host) => host.status(path),
        }
    }

    /// The policies that have editions there, `<firm>/<policy>`, sorted: those that nobody here remembers too. A host
    /// does not list its files, so there are none to be told.
    pub fn policies(&self, index: &str) -> Result<Vec<String>, MachineError> {
        match &self.at {
            At::Folder(folder) => folder.policies(index),
            At::Host(_) => Ok(Vec::new()),
        }
    }

    /// Where a path is found, for a person.
    pub fn shown(&self, path: &str) -> String {
        match &self.at {
            At::Folder(folder) => folder.path(path).display().to_string(),
            At::Host(host) => host.shown(path),
        }
    }
}

/// Whether a path is made of names only: what somebody publishes may say anything of where its files are.
pub fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|part| {
            !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']) && !part.chars().any(char::is_control)
        })
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn only_names_are_asked_for() {
        assert!(is_plain("da/kunder/2026-04-01/index.html") && is_plain("æ ø/å.pdf"));
        for bad in ["", "/etc/passwd", "../x", "a/../b", "a//b", "https://evil.example/x", "a\\b", "a\n", "./a"] {
            assert!(!is_plain(bad), "{bad}");
        }
    }
}
