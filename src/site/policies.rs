//! Every policy composed in every language, and what then keeps one from being published.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{assets, workers};
use crate::compose::{ComposeInput, compose};
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

/// Composes everything, published or not: a mistake in a working file is told as well.
pub fn compose_all(
    site: &LoadedSite,
    words: &BTreeMap<Lang, LanguageWords>,
    day: Day,
    jobs: usize,
) -> (Vec<ComposedPolicy>, Vec<Finding>) {
    let how = How { languages: &site.config.languages, words, clauses: &site.config.clauses, theme: &site.theme, day };
    compose_some(&site.policies, &how, jobs)
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
    let mut composed: Vec<ComposedPolicy> = policies.iter().map(|policy| prepared(policy, how.words)).collect();
    let tasks: Vec<(usize, &Language)> =
        (0..composed.len()).flat_map(|at| how.languages.iter().map(move |language| (at, language))).collect();
    let results = workers::map(jobs, &tasks, |(at, language)| {
        let mut result = compose(&composed[*at].input(language, how));
        // What is shown and hashed holds words; where they came from has been taken out of the tree.
        let hash = assets::sha256(json::write(&result.document).as_bytes());
        for finding in &mut result.findings {
            if finding.scope.is_empty() {
                finding.scope.push(composed[*at].id().into());
            }
        }
        (result, hash)
    });
    let mut findings = Vec::new();
    for ((at, language), (result, hash)) in tasks.into_iter().zip(results) {
        composed[at].documents.insert(language.code.clone(), Arc::new(result.document));
        composed[at].hashes.insert(language.code.clone(), hash);
        findings.extend(result.findings);
    }
    for policy in &composed {
        let brand = &policy.published.policy().firm.brand;
        findings.extend(contrast::check(brand, how.theme).into_iter().map(|finding| finding.scope(policy.id())));
    }
    (composed, findings)
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
