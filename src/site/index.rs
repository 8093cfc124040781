//! editions.json: every edition of a policy with its addresses, files and hashes, and the hash of every record. Published
//! beside the pages, it is the witness against which `verify --against` holds the ledger.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::places::Places;
use super::standing::signed_name;
use crate::history::ledger::Format;
use crate::history::{Body, Edition, EditionId, Event, FileRecord, Hash};
use crate::model::date::Day;
use crate::model::language::Lang;

/// Its name below the policy's id.
pub const NAME: &str = "editions.json";

/// The version of its form.
pub const SCHEMA: u32 = 1;

/// All editions of a policy, as they are published in an outlet. Addresses start at the outlet's root.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Index {
    pub schema: u32,
    /// `<firm>/<policy>`.
    pub policy: String,
    /// What it was called before in its records.
    pub formerly: Vec<String>,
    pub in_force: Option<EditionId>,
    /// The first day on which nothing applies any more.
    pub ended: Option<Day>,
    /// The whole chain, in its order.
    pub records: Vec<IndexRecord>,
    /// By effective date.
    pub editions: Vec<IndexEdition>,
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct IndexRecord {
    pub number: u32,
    /// Of the line.
    pub sha256: Hash,
    pub recorded: Day,
    /// `released`, `withdrawn`, …
    pub event: String,
    pub edition: Option<EditionId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct IndexEdition {
    pub id: EditionId,
    pub ordinal: u32,
    /// `material`, `correction`; `imported` where only files exist.
    pub kind: String,
    pub effective: Day,
    /// The first day on which it applies no more, where one is known.
    pub until: Option<Day>,
    pub recorded: Day,
    /// On which day it was withdrawn.
    pub withdrawn: Option<Day>,
    /// On which days words were taken out of it.
    pub redacted: Vec<Day>,
    /// As it is printed on page and PDF.
    pub hash: String,
    pub facts: Option<IndexFile>,
    pub languages: BTreeMap<Lang, IndexLanguage>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct IndexLanguage {
    /// The address of the edition, which never changes.
    pub page: String,
    /// On which day the language was added, where that was later.
    pub added: Option<Day>,
    pub files: Vec<IndexFile>,
}

/// A frozen file as it is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct IndexFile {
    /// What its record calls it: `2026-04-01/da.json`.
    pub file: String,
    pub path: String,
    pub sha256: Hash,
    pub bytes: u64,
}

impl Index {
    pub fn of(places: &Places) -> Index {
        let recorded = places.recorded;
        let history = &recorded.history.history;
        let records = history.records.iter().map(|chained| IndexRecord {
            number: chained.record.number,
            sha256: chained.hash.clone(),
            recorded: chained.record.recorded,
            event: event(&chained.record.event).to_owned(),
            edition: chained.record.event.edition(),
        });
        Index {
            schema: SCHEMA,
            policy: recorded.id().to_owned(),
            formerly: places.ids().split_off(1),
            in_force: history.on(recorded.day).map(|edition| edition.id),
            ended: history.ended.as_ref().map(|ended| ended.effective),
            records: records.collect(),
            editions: recorded.editions().iter().map(|edition| index_edition(places, edition)).collect(),
        }
    }

    /// Two-space indentation, keys in the order of the types, one newline at the end.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("an index holds only strings, numbers and days");
        json.push('\n');
        json
    }
}

fn index_edition(places: &Places, edition: &Edition) -> IndexEdition {
    let file = |record: &FileRecord, path: String| IndexFile {
        file: record.file.clone(),
        path,
        sha256: record.sha256.clone(),
        bytes: record.bytes,
    };
    let languages = edition.languages.iter().filter_map(|(lang, language)| {
        let files = published_files(places, edition, lang);
        let files = files.into_iter().map(|(record, path)| file(record, path)).collect();
        let page = places.permalink(edition, lang)?.below_root();
        Some((lang.clone(), IndexLanguage { page, added: language.added, files }))
    });
    IndexEdition {
        id: edition.id,
        ordinal: edition.ordinal,
        kind: edition.kind().map_or("imported", |kind| kind.key()).to_owned(),
        effective: edition.effective,
        until: places.recorded.history.history.until(edition).filter(|_| edition.withdrawn.is_none()),
        recorded: edition.recorded,
        withdrawn: edition.withdrawn.as_ref().map(|withdrawal| withdrawal.recorded),
        redacted: edition.redactions.iter().map(|redaction| redaction.recorded).collect(),
        hash: edition.hash().short().to_owned(),
        facts: edition.facts().map(|facts| file(facts, places.facts(edition.id))),
        languages: languages.collect(),
    }
}

/// The frozen files of an edition in one language that are published as they are, each with its path below the outlet's
/// root. The original of an imported page stays in the site: it may hold anything.
pub fn published_files<'a>(places: &Places<'a>, edition: &'a Edition, lang: &Lang) -> Vec<(&'a FileRecord, String)> {
    let (Some(language), Some(at)) = (edition.languages.get(lang), places.permalink(edition, lang)) else {
        return Vec::new();
    };
    let mut files = Vec::new();
    match &language.body {
        Body::Document { document, pdf, .. } => {
            files.extend(document.iter().map(|document| (document, at.beside("document.json"))));
            files.extend(pdf.iter().map(|pdf| (pdf, at.named("pdf"))));
        }
        Body::File { format: Format::Pdf, file, .. } => {
            files.extend(file.iter().map(|file| (file, at.named("pdf"))));
        }
        Body::File { format: Format::Html, .. } => {}
    }
    let signed = language.signed.iter();
    files.extend(signed.map(|signed| (signed, at.beside(&signed_name(at.stem(), lang, &signed.file)))));
    files
}

fn event(event: &Event) -> &'static str {
    match event {
        Event::Released(_) => "released",
        Event::Imported(_) => "imported",
        Event::TranslationAdded(_) => "translation-added",
        Event::SignedCopyAdded(_) => "signed-copy-added",
        Event::Withdrawn(_) => "withdrawn",
        Event::Redacted(_) => "redacted",
        Event::Ended(_) => "ended",
    }
}
