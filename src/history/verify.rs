//! Whether the editions of a policy are as they were recorded: everything that [`load`] looks at, and the bytes of
//! PDFs.

use super::damage::Damage;
use super::edition::{Body, Edition, History};
use super::frozen::{PolicyHistory, load};
use super::ledger::{EditionId, Event, FileRecord, Hash};
use crate::finding::Finding;
use crate::model::language::Lang;
use crate::source::editions::EditionFiles;

/// What came of looking at one policy.
#[derive(Clone, Debug)]
pub struct Verified {
    pub policy: PolicyHistory,
    /// How many frozen files its records name.
    pub files: usize,
    pub findings: Vec<Finding>,
}

/// Looks at everything. `read` gives the bytes of a file below the site's folder, one at a time: of those that
/// [`EditionFiles`] has without their bytes.
pub fn verify<E>(files: &EditionFiles, read: impl Fn(&str) -> Result<Vec<u8>, E>) -> Result<Verified, E> {
    let (policy, mut findings) = load(files);
    let mut damage = Damage::new(files);
    damage.index(&policy.history);
    for (id, file) in policy.history.files() {
        let found = files.files.get(&file.file);
        // What was read, or has another size, has been told.
        if found.is_some_and(|found| found.bytes.is_none() && found.size == file.bytes) {
            damage.check(id, file, &read(&policy.path_of(file))?);
        }
    }
    findings.extend(damage.into_findings());
    crate::finding::sort(&mut findings);
    Ok(Verified { files: policy.history.files().count(), policy, findings })
}

/// What a file is that somebody holds in their hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub edition: EditionId,
    pub file: FileRecord,
    pub role: Role,
    /// Absent for a file of all languages.
    pub lang: Option<Lang>,
    /// It was taken out, or replaced, by a redaction.
    pub is_redacted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The PDF that was published.
    Pdf,
    /// A copy with a signature.
    Signed,
    /// A file of an imported edition.
    Imported,
    /// Any other frozen file.
    Other,
}

/// The file with this hash, among all that were ever recorded of a policy.
pub fn find(history: &History, hash: &Hash) -> Option<Known> {
    let is_it = |file: &&FileRecord| file.sha256 == *hash;
    let current = history.editions.iter().find_map(|edition| {
        let file = edition.files().into_iter().find(is_it)?;
        let (role, lang) = role(edition, file);
        Some(Known { edition: edition.id, file: file.clone(), role, lang, is_redacted: false })
    });
    current.or_else(|| {
        // The records still have the hash of what a redaction took out.
        history.records.iter().find_map(|chained| {
            let event = &chained.record.event;
            let file = event.files().into_iter().find(is_it)?;
            let (role, lang) = role_when_recorded(event, file);
            Some(Known { edition: event.edition()?, file: file.clone(), role, lang, is_redacted: true })
        })
    })
}

fn role(edition: &Edition, file: &FileRecord) -> (Role, Option<Lang>) {
    for (lang, language) in &edition.languages {
        if language.signed.contains(file) {
            return (Role::Signed, Some(lang.clone()));
        }
        let role = match &language.body {
            Body::Document { pdf, .. } if pdf.as_ref() == Some(file) => Role::Pdf,
            Body::Document { document, bridge, facts, .. }
                if [document, bridge, facts].into_iter().any(|own| own.as_ref() == Some(file)) =>
            {
                Role::Other
            }
            Body::File { file: own, text, .. } if [own, text].into_iter().any(|own| own.as_ref() == Some(file)) => {
                Role::Imported
            }
            _ => continue,
        };
        return (role, Some(lang.clone()));
    }
    (Role::Other, None)
}

fn role_when_recorded(event: &Event, file: &FileRecord) -> (Role, Option<Lang>) {
    match event {
        Event::Released(event) => {
            let found = event.languages.iter().find(|(_, frozen)| frozen.pdf == *file);
            found.map_or((Role::Other, None), |(lang, _)| (Role::Pdf, Some(lang.clone())))
        }
        Event::Imported(event) => {
            let found = event.languages.iter().find(|(_, imported)| imported.file == *file);
            found.map_or((Role::Other, None), |(lang, _)| (Role::Imported, Some(lang.clone())))
        }
        Event::SignedCopyAdded(event) => (Role::Signed, Some(event.lang.clone())),
        Event::TranslationAdded(event) => {
            (if file.file.ends_with(".pdf") { Role::Pdf } else { Role::Other }, Some(event.lang.clone()))
        }
        Event::Withdrawn(_) | Event::Redacted(_) | Event::Ended(_) => (Role::Other, None),
    }
}
