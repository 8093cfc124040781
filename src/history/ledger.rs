//! The ledger: one record a line, as JSON, each with the hash of the line before.
//!
//! Records are only ever added. What a record says of dates is data: states are computed from it, never stored.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::date::Day;
use crate::model::language::Lang;

/// The version of the record's form that this program writes.
pub const SCHEMA: u32 = 1;

/// The ledger's name in the folder of the editions.
pub const LEDGER: &str = "ledger.jsonl";

/// SHA-256 as 64 small hex digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hash(String);

impl Hash {
    pub fn of(bytes: &[u8]) -> Hash {
        Hash(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a person is shown.
    pub fn short(&self) -> &str {
        &self.0[..12]
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Hash {
    type Error = String;

    fn try_from(written: String) -> Result<Hash, String> {
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if written.len() == 64 && written.bytes().all(is_hex) {
            Ok(Hash(written))
        } else {
            Err(format!("`{written}` is not 64 small hex digits"))
        }
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> String {
        hash.0
    }
}

/// What an edition is called: its effective date, and from the second one of a day on a number: `2026-04-01-2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EditionId {
    pub day: Day,
    /// From 1.
    pub of_day: u32,
}

impl fmt::Display for EditionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.of_day {
            1 => write!(f, "{}", self.day),
            of_day => write!(f, "{}-{of_day}", self.day),
        }
    }
}

impl FromStr for EditionId {
    type Err = String;

    fn from_str(written: &str) -> Result<EditionId, String> {
        let bad =
            || format!("`{written}` is no edition; one is called `2026-04-01`, a second one of the day `2026-04-01-2`");
        let (day, rest) = written.split_at_checked("2026-04-01".len()).ok_or_else(bad)?;
        let day: Day = day.parse().map_err(|_| bad())?;
        let of_day = match rest.strip_prefix('-') {
            None if rest.is_empty() => 1,
            None => return Err(bad()),
            Some(number) => number.parse().ok().filter(|number| *number >= 2).ok_or_else(bad)?,
        };
        let id = EditionId { day, of_day };
        if id.to_string() == written { Ok(id) } else { Err(bad()) }
    }
}

impl TryFrom<String> for EditionId {
    type Error = String;

    fn try_from(written: String) -> Result<EditionId, String> {
        written.parse()
    }
}

impl From<EditionId> for String {
    fn from(id: EditionId) -> String {
        id.to_string()
    }
}

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
    /// The same facts and fragments in the words of the clause library of the edition before, where this edition takes a
    /// newer one: up to here the firm changed its text, from here the library did.
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
    /// By outlet: the policy's folder below the outlet's root, `da/firma/kunder`. An outlet that came later is not here;
    /// there the folder follows from the slugs.
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

/// Why a ledger cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// From 1.
    pub line: usize,
    /// Bytes of the line in the file, without its end.
    pub start: usize,
    pub end: usize,
    pub what: BadRecord,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadRecord {
    /// Not JSON, or not a record: the parser's words.
    Shape(String),
    /// Written by a newer program.
    Schema(u64),
    /// Its line ends in CR LF: git or an editor converted the file.
    LineEnd,
    /// The last line has no end: the file was cut.
    Cut,
    /// The line is not the one that was written: its own hash, which stands at its end, is another.
    Changed,
    /// Number out of order.
    Number { expected: u32, found: u32 },
    /// The hash of the line before is not the one that this record holds: the line before was changed, or lines were
    /// removed, added or moved.
    Chain,
    /// Recorded before the record before it.
    Backdated { before: Day },
}

/// Reads a ledger: every line that can be read, and everything that is wrong with it. Whether the events make sense
/// together is looked at by [`super::edition`].
pub fn read(text: &str) -> (Vec<Chained>, Vec<BadLine>) {
    let mut records: Vec<Chained> = Vec::new();
    let mut bad = Vec::new();
    let mut start = 0;
    // The hash of the line before as it stands, whether or not it could be read.
    let mut before: Option<Hash> = None;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let content = line.strip_suffix('\n').unwrap_or(line);
        let end = start + content.len();
        let mut tell = |what| bad.push(BadLine { line: at + 1, start, end, what });
        if !line.ends_with('\n') {
            tell(BadRecord::Cut);
        }
        let content = match content.strip_suffix('\r') {
            Some(content) => {
                tell(BadRecord::LineEnd);
                content
            }
            None => content,
        };
        let hash = Hash::of(content.as_bytes());
        let (body, is_sealed) = unsealed(content);
        match parse(&body) {
            Err(what) => tell(what),
            Ok(record) => {
                if !is_sealed {
                    tell(BadRecord::Changed);
                }
                let expected = u32::try_from(at + 1).unwrap_or(u32::MAX);
                if record.number != expected {
                    tell(BadRecord::Number { expected, found: record.number });
                }
                if record.previous != before {
                    tell(BadRecord::Chain);
                }
                if let Some(last) = records.last().filter(|last| last.record.recorded > record.recorded) {
                    tell(BadRecord::Backdated { before: last.record.recorded });
                }
                records.push(Chained { record, hash: hash.clone() });
            }
        }
        before = Some(hash);
        start += line.len();
    }
    (records, bad)
}

/// What stands before a line's own hash at its end.
const SEAL: &str = ",\"sha256\":\"";

/// The record in a line without the line's own hash, and whether that hash is right.
fn unsealed(line: &str) -> (std::borrow::Cow<'_, str>, bool) {
    let found = line.strip_suffix("\"}").and_then(|line| line.rsplit_once(SEAL));
    match found {
        Some((body, hash)) => {
            let body = format!("{body}}}");
            let is_sealed = Hash::of(body.as_bytes()).as_str() == hash;
            (body.into(), is_sealed)
        }
        None => (line.into(), false),
    }
}

fn parse(line: &str) -> Result<Record, BadRecord> {
    let value: serde_json::Value = serde_json::from_str(line).map_err(|cause| BadRecord::Shape(cause.to_string()))?;
    match value.get("schema").and_then(serde_json::Value::as_u64) {
        Some(schema) if schema > u64::from(SCHEMA) => return Err(BadRecord::Schema(schema)),
        _ => {}
    }
    serde_json::from_value(value).map_err(|cause| BadRecord::Shape(cause.to_string()))
}

/// The line of a record, with its end. At the end of the line stands the hash of the line without it, so that a change
/// of the newest record, which no other record follows, is found as well.
pub fn line(record: &Record) -> String {
    let body = serde_json::to_string(record).expect("a record holds only strings and numbers");
    let hash = Hash::of(body.as_bytes());
    let body = body.strip_suffix('}').unwrap_or(&body);
    format!("{body}{SEAL}{hash}\"}}\n")
}

/// The record that comes after `records`.
pub fn next(records: &[Chained], recorded: Day, by: Option<String>, policy: &str, event: Event) -> Record {
    Record {
        schema: SCHEMA,
        number: u32::try_from(records.len() + 1).unwrap_or(u32::MAX),
        previous: records.last().map(|last| last.hash.clone()),
        recorded,
        by,
        program: concat!("ikraft ", env!("CARGO_PKG_VERSION")).to_owned(),
        policy: policy.to_owned(),
        event,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ending(records: &[Chained], day: &str) -> Record {
        let event = Event::Ended(Ended { effective: day.parse().unwrap(), reason: Said::new() });
        next(records, day.parse().unwrap(), None, "firm/customers", event)
    }

    fn ledger() -> String {
        let mut text = String::new();
        for day in ["2026-01-01", "2026-01-02", "2026-01-03"] {
            let (records, bad) = read(&text);
            assert_eq!(bad, []);
            text.push_str(&line(&ending(&records, day)));
        }
        text
    }

    fn told(text: &str) -> Vec<(usize, BadRecord)> {
        read(text).1.into_iter().map(|bad| (bad.line, bad.what)).collect()
    }

    #[test]
    fn a_ledger_is_read_as_it_was_written() {
        let text = ledger();
        let (records, bad) = read(&text);
        assert_eq!((records.len(), bad.len()), (3, 0));
        assert_eq!(records.iter().map(|chained| line(&chained.record)).collect::<String>(), text);
        assert_eq!(read("").0, []);
    }

    #[test]
    fn what_was_done_to_a_ledger_is_told_by_line() {
        let text = ledger();
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        assert_eq!(told(&text.replace("2026-01-02", "2026-01-01")), [(2, BadRecord::Changed), (3, BadRecord::Chain)]);
        assert_eq!(told(&text.replace("2026-01-03", "2026-01-04")), [(3, BadRecord::Changed)]);
        let removed = [lines[0], lines[2]].concat();
        assert_eq!(told(&removed), [(2, BadRecord::Number { expected: 2, found: 3 }), (2, BadRecord::Chain)]);
        assert_eq!(told(&[lines[1], lines[0], lines[2]].concat()).len(), 6);
        assert_eq!(told(&text[..text.len() - 1]), [(3, BadRecord::Cut)]);
        assert!(told(&text.replace('\n', "\r\n")).iter().all(|(_, what)| *what == BadRecord::LineEnd));
        assert!(matches!(&told(&text[..text.len() - 9])[..], [(3, BadRecord::Cut), (3, BadRecord::Shape(_))]));
    }

    #[test]
    fn an_edition_is_called_by_its_day() {
        for good in ["2026-04-01", "2026-04-01-2", "2026-04-01-10"] {
            assert_eq!(good.parse::<EditionId>().unwrap().to_string(), good);
        }
        for bad in
            ["2026-4-1", "2026-04-01-1", "2026-04-01-", "2026-04-01-02", "2026-04-31", "20260401", "2026-04-01x", ""]
        {
            assert!(bad.parse::<EditionId>().is_err(), "{bad}");
        }
        let id = |text: &str| text.parse::<EditionId>().unwrap();
        assert!(id("2026-04-01-10") > id("2026-04-01-9") && id("2026-04-02") > id("2026-04-01-10"));
    }
}
