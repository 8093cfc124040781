//! Carries out a plan, holding the lock.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::host::{Host, HostError, Kind, Put, Source};
use super::lock::Lock;
use super::manifest::{FORMAT, Head, Manifest, Row};
use super::names::{JOURNAL, MANIFEST, MARKER, OURS, Place};
use super::plan::{Plan, Step};
use super::survey::{Survey, folders_of, marker};
use super::{DeployError, Event, Health, Outcome, Probe};
use crate::finding::Finding;
use crate::site::Class;

/// How many earlier states a host keeps, for a way back.
pub const GENERATIONS: u64 = 5;

/// Where the content of a step is.
pub enum Origin {
    /// In a file of this machine.
    Here(PathBuf),
    /// On the host already, under this name.
    There(String),
}

/// One run of a plan.
pub struct Acting<'a, 'b> {
    pub host: &'a mut dyn Host,
    pub lock: &'a Lock,
    pub survey: &'a Survey,
    /// Of the state to come.
    pub head: Head,
    pub probe: &'a mut Probe<'b>,
    pub tell: &'a mut dyn FnMut(Event),
}

/// Something that is staged, and where it goes.
struct Staged<'p> {
    step: &'p Step,
    name: String,
}

impl Acting<'_, '_> {
    /// Brings the host into the state of the plan. `origin` says where the bytes of a step are.
    pub fn run(mut self, plan: Plan, origin: &dyn Fn(&Step) -> Origin) -> Result<Outcome, DeployError> {
        let place = self.survey.place.clone();
        self.begin(&place)?;
        // What a run before this one has staged and did not come to use, and what is kept already.
        let there: BTreeSet<String> = self.host.list(&place.state)?.unwrap_or_default().into_iter().collect();
        let staged = self.stage(&place, &plan, &there, origin)?;
        self.keep_what_goes(&place, &plan, &there)?;
        // Whoever broke the lock thinks that nobody deploys.
        if !self.lock.is_held(self.host)? {
            return Err(DeployError::Forbidden(vec![broken()]));
        }
        let mut next = Manifest { head: self.head.clone(), rows: plan.rows.clone() };
        self.replace(&place, JOURNAL, next.to_bytes())?;
        (self.tell)(Event::Switching);
        let taken_back = self.switch(&place, &staged, &mut next)?;
        self.take_away(&place, &plan.remove, &next)?;
        self.finish(&place, &plan, &next)?;
        drop(staged);
        Ok(Outcome { plan: Plan { rows: next.rows, ..plan }, generation: Some(next.head.generation), taken_back })
    }

    /// Makes the folder known as this site's, before anything else is written there.
    fn begin(&mut self, place: &Place) -> Result<(), HostError> {
        if !self.survey.is_new {
            return Ok(());
        }
        if self.survey.manifest.is_none() {
            let head = Head { ikraft_manifest: FORMAT, generation: 0, ..self.head.clone() };
            let rows = self.survey.rows.clone();
            self.replace(place, MANIFEST, Manifest { head, rows }.to_bytes())?;
        }
        let bytes = marker(place, &self.head.site).to_bytes();
        let staged = place.own(&format!("{OURS}site-new"));
        self.host.put(&[Put { to: staged.clone(), from: Source::Bytes(bytes) }], &mut |_| {})?;
        self.host.rename(&[(staged, place.site(MARKER))])
    }

    /// Brings new content to the host, under its hash, and holds what arrived against it.
    fn stage<'p>(
        &mut self,
        place: &Place,
        plan: &'p Plan,
        there: &BTreeSet<String>,
        origin: &dyn Fn(&Step) -> Origin,
    ) -> Result<Vec<Staged<'p>>, DeployError> {
        let mut copies: BTreeMap<&str, usize> = BTreeMap::new();
        let staged: Vec<Staged> = plan
            .put
            .iter()
            .map(|step| {
                let copy = copies.entry(step.file.sha256.as_str()).or_default();
                let name = place.staged(&step.file.sha256, *copy);
                *copy += 1;
                Staged { step, name }
            })
            .collect();
        let is_there = |staged: &&Staged| there.contains(staged.name.rsplit('/').next().unwrap_or(&staged.name));
        let resumed: Vec<&Staged> = staged.iter().filter(is_there).collect();
        let found = self.host.hash(&resumed.iter().map(|staged| staged.name.clone()).collect::<Vec<_>>())?;
        let whole: BTreeSet<&str> = resumed
            .iter()
            .zip(found)
            .filter(|(staged, found)| found.as_ref().is_some_and(|(hash, _)| *hash == staged.step.file.sha256))
            .map(|(staged, _)| staged.name.as_str())
            .collect();
        let folders = folders_of(&place.root, plan.put.iter().map(|step| step.path.as_str()));
        self.host.make_folders(&folders.into_iter().collect::<Vec<_>>())?;
        let mut missing: Vec<&Staged> = staged.iter().filter(|one| !whole.contains(one.name.as_str())).collect();
        let mut tries = 2;
        let all = staged.len();
        while !missing.is_empty() {
            if tries == 0 {
                let step = missing[0].step;
                return Err(HostError::new(
                    Kind::Refused,
                    format!("`{}` does not arrive on the host as it was sent", step.path),
                )
                .hint("nothing was put in its place; try again, and tell the provider when it happens again")
                .into());
            }
            tries -= 1;
            let (mut puts, mut there) = (Vec::new(), Vec::new());
            for one in &missing {
                match origin(one.step) {
                    Origin::Here(path) => puts.push(Put { to: one.name.clone(), from: Source::File(path) }),
                    Origin::There(path) => there.push((path, one.name.clone())),
                }
            }
            self.second_names(&there)?;
            let before = all - puts.len();
            let tell = &mut self.tell;
            self.host.put(&puts, &mut |ready| tell(Event::Uploading(before + ready, all)))?;
            (self.tell)(Event::Reading);
            let found = self.host.hash(&missing.iter().map(|one| one.name.clone()).collect::<Vec<_>>())?;
            missing = missing
                .into_iter()
                .zip(found)
                .filter(|(one, found)| found.as_ref().is_none_or(|(hash, _)| *hash != one.step.file.sha256))
                .map(|(one, _)| one)
                .collect();
        }
        Ok(staged)
    }

    /// Keeps what is about to be replaced or removed.
    fn keep_what_goes(&mut self, place: &Place, plan: &Plan, there: &BTreeSet<String>) -> Result<(), DeployError> {
        let replaced = plan.put.iter().filter_map(|step| Some((step.path.as_str(), step.replaces.as_deref()?)));
        let hash = |path: &str| {
            let row = self.survey.rows.get(path).map(|row| row.sha256.as_str());
            self.survey.hashes.get(path).map(String::as_str).or(row)
        };
        let removed = plan.remove.iter().filter_map(|path| Some((path.as_str(), hash(path)?)));
        let going: BTreeMap<&str, &str> = replaced.chain(removed).map(|(path, hash)| (hash, path)).collect();
        let is_new = |name: &str| !there.contains(name.rsplit('/').next().unwrap_or(name));
        let pairs: Vec<(String, String)> = going
            .into_iter()
            .map(|(hash, path)| (place.site(path), place.kept(hash)))
            .filter(|(_, kept)| is_new(kept))
            .collect();
        Ok(self.second_names(&pairs)?)
    }

    /// Gives files a second name. Where a host knows no second names, they are copied.
    fn second_names(&mut self, pairs: &[(String, String)]) -> Result<(), HostError> {
        let linked = self.host.link(pairs)?;
        let left: Vec<&(String, String)> =
            pairs.iter().zip(linked).filter(|(_, linked)| !linked).map(|(pair, _)| pair).collect();
        for pairs in left.chunks(64) {
            let read = self.host.survey(&[], &pairs.iter().map(|(from, _)| from.clone()).collect::<Vec<_>>())?;
            let puts: Vec<Put> = pairs
                .iter()
                .zip(read.bytes)
                .filter_map(|((_, to), bytes)| Some(Put { to: to.clone(), from: Source::Bytes(bytes?) }))
                .collect();
            self.host.put(&puts, &mut |_| {})?;
        }
        Ok(())
    }

    /// Renames what is staged to its places, class by class, and notes how it stands there. Tells what the host said
    /// when its own configuration had to be taken back.
    fn switch(
        &mut self,
        place: &Place,
        staged: &[Staged<'_>],
        next: &mut Manifest,
    ) -> Result<Option<String>, DeployError> {
        let mut taken_back = None;
        for class in [Class::Asset, Class::Edition, Class::Pdf, Class::Page, Class::Pointer, Class::Config] {
            let of_class: Vec<&Staged> = staged.iter().filter(|one| one.step.file.class == class).collect();
            if of_class.is_empty() {
                continue;
            }
            let was_fine = class == Class::Config && (self.probe)() == Health::Fine;
            let pairs: Vec<(String, String)> =
                of_class.iter().map(|one| (one.name.clone(), place.site(&one.step.path))).collect();
            self.host.rename(&pairs)?;
            if was_fine && let Health::Broken(said) = (self.probe)() {
                self.take_back(place, &of_class, next)?;
                taken_back = Some(said);
            }
        }
        let put: Vec<&str> = staged.iter().map(|one| one.step.path.as_str()).collect();
        let looks = self.host.survey(&put.iter().map(|path| place.site(path)).collect::<Vec<_>>(), &[])?.looks;
        for (path, look) in put.into_iter().zip(looks) {
            if let (Some(row), Some(look)) = (next.rows.get_mut(path), look) {
                row.modified = look.modified;
            }
        }
        Ok(taken_back)
    }

    /// Puts the configuration back that was there before.
    fn take_back(&mut self, place: &Place, config: &[&Staged<'_>], next: &mut Manifest) -> Result<(), DeployError> {
        for one in config {
            let path = &one.step.path;
            let row = self.survey.rows.get(path);
            match (&one.step.replaces, row) {
                (Some(hash), Some(row)) => {
                    let name = place.staged(hash, 0);
                    let bytes = self.host.survey(&[], &[place.kept(hash)])?.bytes.into_iter().next().flatten();
                    let gone = || HostError::new(Kind::Refused, format!("`{path}` of before is not kept any more"));
                    let bytes = bytes.ok_or_else(gone)?;
                    self.host.put(&[Put { to: name.clone(), from: Source::Bytes(bytes) }], &mut |_| {})?;
                    self.host.rename(&[(name, place.site(path))])?;
                    next.rows.insert(path.clone(), row.clone());
                }
                _ => {
                    self.host.remove(&[place.site(path)])?;
                    next.rows.remove(path);
                }
            }
        }
        Ok(())
    }

    /// Removes what the site lacks, and folders that are empty then.
    fn take_away(&mut self, place: &Place, remove: &[String], next: &Manifest) -> Result<(), HostError> {
        if remove.is_empty() {
            return Ok(());
        }
        self.host.remove(&remove.iter().map(|path| place.site(path)).collect::<Vec<_>>())?;
        let needed = folders_of(&place.root, next.rows.keys().map(String::as_str));
        let left = folders_of(&place.root, remove.iter().map(String::as_str));
        let left: Vec<String> = left.into_iter().rev().filter(|folder| !needed.contains(folder)).collect();
        self.host.remove_folders(&left)
    }

    /// Writes the new manifest, and clears what nobody needs any more.
    fn finish(&mut self, place: &Place, plan: &Plan, next: &Manifest) -> Result<(), DeployError> {
        if let Some(before) = self.survey.manifest.as_ref().filter(|before| before.head.generation > 0) {
            let mut before = before.clone();
            // A way back leads to what stood there, whoever put it there.
            let found = plan.put.iter().filter_map(|step| Some((&step.path, step.replaces.as_ref()?)));
            for (path, hash) in found.chain(&self.survey.hashes) {
                if let Some(row) = before.rows.get_mut(path) {
                    let bytes = self.survey.looks.get(path).map_or(row.bytes, |look| look.bytes);
                    *row = Row { sha256: hash.clone(), bytes, ..row.clone() };
                }
            }
            let name = place.earlier(before.head.generation);
            self.host.put(&[Put { to: name, from: Source::Bytes(before.to_bytes()) }], &mut |_| {})?;
        }
        self.replace(place, MANIFEST, next.to_bytes())?;
        let mut cleared = vec![place.own(JOURNAL)];
        cleared.extend(self.not_needed(place, next)?);
        Ok(self.host.remove(&cleared)?)
    }

    /// Of what is ours: staged content that was not used, states too old to go back to, and content that only they had.
    fn not_needed(&mut self, place: &Place, next: &Manifest) -> Result<Vec<String>, HostError> {
        let names = self.host.list(&place.state)?.unwrap_or_default();
        let oldest = next.head.generation.saturating_sub(GENERATIONS);
        let generation =
            |name: &String| -> Option<u64> { name.strip_prefix(MANIFEST)?.strip_prefix('-')?.parse().ok() };
        let kept: Vec<u64> = names.iter().filter_map(generation).filter(|generation| *generation >= oldest).collect();
        let read = self.host.survey(&[], &kept.iter().map(|one| place.earlier(*one)).collect::<Vec<_>>())?;
        let mut hashes = BTreeSet::new();
        for bytes in read.bytes.into_iter().flatten() {
            if let Ok(manifest) = Manifest::read(&bytes) {
                hashes.extend(manifest.rows.into_values().map(|row| row.sha256));
            }
        }
        let is_old = |name: &String| {
            let content = |kind: &str| name.strip_prefix(OURS)?.strip_prefix(kind)?.split('-').next();
            match (content("new-"), content("old-"), generation(name)) {
                (Some(_), ..) => true,
                (_, Some(hash), _) => !hashes.contains(hash),
                (.., Some(generation)) => generation < oldest,
                _ => false,
            }
        };
        Ok(names.iter().filter(|name| is_old(name)).map(|name| place.own(name)).collect())
    }

    /// Writes one of our own files whole.
    fn replace(&mut self, place: &Place, name: &str, bytes: Vec<u8>) -> Result<(), HostError> {
        let staged = place.own(&format!("{name}-next"));
        self.host.put(&[Put { to: staged.clone(), from: Source::Bytes(bytes) }], &mut |_| {})?;
        self.host.rename(&[(staged, place.own(name))])
    }
}

fn broken() -> Finding {
    Finding::error("lock-broken", "somebody took the lock while this deploy was at work")
        .why("nothing was put in its place, so that two deploys do not mix two states of the site")
        .hint("look who deploys, then deploy again")
}
