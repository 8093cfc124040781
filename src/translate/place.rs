//! Where a translation is written: in place of the old one, behind its neighbour, or in a file of its own. Every other
//! byte of a file stays, its line ends too.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::finding::Finding;
use crate::source::{Fragment, Texts};
use crate::translate::catalogue::Back;
use crate::translate::import::{Destination, lacks_fragment};
use crate::translate::lock::toml_string;
use crate::translate::unit::{About, Unit};

/// Changes of files, gathered before any is made.
pub struct Edits<'a> {
    into: &'a Destination<'a>,
    files: &'a Texts,
    /// By file: bytes, and what comes in their place. Of insertions at one place, the first comes first.
    edits: BTreeMap<Arc<str>, Vec<(usize, usize, String)>>,
    new: BTreeMap<Arc<str>, String>,
    /// The names of the fragments that the language has.
    fragments: BTreeSet<&'a str>,
}

impl<'a> Edits<'a> {
    pub fn new(into: &'a Destination<'a>) -> Edits<'a> {
        let fragments = into.loaded.fragments.get(into.lang).into_iter().flatten();
        let fragments = fragments.map(|fragment| fragment.name.as_str()).collect();
        Edits { into, files: into.files, edits: BTreeMap::new(), new: BTreeMap::new(), fragments }
    }

    /// Puts the translation of one unit into a file that is there; `above` are the units before it.
    pub fn put(&mut self, above: &[Unit], unit: &Unit, text: &str) -> Result<(), Finding> {
        if lacks_fragment(unit, &self.fragments) {
            return Ok(());
        }
        let nowhere = || Finding::error("bad-translation", format!("there is no place for `{}` in its file", unit.key));
        if let Some(target) = &unit.target {
            let words = self.written(&target.place.file, unit.about, text);
            self.edit(&target.place.file, target.place.start, target.place.end, words);
            return Ok(());
        }
        match unit.about {
            About::Fact => self.add_language(unit, text).ok_or_else(nowhere),
            About::Title => self.add_to_front_matter(unit, "title", text).ok_or_else(nowhere),
            About::Summary => self.add_to_front_matter(unit, "summary", text).ok_or_else(nowhere),
            About::Block(_) => self.add_block(above, unit, text).ok_or_else(nowhere),
        }
    }

    fn edit(&mut self, file: &Arc<str>, start: usize, end: usize, words: String) {
        self.edits.entry(file.clone()).or_default().push((start, end, words));
    }

    fn text(&self, file: &str) -> &'a str {
        self.files.get(file).map_or("", |text| &**text)
    }

    /// The words as the file writes them.
    fn written(&self, file: &str, about: About, text: &str) -> String {
        let words = match about {
            About::Block(_) => text.to_owned(),
            About::Title | About::Summary | About::Fact => toml_string(text),
        };
        words.replace('\n', line_end(self.text(file)))
    }

    /// `, en = "…"` behind the source's words, or a line of its own where they have one.
    fn add_language(&mut self, unit: &Unit, text: &str) -> Option<()> {
        let (source, (table, key)) = (unit.source.as_ref()?, unit.table.as_ref()?);
        let file = &source.place.file;
        let whole = self.text(file);
        let words = format!("{} = {}", self.into.lang, self.written(file, unit.about, text));
        let is_inline = whole.get(table.start..)?.starts_with('{');
        let words = match is_inline {
            true => format!(", {words}"),
            false => {
                let start = whole[..key.start].rfind('\n').map_or(0, |newline| newline + 1);
                format!("{}{}{words}", line_end(whole), &whole[start..key.start])
            }
        };
        self.edit(file, source.place.end, source.place.end, words);
        Some(())
    }

    fn target_fragment(&self, unit: &Unit) -> Option<&'a Fragment> {
        let name = unit.key.split([':', '#']).next()?;
        self.into.loaded.fragments.get(self.into.lang)?.iter().find(|fragment| fragment.name == name)
    }

    fn add_to_front_matter(&mut self, unit: &Unit, key: &str, text: &str) -> Option<()> {
        let fragment = self.target_fragment(unit)?;
        let whole = self.text(&fragment.file);
        let end = line_end(whole);
        let line = format!("{key} = {}{end}", self.written(&fragment.file, unit.about, text));
        let start = if whole.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        if fragment.body_start > start {
            // Behind the fence that opens it.
            let first = whole[start..].find('\n').map(|newline| start + newline + 1)?;
            self.edit(&fragment.file, first, first, line);
        } else {
            let file = fragment.file.clone();
            let own = self.edits.entry(file).or_default();
            // A title and a summary that come together share one front matter.
            match own.iter_mut().find(|(from, to, words)| (*from, *to) == (start, start) && words.starts_with("+++")) {
                Some((_, _, words)) => words.insert_str(words.len() - 3 - end.len(), &line),
                None => own.push((start, start, format!("+++{end}{line}+++{end}"))),
            }
        }
        Some(())
    }

    /// Behind the translation of the nearest block above that has one, else before everything.
    fn add_block(&mut self, above: &[Unit], unit: &Unit, text: &str) -> Option<()> {
        let fragment = self.target_fragment(unit)?;
        let prefix = format!("{}#", fragment.name);
        let above = above.iter().rev().take_while(|other| other.key.starts_with(&prefix));
        let anchor = above.filter(|other| other.source.is_some()).find_map(|other| other.target.as_ref());
        let end = line_end(self.text(&fragment.file));
        let words = text.replace('\n', end);
        match anchor {
            Some(anchor) => self.edit(&fragment.file, anchor.place.end, anchor.place.end, format!("{end}{end}{words}")),
            None => self.edit(&fragment.file, fragment.body_start, fragment.body_start, format!("{words}{end}{end}")),
        }
        Some(())
    }

    /// Makes the fragments that the language lacks and all of whose texts came back. Where only some did, that is told.
    pub fn new_fragments(&mut self, units: &[Unit], new: &BTreeMap<&str, (String, &Back)>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let from = &self.into.loaded.policy.source_language;
        for fragment in self.into.loaded.fragments.get(from).into_iter().flatten() {
            let is_own = |unit: &&Unit| {
                unit.has_words
                    && lacks_fragment(unit, &self.fragments)
                    && unit.key.strip_prefix(&fragment.name).is_some_and(|rest| rest.starts_with([':', '#']))
            };
            let own: Vec<&Unit> = units.iter().filter(is_own).collect();
            let back: Vec<&&Unit> = own.iter().filter(|unit| new.contains_key(unit.key.as_str())).collect();
            let Some((_, first)) = back.first().and_then(|unit| new.get(unit.key.as_str())) else { continue };
            let missing: Vec<&str> =
                own.iter().map(|unit| unit.key.as_str()).filter(|key| !new.contains_key(key)).collect();
            if !missing.is_empty() {
                let message = format!("the section `{}` would be translated in part", fragment.name);
                findings.push(
                    Finding::error("half-translated", message)
                        .at(&first.place)
                        .why("a section that a language does not have yet begins with all of its text")
                        .hint(format!("translate these too: {}", missing.join(", "))),
                );
                continue;
            }
            let mut text = self.text(&fragment.file).to_owned();
            let mut parts: Vec<(usize, usize, String)> = Vec::new();
            for unit in &own {
                if let (Some(source), Some((words, _))) = (&unit.source, new.get(unit.key.as_str())) {
                    parts.push((source.place.start, source.place.end, self.written(&fragment.file, unit.about, words)));
                }
            }
            apply(&mut text, parts);
            let folder = fragment.file.rsplit_once('/').and_then(|(folder, _)| folder.rsplit_once('/'));
            if let Some((folder, _)) = folder {
                self.new.insert(format!("{folder}/{}/{}.md", self.into.lang, fragment.name).into(), text);
            }
        }
        findings
    }

    /// The new text of every file that changes.
    pub fn finish(self) -> BTreeMap<Arc<str>, String> {
        let mut all = self.new;
        for (file, edits) in self.edits {
            let mut text = self.files.get(&file).map_or(String::new(), |text| text.to_string());
            apply(&mut text, edits);
            all.insert(file, text);
        }
        all
    }
}

/// Makes changes from the end of a text to its beginning, so that no place moves before its turn.
fn apply(text: &mut String, mut edits: Vec<(usize, usize, String)>) {
    edits.sort_by_key(|(start, end, _)| (*start, *end));
    for (start, end, words) in edits.into_iter().rev() {
        text.replace_range(start..end, &words);
    }
}

/// How the lines of a file end.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
