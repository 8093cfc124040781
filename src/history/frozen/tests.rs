//! What loading says of editions that are as they were recorded, and of those that are not.

use std::sync::Arc;

use super::*;
use crate::history::ledger::{
    Address, Ended, Event, Format, Frozen, Hash, Imported, ImportedFile, Kind, Record, Released,
};
use crate::history::verify::{Role, find, verify};
use crate::model::date::Day;
use crate::source::EditionFile;

const DOCUMENT: &str = include_str!("../../../tests/fixtures/document-1.json");
const FACTS: &str = include_str!("../../../tests/fixtures/facts-1.json");

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn address() -> Address {
    Address {
        slug: "kunder".to_owned(),
        firm: "firma".to_owned(),
        changes: "aendringer".to_owned(),
        history: "historik".to_owned(),
        folders: BTreeMap::from([("default".to_owned(), "da/kunder".to_owned())]),
    }
}

/// Editions that are made in memory, record by record.
struct Maker {
    files: EditionFiles,
    ledger: String,
    /// PDFs, which are read one by one.
    pdfs: BTreeMap<String, Vec<u8>>,
}

impl Maker {
    fn new() -> Maker {
        let files = EditionFiles {
            policy: "firm/customers".to_owned(),
            folder: "content/firm/customers/editions".to_owned(),
            ..EditionFiles::default()
        };
        Maker { files, ledger: String::new(), pdfs: BTreeMap::new() }
    }

    fn put(&mut self, path: &str, text: &str) -> FileRecord {
        let bytes = (!path.ends_with(".pdf")).then(|| Arc::from(text.as_bytes()));
        self.files.files.insert(path.to_owned(), EditionFile { size: text.len() as u64, bytes });
        self.pdfs.insert(format!("{}/{path}", self.files.folder), text.as_bytes().to_vec());
        FileRecord::of(path, text.as_bytes())
    }

    fn record(&mut self, on: &str, event: Event) {
        let (records, _) = ledger::read(&self.ledger);
        let record: Record = ledger::next(&records, day(on), None, "firm/customers", event);
        self.ledger.push_str(&ledger::line(&record));
        self.files.ledger = Some(Arc::from(self.ledger.as_bytes()));
    }

    fn release(&mut self, id: &str, ordinal: u32) {
        let frozen = Frozen {
            address: address(),
            document: self.put(&format!("{id}/da.json"), DOCUMENT),
            pdf: self.put(&format!("{id}/da.pdf"), &format!("%PDF {id}")),
            bridge: None,
        };
        let released = Released {
            edition: id.parse().unwrap(),
            ordinal,
            effective: day(id),
            kind: Kind::Material,
            clauses: "1".to_owned(),
            facts: self.put(&format!("{id}/facts.json"), FACTS),
            summary: Some(self.put(&format!("{id}/summary.json"), "{\"da\": \"Nyt\"}")),
            brand: self.put(&format!("{id}/brand.json"), &FrozenBrand::default().to_json()),
            languages: BTreeMap::from([(Lang::new("da"), frozen)]),
            assets: vec![self.put(&format!("{id}/assets/logo-1.svg"), "<svg/>")],
            waivers: Vec::new(),
        };
        self.record(id, Event::Released(released));
    }

    fn told(&self) -> Vec<(&'static str, String)> {
        let read = |path: &str| self.pdfs.get(path).cloned().ok_or(());
        let verified = verify(&self.files, read).unwrap();
        for finding in &verified.findings {
            assert!(finding.frozen && finding.touches("firm/customers") && finding.place.is_some(), "{finding:?}");
        }
        verified.findings.into_iter().map(|finding| (finding.code, finding.message)).collect()
    }

    fn codes(&self) -> Vec<&'static str> {
        self.told().into_iter().map(|(code, _)| code).collect()
    }

    fn change(&mut self, path: &str, text: &str) {
        let file = self.files.files.get_mut(path).unwrap();
        *file = EditionFile { size: text.len() as u64, bytes: file.bytes.as_ref().map(|_| text.as_bytes().into()) };
        self.pdfs.insert(format!("{}/{path}", self.files.folder), text.as_bytes().to_vec());
    }
}

fn two() -> Maker {
    let mut maker = Maker::new();
    maker.release("2026-01-01", 1);
    maker.release("2026-02-01", 2);
    maker
}

#[test]
fn editions_are_read_as_they_were_frozen() {
    let mut maker = two();
    let text = maker.put("2025-01-01/da.txt", "Før i tiden");
    let html = maker.put("2025-01-01/da.html", "<p>Før i tiden</p>");
    let brand = maker.put("2025-01-01/brand.json", &FrozenBrand::default().to_json());
    let file = ImportedFile {
        address: address(),
        title: "Gammel".to_owned(),
        firm: "Firma".to_owned(),
        format: Format::Html,
        file: html,
        text: Some(text),
    };
    maker.record(
        "2026-02-02",
        Event::Imported(Imported {
            edition: "2025-01-01".parse().unwrap(),
            ordinal: 3,
            effective: day("2025-01-01"),
            summary: None,
            brand,
            languages: BTreeMap::from([(Lang::new("da"), file)]),
            assets: Vec::new(),
        }),
    );
    assert_eq!(maker.told(), []);
    let (policy, findings) = load(&maker.files);
    assert_eq!(findings, []);
    assert_eq!((policy.firm.as_str(), policy.history.editions.len(), policy.frozen.len()), ("firm", 3, 3));
    let first = &policy.frozen[&"2026-01-01".parse().unwrap()];
    assert!(first.facts.is_some() && first.languages[&Lang::new("da")].document.is_some());
    assert_eq!(first.summary[&Lang::new("da")], "Nyt");
    assert_eq!(first.assets["logo-1.svg"].as_ref(), b"<svg/>");
    let imported = &policy.frozen[&"2025-01-01".parse().unwrap()];
    assert_eq!(imported.languages[&Lang::new("da")].text.as_deref(), Some("Før i tiden"));
    assert_eq!(policy.ledger_sha256().unwrap(), Hash::of(maker.ledger.as_bytes()).as_str());

    let known = find(&policy.history, &Hash::of(b"%PDF 2026-02-01")).unwrap();
    assert_eq!((known.edition.to_string().as_str(), known.role, known.is_redacted), ("2026-02-01", Role::Pdf, false));
    assert_eq!(find(&policy.history, &Hash::of(b"%PDF another")), None);
}

#[test]
fn what_was_done_to_a_file_is_told_with_edition_and_record() {
    for path in two().files.files.keys() {
        let mut maker = two();
        let folder = maker.files.folder.clone();
        let text = String::from_utf8(maker.pdfs[&format!("{folder}/{path}")].clone()).unwrap();
        let (id, _) = path.split_once('/').unwrap();
        let record = if id == "2026-01-01" { 1 } else { 2 };
        let names = |message: &str| {
            message.contains(path.as_str()) && message.contains(id) && message.contains(&format!("record {record}"))
        };
        for changed in [text.replacen(&text[1..2], "~", 1), format!("{text}x"), text[..text.len() - 1].to_owned()] {
            maker.change(path, &changed);
            let told = maker.told();
            assert!(told.len() == 1 && told[0].0 == "changed-file" && names(&told[0].1), "{told:?}");
        }
        if text.contains('\n') {
            maker.change(path, &text.replace('\n', "\r\n"));
            let told = maker.told();
            assert!(told.len() == 1 && told[0].0 == "line-ends" && names(&told[0].1), "{told:?}");
        }
        maker.files.files.remove(path);
        let told = maker.told();
        assert!(told.len() == 1 && told[0].0 == "missing-frozen-file" && names(&told[0].1), "{told:?}");
    }
}

#[test]
fn what_cannot_be_trusted_is_not_given() {
    let mut maker = two();
    maker.change("2026-01-01/facts.json", "{}");
    maker.change("2026-01-01/da.json", "{}");
    let (policy, findings) = load(&maker.files);
    assert_eq!(findings.len(), 2);
    let first = &policy.frozen[&"2026-01-01".parse().unwrap()];
    assert!(first.facts.is_none());
    assert!(first.languages[&Lang::new("da")].document.is_none());
}

#[test]
fn a_file_that_nobody_recorded_is_a_warning_and_editions_without_a_ledger_an_error() {
    let mut maker = two();
    maker.put("2026-03-01/da.json", "{}");
    let (_, findings) = load(&maker.files);
    assert!(findings.len() == 1 && findings[0].code == "unrecorded-file" && !findings[0].is_error());
    maker.files.ledger = None;
    assert_eq!(maker.codes(), ["ledger-missing"]);
    maker.files.ledger = Some(Arc::from(&b""[..]));
    assert_eq!(maker.codes(), ["ledger-missing"]);
}

#[test]
fn what_does_not_fit_is_told_at_its_record() {
    let mut maker = two();
    let ended = |on: &str| Event::Ended(Ended { effective: day(on), reason: Said::new() });
    maker.record("2026-02-03", ended("2026-03-01"));
    maker.release("2026-04-01", 3);
    let told = maker.told();
    assert_eq!(told[0].0, "record-misfit", "{told:?}");
    assert!(told[0].1.starts_with("record 4: the policy ended on 2026-03-01"), "{told:?}");
}

#[test]
fn a_record_that_names_files_elsewhere_is_told() {
    let mut maker = two();
    for bad in ["../policy.toml", "2026-01-01/da.json", "2026-05-01/../2026-01-01/da.json", "2026-05-01//x"] {
        let mut own = Maker { files: maker.files.clone(), ledger: maker.ledger.clone(), pdfs: maker.pdfs.clone() };
        let facts = own.put(bad, FACTS);
        let brand = own.put("2026-05-01/brand.json", &FrozenBrand::default().to_json());
        own.record(
            "2026-05-01",
            Event::Released(Released {
                edition: "2026-05-01".parse().unwrap(),
                ordinal: 3,
                effective: day("2026-05-01"),
                kind: Kind::Correction,
                clauses: "1".to_owned(),
                facts,
                summary: None,
                brand,
                languages: BTreeMap::new(),
                assets: Vec::new(),
                waivers: Vec::new(),
            }),
        );
        assert!(own.codes().contains(&"bad-file-name"), "{bad}: {:?}", own.told());
    }
    maker.files.files.clear();
    assert!(maker.codes().iter().all(|code| *code == "missing-frozen-file"));
}

#[test]
fn no_ledger_and_no_frozen_file_makes_the_program_panic() {
    use proptest::prelude::{ProptestConfig, any, proptest};
    proptest!(ProptestConfig::with_cases(200), |(at in any::<proptest::sample::Index>(), byte in any::<u8>(), cut in any::<bool>())| {
        let mut maker = two();
        let mut ledger = maker.ledger.clone().into_bytes();
        let at = at.index(ledger.len());
        if cut { ledger.truncate(at) } else { ledger[at] = byte }
        let is_same = ledger == maker.ledger.as_bytes();
        // What was cut behind a record's end is a ledger that lacks its newest records.
        let is_whole_start = cut && (ledger.is_empty() || ledger.ends_with(b"\n"));
        maker.files.ledger = Some(ledger.into());
        let told = maker.codes();
        let is_told = told.iter().any(|code| *code != "unrecorded-file");
        assert!(is_same || is_whole_start || is_told, "byte {at}");
    });
}
