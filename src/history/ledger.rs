//! The ledger: one record a line, as JSON, each with the hash of the line before.
//!
//! Records are only ever added. What a record says of dates is data: states are computed from it, never stored.

mod chain;
mod ids;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::date::Day;
use crate::model::language::Lang;

pub use chain::{BadLine, BadRecord, line, next, read};
pub use ids::{EditionId, Hash};

/// The version of the record's form that this program writes.
pub const SCHEMA: u32 = 1;

/// A frozen file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileRecord {
    /// Below the folder of the editions, `/` between the parts: `2026-04-01/da.json`.
    pub file: String,
    pub sha256: Hash,
    pub bytes: u64,
}

impl FileRecord {
    pub fn of(file: impl Into<String>, bytes: &[u8]) -> FileRecord {
        FileRecord { file: file.into(), sha256: Hash::of(bytes), bytes: bytes.len() as u64 }
    }
}

/// Words per language.
pub type Said = BTreeMap<Lang, String>;

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Always [`SCHEMA`] in what this program writes.
    pub schema: u32,
    /// From 1, without a gap.
    pub number: u32,
    /// SHA-256 of the line before, without its line end; absent in the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Hash>,
    /// The day on which this was recorded; never before that of the record before.
    pub recorded: Day,
    /// Who recorded it, as they call themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// `ikraft 0.1.0`.
    pub program: String,
    /// What the policy was called on that day: `<firm>/<policy>`.
    pub policy: String,
    pub event: Event,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    Released(Released),
    Imported(Imported),
    TranslationAdded(TranslationAdded),
    SignedCopyAdded(SignedCopyAdded),
    Withdrawn(Withdrawn),
    Redacted(Redacted),
    Ended(Ended),
}

impl Event {
    /// Every file that it puts into the folder of the editions.
    pub fn files(&self) -> Vec<&FileRecord> {
        match self {
            Event::Released(event) => {
                let own = [&event.facts, &event.brand].into_iter().chain(&event.summary).chain(&event.assets);
                own.chain(event.languages.values().flat_map(Frozen::files)).collect()
            }
            Event::Imported(event) => {
                let own = std::iter::once(&event.brand).chain(&event.summary).chain(&event.assets);
                own.chain(event.languages.values().flat_map(ImportedFile::files)).collect()
            }
            Event::TranslationAdded(event) => match &event.translation {
                Translation::Composed { frozen, facts } => frozen.files().into_iter().chain([facts]).collect(),
                Translation::File(file) => file.files(),
            },
            Event::SignedCopyAdded(event) => vec![&event.file],
            Event::Redacted(event) => event.files.iter().filter_map(|replaced| replaced.now.as_ref()).collect(),
            Event::Withdrawn(_) | Event::Ended(_) => Vec::new(),
        }
    }

    /// What a person calls it.
    pub fn words(&self) -> &'static str {
        match self {
            Event::Released(_) => "a release",
            Event::Imported(_) => "an import",
            Event::TranslationAdded(_) => "an added translation",
            Event::SignedCopyAdded(_) => "an added signed copy",
            Event::Withdrawn(_) => "a withdrawal",
            Event::Redacted(_) => "a redaction",
            Event::Ended(_) => "an ending",
        }
    }

    /// The edition that it is about; an ending is about the policy.
    pub fn edition(&self) -> Option<EditionId> {
        match self {
            Event::Released(event) => Some(event.edition),
            Event::Imported(event) => Some(event.edition),
            Event::TranslationAdded(event) => Some(event.edition),
            Event::SignedCopyAdded(event) => Some(event.edition),
            Event::Withdrawn(event) => Some(event.edition),
            Event::Redacted(event) => Some(event.edition),
            Event::Ended(_) => None,
        }
    }
}

/// How much an edition changes (WP260, point 31): material changes are announced in good time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Material,
    Correction,
}

impl Kind {
    /// As in messages and arguments.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Material => "material",
            Kind::Correction => "correction",
        }
    }
}

/// The working policy, frozen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Released {
    pub edition: EditionId,
    /// Printed on page and PDF: "Udgave 3". Counted over all editions of the policy in the order of recording, from 1.
    pub ordinal: u32,
    /// The first day on which it applies, from its beginning.
    pub effective: Day,
    pub kind: Kind,
    /// Version of the clause library.
    pub clauses: String,
    /// `facts.json`: the public facts.
    pub facts: FileRecord,
    /// `summary.json`: what changed, in words per language; absent where nobody wrote any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<FileRecord>,
    /// `brand.json`: how the firm looked, for the day on which its working files cannot be read.
    pub brand: FileRecord,
    pub languages: BTreeMap<Lang, Frozen>,
    /// Images that documents and brand name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assets: Vec<FileRecord>,
    /// Findings that somebody answered for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waived>,
}

/// An edition in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frozen {
    pub address: Address,
    /// The Document's JSON.
    pub document: FileRecord,
    pub pdf: FileRecord,
    /// The same facts and fragments in the words of the clause library of the edition before, where this edition takes
    /// a newer one: up to here the firm changed its text, from here the library did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bridge: Option<FileRecord>,
}

impl Frozen {
    fn files(&self) -> Vec<&FileRecord> {
        [&self.document, &self.pdf].into_iter().chain(&self.bridge).collect()
    }
}

impl ImportedFile {
    fn files(&self) -> Vec<&FileRecord> {
        std::iter::once(&self.file).chain(&self.text).collect()
    }
}

/// Where an edition stands, for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    pub slug: String,
    /// The firm's slug, which stands before the policy's where an outlet has several firms.
    pub firm: String,
    /// Path words.
    pub changes: String,
    pub history: String,
    /// By outlet: the policy's folder below the outlet's root, `da/firma/kunder`. An outlet that came later is not
    /// here; there the folder follows from the slugs.
    pub folders: BTreeMap<String, String>,
}

/// A finding of severity error that did not stop a release, because somebody answers for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waived {
    pub rule: String,
    #[serde(rename = "where")]
    pub where_: String,
    pub reason: String,
    pub by: String,
    pub until: Day,
}

/// An older edition of which only files exist.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Imported {
    pub edition: EditionId,
    pub ordinal: u32,
    pub effective: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<FileRecord>,
    pub brand: FileRecord,
    pub languages: BTreeMap<Lang, ImportedFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assets: Vec<FileRecord>,
}

/// One file as it was once published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportedFile {
    pub address: Address,
    pub title: String,
    /// The firm's name as it is shown above the page.
    pub firm: String,
    pub format: Format,
    pub file: FileRecord,
    /// Of HTML, its words as plain text, which is what a page shows: the original may hold anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<FileRecord>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    Pdf,
    Html,
}

/// A language that an edition did not have when it was released.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TranslationAdded {
    pub edition: EditionId,
    pub lang: Lang,
    pub translation: Translation,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Translation {
    /// Composed from the working policy, whose facts are those of the edition. `facts` has the words of this language.
    Composed {
        frozen: Frozen,
        facts: FileRecord,
    },
    File(ImportedFile),
}

/// A PDF with somebody's signature on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedCopyAdded {
    pub edition: EditionId,
    pub lang: Lang,
    pub file: FileRecord,
}

/// A scheduled edition that never takes effect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    pub edition: EditionId,
    pub reason: Said,
}

/// Personal data that was published by mistake is taken out of frozen files; their old hashes stay in the records that
/// froze them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redacted {
    pub edition: EditionId,
    pub reason: Said,
    pub files: Vec<Replaced>,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replaced {
    pub was: FileRecord,
    /// What stands in its place, under the same name; absent = the file is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<FileRecord>,
}

/// The policy stops, and none follows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    /// The first day on which nothing applies any more.
    pub effective: Day,
    pub reason: Said,
}

/// A record with the hash of its line.
#[derive(Clone, Debug, PartialEq)]
pub struct Chained {
    pub record: Record,
    pub hash: Hash,
}
