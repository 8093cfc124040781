//! What every rule is handed: one policy, with its facts, its words in every language, and its editions.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::telling::Told;
use super::text::{Reading, Run, Said, Sentence, Topic, runs};
use crate::config::SiteConfig;
use crate::document::Document;
use crate::finding::Place;
use crate::history::PolicyHistory;
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::model::policy::Policy;
use crate::source::{LoadedPolicy, Texts};
use crate::text::LanguageWords;

/// One policy under review.
pub struct Subject<'a> {
    pub config: &'a SiteConfig,
    /// All facts, also those for the record only: what the firm knows and does.
    pub policy: &'a Policy,
    /// The facts that readers are told: what law says must be told is looked for here.
    pub public: &'a Policy,
    /// The firm's other policies, with all their facts.
    pub siblings: Vec<&'a Policy>,
    /// The fragments as they were written, and where the facts came from.
    pub loaded: &'a LoadedPolicy,
    /// The words in every language of the site, the policy's source language first.
    pub texts: Vec<Written<'a>>,
    /// The messages of every language.
    pub words: &'a BTreeMap<Lang, LanguageWords>,
    /// Absent = nothing was recorded of it, and nothing is about to be. Without any edition when the first is released.
    pub history: Option<&'a PolicyHistory>,
    /// The text of every file, by the names that places use.
    pub files: &'a Texts,
    /// Today.
    pub day: Day,
}

/// The words of a policy in one language.
pub struct Written<'a> {
    pub lang: &'a Lang,
    /// With the origin of every word in its leaves.
    pub document: &'a Document,
    /// All words, in reading order.
    pub runs: Vec<Run>,
    /// The sentences and the phrases in them.
    pub reading: Reading,
    /// The sentences as rules on what must be told ask for them: made when the first of them asks.
    pub told: OnceLock<Told>,
}

impl<'a> Written<'a> {
    /// Reads a Document that has its origins.
    pub fn new(lang: &'a Lang, document: &'a Document) -> Written<'a> {
        let runs = runs(document);
        let reading = Reading::of(&runs, lang);
        Written { lang, document, runs, reading, told: OnceLock::new() }
    }

    /// What the text says on a topic, in its order.
    pub fn said(&self, topic: Topic) -> Vec<Said<'_>> {
        self.reading.said(&self.runs, topic)
    }

    /// All sentences of prose, in order.
    pub fn sentences(&self) -> impl Iterator<Item = Sentence<'_>> {
        self.reading.sentences(&self.runs)
    }
}

impl Subject<'_> {
    /// firm.toml: where a fact of the firm belongs that is not there.
    pub fn firm_file(&self) -> Place {
        Place::whole(format!("content/{}/firm.toml", self.policy.firm_id()))
    }

    /// policy.toml: where a fact of the policy belongs that is not there.
    pub fn policy_file(&self) -> &Place {
        &self.policy.place
    }

    pub fn text(&self, lang: &Lang) -> Option<&Written<'_>> {
        self.texts.iter().find(|text| text.lang == lang)
    }
}
