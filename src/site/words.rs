//! The words of the shell, with what is missing collected on the way.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::finding::Finding;
use crate::model::language::Lang;
use crate::source::LoadedSite;
use crate::source::messages::in_version;
use crate::text::{Arg, LanguageWords, parity};

/// The words of every language of a site, and what is wrong with them: in the version of the clause library that the
/// site is pinned to, unless another one is asked for.
pub fn languages(site: &LoadedSite, clauses: Option<&str>) -> (BTreeMap<Lang, LanguageWords>, Vec<Finding>) {
    let mut words = BTreeMap::new();
    let mut findings = Vec::new();
    for language in &site.config.languages {
        let files = site.messages.get(&language.code).map_or(&[][..], Vec::as_slice);
        let files = match clauses.filter(|clauses| *clauses != site.config.clauses) {
            Some(clauses) => Cow::Owned(in_version(files, &language.code, clauses)),
            None => Cow::Borrowed(files),
        };
        let (own, found) = LanguageWords::new(language, &files);
        findings.extend(found);
        words.insert(language.code.clone(), own);
    }
    findings.extend(parity(&words.values().collect::<Vec<_>>()));
    (words, findings)
}

/// What pages asked for in vain, once each.
pub type Missing = Arc<Mutex<Vec<Finding>>>;

/// One language's words for the shell.
pub struct ShellWords<'a> {
    words: &'a LanguageWords,
    missing: Missing,
}

impl<'a> ShellWords<'a> {
    pub fn new(words: &'a LanguageWords) -> ShellWords<'a> {
        ShellWords { words, missing: Missing::default() }
    }

    /// The same words, of which pages that are not made again have asked some in vain.
    pub fn remembering(words: &'a LanguageWords, missing: &Missing) -> ShellWords<'a> {
        ShellWords { words, missing: missing.clone() }
    }

    /// The message, as plain words.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The message with values in it.
    pub fn say_with(&self, id: &str, values: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg)> = values.iter().map(|(name, value)| (*name, Arg::key(*value))).collect();
        self.say_args(id, &args)
    }

    /// The message with days, numbers and lists in it.
    pub fn say_args(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.said(self.words.string(id, args)).unwrap_or_default()
    }

    /// Words that somebody else made, if they could be made; else why not is collected.
    pub fn said<T>(&self, made: Result<T, Finding>) -> Option<T> {
        made.map_err(|finding| {
            let mut missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
            if !missing.contains(&finding) {
                missing.push(finding);
            }
        })
        .ok()
    }

    /// The language's messages themselves.
    pub fn language(&self) -> &'a LanguageWords {
        self.words
    }

    /// What was asked for and is not there.
    pub fn into_findings(self) -> Vec<Finding> {
        self.missing.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
