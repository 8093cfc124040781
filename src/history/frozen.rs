//! Reading what was recorded: the ledger, and every frozen file against the hash that its record holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::damage::Damage;
use super::edition::{Body, Edition, EditionLanguage, History};
use super::ledger::{self, EditionId, FileRecord, Said};
use crate::document::{self, Document};
use crate::finding::Finding;
use crate::model::language::Lang;
use crate::model::public_facts::{self, PublicFacts};
use crate::source::editions::EditionFiles;

/// The version of brand.json that this program writes.
pub const BRAND_SCHEMA: u32 = 1;

/// The recorded past of one policy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PolicyHistory {
    /// What its folder says today: `<firm>/<policy>`.
    pub policy: String,
    pub firm: String,
    /// Below the site's folder: `content/<firm>/<policy>/editions`.
    pub folder: String,
    pub history: History,
    pub frozen: BTreeMap<EditionId, FrozenEdition>,
    /// The ledger as it was read, also when something is wrong with it; absent = there is none.
    pub ledger: Option<Arc<str>>,
}

/// What was frozen of one edition. What cannot be trusted or read is absent, and told as a finding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrozenEdition {
    pub facts: Option<Arc<PublicFacts>>,
    pub summary: Said,
    pub brand: FrozenBrand,
    pub languages: BTreeMap<Lang, FrozenLanguage>,
    /// Images, by asset name.
    pub assets: BTreeMap<String, Arc<[u8]>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrozenLanguage {
    pub document: Option<Arc<Document>>,
    /// See [`super::ledger::Frozen::bridge`].
    pub bridge: Option<Arc<Document>>,
    /// Of a translation that was added later: the facts with the words of its language.
    pub facts: Option<Arc<PublicFacts>>,
    /// The words of an imported HTML file.
    pub text: Option<Arc<str>>,
}

/// brand.json: how the firm looked when the edition was frozen, for the day on which firm.toml cannot be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FrozenBrand {
    /// Always [`BRAND_SCHEMA`].
    pub schema: u32,
    /// CSS hex colours, `#rrggbb`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent_dark: Option<String>,
    /// The asset name of the logo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// The sentence above every page of the firm.
    #[serde(default, skip_serializing_if = "Said::is_empty")]
    pub banner: Said,
}

impl Default for FrozenBrand {
    fn default() -> FrozenBrand {
        FrozenBrand { schema: BRAND_SCHEMA, accent: None, accent_dark: None, logo: None, banner: Said::new() }
    }
}

impl FrozenBrand {
    /// The bytes of brand.json.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("a brand holds only strings");
        json.push('\n');
        json
    }

    fn read(json: &str) -> Result<FrozenBrand, String> {
        let brand: FrozenBrand = serde_json::from_str(json).map_err(|cause| cause.to_string())?;
        match brand.schema {
            BRAND_SCHEMA => Ok(brand),
            other => Err(format!("brand schema {other}, but this program reads {BRAND_SCHEMA}")),
        }
    }
}

/// The bytes of summary.json.
pub fn write_summary(summary: &Said) -> String {
    let mut json = serde_json::to_string_pretty(summary).expect("a summary holds only strings");
    json.push('\n');
    json
}

impl PolicyHistory {
    /// The ledger's hash in hex, by which a store sees whether it was changed since.
    pub fn ledger_sha256(&self) -> Option<String> {
        self.ledger.as_ref().map(|text| ledger::Hash::of(text.as_bytes()).into())
    }

    /// A frozen file's path below the site's folder.
    pub fn path_of(&self, file: &FileRecord) -> String {
        format!("{}/{}", self.folder, file.file)
    }
}

/// Reads the editions of one policy, and tells everything that is not as it was recorded. PDFs and other files whose
/// bytes were not read are looked at by their size only.
pub fn load(files: &EditionFiles) -> (PolicyHistory, Vec<Finding>) {
    let mut damage = Damage::new(files);
    let text = files.ledger.as_ref().map(|bytes| damage.ledger_text(bytes));
    let (records, bad) = ledger::read(text.as_deref().unwrap_or_default());
    damage.bad_lines(&bad);
    let (history, misfits) = History::of(records);
    damage.misfits(&history, &misfits, text.as_deref().unwrap_or_default(), &bad);
    damage.unrecorded(&history, bad.is_empty());
    let mut reader = Reader { files, damage };
    let frozen = history.editions.iter().map(|edition| (edition.id, reader.edition(edition))).collect();
    let loaded = PolicyHistory {
        policy: files.policy.clone(),
        firm: files.policy.split('/').next().unwrap_or_default().to_owned(),
        folder: files.folder.clone(),
        history,
        frozen,
        ledger: text,
    };
    (loaded, reader.damage.into_findings())
}

struct Reader<'a> {
    files: &'a EditionFiles,
    damage: Damage<'a>,
}

impl Reader<'_> {
    fn edition(&mut self, edition: &Edition) -> FrozenEdition {
        let id = edition.id;
        let assets = edition.assets.iter();
        FrozenEdition {
            facts: self.read(id, edition.facts(), public_facts::read).map(Arc::new),
            summary: self.read(id, edition.summary.as_ref(), |text| serde_json::from_str(text)).unwrap_or_default(),
            brand: self.read(id, Some(&edition.brand), FrozenBrand::read).unwrap_or_default(),
            languages: edition.languages.iter().map(|(lang, own)| (lang.clone(), self.language(id, own))).collect(),
            assets: assets.filter_map(|file| Some((asset_name(file), self.bytes(id, file)?))).collect(),
        }
    }

    fn language(&mut self, id: EditionId, language: &EditionLanguage) -> FrozenLanguage {
        for file in &language.signed {
            self.bytes(id, file);
        }
        match &language.body {
            Body::Document { document, pdf, bridge, facts } => {
                pdf.iter().for_each(|pdf| drop(self.bytes(id, pdf)));
                FrozenLanguage {
                    document: self.read(id, document.as_ref(), document::json::read).map(Arc::new),
                    bridge: self.read(id, bridge.as_ref(), document::json::read).map(Arc::new),
                    facts: self.read(id, facts.as_ref(), public_facts::read).map(Arc::new),
                    text: None,
                }
            }
            Body::File { file, text, .. } => {
                file.iter().for_each(|file| drop(self.bytes(id, file)));
                let text = self.read(id, text.as_ref(), |text| Ok::<_, String>(text.into()));
                FrozenLanguage { text, ..FrozenLanguage::default() }
            }
        }
    }

    /// The bytes of a file that is as it was recorded. Those of a PDF are not there to be read.
    fn bytes(&mut self, id: EditionId, file: &FileRecord) -> Option<Arc<[u8]>> {
        if !self.damage.look(id, file) {
            return None;
        }
        self.files.files.get(&file.file)?.bytes.clone()
    }

    fn read<T, E: ToString>(
        &mut self,
        id: EditionId,
        file: Option<&FileRecord>,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let file = file?;
        let bytes = self.bytes(id, file)?;
        let text = std::str::from_utf8(&bytes).map_err(|cause| cause.to_string());
        match text.and_then(|text| read(text).map_err(|cause| cause.to_string())) {
            Ok(value) => Some(value),
            Err(cause) => {
                self.damage.unreadable(id, file, &cause);
                None
            }
        }
    }
}

/// What pages call an image: the last part of its path.
fn asset_name(file: &FileRecord) -> String {
    file.file.rsplit('/').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
