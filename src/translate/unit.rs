//! What somebody translates at a time, and how it stands with it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use crate::finding::Place;
use crate::model::language::Lang;
use crate::model::published::Published;
use crate::model::translation::{Reviewed, TranslationLock};
use crate::source::{Fragment, LoadedPolicy, Texts};
use crate::translate::block::{Block, Kind, blocks};
use crate::translate::fact::{self, FactText};
use crate::translate::pair::{self, pair, same_words};

/// A block of a fragment, a title or summary, or a text among the facts, in one language that is not the source's.
#[derive(Clone, Debug)]
pub struct Unit<'a> {
    /// `about#2`, `about#receipt/1`, `about:title`, `policy.toml:policy.title`.
    pub key: String,
    pub home: Home,
    pub about: About,
    pub from: Lang,
    pub lang: Lang,
    /// Absent = only the translation is there.
    pub source: Option<Side>,
    /// Absent = nobody has translated it.
    pub target: Option<Side>,
    pub reviewed: Option<&'a Reviewed>,
    pub state: State,
    /// It has words, and not only placeholders, which stand for the same in every language.
    pub has_words: bool,
    /// Of a text among the facts: the table that holds its languages, and the key of the source.
    pub table: Option<(Place, Place)>,
}

/// The words of a unit in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// With plain line ends.
    pub text: String,
    /// Markdown of a block, or a value with its quotation marks.
    pub place: Place,
}

/// Whose lock a unit is kept in: the one beside the file that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Home {
    Policy,
    Firm,
    Shared,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    Title,
    Summary,
    Block(Kind),
    Fact,
}

/// How it stands with a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The source has changed since somebody last looked at the translation.
    Stale,
    /// There is a source and no translation.
    Missing,
    /// There is a translation and no source.
    Orphan,
    /// The translation has changed since somebody last looked at it; the source has not.
    Edited,
    /// Nobody has looked at it yet.
    Unreviewed,
    /// As it was when somebody looked at it.
    Fresh,
}

impl State {
    pub const ALL: [State; 6] =
        [State::Stale, State::Missing, State::Orphan, State::Edited, State::Unreviewed, State::Fresh];

    pub fn name(self) -> &'static str {
        match self {
            State::Stale => "stale",
            State::Missing => "missing",
            State::Orphan => "orphan",
            State::Edited => "edited",
            State::Unreviewed => "unreviewed",
            State::Fresh => "fresh",
        }
    }
}

impl Unit<'_> {
    /// Whether the translation is another than the one that somebody looked at.
    pub fn is_edited(&self) -> bool {
        match (&self.target, self.reviewed) {
            (Some(target), Some(reviewed)) => !same_words(&target.text, &reviewed.text),
            _ => false,
        }
    }

    /// Where it stands: the translation if it is there, else the source.
    pub fn place(&self) -> Option<&Place> {
        self.target.as_ref().or(self.source.as_ref()).map(|side| &side.place)
    }

    /// Whether somebody can call it reviewed.
    pub fn is_whole(&self) -> bool {
        self.source.is_some() && self.target.is_some()
    }
}

/// The source language of a policy, and those that it is translated into.
pub fn directions<'a>(loaded: &LoadedPolicy, languages: &'a [Lang]) -> (Lang, Vec<&'a Lang>) {
    let from = loaded.policy.source_language.clone();
    let to = languages.iter().filter(|lang| **lang != from).collect();
    (from, to)
}

/// Text with plain line ends.
pub fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The units of a policy in one language that somebody can translate: its fragments by name, then the files of facts.
pub fn units<'a>(loaded: &'a LoadedPolicy, files: &Texts, languages: &[Lang], lang: &Lang) -> Vec<Unit<'a>> {
    let mut units = all_units(loaded, files, languages, lang);
    units.retain(|unit| unit.has_words);
    units
}

/// The same with the blocks that have no words of their own, in their places between the others.
pub fn all_units<'a>(loaded: &'a LoadedPolicy, files: &Texts, languages: &[Lang], lang: &Lang) -> Vec<Unit<'a>> {
    let from = &loaded.policy.source_language;
    let reader = Reader { loaded, from, lang };
    let mut units = reader.fragments();
    for file in fact::files(loaded, files, languages) {
        units.extend(reader.facts(&file.file, &file.texts));
    }
    units
}

struct Reader<'a, 'f> {
    loaded: &'a LoadedPolicy,
    from: &'f Lang,
    lang: &'f Lang,
}

impl<'a> Reader<'a, '_> {
    fn entries(&self, lock: &'a Option<Arc<TranslationLock>>) -> impl Iterator<Item = &'a Reviewed> {
        let entries = lock.iter().flat_map(|lock| &lock.reviewed);
        entries.filter(|entry| entry.from == *self.from && entry.lang == *self.lang)
    }

    fn fragments(&self) -> Vec<Unit<'a>> {
        let public = Published::of(&self.loaded.policy);
        let plans = public.policy().sections.iter().filter(|plan| !plan.publish);
        let hidden: Vec<&str> = plans.map(|plan| plan.id.as_str()).collect();
        let mut names: BTreeMap<&str, (Option<&'a Fragment>, Option<&'a Fragment>)> = BTreeMap::new();
        for fragment in self.loaded.fragments.get(self.from).into_iter().flatten() {
            names.entry(&fragment.name).or_default().0 = Some(fragment);
        }
        for fragment in self.loaded.fragments.get(self.lang).into_iter().flatten() {
            names.entry(&fragment.name).or_default().1 = Some(fragment);
        }
        names.retain(|name, _| !hidden.contains(name));
        names.into_iter().flat_map(|(name, (source, target))| self.fragment(name, source, target)).collect()
    }

    fn fragment(&self, name: &str, source: Option<&'a Fragment>, target: Option<&'a Fragment>) -> Vec<Unit<'a>> {
        let of_fragment = |unit: &str| unit.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', '#']));
        let reviewed: Vec<&Reviewed> =
            self.entries(&self.loaded.locks.policy).filter(|entry| of_fragment(&entry.unit)).collect();
        let mut units = Vec::new();
        for (what, about) in [("title", About::Title), ("summary", About::Summary)] {
            let side = |fragment: Option<&Fragment>| {
                let found = fragment.and_then(|fragment| match about {
                    About::Title => fragment.title.as_ref(),
                    _ => fragment.summary.as_ref(),
                });
                found.map(|(text, place)| Side { text: plain(text), place: place.clone() })
            };
            let key = format!("{name}:{what}");
            let entry = reviewed.iter().copied().find(|entry| entry.unit == key);
            units.extend(self.unit(key, Home::Policy, about, side(source), side(target), entry));
        }
        let reviewed: Vec<&Reviewed> =
            reviewed.into_iter().filter(|entry| entry.unit[name.len()..].starts_with('#')).collect();
        let (source, target) = (Written::of(source), Written::of(target));
        let pairs = pair(&source.texts(), &target.texts(), &reviewed);
        let attached: BTreeSet<usize> = pairs.iter().filter_map(|pair| pair.reviewed).collect();
        let free = reviewed.iter().enumerate().rev().filter(|(at, _)| !attached.contains(at));
        // The first of those of one name.
        let by_key: BTreeMap<&str, usize> = free.map(|(at, entry)| (entry.unit.as_str(), at)).collect();
        for pair in pairs {
            let block = pair.source.map(|at| &source.blocks[at]).or(pair.target.map(|at| &target.blocks[at]));
            let Some(block) = block else { continue };
            let key = match pair.source {
                Some(_) => block.2.clone(),
                // The source may have another block of that name.
                None => block.2.replacen('#', &format!("#{}:", self.lang), 1),
            };
            // What was rewritten on both sides is known by its name at least.
            let entry = pair.reviewed.or_else(|| {
                by_key.get(key.as_str()).copied().filter(|_| pair.source.is_some() && pair.target.is_some())
            });
            let (from, to) = (pair.source.map(|at| source.side(at)), pair.target.map(|at| target.side(at)));
            let has_words = block.0.has_words && block.0.kind != Kind::Other;
            let about = About::Block(block.0.kind);
            let unit = self.unit(key, Home::Policy, about, from, to, entry.map(|at| reviewed[at]));
            units.extend(unit.map(|unit| Unit { has_words, ..unit }));
        }
        units
    }

    fn facts(&self, file: &Arc<str>, texts: &[FactText]) -> Vec<Unit<'a>> {
        let (home, lock) = match file.rsplit_once('/') {
            _ if fact::is_shared(file) => (Home::Shared, &self.loaded.locks.shared),
            Some((_, "firm.toml")) => (Home::Firm, &self.loaded.locks.firm),
            _ => (Home::Policy, &self.loaded.locks.policy),
        };
        let name = file.rsplit_once('/').map_or(&**file, |(_, name)| name);
        let prefix = format!("{name}:");
        let reviewed: Vec<&Reviewed> = self.entries(lock).filter(|entry| entry.unit.starts_with(&prefix)).collect();
        let by_key: BTreeMap<&str, &Reviewed> = reviewed.iter().map(|entry| (entry.unit.as_str(), *entry)).collect();
        // A text that moved with its entry, or whose entry got another id, is as reviewed as it was.
        let by_words: BTreeMap<(&str, &str), &Reviewed> =
            reviewed.iter().map(|entry| ((entry.source.as_str(), entry.text.as_str()), *entry)).collect();
        let units = texts.iter().filter_map(|fact| {
            let side = |lang: &Lang| {
                fact.words.get(lang).map(|said| Side { text: plain(&said.text), place: said.place.clone() })
            };
            let (source, target) = (side(self.from), side(self.lang));
            let key = format!("{prefix}{}", fact.path);
            let both = source.as_ref().zip(target.as_ref());
            let moved = both.and_then(|(source, target)| by_words.get(&(source.text.as_str(), target.text.as_str())));
            let entry = moved.or_else(|| by_key.get(key.as_str())).copied();
            let table = fact.words.get(self.from).map(|said| (fact.place.clone(), said.key_place.clone()));
            Some(Unit { table, ..self.unit(key, home, About::Fact, source, target, entry)? })
        });
        units.collect()
    }

    fn unit(
        &self,
        key: String,
        home: Home,
        about: About,
        source: Option<Side>,
        target: Option<Side>,
        reviewed: Option<&'a Reviewed>,
    ) -> Option<Unit<'a>> {
        let state = match (&source, &target, reviewed) {
            (None, None, _) => return None,
            (None, Some(_), _) => State::Orphan,
            (Some(_), None, _) => State::Missing,
            (Some(_), Some(_), None) => State::Unreviewed,
            (Some(source), Some(target), Some(reviewed)) => {
                if !same_words(&source.text, &reviewed.source) {
                    State::Stale
                } else if !same_words(&target.text, &reviewed.text) {
                    State::Edited
                } else {
                    State::Fresh
                }
            }
        };
        let (from, lang) = (self.from.clone(), self.lang.clone());
        Some(Unit { key, home, about, from, lang, source, target, reviewed, state, has_words: true, table: None })
    }
}

/// The blocks of one fragment, each with its text and its key.
struct Written {
    blocks: Vec<(Block, String, String)>,
    file: Arc<str>,
    start: usize,
}

impl Written {
    fn of(fragment: Option<&Fragment>) -> Written {
        let Some(fragment) = fragment else { return Written { blocks: Vec::new(), file: "".into(), start: 0 } };
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let blocks = blocks(&fragment.body).into_iter().map(|block| {
            let text = plain(&fragment.body[block.range.clone()]);
            let key = format!("{}#{}", fragment.name, block.key);
            let count = seen.entry(key.clone()).or_default();
            *count += 1;
            // Two of one id are a mistake that the composer tells.
            let key = if *count == 1 { key } else { format!("{key}~{count}") };
            (block, text, key)
        });
        Written { blocks: blocks.collect(), file: fragment.file.clone(), start: fragment.body_start }
    }

    fn texts(&self) -> Vec<pair::Text<'_>> {
        self.blocks.iter().map(|(block, text, key)| pair::Text { block, text, key }).collect()
    }

    fn side(&self, at: usize) -> Side {
        let (block, text, _) = &self.blocks[at];
        let place = Place::new(self.file.clone(), self.start + block.range.start, self.start + block.range.end);
        Side { text: text.clone(), place }
    }
}
