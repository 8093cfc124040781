//! Translations that came back go to where they belong: whole files in, whole files out, or a list of what is wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::finding::Finding;
use crate::model::language::Lang;
use crate::source::{Fragment, LoadedPolicy, Texts, fragment};
use crate::translate::catalogue::{Back, Returned};
use crate::translate::guard;
use crate::translate::pair::same_words;
use crate::translate::place::Edits;
use crate::translate::unit::{About, Unit, all_units, plain};

/// What importing a file would come to.
#[derive(Debug, Default)]
pub struct Imported {
    /// The new text of every file that changes, and of those that are new.
    pub files: BTreeMap<Arc<str>, String>,
    /// The units whose translation changes, by key.
    pub changed: Vec<String>,
    /// Came back as they are.
    pub same: usize,
    /// Came back without a translation, or as not ready.
    pub open: Vec<String>,
}

/// What is imported into.
pub struct Destination<'a> {
    pub loaded: &'a LoadedPolicy,
    pub files: &'a Texts,
    pub languages: &'a [Lang],
    pub lang: &'a Lang,
}

/// Puts translations into the files of a policy, in memory: all of them, or none and everything that is wrong.
pub fn import(into: &Destination, returned: &Returned) -> Result<Imported, Vec<Finding>> {
    let units = all_units(into.loaded, into.files, into.languages, into.lang);
    let sources = units.iter().enumerate().filter(|(_, unit)| unit.source.is_some());
    let by_key: BTreeMap<&str, usize> = sources.map(|(at, unit)| (unit.key.as_str(), at)).collect();
    let mut findings = Vec::new();
    let mut imported = Imported::default();
    let mut taken: BTreeMap<usize, &Back> = BTreeMap::new();
    for back in &returned.entries {
        let at = match find(&units, &by_key, &taken, back) {
            Ok(at) => at,
            Err(finding) => {
                findings.push(finding);
                continue;
            }
        };
        let unit = &units[at];
        if let Some(first) = taken.insert(at, back) {
            findings.push(
                Finding::error("named-twice", format!("`{}` stands in this file twice", unit.key))
                    .at(&back.place)
                    .related(&first.place, "the first time"),
            );
            continue;
        }
        let Some(text) = back.target.as_ref().filter(|_| back.is_ready) else {
            imported.open.push(unit.key.clone());
            continue;
        };
        let text = plain(text);
        if unit.target.as_ref().is_some_and(|target| target.text == text.trim()) {
            imported.same += 1;
            continue;
        }
        for (message, hint) in guard::objections(unit, &text) {
            findings.push(Finding::error("bad-translation", message).at(&back.place).hint(hint));
        }
        imported.changed.push(unit.key.clone());
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let changed: BTreeSet<&str> = imported.changed.iter().map(String::as_str).collect();
    let new: BTreeMap<&str, (String, &Back)> = taken
        .iter()
        .filter(|(at, _)| changed.contains(units[**at].key.as_str()))
        .filter_map(|(at, back)| {
            Some((units[*at].key.as_str(), (plain(back.target.as_ref()?).trim().to_owned(), *back)))
        })
        .collect();
    let mut edits = Edits::new(into);
    for (at, unit) in units.iter().enumerate() {
        if let Some((text, back)) = new.get(unit.key.as_str()) {
            findings.extend(edits.put(&units[..at], unit, text).err().map(|finding| finding.at(&back.place)));
        }
    }
    findings.extend(edits.new_fragments(&units, &new));
    if !findings.is_empty() {
        return Err(findings);
    }
    imported.files = edits.finish();
    let wrong = check(into, &units, &new, &imported.files);
    if wrong.is_empty() { Ok(imported) } else { Err(wrong) }
}

/// The unit that an entry is of: by its key, or by its words where what stands above it has changed since.
fn find(
    units: &[Unit],
    by_key: &BTreeMap<&str, usize>,
    taken: &BTreeMap<usize, &Back>,
    back: &Back,
) -> Result<usize, Finding> {
    let is_of = |unit: &Unit| {
        unit.has_words && unit.source.as_ref().is_some_and(|source| same_words(&source.text, &plain(&back.source)))
    };
    let own = by_key.get(back.key.as_str()).copied();
    if let Some(own) = own.filter(|own| is_of(&units[*own])) {
        return Ok(own);
    }
    let group = |key: &str| key.split_once(['#', ':']).map(|(name, _)| name.to_owned());
    let moved = units.iter().enumerate().find(|(at, unit)| {
        group(&unit.key) == group(&back.key) && is_of(unit) && !taken.contains_key(at) && unit.key != back.key
    });
    if let Some((at, _)) = moved {
        return Ok(at);
    }
    Err(match own {
        Some(own) => {
            let finding = Finding::error(
                "stale-source",
                format!("the source of `{}` has changed since this was exported", back.key),
            );
            let finding = match &units[own].source {
                Some(source) => finding.related(&source.place, "the source as it is now"),
                None => finding,
            };
            finding
                .why("the translation is one of words that are gone")
                .hint("export again, and let the translator look at what changed")
        }
        None => Finding::error("unknown-unit", format!("there is no text `{}` in this policy", back.key))
            .did_you_mean(&back.key, units.iter().map(|unit| unit.key.as_str()))
            .hint("it may have been taken out since this was exported: export again"),
    }
    .at(&back.place))
}

/// Reads the new files again: every translation must be where it belongs, and nothing else may have changed.
fn check(
    into: &Destination,
    units: &[Unit],
    new: &BTreeMap<&str, (String, &Back)>,
    changed: &BTreeMap<Arc<str>, String>,
) -> Vec<Finding> {
    let mut loaded = into.loaded.clone();
    let mut files = into.files.clone();
    for (file, text) in changed {
        let text: Arc<str> = text.as_str().into();
        files.insert(file.clone(), text.clone());
        let name = file.strip_suffix(".md").and_then(|path| path.rsplit_once('/')).map(|(_, name)| name);
        if let Some(name) = name {
            let fragments = loaded.fragments.entry(into.lang.clone()).or_default();
            let fragment: Fragment = fragment::reread(name, file, &text);
            match fragments.iter_mut().find(|fragment| fragment.name == name) {
                Some(there) => *there = fragment,
                None => fragments.push(fragment),
            }
        }
    }
    let after = all_units(&loaded, &files, into.languages, into.lang);
    let text_of = |units: &[Unit]| -> BTreeMap<String, Option<String>> {
        let targets = units.iter().filter(|unit| unit.source.is_some());
        targets.map(|unit| (unit.key.clone(), unit.target.as_ref().map(|target| target.text.clone()))).collect()
    };
    let (mut expected, found) = (text_of(units), text_of(&after));
    for (key, (text, _)) in new {
        expected.insert((*key).to_owned(), Some(text.clone()));
    }
    let is_as_expected = |key: &String, expected: &Option<String>| {
        let is_skeleton = expected.is_none() && units.iter().any(|unit| unit.key == *key && !unit.has_words);
        found.get(key) == Some(expected) || is_skeleton
    };
    let wrong = expected.iter().filter(|(key, expected)| !is_as_expected(key, expected));
    wrong
        .map(|(key, _)| {
            let finding = Finding::error("bad-translation", format!("`{key}` would not come out as it was translated"))
                .why("Markdown would read the words otherwise where they are to stand")
                .hint("write this one by hand, and leave it out of the file");
            match new.get(key.as_str()).or(new.values().next()) {
                Some((_, back)) => finding.at(&back.place),
                None => finding,
            }
        })
        .collect()
}

/// Whether a unit belongs to a fragment that its language does not have.
pub fn lacks_fragment(unit: &Unit, fragments: &BTreeSet<&str>) -> bool {
    let name = unit.key.split([':', '#']).next().unwrap_or_default();
    !matches!(unit.about, About::Fact) && unit.target.is_none() && !fragments.contains(name)
}
