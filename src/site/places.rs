//! Where the editions of a policy stand in an outlet: each at the address that was recorded with it, for ever.

use std::collections::BTreeMap;

use super::address::{Address, folder, is_in};
use super::recorded::Recorded;
use crate::config::Outlet;
use crate::history::{self, Edition, EditionId};
use crate::model::language::Lang;

/// The addresses of one policy in one outlet.
pub struct Places<'a> {
    pub recorded: &'a Recorded<'a>,
    pub outlet: &'a Outlet,
    with_firm: bool,
}

/// An address that the policy had or will have, and has not now.
pub struct Elsewhere {
    pub address: Address,
    /// The path words of its history page.
    pub histories: Vec<String>,
}

impl<'a> Places<'a> {
    /// `None` where the outlet never had the policy. One that it had stays, whatever firms site.toml names today.
    /// `with_firm` is what [`super::address::has_firm_slugs`] says of the outlet.
    pub fn of(outlet: &'a Outlet, with_firm: bool, recorded: &'a Recorded<'a>) -> Option<Places<'a>> {
        let was_here = recorded.editions().iter().flat_map(|edition| edition.languages.values());
        let mut was_here = was_here.map(|language| &language.address);
        let is_here = is_in(outlet, &recorded.history.firm);
        (is_here || was_here.any(|address| address.folders.contains_key(&outlet.id))).then_some(Places {
            recorded,
            outlet,
            with_firm,
        })
    }

    fn at(&self, lang: &Lang, recorded: &history::Address) -> Address {
        // An outlet that came later, or is called otherwise now, takes a folder that was recorded for another one: what
        // follows from today's firms alone would move with them.
        let dir = recorded.folders.get(&self.outlet.id).or_else(|| recorded.folders.values().next()).cloned();
        let dir = dir.unwrap_or_else(|| folder(self.with_firm, lang, &recorded.firm, &recorded.slug));
        Address::recorded(self.outlet, &dir, &recorded.slug)
    }

    fn recorded_address(&self, edition: &'a Edition, lang: &Lang) -> Option<&'a history::Address> {
        edition.languages.get(lang).map(|language| &language.address)
    }

    /// The policy's own address, which shows the edition in force; `None` where the edition shown today is not in the
    /// language.
    pub fn current(&self, lang: &Lang) -> Option<Address> {
        self.recorded_address(self.recorded.shown, lang).map(|address| self.at(lang, address))
    }

    /// The history page.
    pub fn history(&self, lang: &Lang) -> Option<Address> {
        let word = &self.recorded_address(self.recorded.shown, lang)?.history;
        Some(self.current(lang)?.child(word))
    }

    /// The feed of the policy.
    pub fn feed(&self, lang: &Lang) -> Option<String> {
        Some(format!("{}feed.xml", self.current(lang)?.below_root()))
    }

    /// The address of one edition.
    pub fn permalink(&self, edition: &'a Edition, lang: &Lang) -> Option<Address> {
        self.recorded_address(edition, lang).map(|address| self.at(lang, address).edition(edition.id))
    }

    /// The page that says what an edition changed; the first one changed nothing.
    pub fn changes(&self, edition: &'a Edition, lang: &Lang) -> Option<Address> {
        self.recorded.history.history.predecessor(edition)?;
        let word = &self.recorded_address(edition, lang)?.changes;
        Some(self.permalink(edition, lang)?.child(word))
    }

    /// The day of an edition for a calendar: of one that was announced before its day. Where it was withdrawn, the file
    /// says that, to calendars that have the day.
    pub fn calendar(&self, edition: &'a Edition, lang: &Lang) -> Option<String> {
        let was_announced = !edition.is_imported() && edition.effective > edition.recorded;
        was_announced.then(|| self.permalink(edition, lang)).flatten().map(|address| address.named("ics"))
    }

    /// Every address that the policy had or will have in a language, and has not today.
    pub fn elsewhere(&self, lang: &Lang) -> Vec<Elsewhere> {
        let current = self.current(lang);
        let mut all: BTreeMap<String, Elsewhere> = BTreeMap::new();
        for edition in self.recorded.editions() {
            let Some(recorded) = self.recorded_address(edition, lang) else { continue };
            let address = self.at(lang, recorded);
            if current.as_ref().is_some_and(|current| current.below_root() == address.below_root()) {
                continue;
            }
            let at = all.entry(address.below_root()).or_insert_with(|| Elsewhere { address, histories: Vec::new() });
            if !at.histories.contains(&recorded.history) {
                at.histories.push(recorded.history.clone());
            }
        }
        all.into_values().collect()
    }

    /// The folder of machine-readable files under what the policy is called, and was called.
    pub fn ids(&self) -> Vec<String> {
        let mut ids = vec![self.recorded.id().to_owned()];
        for id in self.recorded.history.history.ids() {
            if ids.iter().all(|known| known != id) {
                ids.push(id.to_owned());
            }
        }
        ids
    }

    /// Path of a file of the policy below the outlet's root.
    pub fn by_id(&self, name: &str) -> String {
        format!("{}/{name}", self.recorded.id())
    }

    /// The frozen facts of an edition, below the outlet's root.
    pub fn facts(&self, id: EditionId) -> String {
        self.by_id(&format!("{id}/facts.json"))
    }
}
