//! What earlier builds of a site made, for the next one. Whatever is made of the same things is made once.
//!
//! Things are the same when they share their memory (a loaded policy, a history: `Arc::ptr_eq`), or are equal where
//! they are small. What is not needed any more is forgotten at the end of a build of everything.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address::Address;
use super::look::Look;
use super::maker::Entries;
use super::policies::ComposedPolicy;
use super::publish::PolicyEntries;
use super::words::{Missing, languages};
use crate::config::SiteConfig;
use crate::finding::Finding;
use crate::history::{EditionId, PolicyHistory};
use crate::model::date::Day;
use crate::model::language::{Lang, Language};
use crate::render::html::Templates;
use crate::source::{EditionFiles, LoadedPolicy, LoadedSite, MessageFile, Theme};
use crate::text::LanguageWords;

/// Earlier work. Empty, it makes a build that shares nothing with an earlier one.
#[derive(Default)]
pub struct Memory {
    words: Option<Arc<Words>>,
    templates: Option<(Theme, Arc<Templates>)>,
    setting: Option<Arc<Setting>>,
    histories: BTreeMap<String, KnownHistory>,
    pub(super) composed: BTreeMap<String, KnownComposition>,
    pub(super) drafts: Drafts,
    pub(super) recorded: Editions,
    /// By outlet: its own pages.
    pub(super) outlets: BTreeMap<String, Pages>,
    /// Clashes of addresses.
    pub(super) claims: Vec<Finding>,
}

/// The pages of working policies, by outlet and policy.
pub type Drafts = BTreeMap<(String, String), Made<DraftKey, Pages>>;

/// What is published of policies with editions, by outlet and policy.
pub type Editions = BTreeMap<(String, String), Made<RecordedKey, Arc<PolicyEntries>>>;

/// Pages, and what was found while they were made.
pub type Pages = (Entries, Vec<Finding>);

/// The words of every language, and what is wrong with them.
pub struct Words {
    languages: Vec<Language>,
    messages: BTreeMap<Lang, Vec<MessageFile>>,
    pub words: BTreeMap<Lang, LanguageWords>,
    pub findings: Vec<Finding>,
    /// Messages that pages asked for in vain, by language.
    pub missing: BTreeMap<Lang, Missing>,
}

/// What all pages of a site are made with.
pub struct Setting {
    pub config: SiteConfig,
    theme: Theme,
    pub words: Arc<Words>,
    pub templates: Arc<Templates>,
    base_url: Option<String>,
    engine: Option<String>,
    day: Day,
}

struct KnownHistory {
    files: Arc<EditionFiles>,
    history: Arc<PolicyHistory>,
    findings: Vec<Finding>,
}

/// A composed policy, with what it was composed of.
pub struct KnownComposition {
    pub loaded: Arc<LoadedPolicy>,
    pub words: Arc<Words>,
    pub clauses: String,
    pub day: Day,
    pub composed: Arc<ComposedPolicy>,
    pub findings: Vec<Finding>,
}

/// Something made, with everything that it was made of.
pub struct Made<K, T> {
    pub key: K,
    pub made: T,
}

/// What the pages of a working policy are made of.
#[derive(Clone)]
pub struct DraftKey {
    pub setting: Arc<Setting>,
    pub composed: Arc<ComposedPolicy>,
    pub addresses: BTreeMap<Lang, Address>,
    /// Where the edition stands that is shown to readers.
    pub current: BTreeMap<Lang, Address>,
    pub has_others: bool,
}

impl PartialEq for DraftKey {
    fn eq(&self, other: &DraftKey) -> bool {
        Arc::ptr_eq(&self.setting, &other.setting)
            && Arc::ptr_eq(&self.composed, &other.composed)
            && self.has_others == other.has_others
            && self.addresses == other.addresses
            && self.current == other.current
    }
}

/// What everything that is published of a policy with editions is made of.
#[derive(Clone)]
pub struct RecordedKey {
    pub setting: Arc<Setting>,
    pub history: Arc<PolicyHistory>,
    pub shown: EditionId,
    pub look: Look,
    pub with_firm: bool,
    pub has_others: bool,
}

impl PartialEq for RecordedKey {
    fn eq(&self, other: &RecordedKey) -> bool {
        Arc::ptr_eq(&self.setting, &other.setting)
            && Arc::ptr_eq(&self.history, &other.history)
            && (self.shown, self.with_firm, self.has_others) == (other.shown, other.with_firm, other.has_others)
            && self.look == other.look
    }
}

impl Memory {
    /// The words of a site.
    pub(super) fn words(&mut self, site: &LoadedSite) -> Arc<Words> {
        let same = self
            .words
            .take()
            .filter(|known| known.languages == site.config.languages && known.messages == site.messages);
        let words = same.unwrap_or_else(|| {
            let (words, findings) = languages(site, None);
            Arc::new(Words {
                languages: site.config.languages.clone(),
                messages: site.messages.clone(),
                missing: words.keys().map(|lang| (lang.clone(), Missing::default())).collect(),
                words,
                findings,
            })
        });
        self.words = Some(words.clone());
        words
    }

    /// The templates of a theme, or what is wrong with them.
    pub(super) fn templates(&mut self, theme: &Theme) -> Result<Arc<Templates>, Vec<Finding>> {
        match &self.templates {
            Some((known, templates)) if known == theme && !templates.are_endless() => Ok(templates.clone()),
            _ => {
                let templates = Arc::new(Templates::new(theme)?);
                self.templates = Some((theme.clone(), templates.clone()));
                Ok(templates)
            }
        }
    }

    /// What all pages are made with: the same as before, where nothing of it changed.
    pub(super) fn setting(
        &mut self,
        site: &LoadedSite,
        (words, templates): (&Arc<Words>, &Arc<Templates>),
        (base_url, engine): (Option<&str>, Option<&str>),
        day: Day,
    ) -> Arc<Setting> {
        let is_same = |known: &&Arc<Setting>| {
            Arc::ptr_eq(&known.words, words)
                && Arc::ptr_eq(&known.templates, templates)
                && (known.base_url.as_deref(), known.engine.as_deref(), known.day) == (base_url, engine, day)
                && known.config == site.config
                && known.theme == site.theme
        };
        let setting = self.setting.as_ref().filter(is_same).cloned().unwrap_or_else(|| {
            Arc::new(Setting {
                config: site.config.clone(),
                theme: site.theme.clone(),
                words: words.clone(),
                templates: templates.clone(),
                base_url: base_url.map(str::to_owned),
                engine: engine.map(str::to_owned),
                day,
            })
        });
        self.setting = Some(setting.clone());
        setting
    }

    /// What is recorded of a policy, and what is not as it was recorded.
    pub(super) fn history(&mut self, id: &str, files: &Arc<EditionFiles>) -> (Arc<PolicyHistory>, Vec<Finding>) {
        match self.histories.get(id) {
            Some(known) if Arc::ptr_eq(&known.files, files) => (known.history.clone(), known.findings.clone()),
            _ => {
                let (history, findings) = crate::history::load(files);
                let history = Arc::new(history);
                let known = KnownHistory { files: files.clone(), history: history.clone(), findings: findings.clone() };
                self.histories.insert(id.to_owned(), known);
                (history, findings)
            }
        }
    }

    /// Forgets what a site does not have any more.
    pub(super) fn forget_all_but(&mut self, site: &LoadedSite) {
        let working: BTreeSet<&str> = site.policies.iter().map(|loaded| loaded.policy.id.as_str()).collect();
        let outlets: BTreeSet<&str> = site.config.outlets.iter().map(|outlet| outlet.id.as_str()).collect();
        self.histories.retain(|id, _| site.editions.contains_key(id));
        self.composed.retain(|id, _| working.contains(id.as_str()));
        self.drafts.retain(|(outlet, id), _| outlets.contains(outlet.as_str()) && working.contains(id.as_str()));
        self.recorded.retain(|(outlet, id), _| outlets.contains(outlet.as_str()) && site.editions.contains_key(id));
        self.outlets.retain(|outlet, _| outlets.contains(outlet.as_str()));
    }
}
