//! Fluent files: the embedded ones, and a site's own, which win message by message.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_syntax::ast::Entry;
use include_dir::{Dir, include_dir};

use crate::config::CLAUSES;
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

/// Reads the messages of every language of the site, the embedded files first, each in order of its name: those of the
/// newest clause library, then what the version that the site is pinned to says otherwise, then the site's own.
pub fn load(
    files: &mut Files,
    languages: &[Language],
    clauses: &str,
) -> Result<BTreeMap<Lang, Vec<MessageFile>>, MachineError> {
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
            // In ikraft's own repository the site's files are the embedded ones.
            if let Some(same) = own.iter().position(|own| *own.file == path && *own.text == *text) {
                let same = own.remove(same);
                messages.push(MessageFile { file: same.file, text: same.text });
                continue;
            }
            messages.push(builtin(&path, text));
        }
        messages.extend(own.into_iter().map(|own| MessageFile { file: own.file, text: own.text }));
        let overlays = CLAUSES.iter().flat_map(|version| overlay(&language.code, version));
        let builtin = messages.iter().filter(|message| message.file.starts_with(BUILTIN)).cloned();
        let texts: Vec<MessageFile> = builtin.chain(overlays).collect();
        files.seen.texts.extend(texts.into_iter().map(|message| (message.file, message.text)));
        let messages = in_version(&messages, &language.code, clauses);
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

/// The messages of a language with the words of another version of the clause library. `files` are those of any
/// version. What version 1 said otherwise than version 2 stands in `i18n/<lang>/clauses-1/`, and so on; a site's own
/// messages win over every version.
pub fn in_version(files: &[MessageFile], language: &Lang, version: &str) -> Vec<MessageFile> {
    let folder = format!("{BUILTIN}i18n/{language}/clauses-");
    let is_overlay = |file: &&MessageFile| file.file.strip_prefix(&*folder).is_some_and(|rest| rest.contains('/'));
    let library = embedded(language);
    let is_library = |file: &&MessageFile| {
        file.file.starts_with(BUILTIN)
            || library.iter().any(|(path, text)| **path == *file.file && **text == *file.text)
    };
    let files = || files.iter().filter(|file| !is_overlay(file));
    // From the newest version back to the one asked for: each folder tells only what it says otherwise than the next.
    let older = CLAUSES.iter().rev().skip(1).take_while(|older| number(older) >= number(version));
    let overlays = older.flat_map(|older| overlay(language, older));
    let own = files().filter(|file| !is_library(file)).cloned();
    files().filter(is_library).cloned().chain(overlays).chain(own).collect()
}

/// Versions are counted, and an unknown one is as new as can be.
fn number(version: &str) -> usize {
    CLAUSES.iter().position(|known| *known == version).unwrap_or(CLAUSES.len())
}

/// What a version of the clause library says otherwise than the next.
fn overlay(language: &Lang, version: &str) -> Vec<MessageFile> {
    let folder = format!("{language}/clauses-{version}");
    in_folder(&folder).into_iter().map(|(path, text)| builtin(&path, text)).collect()
}

/// Before the path of a file that is embedded in the program.
const BUILTIN: &str = "builtin:";

fn builtin(path: &str, text: &str) -> MessageFile {
    MessageFile { file: format!("{BUILTIN}{path}").into(), text: text.into() }
}

/// The embedded files of a language: path from the repository's root, and text.
fn embedded(language: &Lang) -> Vec<(String, &'static str)> {
    in_folder(language.as_str())
}

fn in_folder(folder: &str) -> Vec<(String, &'static str)> {
    let Some(folder) = EMBEDDED.get_dir(folder) else { return Vec::new() };
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
    embedded(language).into_iter().map(|(path, text)| builtin(&path, text)).collect()
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
    fn a_version_puts_its_words_between_the_library_and_the_sites_own() {
        let da = Lang::new("da");
        let mut files = embedded_files(&da);
        files.push(MessageFile { file: "i18n/da/own.ftl".into(), text: "changes-intro = vores egne ord".into() });
        let names = |files: &[MessageFile]| files.iter().map(|file| file.file.to_string()).collect::<Vec<_>>();
        let first = in_version(&files, &da, "1");
        assert_eq!(names(&first)[first.len() - 2..], ["builtin:i18n/da/clauses-1/clauses.ftl", "i18n/da/own.ftl"]);
        // From version 1 to version 2 and back nothing is left behind.
        assert_eq!(in_version(&first, &da, "2"), files);
        assert_eq!(in_version(&in_version(&first, &da, "2"), &da, "1"), first);
        assert_eq!(in_version(&files, &da, "2"), files);
    }

    #[test]
    fn what_an_old_version_said_otherwise_is_a_message_of_the_library() {
        for language in ["da", "en"] {
            let language = Lang::new(language);
            let library = ids(&embedded_files(&language));
            for version in &CLAUSES[..CLAUSES.len() - 1] {
                let old = overlay(&language, version);
                assert!(!old.is_empty() && ids(&old).is_subset(&library), "{language} {version}");
            }
            assert!(overlay(&language, CLAUSES[CLAUSES.len() - 1]).is_empty());
        }
    }

    #[test]
    fn danish_and_english_are_embedded() {
        for language in ["da", "en"] {
            let files = embedded(&Lang::new(language));
            assert!(files.iter().any(|(path, _)| *path == format!("i18n/{language}/vocabulary.ftl")));
        }
    }
}
