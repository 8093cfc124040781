//! What is wrong with recorded editions, in words: what happened, where, why it matters and how to mend it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::edition::{History, Misfit};
use super::ledger::{BadLine, BadRecord, EditionId, Event, FileRecord, Hash};
use crate::finding::{Finding, Place};
use crate::source::editions::{EditionFiles, LEDGER};

const WHY: &str = "what was published of an edition never changes; what is not as it was recorded is not published";

/// Collects what is wrong with the editions of one policy.
pub struct Damage<'a> {
    files: &'a EditionFiles,
    /// The record that last put each file, by path below the folder of the editions.
    put_by: BTreeMap<String, u32>,
    /// Files that a redaction took out.
    redacted: BTreeSet<String>,
    findings: Vec<Finding>,
}

impl<'a> Damage<'a> {
    pub fn new(files: &'a EditionFiles) -> Damage<'a> {
        Damage { files, put_by: BTreeMap::new(), redacted: BTreeSet::new(), findings: Vec::new() }
    }

    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    fn ledger(&self) -> String {
        self.path(LEDGER)
    }

    fn path(&self, below: &str) -> String {
        format!("{}/{below}", self.files.folder)
    }

    fn tell(&mut self, finding: Finding, place: &Place) {
        self.findings.push(finding.at(place).scope(self.files.policy.as_str()).frozen());
    }

    /// How to put a file back.
    fn restore(&self, finding: Finding, path: &str) -> Finding {
        finding
            .hint(format!("`git log -p -- {path}` says who changed it, and when"))
            .hint(format!("`git restore --source=COMMIT -- {path}` puts it back, from the commit that recorded it"))
    }

    /// The ledger as text.
    pub fn ledger_text(&mut self, bytes: &[u8]) -> Arc<str> {
        if let Err(error) = std::str::from_utf8(bytes) {
            let path = self.ledger();
            let at = error.valid_up_to();
            let finding =
                Finding::error("ledger-damaged", format!("the ledger is not UTF-8 from byte {at} on")).why(WHY);
            let finding = self.restore(finding, &path);
            self.tell(finding, &Place::new(path, at, at));
        }
        String::from_utf8_lossy(bytes).into()
    }

    /// Lines that are no records, or do not follow from those before them.
    pub fn bad_lines(&mut self, bad: &[BadLine]) {
        let path = self.ledger();
        let converted: Vec<&BadLine> = bad.iter().filter(|bad| bad.what == BadRecord::LineEnd).collect();
        if let Some(first) = converted.first() {
            let lines = if converted.len() == 1 { "1 line".to_owned() } else { format!("{} lines", converted.len()) };
            let finding = Finding::error("line-ends", format!("the line ends of the ledger were converted ({lines})"));
            let finding = converted_by_git(finding, &path);
            self.tell(finding, &Place::new(path.as_str(), first.start, first.start));
        }
        for bad in bad {
            let line = bad.line;
            let (code, message, why) = match &bad.what {
                BadRecord::LineEnd => continue,
                BadRecord::Shape(cause) => {
                    ("ledger-damaged", format!("record {line} cannot be read: {cause}"), "the record was changed")
                }
                BadRecord::Schema(schema) => {
                    let message = format!("record {line} has schema {schema}, which this program does not know");
                    ("ledger-newer", message, "a newer ikraft wrote it")
                }
                BadRecord::Cut => {
                    ("ledger-cut", format!("record {line} has no line end"), "the ledger was cut, or edited by hand")
                }
                BadRecord::Changed => (
                    "record-changed",
                    format!("record {line} is not as it was written"),
                    "the hash at its end is not that of its words",
                ),
                BadRecord::Number { expected, found } => (
                    "record-order",
                    format!("record {found} stands where record {expected} should"),
                    "records were removed, added or moved",
                ),
                BadRecord::Chain => (
                    "record-chain",
                    format!("record {line} does not follow from the one before it"),
                    "it holds another hash than that of the line before, which was changed, removed, added or moved",
                ),
                BadRecord::Backdated { before } => (
                    "record-backdated",
                    format!("record {line} says an earlier day than the record before it, which says {before}"),
                    "records are added in the order in which things happen",
                ),
            };
            let finding = Finding::error(code, message).why(format!("{why}; nothing recorded may change"));
            let finding = match &bad.what {
                BadRecord::Schema(_) => finding.hint("use a newer ikraft"),
                _ => self.restore(finding, &path),
            };
            self.tell(finding, &Place::new(path.as_str(), bad.start, bad.end));
        }
    }

    /// Learns which record put which file.
    pub fn index(&mut self, history: &History) {
        for chained in &history.records {
            for file in chained.record.event.files() {
                self.put_by.insert(file.file.clone(), chained.record.number);
            }
            if let Event::Redacted(event) = &chained.record.event {
                for gone in event.files.iter().filter(|replaced| replaced.now.is_none()) {
                    self.put_by.remove(&gone.was.file);
                    self.redacted.insert(gone.was.file.clone());
                }
            }
        }
    }

    /// Records that do not fit those before them.
    pub fn misfits(&mut self, history: &History, misfits: &[Misfit], text: &str, bad: &[BadLine]) {
        self.index(history);
        // Where each record stands: lines that are no records are passed over.
        let unread: BTreeSet<usize> = bad
            .iter()
            .filter(|bad| matches!(bad.what, BadRecord::Shape(_) | BadRecord::Schema(_)))
            .map(|bad| bad.line)
            .collect();
        let mut start = 0;
        let mut places = BTreeMap::new();
        let mut records = history.records.iter();
        for (line, content) in (1..).zip(text.split_inclusive('\n')) {
            let end = start + content.trim_end_matches(['\r', '\n']).len();
            if !unread.contains(&line)
                && let Some(chained) = records.next()
            {
                places.entry(chained.record.number).or_insert((start, end));
            }
            start += content.len();
        }
        let path = self.ledger();
        for misfit in misfits {
            let (start, end) = places.get(&misfit.record).copied().unwrap_or_default();
            let finding = Finding::error("record-misfit", format!("record {}: {}", misfit.record, misfit.what))
                .why("what a policy said on a day would not be clear");
            let finding = self.restore(finding, &path);
            self.tell(finding, &Place::new(path.as_str(), start, end));
        }
    }

    /// Files that no record names. Where records cannot be read, theirs would be among them.
    pub fn unrecorded(&mut self, history: &History, is_whole: bool) {
        if history.records.is_empty() && !self.files.files.is_empty() && is_whole {
            let path = self.ledger();
            let finding = Finding::error("ledger-missing", "there are frozen editions, and no ledger that names them")
                .why("without its ledger a policy would be published as a draft again");
            let finding = self.restore(finding, &path);
            self.tell(finding, &Place::whole(path));
            return;
        }
        if !is_whole {
            return;
        }
        for name in self.files.files.keys().filter(|name| !self.put_by.contains_key(name.as_str())) {
            let finding = if self.redacted.contains(name) {
                Finding::warning("redacted-file", format!("`{name}` was taken out by a redaction, and is there again"))
                    .why("it holds what should never have been published")
                    .hint("remove it")
            } else {
                Finding::warning("unrecorded-file", format!("no record names `{name}`"))
                    .why("it is not published, and may be the rest of something that was removed")
                    .hint("move it away, or remove it")
            };
            let place = Place::whole(self.path(name));
            self.findings.push(finding.at(&place).scope(self.files.policy.as_str()).frozen());
        }
    }

    /// Whether a frozen file is as it was recorded. Of a file whose bytes were not read, the size is looked at.
    pub fn look(&mut self, id: EditionId, file: &FileRecord) -> bool {
        let path = self.path(&file.file);
        let record = self.put_by.get(&file.file).copied().unwrap_or_default();
        if !is_name(id, &file.file) {
            let message = format!("record {record} names `{}`, which is no file of the edition `{id}`", file.file);
            let ledger = self.ledger();
            let finding = Finding::error("bad-file-name", message).why(WHY);
            let finding = self.restore(finding, &ledger);
            self.tell(finding, &Place::whole(ledger));
            return false;
        }
        let Some(found) = self.files.files.get(&file.file) else {
            let message = format!("`{}` of the edition `{id}` is missing; record {record} names it", file.file);
            let finding = Finding::error("missing-frozen-file", message).why(WHY);
            let finding = self.restore(finding, &path);
            self.tell(finding, &Place::whole(path));
            return false;
        };
        let (size, bytes) = (found.size, found.bytes.clone());
        match bytes {
            Some(bytes) => self.check(id, file, &bytes),
            None if size != file.bytes => {
                self.changed(id, file, &format!("it has {size} bytes, and had {}", file.bytes));
                false
            }
            None if file.file.ends_with(".pdf") => true,
            None => {
                self.unreadable(id, file, "it is too large to be read");
                false
            }
        }
    }

    /// Whether these are the bytes that were recorded.
    pub fn check(&mut self, id: EditionId, file: &FileRecord, bytes: &[u8]) -> bool {
        if Hash::of(bytes) == file.sha256 {
            return true;
        }
        let path = self.path(&file.file);
        if is_converted(bytes, &file.sha256) {
            let record = self.put_by.get(&file.file).copied().unwrap_or_default();
            let message = format!(
                "the line ends of `{}` of the edition `{id}` were converted; record {record} has its hash",
                file.file
            );
            let finding = converted_by_git(Finding::error("line-ends", message), &path);
            self.tell(finding, &Place::whole(path));
        } else if bytes.len() as u64 == file.bytes {
            self.changed(id, file, "it has another hash");
        } else {
            self.changed(id, file, &format!("it has {} bytes, and had {}", bytes.len(), file.bytes));
        }
        false
    }

    fn changed(&mut self, id: EditionId, file: &FileRecord, how: &str) {
        let path = self.path(&file.file);
        let record = self.put_by.get(&file.file).copied().unwrap_or_default();
        let message = format!("`{}` of the edition `{id}` is not what record {record} says: {how}", file.file);
        let finding = Finding::error("changed-file", message).why(WHY);
        let finding = self.restore(finding, &path);
        self.tell(finding, &Place::whole(path));
    }

    /// A file that is as it was recorded, and yet cannot be understood.
    pub fn unreadable(&mut self, id: EditionId, file: &FileRecord, cause: &str) {
        let path = self.path(&file.file);
        let message = format!("`{}` of the edition `{id}` cannot be read: {cause}", file.file);
        let finding = Finding::error("unreadable-file", message)
            .why("an edition is published whole, or not at all")
            .hint("use the ikraft that recorded it, or a newer one");
        self.tell(finding, &Place::whole(path));
    }
}

/// Whether a path is that of a file in the edition's own folder.
fn is_name(id: EditionId, path: &str) -> bool {
    let below = path.strip_prefix(&format!("{id}/"));
    below.is_some_and(|below| below.split('/').all(|part| !matches!(part, "" | "." | "..") && !part.contains('\\')))
}

/// Whether bytes would be the recorded ones with other line ends.
fn is_converted(bytes: &[u8], recorded: &Hash) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let plain = text.replace("\r\n", "\n");
    Hash::of(plain.as_bytes()) == *recorded || Hash::of(plain.replace('\n', "\r\n").as_bytes()) == *recorded
}

fn converted_by_git(finding: Finding, path: &str) -> Finding {
    finding
        .why("git's core.autocrlf or an editor put CR LF in the place of LF, so that hashes are other ones")
        .hint("have a file .gitattributes in the site's folder that says: content/**/editions/** -text")
        .hint(format!("then get the file again: `rm {path}`, `git restore -- {path}`"))
}
