//! What is asked of a host, whatever it is reached by. Each call is about many files at once, so that a slow line is
//! waited for once and not once for each file.

use std::fmt;
use std::path::PathBuf;

/// A host, or a folder in its place. Paths are seen from where a login lands, `/` between the parts.
pub trait Host {
    /// For a person.
    fn shown(&self, path: &str) -> String;
    /// Whether a file takes another's place in one step, so that a reader sees the old one or the new one.
    fn replaces_whole(&self) -> bool;
    /// What stands at each of `looked`, and the bytes of each of `read`, in the round trips of the longer of the two.
    fn survey(&mut self, looked: &[String], read: &[String]) -> Result<Surveyed, HostError>;
    /// SHA-256 in hex and size of each file; nothing where there is no file.
    fn hash(&mut self, paths: &[String]) -> Result<Vec<Option<(String, u64)>>, HostError>;
    /// The names in a folder; nothing where there is none.
    fn list(&mut self, folder: &str) -> Result<Option<Vec<String>>, HostError>;
    /// Makes folders, those above before those below. One that is there is fine.
    fn make_folders(&mut self, folders: &[String]) -> Result<(), HostError>;
    /// Writes files whole, and tells each time that some more are written. Nobody may read them yet.
    fn put(&mut self, files: &[Put], ready: &mut dyn FnMut(usize)) -> Result<(), HostError>;
    /// Writes a file unless there is one; tells whether it did. Of several that try at once, one does.
    fn create(&mut self, path: &str, bytes: &[u8]) -> Result<bool, HostError>;
    /// Gives files other names; what has that name is replaced in the same step.
    fn rename(&mut self, pairs: &[(String, String)]) -> Result<(), HostError>;
    /// Gives files a second name. Tells of each whether it has one now.
    fn link(&mut self, pairs: &[(String, String)]) -> Result<Vec<bool>, HostError>;
    /// Removes files. What is not there is fine.
    fn remove(&mut self, paths: &[String]) -> Result<(), HostError>;
    /// Removes folders that are empty, those below before those above, and leaves the others.
    fn remove_folders(&mut self, folders: &[String]) -> Result<(), HostError>;
    /// The same host once more, when the line to it was lost.
    fn again(&mut self) -> Result<(), HostError>;
}

/// What a survey found, in the order in which it was asked for.
#[derive(Debug, Default)]
pub struct Surveyed {
    pub looks: Vec<Option<Look>>,
    pub bytes: Vec<Option<Vec<u8>>>,
}

/// What stands at a path. A link is not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub is_file: bool,
    pub bytes: u64,
    /// Seconds since 1970, by the host's clock; absent where the host does not say.
    pub modified: Option<u64>,
}

/// A file to be written.
#[derive(Clone, Debug)]
pub struct Put {
    pub to: String,
    pub from: Source,
}

/// Where the bytes of a file come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file of this machine.
    File(PathBuf),
    Bytes(Vec<u8>),
}

/// Why a host did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostError {
    pub kind: Kind,
    /// What went wrong, a phrase.
    pub message: String,
    /// What the other side said, as it said it.
    pub said: String,
    /// What to do.
    pub hints: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// There was no connection.
    Unreachable,
    /// The host did not show the key that it should.
    HostKey,
    /// The host did not let us in.
    Login,
    /// The connection ended, or nothing came any more.
    Lost,
    Denied,
    /// No room is left.
    Full,
    /// The host said no, or what it said makes no sense.
    Refused,
    /// This machine failed.
    Here,
}

impl HostError {
    pub fn new(kind: Kind, message: impl Into<String>) -> HostError {
        HostError { kind, message: message.into(), said: String::new(), hints: Vec::new() }
    }

    pub fn said(mut self, said: impl Into<String>) -> HostError {
        self.said = said.into();
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> HostError {
        self.hints.push(hint.into());
        self
    }
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if self.said.is_empty() { Ok(()) } else { write!(f, ": {}", self.said) }
    }
}

impl std::error::Error for HostError {}
