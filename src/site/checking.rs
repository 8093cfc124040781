//! The rules, applied to every policy of a site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::recorded::histories;
use super::words::languages;
use super::{assets, workers};
use crate::check::{self, Subject, Waiving, Written, waived};
use crate::compose::{ComposeInput, compose};
use crate::document::Document;
use crate::finding::{self, Finding};
use crate::history::PolicyHistory;
use crate::model::date::Day;
use crate::model::language::{Lang, Language};
use crate::model::published::Published;
use crate::model::waiver::Waiver;
use crate::source::{LoadedPolicy, LoadedSite, Texts};
use crate::text::LanguageWords;
use crate::text::own::{self, Own};

/// Everything that checking a site is a function of.
pub struct CheckInput<'a> {
    pub site: &'a LoadedSite,
    /// The text of every file that was read.
    pub files: &'a Texts,
    /// What reading the site found.
    pub found: &'a [Finding],
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
    /// Everything of this policy that nobody answers for, sorted: of reading it, of composing, of the rules, and of its
    /// waivers.
    pub findings: Vec<Finding>,
    /// What somebody answers for, with the waiver that says so.
    pub waived: Vec<(Finding, Waiver)>,
}

/// Checks the working policies of a site. The findings beside them are of no one policy that was checked: of the site
/// as a whole, of editions, and of policies that cannot be read.
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
    findings.extend(own_messages(input.site, input.files));
    let (histories, found) = histories(input.site);
    findings.extend(found);
    let is_asked = |policy: &&Arc<LoadedPolicy>| {
        let id = policy.policy.id.as_str();
        input.only.is_none_or(|only| id == only || id.split('/').next() == Some(only))
    };
    let asked: Vec<&Arc<LoadedPolicy>> = input.site.policies.iter().filter(is_asked).collect();
    let touching = Touching::of(input.found);
    let checks = workers::map(input.jobs, &asked, |loaded| {
        let history = histories.get(&loaded.policy.id).map(|history| &**history);
        reviewed(input, loaded, &words, history, (&touching, look))
    });
    let scopes: BTreeSet<&str> = asked.iter().flat_map(|loaded| finding::scopes_of(&loaded.policy.id)).collect();
    let is_of_none = |finding: &&Finding| !finding.scope.iter().any(|scope| scopes.contains(&**scope));
    findings.extend(input.found.iter().filter(is_of_none).cloned());
    (checks, findings)
}

/// What is wrong with the message files that the site has of its own.
pub fn own_messages(site: &LoadedSite, files: &Texts) -> Vec<Finding> {
    let facts = || files.iter().filter(|(file, _)| file.starts_with("content/") && file.ends_with(".toml"));
    let is_named = |key: &str| facts().any(|(_, text)| text.contains(&format!("\"{key}\"")));
    own::check(&Own { languages: &site.config.languages, files: &site.messages, is_named: &is_named })
}

/// What reading found, by what it touches: so that no policy has to go through what was found in all of them.
struct Touching<'a> {
    of_site: Vec<&'a Finding>,
    by_scope: BTreeMap<&'a str, Vec<(usize, &'a Finding)>>,
}

impl<'a> Touching<'a> {
    fn of(found: &'a [Finding]) -> Touching<'a> {
        let mut by_scope: BTreeMap<&str, Vec<(usize, &Finding)>> = BTreeMap::new();
        for (at, finding) in found.iter().enumerate() {
            for scope in &finding.scope {
                by_scope.entry(scope).or_default().push((at, finding));
            }
        }
        Touching { of_site: found.iter().filter(|finding| finding.scope.is_empty()).collect(), by_scope }
    }

    /// What touches a policy and not the whole site, in the order in which it was found.
    fn policy(&self, id: &str) -> impl Iterator<Item = &'a Finding> {
        let found = finding::scopes_of(id).filter_map(|scope| self.by_scope.get(scope)).flatten();
        let found: BTreeMap<usize, &Finding> = found.copied().collect();
        found.into_values()
    }
}

/// Reviews one policy, in words that were read before; with what somebody else sees in it.
pub fn review<T>(
    input: &CheckInput,
    loaded: &Arc<LoadedPolicy>,
    words: &BTreeMap<Lang, LanguageWords>,
    history: Option<&PolicyHistory>,
    look: &dyn Fn(&Subject) -> T,
) -> (PolicyCheck, T) {
    reviewed(input, loaded, words, history, (&Touching::of(input.found), look))
}

fn reviewed<T>(
    input: &CheckInput,
    loaded: &Arc<LoadedPolicy>,
    words: &BTreeMap<Lang, LanguageWords>,
    history: Option<&PolicyHistory>,
    (touching, look): (&Touching, &dyn Fn(&Subject) -> T),
) -> (PolicyCheck, T) {
    let policy = loaded.policy.id.as_str();
    let asked = Examined { site: input.site, files: input.files, loaded, words, history, day: input.day };
    let (own, seen) = examined_and(&asked, look);
    // A finding in what several policies share is waived by one of them for itself.
    let mut findings: Vec<Finding> = touching
        .policy(policy)
        .map(|finding| Finding { scope: vec![policy.into()], ..finding.clone() })
        .chain(own)
        .collect();
    // What touches the whole site is told once, by the caller; a waiver that names it is not unused.
    findings.extend(touching.of_site.iter().map(|finding| (*finding).clone()));
    finding::sort(&mut findings);
    let Waiving { mut standing, waived, about } = waived(findings, &loaded.policy.waivers, input.day);
    standing.retain(|finding| !finding.scope.is_empty());
    standing.extend(about.into_iter().map(|finding| finding.scope(policy)));
    finding::sort(&mut standing);
    (PolicyCheck { policy: policy.to_owned(), findings: standing, waived }, seen)
}

/// What examining one working policy is a function of.
pub struct Examined<'a> {
    pub site: &'a LoadedSite,
    /// The text of every file that was read.
    pub files: &'a Texts,
    pub loaded: &'a Arc<LoadedPolicy>,
    /// The messages of every language.
    pub words: &'a BTreeMap<Lang, LanguageWords>,
    pub history: Option<&'a PolicyHistory>,
    /// The day as of which it is looked at.
    pub day: Day,
}

/// What composing and the rules say of one working policy, sorted, waived or not.
pub fn examined(input: &Examined) -> Vec<Finding> {
    examined_and(input, &|_| ()).0
}

/// The working policy in every language, that which the others are translated from first, each word with its origin.
pub fn documents<'a>(input: &Examined<'a>) -> Vec<(&'a Lang, Document)> {
    composed(input, &Published::of(&input.loaded.policy)).0
}

fn composed<'a>(input: &Examined<'a>, policy: &Published) -> (Vec<(&'a Lang, Document)>, Vec<Finding>) {
    let Examined { site, loaded, words, day, .. } = *input;
    let config = &site.config;
    let images = assets::images(loaded);
    let mut findings = Vec::new();
    let mut languages: Vec<&Language> = config.languages.iter().collect();
    languages.sort_by_key(|language| language.code != loaded.policy.source_language);
    let in_language = |language: &'a Language| {
        let mut composed = compose(&ComposeInput {
            policy,
            files: &loaded.files,
            fragments: loaded.fragments.get(&language.code).map_or(&[], Vec::as_slice),
            words: &words[&language.code],
            day,
            clauses: &config.clauses,
            images: &images,
        });
        findings.append(&mut composed.findings);
        composed.document.give_origins(&composed.origins);
        (&language.code, composed.document)
    };
    (languages.into_iter().map(in_language).collect(), findings)
}

fn examined_and<T>(input: &Examined, look: &dyn Fn(&Subject) -> T) -> (Vec<Finding>, T) {
    let Examined { loaded, words, history, .. } = *input;
    let config = &input.site.config;
    let published = Published::of(&loaded.policy);
    let (documents, findings) = composed(input, &published);
    let texts = documents.iter().map(|(lang, document)| Written::new(lang, document)).collect();
    let of_firm = |other: &&Arc<LoadedPolicy>| other.policy.firm_id() == loaded.policy.firm_id();
    let others = input.site.policies.iter().filter(of_firm).map(|other| &other.policy);
    let siblings = others.filter(|other| other.id != loaded.policy.id).collect();
    let subject = Subject {
        config,
        policy: &loaded.policy,
        public: published.policy(),
        siblings,
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
