//! Every policy composed in every language, and what then keeps one from being published.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::build::Focus;
use super::memory::{KnownComposition, Memory, Words};
use super::{assets, workers};
use crate::compose::{ComposeInput, compose};
use crate::config::SiteConfig;
use crate::document::{Document, json};
use crate::finding::Finding;
use crate::model::date::Day;
use crate::model::language::{Lang, Language};
use crate::model::public_facts::PublicFacts;
use crate::model::published::Published;
use crate::render::contrast;
use crate::source::{LoadedPolicy, LoadedSite, Theme};
use crate::text::{self, LanguageWords};

/// One policy with its Documents.
pub struct ComposedPolicy {
    pub loaded: Arc<LoadedPolicy>,
    pub published: Published,
    pub facts: Arc<PublicFacts>,
    pub documents: BTreeMap<Lang, Arc<Document>>,
    /// SHA-256 of each Document's JSON, in hex.
    pub hashes: BTreeMap<Lang, String>,
    /// Path of an image below the firm's folder, to the name of its asset.
    pub images: BTreeMap<String, String>,
}

impl ComposedPolicy {
    pub fn id(&self) -> &str {
        &self.published.policy().id
    }

    /// What one language of it is composed of.
    pub fn input<'a>(&'a self, language: &Language, how: &'a How) -> ComposeInput<'a> {
        ComposeInput {
            policy: &self.published,
            files: &self.loaded.files,
            fragments: self.loaded.fragments.get(&language.code).map_or(&[], Vec::as_slice),
            words: &how.words[&language.code],
            day: how.day,
            clauses: how.clauses,
            images: &self.images,
        }
    }

    /// The asset of the firm's logo.
    pub fn logo(&self) -> Option<&str> {
        let (path, _) = self.published.policy().firm.brand.logo.as_ref()?;
        self.images.get(path).map(String::as_str)
    }

    /// The images that leave the program: the logo, and what the Document shows.
    pub fn images_of(&self, document: &Document) -> BTreeMap<String, Arc<[u8]>> {
        let shown = assets::shown(document);
        let is_out = |asset: &str| shown.contains(asset) || self.logo() == Some(asset);
        let named = self.images.iter().filter(|(_, asset)| is_out(asset));
        named.filter_map(|(path, asset)| Some((asset.clone(), self.loaded.images.get(path)?.clone()))).collect()
    }
}

/// Composes everything, published or not: a mistake in a working file is told as well. What was composed of the same
/// before comes out of memory; with a focus, what is not in it does even where it is out of date.
pub fn compose_all(
    site: &LoadedSite,
    words: &Arc<Words>,
    (day, jobs): (Day, usize),
    focus: Option<&Focus>,
    memory: &mut Memory,
) -> (Vec<Arc<ComposedPolicy>>, Vec<Finding>) {
    let SiteConfig { languages, clauses, .. } = &site.config;
    let how = How { languages, words: &words.words, clauses, theme: &site.theme, day };
    let is_known = |loaded: &&Arc<LoadedPolicy>| {
        memory.composed.get(loaded.policy.id.as_str()).is_some_and(|known| {
            let is_same = Arc::ptr_eq(&known.loaded, loaded)
                && Arc::ptr_eq(&known.words, words)
                && (known.clauses.as_str(), known.day) == (clauses.as_str(), day);
            let has_all = || languages.iter().all(|language| known.composed.documents.contains_key(&language.code));
            is_same || focus.is_some_and(|focus| !focus.contains(loaded.policy.id.as_str()) && has_all())
        })
    };
    let new: Vec<Arc<LoadedPolicy>> = site.policies.iter().filter(|loaded| !is_known(loaded)).cloned().collect();
    for (composed, findings) in compose_each(&new, &how, jobs) {
        let known = KnownComposition {
            loaded: composed.loaded.clone(),
            words: words.clone(),
            clauses: clauses.clone(),
            day,
            composed: Arc::new(composed),
            findings,
        };
        memory.composed.insert(known.loaded.policy.id.clone(), known);
    }
    let known = site.policies.iter().filter_map(|loaded| memory.composed.get(loaded.policy.id.as_str()));
    let mut findings = Vec::new();
    let composed: Vec<Arc<ComposedPolicy>> = known
        .map(|known| {
            // Before all are told, only mistakes matter: they keep something back.
            let matters = |finding: &&Finding| focus.is_none() || finding.is_error();
            findings.extend(known.findings.iter().filter(matters).cloned());
            known.composed.clone()
        })
        .collect();
    findings.extend(composed.iter().flat_map(|policy| contrasts(policy, &how)));
    (composed, findings)
}

/// What policies are composed with.
pub struct How<'a> {
    pub languages: &'a [Language],
    pub words: &'a BTreeMap<Lang, LanguageWords>,
    /// The version of the clause library that `words` are of.
    pub clauses: &'a str,
    pub theme: &'a Theme,
    pub day: Day,
}

/// Composes these policies.
pub fn compose_some(policies: &[Arc<LoadedPolicy>], how: &How, jobs: usize) -> (Vec<ComposedPolicy>, Vec<Finding>) {
    let (composed, found): (Vec<ComposedPolicy>, Vec<Vec<Finding>>) =
        compose_each(policies, how, jobs).into_iter().unzip();
    let mut findings: Vec<Finding> = found.into_iter().flatten().collect();
    findings.extend(composed.iter().flat_map(|policy| contrasts(policy, how)));
    (composed, findings)
}

/// Composes these policies, each with what was found in its words.
fn compose_each(policies: &[Arc<LoadedPolicy>], how: &How, jobs: usize) -> Vec<(ComposedPolicy, Vec<Finding>)> {
    let mut composed: Vec<(ComposedPolicy, Vec<Finding>)> =
        policies.iter().map(|policy| (prepared(policy, how.words), Vec::new())).collect();
    let tasks: Vec<(usize, &Language)> =
        (0..composed.len()).flat_map(|at| how.languages.iter().map(move |language| (at, language))).collect();
    let results = workers::map(jobs, &tasks, |(at, language)| {
        let policy = &composed[*at].0;
        let mut result = compose(&policy.input(language, how));
        // What is shown and hashed holds words; where they came from has been taken out of the tree.
        let hash = assets::sha256(json::write(&result.document).as_bytes());
        for finding in &mut result.findings {
            if finding.scope.is_empty() {
                finding.scope.push(policy.id().into());
            }
        }
        (result, hash)
    });
    for ((at, language), (result, hash)) in tasks.into_iter().zip(results) {
        let (policy, findings) = &mut composed[at];
        policy.documents.insert(language.code.clone(), Arc::new(result.document));
        policy.hashes.insert(language.code.clone(), hash);
        findings.extend(result.findings);
    }
    composed
}

/// Colours of the firm that cannot be read on the theme's papers.
fn contrasts(policy: &ComposedPolicy, how: &How) -> Vec<Finding> {
    let found = contrast::check(&policy.published.policy().firm.brand, how.theme);
    found.into_iter().map(|finding| finding.scope(policy.id())).collect()
}

/// A policy before it is composed.
pub fn prepared(loaded: &Arc<LoadedPolicy>, words: &BTreeMap<Lang, LanguageWords>) -> ComposedPolicy {
    let published = Published::of(&loaded.policy);
    ComposedPolicy {
        facts: Arc::new(PublicFacts::of(&published, &|message| text::in_all(words, message))),
        published,
        loaded: loaded.clone(),
        documents: BTreeMap::new(),
        hashes: BTreeMap::new(),
        images: assets::images(loaded),
    }
}
