//! The chain: records as lines, each with the hash of the line before and with its own.

use std::borrow::Cow;

use super::{Chained, Event, Hash, Record, SCHEMA};
use crate::model::date::Day;

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
/// together is looked at by [`crate::history::edition`].
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
fn unsealed(line: &str) -> (Cow<'_, str>, bool) {
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
    use crate::history::ledger::{Ended, Said};

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
}
