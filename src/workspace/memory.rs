//! What the workspace keeps from one request to the next: words, histories, and what was found in each policy.
//!
//! A policy that was not read anew is the same `Arc` as before, so that it is told by its address whether its findings
//! still hold. Everything else that they depend on is kept beside them and compared.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Desk;
use crate::check::Subject;
use crate::config::SiteConfig;
use crate::document::Document;
use crate::finding::{self, Finding};
use crate::history::PolicyHistory;
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::site::{self, CheckInput, PolicyCheck, histories_again, languages, review, workers};
use crate::source::{LoadedPolicy, LoadedSite, MessageFile};
use crate::text::LanguageWords;
use crate::translate::{State, directions, units};

/// What is kept.
#[derive(Default)]
pub struct Memory {
    words: Mutex<Option<Arc<Words>>>,
    histories: Mutex<site::Memory>,
    reviews: Mutex<BTreeMap<String, Arc<Reviewed>>>,
    /// Held while all policies are reviewed, so that several who ask for it wait for one review.
    all: Mutex<()>,
}

/// The messages of a site, and what they were read from.
pub struct Words {
    config: SiteConfig,
    messages: BTreeMap<Lang, Vec<MessageFile>>,
    pub words: BTreeMap<Lang, LanguageWords>,
}

pub type Histories = BTreeMap<String, Arc<PolicyHistory>>;

/// What was found in one policy, and what is told of it on the overview.
pub struct Reviewed {
    depends: Depends,
    pub check: PolicyCheck,
    pub look: Look,
}

/// Everything that a review is a function of.
struct Depends {
    /// The policy, and the others of its firm.
    policies: Vec<Arc<LoadedPolicy>>,
    words: Arc<Words>,
    history: Option<Arc<PolicyHistory>>,
    found: Vec<Finding>,
    day: Day,
}

/// What is seen of a policy while it is under review.
pub struct Look {
    /// Its title in every language, the source language first.
    pub titles: Vec<(Lang, String)>,
    pub firm: String,
    /// How many texts are in each state, for each language that is translated into.
    pub translations: Vec<(Lang, BTreeMap<State, usize>)>,
    /// Whether any word is another than in the edition in force; absent = there is none.
    pub is_changed: Option<bool>,
}

impl Memory {
    /// The messages of every language.
    pub fn words(&self, site: &LoadedSite) -> Arc<Words> {
        let mut kept = lock(&self.words);
        if let Some(words) = kept.as_ref().filter(|kept| kept.config == site.config && kept.messages == site.messages) {
            return words.clone();
        }
        let words = Arc::new(Words {
            config: site.config.clone(),
            messages: site.messages.clone(),
            words: languages(site, None).0,
        });
        *kept = Some(words.clone());
        words
    }

    /// The recorded past of every policy, but for folders that hold the editions of another one.
    pub fn histories(&self, site: &LoadedSite) -> Histories {
        histories_again(site, &mut lock(&self.histories)).0
    }

    /// Every policy that can be read, reviewed: those that changed since the last time anew, on all threads.
    pub fn reviews(&self, desk: &Desk, site: &LoadedSite) -> BTreeMap<String, Arc<Reviewed>> {
        let _one_at_a_time = lock(&self.all);
        let asked: Vec<&Arc<LoadedPolicy>> = site.policies.iter().collect();
        let reviews = self.of(desk, site, &asked);
        *lock(&self.reviews) = reviews.clone();
        reviews
    }

    /// One policy, reviewed; absent where its files cannot be read.
    pub fn review(&self, desk: &Desk, site: &LoadedSite, id: &str) -> Option<Arc<Reviewed>> {
        let asked = site.policies.iter().find(|loaded| loaded.policy.id == id)?;
        let reviewed = self.of(desk, site, &[asked]).remove(id)?;
        lock(&self.reviews).insert(id.to_owned(), reviewed.clone());
        Some(reviewed)
    }

    fn of(&self, desk: &Desk, site: &LoadedSite, asked: &[&Arc<LoadedPolicy>]) -> BTreeMap<String, Arc<Reviewed>> {
        let words = self.words(site);
        let histories = self.histories(site);
        let mut firms: BTreeMap<&str, Vec<&Arc<LoadedPolicy>>> = BTreeMap::new();
        site.policies.iter().for_each(|loaded| firms.entry(loaded.policy.firm_id()).or_default().push(loaded));
        let found = by_scope(desk.loaded.findings.iter());
        let kept = lock(&self.reviews).clone();
        let reviewed = workers::map(desk.jobs, asked, |loaded| {
            let id = loaded.policy.id.as_str();
            let siblings = firms.get(loaded.policy.firm_id()).into_iter().flatten();
            let others = siblings.filter(|other| !Arc::ptr_eq(other, loaded)).map(|other| (*other).clone());
            let depends = Depends {
                policies: std::iter::once((*loaded).clone()).chain(others).collect(),
                words: words.clone(),
                history: histories.get(id).cloned(),
                found: found.of(id),
                day: desk.day,
            };
            match kept.get(id).filter(|kept| kept.depends.is(&depends)) {
                Some(kept) => kept.clone(),
                None => Arc::new(reviewed(desk, site, loaded, depends)),
            }
        });
        asked.iter().zip(reviewed).map(|(loaded, reviewed)| (loaded.policy.id.clone(), reviewed)).collect()
    }
}

impl Depends {
    fn is(&self, other: &Depends) -> bool {
        let same_policies = self.policies.len() == other.policies.len()
            && self.policies.iter().zip(&other.policies).all(|(one, other)| Arc::ptr_eq(one, other));
        let same_history = match (&self.history, &other.history) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same_policies
            && same_history
            && Arc::ptr_eq(&self.words, &other.words)
            && self.day == other.day
            && self.found == other.found
    }
}

fn reviewed(desk: &Desk, site: &LoadedSite, loaded: &Arc<LoadedPolicy>, depends: Depends) -> Reviewed {
    let input =
        CheckInput { site, files: &desk.loaded.texts, found: &depends.found, only: None, day: desk.day, jobs: 1 };
    let (check, look) = review(&input, loaded, &depends.words.words, depends.history.as_deref(), &look);
    Reviewed { depends, check, look }
}

fn look(subject: &Subject) -> Look {
    let languages: Vec<Lang> = subject.config.languages.iter().map(|language| language.code.clone()).collect();
    let (_, into) = directions(subject.loaded, &languages);
    let count = |lang: &Lang| {
        let mut states: BTreeMap<State, usize> = BTreeMap::new();
        for unit in units(subject.loaded, subject.files, &languages, lang) {
            *states.entry(unit.state).or_default() += 1;
        }
        (lang.clone(), states)
    };
    Look {
        titles: subject.texts.iter().map(|text| (text.lang.clone(), text.document.title.text.clone())).collect(),
        firm: subject.texts.first().map(|text| text.document.firm.clone()).unwrap_or_default(),
        translations: into.into_iter().map(count).collect(),
        is_changed: is_changed(subject),
    }
}

/// Whether the working policy says anything in other words than the edition in force, in a language of the edition.
fn is_changed(subject: &Subject) -> Option<bool> {
    let history = subject.history?;
    let edition = history.history.on(subject.day)?;
    let frozen = history.frozen.get(&edition.id)?;
    let differs = |lang: &Lang, document: &Document| {
        let Some(working) = subject.text(lang) else { return true };
        let mut working = working.document.clone();
        // Where the words came from is not frozen.
        working.take_origins();
        working != *document
    };
    let mut documents = frozen.languages.iter().filter_map(|(lang, own)| Some((lang, own.document.as_deref()?)));
    Some(documents.any(|(lang, document)| differs(lang, document)))
}

/// Findings by what they touch, so that each policy need not look through all of them.
pub struct ByScope<'a> {
    of_site: Vec<&'a Finding>,
    by_scope: BTreeMap<&'a str, Vec<&'a Finding>>,
}

/// Sorts findings by the policies and firms that they touch.
pub fn by_scope<'a>(findings: impl Iterator<Item = &'a Finding>) -> ByScope<'a> {
    let mut all = ByScope { of_site: Vec::new(), by_scope: BTreeMap::new() };
    for finding in findings {
        if finding.scope.is_empty() {
            all.of_site.push(finding);
        }
        for scope in &finding.scope {
            all.by_scope.entry(scope).or_default().push(finding);
        }
    }
    all
}

impl ByScope<'_> {
    /// Those that touch a policy, with those of the whole site.
    pub fn of(&self, id: &str) -> Vec<Finding> {
        let mut all: Vec<Finding> = self.of_site.iter().map(|finding| (*finding).clone()).collect();
        all.extend(self.own(id));
        all
    }

    /// Those that touch a policy or its firm, and not the whole site.
    pub fn own(&self, id: &str) -> Vec<Finding> {
        let firm = id.split('/').next().unwrap_or_default();
        let scopes = [firm, id].into_iter().filter_map(|scope| self.by_scope.get(scope));
        let mut own: Vec<Finding> = scopes.flatten().map(|finding| (*finding).clone()).collect();
        finding::sort(&mut own);
        own
    }
}

/// What is kept is whole, whatever became of the thread that held it.
fn lock<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}
