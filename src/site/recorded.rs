//! Policies with editions: what is recorded of them, and which edition a reader is shown on a day.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::look::Look;
use super::memory::Memory;
use super::words::ShellWords;
use crate::finding::Finding;
use crate::history::{self, Body, Edition, EditionId, FrozenEdition, FrozenLanguage, PolicyHistory, State};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::model::public_facts::PublicFacts;
use crate::render::contrast;
use crate::source::{LoadedPolicy, LoadedSite};

/// What is recorded of all policies, by id, and everything that is not as it was recorded. A folder that was copied
/// with its editions is told, and left out: they are the editions of another policy.
pub fn histories(site: &LoadedSite) -> (BTreeMap<String, Arc<PolicyHistory>>, Vec<Finding>) {
    histories_again(site, &mut Memory::default())
}

/// The same, where what did not change is not read again.
pub fn histories_again(site: &LoadedSite, memory: &mut Memory) -> (BTreeMap<String, Arc<PolicyHistory>>, Vec<Finding>) {
    let mut histories = BTreeMap::new();
    let mut findings = Vec::new();
    for (id, files) in &site.editions {
        let (history, found) = memory.history(id, files);
        findings.extend(found);
        findings.extend(dropped_languages(site, &history));
        histories.insert(id.clone(), history);
    }
    for (copy, finding) in history::copies(histories.values().map(|history| &**history)) {
        findings.push(finding);
        histories.remove(&copy);
    }
    (histories, findings)
}

/// Languages of editions that the site does not have any more: without its words no page of them can be made.
fn dropped_languages(site: &LoadedSite, history: &PolicyHistory) -> Vec<Finding> {
    let is_there = |lang: &&Lang| site.config.languages.iter().any(|language| language.code == **lang);
    let recorded: BTreeSet<&Lang> =
        history.history.editions.iter().flat_map(|edition| edition.languages.keys()).collect();
    let dropped = recorded.into_iter().filter(|lang| !is_there(lang));
    dropped
        .map(|lang| {
            let editions = history.history.editions.iter().filter(|edition| edition.languages.contains_key(lang));
            let ids: Vec<String> = editions.map(|edition| edition.id.to_string()).collect();
            Finding::error("dropped-language", format!("editions are in `{lang}`, which the site does not have"))
                .at(&site.config.place)
                .scope(history.policy.as_str())
                .frozen()
                .why(format!("what was published stays where it was, in its language: {}", ids.join(", ")))
                .hint(format!("put `{lang}` back under [languages] in site.toml"))
        })
        .collect()
}

/// A policy with editions on a day.
pub struct Recorded<'a> {
    pub history: &'a Arc<PolicyHistory>,
    /// The edition that the policy's own address shows: the one in force, else the last that was, else the first that
    /// will be. Where all were withdrawn, the last of them, which says so.
    pub shown: &'a Edition,
    pub look: Look,
    pub day: Day,
}

impl<'a> Recorded<'a> {
    /// `None` for a policy without any edition.
    pub fn of(
        site: &LoadedSite,
        history: &'a Arc<PolicyHistory>,
        words: &BTreeMap<Lang, ShellWords>,
        day: Day,
    ) -> Option<Recorded<'a>> {
        let editions = &history.history;
        let shown = editions.shown_on(day).or(editions.editions.last())?;
        let look = todays_look(site, history, words).unwrap_or_else(|| frozen_look(history, shown));
        Some(Recorded { history, shown, look, day })
    }

    /// The same in the look that was frozen with the edition that is shown.
    pub fn looking_as_frozen(self) -> Recorded<'a> {
        Recorded { look: frozen_look(self.history, self.shown), ..self }
    }

    pub fn id(&self) -> &'a str {
        &self.history.policy
    }

    /// All editions, by effective date.
    pub fn editions(&self) -> &'a [Edition] {
        &self.history.history.editions
    }

    pub fn state(&self, edition: &Edition) -> State {
        self.history.history.state(edition, self.day)
    }

    pub fn frozen(&self, id: EditionId) -> Option<&'a FrozenEdition> {
        self.history.frozen.get(&id)
    }

    pub fn language(&self, id: EditionId, lang: &Lang) -> Option<&'a FrozenLanguage> {
        self.frozen(id)?.languages.get(lang)
    }

    /// The facts of an edition, with the words of the language.
    pub fn facts(&self, id: EditionId, lang: &Lang) -> Option<&'a PublicFacts> {
        let later = self.language(id, lang).and_then(|language| language.facts.as_deref());
        later.or_else(|| self.frozen(id)?.facts.as_deref())
    }

    /// The policy's title and the firm's name as an edition has them in a language; where its words were taken out, as
    /// another edition has them.
    pub fn names(&self, edition: &Edition, lang: &Lang) -> (String, String) {
        let of = |edition: &Edition| match &edition.languages.get(lang)?.body {
            Body::File { title, firm, .. } => Some((title.clone(), firm.clone())),
            Body::Document { .. } => {
                let document = self.language(edition.id, lang)?.document.as_ref()?;
                Some((document.title.text.clone(), document.firm.clone()))
            }
        };
        of(edition).or_else(|| self.editions().iter().rev().find_map(of)).unwrap_or_default()
    }

    /// Every language that an edition has or had, in the order of their codes.
    pub fn languages(&self) -> BTreeSet<&'a Lang> {
        self.editions().iter().flat_map(|edition| edition.languages.keys()).collect()
    }
}

/// What firm.toml says today, unless it cannot be read, or pages in its colours could not be.
fn todays_look(site: &LoadedSite, history: &PolicyHistory, words: &BTreeMap<Lang, ShellWords>) -> Option<Look> {
    let of_firm = |loaded: &&Arc<LoadedPolicy>| loaded.policy.firm_id() == history.firm;
    // They stand in the order of their ids.
    let own = site.policies.binary_search_by(|loaded| loaded.policy.id.as_str().cmp(&history.policy));
    let own = own.ok().and_then(|at| site.policies.get(at));
    let loaded = own.or_else(|| site.policies.iter().find(of_firm))?;
    contrast::check(&loaded.policy.firm.brand, &site.theme).is_empty().then(|| Look::of(loaded, words))
}

fn frozen_look(history: &PolicyHistory, shown: &Edition) -> Look {
    let Some(frozen) = history.frozen.get(&shown.id) else { return Look::default() };
    let logo = frozen.brand.logo.as_ref();
    Look {
        accent: frozen.brand.accent.clone(),
        accent_dark: frozen.brand.accent_dark.clone(),
        logo: logo.and_then(|name| Some((name.clone(), frozen.assets.get(name)?.clone()))),
        banner: frozen.brand.banner.clone(),
    }
}
