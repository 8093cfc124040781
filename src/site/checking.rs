//! The rules, applied to every policy of a site.

use std::collections::BTreeMap;

use super::policies::{How, prepared};
use super::recorded::histories;
use super::words::languages;
use super::workers;
use crate::check::text::runs;
use crate::check::{self, Subject, Written};
use crate::compose::compose;
use crate::document::Document;
use crate::finding::{self, Finding};
use crate::history::PolicyHistory;
use crate::model::date::Day;
use crate::model::language::{Lang, Language};
use crate::source::{LoadedPolicy, LoadedSite, Texts};
use crate::text::LanguageWords;

/// Everything that checking a site is a function of.
pub struct CheckInput<'a> {
    pub site: &'a LoadedSite,
    /// The text of every file that was read.
    pub files: &'a Texts,
    /// `<firm>/<policy>`, or a firm; absent = all.
    pub only: Option<&'a str>,
    /// Today.
    pub day: Day,
    pub jobs: usize,
}

/// What checking one policy came to.
pub struct PolicyCheck {
    /// `<firm>/<policy>`.
    pub policy: String,
    /// Of composing and of the rules, sorted. What reading the site found is the caller's.
    pub findings: Vec<Finding>,
}

/// Checks the working policies of a site. The findings beside them are of the site's own messages.
pub fn check(input: &CheckInput) -> (Vec<PolicyCheck>, Vec<Finding>) {
    let (checks, findings) = check_and(input, &|_| ());
    (checks.into_iter().map(|(check, ())| check).collect(), findings)
}

/// The same, with what somebody else sees in each policy under review.
pub fn check_and<T: Send>(
    input: &CheckInput,
    look: &(dyn Fn(&Subject) -> T + Sync),
) -> (Vec<(PolicyCheck, T)>, Vec<Finding>) {
    let (words, mut findings) = languages(input.site, None);
    let (histories, found) = histories(input.site);
    findings.extend(found);
    let is_asked = |policy: &&LoadedPolicy| {
        let id = policy.policy.id.as_str();
        input.only.is_none_or(|only| id == only || id.split('/').next() == Some(only))
    };
    let asked: Vec<&LoadedPolicy> = input.site.policies.iter().filter(is_asked).collect();
    let checks = workers::map(input.jobs, &asked, |loaded| {
        let history = histories.get(&loaded.policy.id);
        let (findings, seen) = one(input, loaded, &words, history, look);
        (PolicyCheck { policy: loaded.policy.id.clone(), findings }, seen)
    });
    (checks, findings)
}

fn one<T>(
    input: &CheckInput,
    loaded: &LoadedPolicy,
    words: &BTreeMap<Lang, LanguageWords>,
    history: Option<&PolicyHistory>,
    look: &dyn Fn(&Subject) -> T,
) -> (Vec<Finding>, T) {
    let config = &input.site.config;
    let how =
        How { languages: &config.languages, words, clauses: &config.clauses, theme: &input.site.theme, day: input.day };
    let policy = prepared(loaded, words);
    let mut findings = Vec::new();
    // The language that the others are translated from comes first.
    let mut languages: Vec<&Language> = config.languages.iter().collect();
    languages.sort_by_key(|language| language.code != loaded.policy.source_language);
    let documents: Vec<(&Lang, Document)> = languages
        .into_iter()
        .map(|language| {
            let mut composed = compose(&policy.input(language, &how));
            findings.append(&mut composed.findings);
            composed.document.give_origins(&composed.origins);
            (&language.code, composed.document)
        })
        .collect();
    let texts = documents.iter().map(|(lang, document)| Written { lang, document, runs: runs(document) }).collect();
    let subject = Subject {
        config,
        policy: &loaded.policy,
        public: policy.published.policy(),
        loaded,
        texts,
        words,
        history,
        files: input.files,
        day: input.day,
    };
    let mut findings: Vec<Finding> =
        findings.into_iter().map(|finding| finding.scope(loaded.policy.id.as_str())).collect();
    findings.extend(check::run(&subject));
    finding::sort(&mut findings);
    (findings, look(&subject))
}
