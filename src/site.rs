//! The finished site in memory: a sorted map from path to entry. `build` writes it, `serve` answers from it.

mod about;
mod address;
mod assets;
mod build;
mod calendar;
mod changes_page;
mod checking;
mod claiming;
mod claims;
pub mod comparison;
pub mod diff;
mod feeds;
pub mod freeze;
pub mod freeze_check;
pub mod freeze_file;
pub mod freeze_redact;
mod history_page;
mod htaccess;
mod index;
mod jobs;
mod kept;
mod look;
mod maker;
mod memory;
mod moved;
pub mod notice;
mod outlet;
mod places;
mod policies;
mod publish;
mod recorded;
pub mod report;
mod sheet;
mod shell;
mod standing;
mod timemap;
mod words;
pub mod workers;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::history::EditionId;
use crate::machine::MachineError;

pub use crate::render::job::PdfJob;
pub use crate::source::editions::{FOLDER as EDITIONS, LEDGER};
pub use address::{address_record, is_in};
pub use assets::sha256;
pub use build::{Built, Focus, Inputs, Mount, PolicyPages, build, build_again};
pub use checking::{CheckInput, Examined, PolicyCheck, check, check_and, documents, examined, own_messages, review};
pub use kept::last_good;
pub use memory::Memory;
pub use recorded::{histories, histories_again};
pub use words::{ShellWords, languages};

/// Path below the output folder (`da/firma/politik/index.html`) to what is published there.
#[derive(Clone, Debug, Default)]
pub struct Site {
    pub entries: BTreeMap<String, Entry>,
}

#[derive(Clone, Debug)]
pub struct Entry {
    pub class: Class,
    pub body: Body,
    /// The policy that it belongs to; absent = the outlet's own.
    pub policy: Option<Arc<str>>,
}

/// The order in which files go up: what is pointed at comes before what points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    Asset,
    Edition,
    Pdf,
    Page,
    Pointer,
    Config,
}

#[derive(Clone, Debug)]
pub enum Body {
    Bytes(Arc<[u8]>),
    /// A PDF, made when somebody writes or asks for it.
    Pdf(Arc<PdfJob>),
    /// A frozen file, published as it is. It is read when somebody writes or asks for it.
    File(Arc<FrozenFile>),
}

/// A file of the site's folder whose bytes were recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenFile {
    /// Below the site's folder, with `/` between the parts.
    pub path: String,
    /// SHA-256 in hex, as recorded.
    pub sha256: String,
    /// Size, as recorded.
    pub bytes: u64,
    /// Whose it is: `<firm>/<policy>`.
    pub policy: Arc<str>,
    pub edition: EditionId,
}

/// A finished PDF.
#[derive(Clone, Debug)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    /// It was made just now, and not found in the cache.
    pub made: bool,
}

/// Why there is no PDF, made or frozen.
#[derive(Debug)]
pub enum PdfFailure {
    Findings(Vec<Finding>),
    Machine(MachineError),
}

/// Reads a frozen file and makes sure that it is what was recorded. Called from several threads at once.
pub type ReadFrozen<'a> = dyn Fn(&FrozenFile) -> Result<Vec<u8>, PdfFailure> + Sync + 'a;

/// Makes the PDF of a job, or finds it where it was kept. Called from several threads at once.
pub type MakePdf<'a> = dyn Fn(&PdfJob) -> Result<Pdf, PdfFailure> + Sync + 'a;
