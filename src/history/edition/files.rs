//! The frozen files of an edition, and the hash over them.

use super::{Body, Edition, Source};
use crate::history::ledger::{FileRecord, Hash, Kind};

impl Edition {
    /// Whether only files exist of it.
    pub fn is_imported(&self) -> bool {
        self.source == Source::Imported
    }

    /// The public facts, of a released edition.
    pub fn facts(&self) -> Option<&FileRecord> {
        match &self.source {
            Source::Released { facts, .. } => Some(facts),
            Source::Imported => None,
        }
    }

    pub fn kind(&self) -> Option<Kind> {
        match self.source {
            Source::Released { kind, .. } => Some(kind),
            Source::Imported => None,
        }
    }

    /// Every frozen file of it.
    pub fn files(&self) -> Vec<&FileRecord> {
        let mut files: Vec<&FileRecord> = self.facts().into_iter().chain(&self.summary).chain([&self.brand]).collect();
        for language in self.languages.values() {
            match &language.body {
                Body::Document { document, pdf, bridge, facts } => {
                    files.extend(document.iter().chain(pdf).chain(bridge).chain(facts));
                }
                Body::File { file, text, .. } => files.extend(file.iter().chain(text)),
            }
            files.extend(&language.signed);
        }
        files.extend(&self.assets);
        files
    }

    /// SHA-256 over documents and facts, printed (shortened) on page and PDF: of one line a file, `<name> <sha256>` and
    /// a line end, `facts.json` first, then `<language>.json` of the languages that were there from the start. Of an
    /// imported edition, the files in place of the documents.
    pub fn hash(&self) -> Hash {
        let languages = self.languages.iter().filter(|(_, language)| language.added.is_none());
        let documents = languages.filter_map(|(lang, language)| match &language.body {
            Body::Document { document, .. } => Some((format!("{lang}.json"), &document.as_ref()?.sha256)),
            Body::File { file, .. } => Some((lang.to_string(), &file.as_ref()?.sha256)),
        });
        edition_hash(self.facts().map(|facts| &facts.sha256), documents)
    }

    /// Puts another file in the place of `was`; says whether it was one of the edition's.
    pub(super) fn replace(&mut self, was: &FileRecord, now: Option<&FileRecord>) -> bool {
        let facts = match &mut self.source {
            Source::Released { facts, .. } => Some(facts),
            Source::Imported => None,
        };
        // An edition cannot be without these.
        let kept = facts.into_iter().chain([&mut self.brand]).find(|place| *place == was);
        if let (Some(place), Some(now)) = (kept, now) {
            *place = now.clone();
            return true;
        }
        let mut single = vec![&mut self.summary];
        let mut lists = vec![&mut self.assets];
        for language in self.languages.values_mut() {
            match &mut language.body {
                Body::Document { document, pdf, bridge, facts } => single.extend([document, pdf, bridge, facts]),
                Body::File { file, text, .. } => single.extend([file, text]),
            }
            lists.push(&mut language.signed);
        }
        if let Some(place) = single.into_iter().find(|place| place.as_ref() == Some(was)) {
            *place = now.cloned();
            return true;
        }
        for list in lists {
            if let Some(at) = list.iter().position(|file| file == was) {
                list.splice(at..=at, now.cloned());
                return true;
            }
        }
        false
    }
}

/// See [`Edition::hash`].
pub fn edition_hash<'a>(facts: Option<&Hash>, documents: impl IntoIterator<Item = (String, &'a Hash)>) -> Hash {
    let facts = facts.map(|hash| format!("facts.json {hash}\n"));
    let documents = documents.into_iter().map(|(name, hash)| format!("{name} {hash}\n"));
    Hash::of(facts.into_iter().chain(documents).collect::<String>().as_bytes())
}
