//! What is published of the frozen files of a policy, and editions.json, which says where each of them is.

use std::collections::BTreeMap;

use super::places::Places;
use super::standing::signed_name;
use crate::history::ledger::Format;
use crate::history::published::{Published, PublishedFile, PublishedLanguage};
use crate::history::{Body, Edition, EditionId, FileRecord};
use crate::model::language::Lang;

/// editions.json of a policy in an outlet: the witness against which `verify --against` holds the ledger.
pub fn index(places: &Places) -> Published {
    let facts = |id: EditionId| {
        let facts = places.recorded.history.history.edition(id)?.facts()?;
        Some(PublishedFile::of(places.facts(id), facts))
    };
    let languages = |id: EditionId| -> BTreeMap<_, _> {
        let edition = places.recorded.history.history.edition(id);
        let language = |edition, lang: &Lang| {
            let files = published_files(places, edition, lang);
            let files = files.into_iter().map(|(record, path)| PublishedFile::of(path, record)).collect();
            Some((
                lang.clone(),
                PublishedLanguage { page: places.permalink(edition, lang)?.beside("index.html"), files },
            ))
        };
        edition
            .into_iter()
            .flat_map(|edition| edition.languages.keys().filter_map(move |lang| language(edition, lang)))
            .collect()
    };
    Published::of(places.recorded.history, facts, languages)
}

/// The frozen files of an edition in one language that are published as they are, each with its path below the outlet's
/// root. The original of an imported page stays in the site: it may hold anything.
pub fn published_files<'a>(places: &Places<'a>, edition: &'a Edition, lang: &Lang) -> Vec<(&'a FileRecord, String)> {
    let (Some(language), Some(at)) = (edition.languages.get(lang), places.permalink(edition, lang)) else {
        return Vec::new();
    };
    let mut files = Vec::new();
    match &language.body {
        Body::Document { document, pdf, .. } => {
            files.extend(document.iter().map(|document| (document, at.beside("document.json"))));
            files.extend(pdf.iter().map(|pdf| (pdf, at.named("pdf"))));
        }
        Body::File { format: Format::Pdf, file, .. } => {
            files.extend(file.iter().map(|file| (file, at.named("pdf"))));
        }
        Body::File { format: Format::Html, .. } => {}
    }
    let signed = language.signed.iter();
    files.extend(signed.map(|signed| (signed, at.beside(&signed_name(at.stem(), lang, &signed.file)))));
    files
}
