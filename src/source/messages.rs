//! Fluent files: the embedded ones, and a site's own, which win message by message.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_syntax::ast::Entry;
use include_dir::{Dir, include_dir};

use crate::finding::{Finding, Place};
use crate::machine::MachineError;
use crate::model::language::{Lang, Language};
use crate::source::files::{Files, Kind};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/i18n");

/// One .ftl file.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageFile {
    /// As places name it: `builtin:i18n/da/clauses.ftl`, or `i18n/da/clauses.ftl` of the site.
    pub file: Arc<str>,
    pub text: Arc<str>,
}

/// Reads the messages of every language of the site, the embedded files first, each in order of its name.
pub fn load(files: &mut Files, languages: &[Language]) -> Result<BTreeMap<Lang, Vec<MessageFile>>, MachineError> {
    for listed in files.list("i18n", None)? {
        if listed.kind == Kind::Folder && languages.iter().all(|language| language.code.as_str() != listed.name) {
            let known = languages.iter().map(|language| language.code.as_str());
            let finding =
                Finding::warning("unknown-language", format!("`{}` is no language of this site", listed.path))
                    .at(&Place::whole(listed.path.as_str()))
                    .did_you_mean(&listed.name, known);
            files.report(finding, None);
        }
    }
    let mut all = BTreeMap::new();
    for language in languages {
        let embedded = embedded(&language.code);
        let mut messages = Vec::new();
        let mut own = Vec::new();
        for listed in files.list(&format!("i18n/{}", language.code), None)? {
            if listed.kind == Kind::File && listed.name.ends_with(".ftl") {
                own.extend(files.text(&listed.path, None)?);
            }
        }
        for (path, text) in embedded {
            let file: Arc<str> = format!("builtin:{path}").into();
            // In ikraft's own repository the site's files are the embedded ones.
            if own.iter().any(|own| *own.file == path && *own.text == *text) {
                continue;
            }
            let text: Arc<str> = text.into();
            files.texts.insert(file.clone(), text.clone());
            messages.push(MessageFile { file, text });
        }
        messages.extend(own.into_iter().map(|own| MessageFile { file: own.file, text: own.text }));
        if messages.is_empty() {
            let finding = Finding::error("no-messages", format!("there are no messages in `{}`", language.code))
                .at(&Place::whole("site.toml"))
                .why("the clauses and the words of the pages come from i18n/, one folder a language")
                .hint(format!("translate the files of i18n/en into i18n/{}", language.code));
            files.report(finding, None);
        }
        all.insert(language.code.clone(), messages);
    }
    Ok(all)
}

/// The embedded files of a language: path from the repository's root, and text.
fn embedded(language: &Lang) -> Vec<(String, &'static str)> {
    let Some(folder) = EMBEDDED.get_dir(language.as_str()) else { return Vec::new() };
    let mut files: Vec<(String, &'static str)> = folder
        .files()
        .filter(|file| file.path().extension().is_some_and(|extension| extension == "ftl"))
        .filter_map(|file| Some((format!("i18n/{}", file.path().to_str()?), file.contents_utf8()?)))
        .collect();
    files.sort_unstable();
    files
}

/// The embedded files of a language, as messages.
pub fn embedded_files(language: &Lang) -> Vec<MessageFile> {
    let files = embedded(language).into_iter();
    files.map(|(path, text)| MessageFile { file: format!("builtin:{path}").into(), text: text.into() }).collect()
}

/// The ids of the messages in `files`: what a fact may name by key.
pub fn ids(files: &[MessageFile]) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for file in files {
        // Mistakes of syntax are told by the reader of messages; what can be read of the file counts.
        let resource = match fluent_syntax::parser::parse(file.text.trim_start_matches('\u{feff}')) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        ids.extend(resource.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) if message.value.is_some() => Some(message.id.name.to_owned()),
            _ => None,
        }));
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_facts_are_the_messages_that_have_words() {
        let file = |text: &str| MessageFile { file: "x.ftl".into(), text: text.into() };
        let files =
            [file("purpose-a = x\n-term = y\nbroken {\npurpose-b =\n    .attribute = z\n"), file("purpose-c = x\n")];
        assert_eq!(ids(&files).into_iter().collect::<Vec<_>>(), ["purpose-a", "purpose-c"]);
    }

    #[test]
    fn danish_and_english_are_embedded() {
        for language in ["da", "en"] {
            let files = embedded(&Lang::new(language));
            assert!(files.iter().any(|(path, _)| *path == format!("i18n/{language}/vocabulary.ftl")));
        }
    }
}
