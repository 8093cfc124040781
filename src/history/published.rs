//! editions.json: what a site says of the editions of one policy. It is the witness: whoever can write to the site's
//! sources can rewrite a ledger from any record on, and cannot unsay what was published.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::frozen::PolicyHistory;
use super::ledger::{Chained, EditionId, Event, FileRecord, Hash, Kind};
use crate::model::date::Day;
use crate::model::language::Lang;

/// The version of editions.json that this program writes.
pub const PUBLISHED_SCHEMA: u32 = 1;

/// The file's name in the folder `<firm>/<policy>/` below an outlet's root.
pub const PUBLISHED: &str = "editions.json";

/// The whole file. Fields that a newer program adds are passed over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Published {
    /// Always [`PUBLISHED_SCHEMA`] in what this program writes.
    pub schema: u32,
    /// `<firm>/<policy>`.
    pub policy: String,
    /// What the policy was called before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
    /// The whole chain.
    pub records: Vec<PublishedRecord>,
    /// By effective date.
    pub editions: Vec<PublishedEdition>,
}

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PublishedRecord {
    pub number: u32,
    /// Of the line, without its end.
    pub sha256: Hash,
    pub recorded: Day,
    /// `released`, `imported`, …
    pub event: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<EditionId>,
}

/// One edition. What it is on a day follows from its dates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PublishedEdition {
    pub id: EditionId,
    pub ordinal: u32,
    /// Absent for an imported one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    pub effective: Day,
    /// The first day on which it applies no more, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    pub recorded: Day,
    /// The day on which a scheduled one was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Day>,
    /// The days on which something was redacted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redacted: Vec<Day>,
    /// As printed on page and PDF.
    pub hash: String,
    /// The public facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<PublishedFile>,
    pub languages: BTreeMap<Lang, PublishedLanguage>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PublishedLanguage {
    /// The permalink's page, below the outlet's root: `da/kunder/2026-04-01/index.html`.
    pub page: String,
    /// document.json, the PDF, signed copies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<PublishedFile>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PublishedFile {
    /// Below the outlet's root.
    pub path: String,
    pub sha256: Hash,
    pub bytes: u64,
}

impl PublishedFile {
    /// A frozen file at its address.
    pub fn of(path: impl Into<String>, file: &FileRecord) -> PublishedFile {
        PublishedFile { path: path.into(), sha256: file.sha256.clone(), bytes: file.bytes }
    }
}

impl PublishedRecord {
    pub fn of(chained: &Chained) -> PublishedRecord {
        let record = &chained.record;
        PublishedRecord {
            number: record.number,
            sha256: chained.hash.clone(),
            recorded: record.recorded,
            event: record.event.key().to_owned(),
            edition: record.event.edition(),
        }
    }
}

impl Published {
    /// Everything but the addresses: `languages` and `facts` say where an edition's files are published.
    pub fn of(
        policy: &PolicyHistory,
        facts: impl Fn(EditionId) -> Option<PublishedFile>,
        languages: impl Fn(EditionId) -> BTreeMap<Lang, PublishedLanguage>,
    ) -> Published {
        let history = &policy.history;
        let editions = history.editions.iter().map(|edition| PublishedEdition {
            id: edition.id,
            ordinal: edition.ordinal,
            kind: edition.kind(),
            effective: edition.effective,
            until: history.until(edition),
            recorded: edition.recorded,
            withdrawn: edition.withdrawn.as_ref().map(|withdrawn| withdrawn.recorded),
            redacted: edition.redactions.iter().map(|redaction| redaction.recorded).collect(),
            hash: edition.hash().short().to_owned(),
            facts: facts(edition.id),
            languages: languages(edition.id),
        });
        let formerly = history.ids().into_iter().filter(|id| *id != policy.policy).map(str::to_owned);
        Published {
            schema: PUBLISHED_SCHEMA,
            policy: policy.policy.clone(),
            formerly: formerly.collect(),
            records: history.records.iter().map(PublishedRecord::of).collect(),
            editions: editions.collect(),
        }
    }

    /// The bytes of editions.json.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("editions hold only strings and numbers");
        json.push('\n');
        json
    }

    /// Reads what somebody publishes, which may be anything.
    pub fn read(json: &[u8]) -> Result<Published, String> {
        let value: serde_json::Value = serde_json::from_slice(json).map_err(|cause| cause.to_string())?;
        match value.get("schema").and_then(serde_json::Value::as_u64) {
            Some(schema) if schema == u64::from(PUBLISHED_SCHEMA) => {}
            Some(schema) => return Err(format!("schema {schema}, but this program reads {PUBLISHED_SCHEMA}")),
            None => return Err("it states no `schema`".to_owned()),
        }
        serde_json::from_value(value).map_err(|cause| cause.to_string())
    }
}

impl Event {
    /// As in editions.json.
    pub fn key(&self) -> &'static str {
        match self {
            Event::Released(_) => "released",
            Event::Imported(_) => "imported",
            Event::TranslationAdded(_) => "translation-added",
            Event::SignedCopyAdded(_) => "signed-copy-added",
            Event::Withdrawn(_) => "withdrawn",
            Event::Redacted(_) => "redacted",
            Event::Ended(_) => "ended",
        }
    }
}
