//! Freezing: the working policy as a new edition would hold it for ever. Pure: what is made here is written elsewhere,
//! and PDFs are asked for as jobs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address::{address_record, is_in};
use super::assets;
use super::jobs::{pdf_job, theme_key};
use super::look::Look;
use super::policies::{How, compose_some};
use super::sheet::{SheetInput, sheet};
use super::words::{ShellWords, languages};
use crate::document::{Document, json};
use crate::finding::Finding;
use crate::history::edition::edition_hash;
use crate::history::ledger::{Frozen, Released, Said, Waived};
use crate::history::{Address, EditionId, FileRecord, FrozenBrand, Hash, Kind};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::model::public_facts::{self, PublicFacts};
use crate::render::job::PdfJob;
use crate::source::{LoadedPolicy, LoadedSite};
use crate::text::LanguageWords;

/// Files of the editions' folder: path below it, and bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The working policy in every language of the site.
pub struct Working<'a> {
    pub site: &'a LoadedSite,
    pub loaded: &'a Arc<LoadedPolicy>,
    pub words: BTreeMap<Lang, LanguageWords>,
    /// The version of the clause library.
    pub clauses: String,
    pub facts: Arc<PublicFacts>,
    pub documents: BTreeMap<Lang, Arc<Document>>,
    pub addresses: BTreeMap<Lang, Address>,
    pub look: Look,
    /// The images that any Document shows, and the logo, by asset.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// What composing found, sorted.
    pub findings: Vec<Finding>,
}

impl<'a> Working<'a> {
    /// Composes the working policy as of the day `effective`, in the words of a version of the clause library.
    pub fn of(site: &'a LoadedSite, loaded: &'a Arc<LoadedPolicy>, clauses: &str, effective: Day) -> Working<'a> {
        let (words, mut findings) = languages(site, Some(clauses));
        let languages = &site.config.languages;
        let how = How { languages, words: &words, clauses, theme: &site.theme, day: effective };
        let (mut composed, found) = compose_some(std::slice::from_ref(loaded), &how, languages.len());
        findings.extend(found);
        let composed = composed.pop().expect("one policy is composed for one");
        let shell_words: BTreeMap<Lang, ShellWords> =
            words.iter().map(|(lang, words)| (lang.clone(), ShellWords::new(words))).collect();
        let look = Look::of(loaded, &shell_words);
        findings.extend(shell_words.into_values().flat_map(ShellWords::into_findings));
        crate::finding::sort(&mut findings);
        let langs = languages.iter().map(|language| &language.code);
        Working {
            site,
            loaded,
            clauses: clauses.to_owned(),
            assets: composed.documents.values().flat_map(|document| composed.images_of(document)).collect(),
            facts: composed.facts,
            documents: composed.documents,
            addresses: langs.map(|lang| (lang.clone(), address_record(site, &loaded.policy, lang))).collect(),
            look,
            words,
            findings,
        }
    }

    pub fn id(&self) -> &str {
        &self.loaded.policy.id
    }

    /// How the firm looks, to be frozen.
    pub fn brand(&self) -> FrozenBrand {
        FrozenBrand {
            accent: self.look.accent.clone(),
            accent_dark: self.look.accent_dark.clone(),
            logo: self.look.logo_name().map(str::to_owned),
            banner: self.look.banner.clone(),
            ..FrozenBrand::default()
        }
    }
}

/// The edition that is about to be recorded.
pub struct NewEdition<'a> {
    pub working: &'a Working<'a>,
    /// The same in the words of the clause library of the edition before, where that is another version.
    pub bridge: Option<&'a Working<'a>>,
    pub id: EditionId,
    pub ordinal: u32,
    pub effective: Day,
    pub recorded: Day,
    pub kind: Kind,
    pub summary: &'a Said,
    pub waivers: Vec<Waived>,
}

impl NewEdition<'_> {
    /// What is printed, shortened, on page and PDF.
    pub fn hash(&self) -> Hash {
        let facts = Hash::of(public_facts::write(&self.working.facts).as_bytes());
        let documents: Vec<(String, Hash)> = self
            .working
            .documents
            .iter()
            .map(|(lang, document)| (format!("{lang}.json"), Hash::of(json::write(document).as_bytes())))
            .collect();
        edition_hash(Some(&facts), documents.iter().map(|(name, hash)| (name.clone(), hash)))
    }

    /// The PDFs that are frozen with it, and words that they lack.
    pub fn pdfs(&self, engine: &str) -> (BTreeMap<Lang, PdfJob>, Vec<Finding>) {
        let hash = self.hash();
        let mut jobs = BTreeMap::new();
        let mut findings = Vec::new();
        for (lang, document) in &self.working.documents {
            let (job, found) = EditionPdf {
                site: self.working.site,
                words: &self.working.words[lang],
                document,
                facts: &self.working.facts,
                assets: &self.working.assets,
                look: &self.working.look,
                address: &self.working.addresses[lang],
                ordinal: self.ordinal,
                effective: self.effective,
                recorded: self.recorded,
                hash: &hash,
                redacted: None,
            }
            .job(engine);
            jobs.insert(lang.clone(), job);
            findings.extend(found);
        }
        (jobs, findings)
    }

    /// The record's event and every file of the edition.
    pub fn freeze(&self, mut pdfs: BTreeMap<Lang, Vec<u8>>) -> (Released, Files) {
        let working = self.working;
        let mut files = FrozenFiles { id: self.id, files: Files::new() };
        let languages = working.documents.iter().map(|(lang, document)| {
            let frozen = Frozen {
                address: working.addresses[lang].clone(),
                document: files.put(&format!("{lang}.json"), json::write(document)),
                pdf: files.put(&format!("{lang}.pdf"), pdfs.remove(lang).unwrap_or_default()),
                bridge: self
                    .bridge
                    .and_then(|bridge| bridge.documents.get(lang))
                    .map(|document| files.put(&format!("{lang}.bridge.json"), json::write(document))),
            };
            (lang.clone(), frozen)
        });
        let languages = languages.collect();
        let released = Released {
            edition: self.id,
            ordinal: self.ordinal,
            effective: self.effective,
            kind: self.kind,
            clauses: working.clauses.clone(),
            facts: files.put("facts.json", public_facts::write(&working.facts)),
            summary: files.summary(self.summary),
            brand: files.put("brand.json", working.brand().to_json()),
            languages,
            assets: files.assets(&working.assets),
            waivers: self.waivers.clone(),
        };
        (released, files.files)
    }
}

/// The files of one edition, each recorded as it is put there.
pub struct FrozenFiles {
    pub id: EditionId,
    pub files: Files,
}

impl FrozenFiles {
    pub fn put(&mut self, name: &str, bytes: impl Into<Vec<u8>>) -> FileRecord {
        let bytes = bytes.into();
        let path = format!("{}/{name}", self.id);
        let record = FileRecord::of(path.clone(), &bytes);
        self.files.insert(path, bytes);
        record
    }

    /// Nothing where nobody wrote a summary.
    pub fn summary(&mut self, summary: &Said) -> Option<FileRecord> {
        (!summary.is_empty()).then(|| self.put("summary.json", crate::history::frozen::write_summary(summary)))
    }

    pub fn assets(&mut self, assets: &BTreeMap<String, Arc<[u8]>>) -> Vec<FileRecord> {
        assets.iter().map(|(name, bytes)| self.put(&format!("assets/{name}"), &**bytes)).collect()
    }
}

/// What the PDF of an edition is made of, when it is released and when words are taken out of it.
pub struct EditionPdf<'a> {
    pub site: &'a LoadedSite,
    pub words: &'a LanguageWords,
    pub document: &'a Arc<Document>,
    pub facts: &'a Arc<PublicFacts>,
    pub assets: &'a BTreeMap<String, Arc<[u8]>>,
    pub look: &'a Look,
    pub address: &'a Address,
    pub ordinal: u32,
    pub effective: Day,
    pub recorded: Day,
    pub hash: &'a Hash,
    /// The day on which words were taken out of it.
    pub redacted: Option<Day>,
}

impl EditionPdf<'_> {
    /// The job, and the words that its shell lacks.
    pub fn job(&self, engine: &str) -> (PdfJob, Vec<Finding>) {
        let words = ShellWords::new(self.words);
        let shell = sheet(&SheetInput {
            words: &words,
            lang: &self.words.language().code,
            document: self.document,
            ordinal: self.ordinal,
            effective: self.effective,
            recorded: self.recorded,
            hash: self.hash,
            current: self.current().as_deref(),
            look: self.look,
            redacted: self.redacted,
        });
        let shown: BTreeSet<String> =
            assets::shown(self.document).into_iter().chain(self.look.logo_name().map(str::to_owned)).collect();
        let images = self.assets.iter().filter(|(name, _)| shown.contains(*name));
        let images = images.map(|(name, bytes)| (name.clone(), bytes.clone())).collect();
        let key = theme_key(&self.site.theme, engine);
        let job = pdf_job(&key, self.document.clone(), self.facts.clone(), Arc::new(shell), images);
        (job, words.into_findings())
    }

    /// Where the edition in force is always found, in the first outlet that has an address.
    fn current(&self) -> Option<String> {
        let firm = self.document.policy.split('/').next().unwrap_or_default();
        let mut outlets = self.site.config.outlets.iter().filter(|outlet| is_in(outlet, firm));
        outlets
            .find_map(|outlet| Some(format!("{}{}/", outlet.base_url.as_ref()?, self.address.folders.get(&outlet.id)?)))
    }
}
