//! A site's own messages, set against those of the program: words that nothing uses, values that the program does not
//! give, choices that never come, and plurals that a language has and a message lacks.
//!
//! The messages of the program are what the program itself asks for, in every form: tests see to that. So a message of
//! a site is right where it takes what the embedded one of the same id takes.

pub mod inventory;
mod plural;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use inventory::{CATEGORIES, Message, Select};

use crate::finding::Finding;
use crate::model::language::{Lang, Language};
use crate::model::vocabulary::Vocabulary;
use crate::source::MessageFile;
use crate::source::messages::embedded_files;

pub use plural::categories;

/// What a site's own message files are judged by.
pub struct Own<'a> {
    pub languages: &'a [Language],
    /// The files of every language, those of the program too.
    pub files: &'a BTreeMap<Lang, Vec<MessageFile>>,
    /// Whether the facts of any policy name a key: the key of a vocabulary, or the code of a country.
    pub is_named: &'a dyn Fn(&str) -> bool,
}

/// All findings about a site's own message files. A site without any has none.
pub fn check(own: &Own) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut library: Option<BTreeMap<String, Vec<Message>>> = None;
    for language in own.languages {
        let all = own.files.get(&language.code).map_or(&[][..], Vec::as_slice);
        let embedded: BTreeSet<String> =
            embedded_files(&language.code).into_iter().map(|file| file.text.to_string()).collect();
        let is_own = |file: &&MessageFile| !file.file.starts_with("builtin:") && !embedded.contains(&*file.text);
        let files: Vec<&MessageFile> = all.iter().filter(is_own).collect();
        if files.is_empty() {
            continue;
        }
        let library = library.get_or_insert_with(library_of_all);
        let messages = inventory::of(files.iter().copied());
        let mine: BTreeSet<&str> =
            messages.values().flat_map(|message| message.references.iter().map(String::as_str)).collect();
        let judge = Judge { own, language, library, referred: mine };
        for (id, message) in &messages {
            judge.message(id, message, &mut findings);
        }
    }
    findings
}

/// The embedded messages of every language, by id.
fn library_of_all() -> BTreeMap<String, Vec<Message>> {
    let mut all: BTreeMap<String, Vec<Message>> = BTreeMap::new();
    for lang in ["da", "en"] {
        for (id, message) in inventory::of(&embedded_files(&Lang::new(lang))) {
            all.entry(id).or_default().push(message);
        }
    }
    all
}

struct Judge<'a> {
    own: &'a Own<'a>,
    language: &'a Language,
    library: &'a BTreeMap<String, Vec<Message>>,
    /// What the site's own messages refer to.
    referred: BTreeSet<&'a str>,
}

impl Judge<'_> {
    fn message(&self, id: &str, message: &Message, findings: &mut Vec<Finding>) {
        let before = findings.len();
        findings.extend(self.plurals(id, message));
        match self.library.get(id) {
            Some(known) => {
                findings.extend(variables(id, message, known));
                findings.extend(self.choices(id, message, known));
            }
            None => findings.extend(self.unused(id)),
        }
        let lang = self.language.code.as_str();
        for finding in &mut findings[before..] {
            finding.lang = Some(lang.into());
            finding.place = Some(message.place.clone());
        }
    }

    /// A message that nobody asks for: no message of the program, no key that a fact names, and not referred to.
    fn unused(&self, id: &str) -> Option<Finding> {
        let owner = id.split('.').next().unwrap_or(id);
        // An attribute of a message of the program that has none: the program asks for it in some other language.
        if self.referred.contains(owner) || self.library.contains_key(owner) && owner.starts_with('-') {
            return None;
        }
        if let Some(key) = vocabulary_key(owner) {
            if (self.own.is_named)(&key) || id != owner {
                return None;
            }
            let finding =
                Finding::info("unused-message", format!("no fact names the key `{key}`, so nothing shows `{id}`"));
            let hint = "name the key in a fact, or take the message out";
            return Some(finding.hint(hint).danish(
                format!("ingen oplysning bruger nøglen `{key}`, så `{id}` bliver ikke vist"),
                None,
                &["brug nøglen i en oplysning, eller slet beskeden".to_owned()],
            ));
        }
        let finding =
            Finding::warning("obsolete-message", format!("ikraft has no message `{id}`, so nothing shows these words"))
                .did_you_mean(id, self.library.keys().map(String::as_str).filter(|known| near(known, id)))
                .hint("give it the id of the message that it replaces, or take it out");
        let mut hints: Vec<String> = finding.hints.clone();
        if let Some(first) = hints.first_mut().filter(|hint| hint.starts_with("did you mean")) {
            *first = first.replacen("did you mean", "mente du", 1);
        }
        if let Some(last) = hints.last_mut() {
            *last = "giv den samme navn som den besked, den erstatter, eller slet den".to_owned();
        }
        Some(finding.danish(format!("ikraft har ingen besked `{id}`, så ordene bliver ikke vist"), None, &hints))
    }

    /// Forms of the plural that the language has and a choice lacks, and those that it never takes.
    fn plurals(&self, id: &str, message: &Message) -> Vec<Finding> {
        let has = categories(&self.language.locale);
        let lang = &self.language.code;
        let mut findings = Vec::new();
        for select in message.selects.iter().filter(|select| select.is_plural()) {
            for category in has.iter().filter(|category| !select.keys.contains(**category)) {
                let finding = Finding::warning(
                    "missing-plural",
                    format!("`{id}` has no form `{category}` of the plural, which `{lang}` has"),
                );
                findings.push(finding.hint(format!("add a variant `[{category}]`")).danish(
                    format!("`{id}` mangler flertalsformen `{category}`, som findes på `{lang}`"),
                    None,
                    &[format!("tilføj varianten `[{category}]`")],
                ));
            }
            for key in select.keys.iter().filter(|key| CATEGORIES.contains(&key.as_str()) && *key != "other") {
                if !has.contains(key.as_str()) {
                    let finding = Finding::warning(
                        "unknown-variant",
                        format!("`{id}` has a form `{key}` of the plural, which `{lang}` does not have"),
                    );
                    findings.push(finding.hint("take the variant out").danish(
                        format!("`{id}` har flertalsformen `{key}`, som ikke findes på `{lang}`"),
                        None,
                        &["slet varianten".to_owned()],
                    ));
                }
            }
        }
        findings
    }

    /// Keys that the program never gives, and keys that it gives and a choice without `*[other]` lacks.
    fn choices(&self, id: &str, message: &Message, known: &[Message]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for select in message.selects.iter().filter(|select| !select.is_plural() && !select.has_numbers) {
            let Some(variable) = &select.variable else { continue };
            let of_library = |select: &&Select| select.variable.as_ref() == Some(variable) && !select.is_plural();
            let theirs: Vec<&Select> = known.iter().flat_map(|message| &message.selects).filter(of_library).collect();
            let given: BTreeSet<&str> = theirs.iter().flat_map(|select| &select.keys).map(String::as_str).collect();
            if given.is_empty() {
                continue;
            }
            let is_language = |key: &str| self.own.languages.iter().any(|language| language.code.as_str() == key);
            for key in &select.keys {
                if !given.contains(key.as_str()) && key != "other" && !is_language(key) {
                    let message = format!("`{id}` has a variant `{key}`, and `${variable}` is never that");
                    let danish = format!("`{id}` har varianten `{key}`, men `${variable}` er aldrig det");
                    let finding = Finding::warning("unknown-variant", message).did_you_mean(key, given.iter().copied());
                    let hints: Vec<String> = finding
                        .hints
                        .iter()
                        .map(|hint| {
                            hint.replacen("did you mean", "mente du", 1).replacen("known here", "her findes", 1)
                        })
                        .collect();
                    findings.push(finding.danish(danish, None, &hints));
                }
            }
            let lacking: Vec<&str> = given.into_iter().filter(|key| !select.keys.contains(*key)).collect();
            if select.default != "other" && !lacking.is_empty() {
                let keys = lacking.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
                let finding = Finding::warning(
                    "missing-variant",
                    format!("`{id}` has no variant for {keys}, and `${variable}` can be that"),
                );
                let why = "Fluent then takes the default variant, whose words are about something else";
                findings.push(
                    finding.why(why).hint("add a variant for each, or let the default be `*[other]`").danish(
                        format!("`{id}` mangler en variant for {keys}, og `${variable}` kan være det"),
                        Some("Fluent bruger så standardvarianten, hvis ord handler om noget andet"),
                        &["tilføj en variant for hver, eller kald standardvarianten `*[other]`".to_owned()],
                    ),
                );
            }
        }
        findings
    }
}

/// Values that the program does not give, and values that it gives and the words leave out.
fn variables(id: &str, message: &Message, known: &[Message]) -> Vec<Finding> {
    let given: BTreeSet<&str> = known.iter().flat_map(|known| &known.variables).map(String::as_str).collect();
    let mut findings = Vec::new();
    for variable in message.variables.iter().filter(|variable| !given.contains(variable.as_str())) {
        let finding =
            Finding::error("unknown-variable", format!("`{id}` wants `${variable}`, which ikraft does not give it"))
                .did_you_mean(variable, given.iter().copied());
        let hints: Vec<String> = finding
            .hints
            .iter()
            .map(|hint| hint.replacen("did you mean", "mente du", 1).replacen("known here", "her findes", 1))
            .collect();
        findings.push(finding.danish(format!("`{id}` bruger `${variable}`, som ikraft ikke giver den"), None, &hints));
    }
    // What every language of the program shows belongs to the sentence.
    let always = |variable: &&str| known.iter().all(|known| known.shown.contains(*variable));
    for variable in given.iter().copied().filter(always).filter(|variable| !message.variables.contains(*variable)) {
        let finding =
            Finding::warning("lost-variable", format!("`{id}` leaves out `${variable}`, which ikraft gives it"));
        let why = "what it stands for is then not told to the reader";
        findings.push(finding.why(why).hint(format!("put `{{ ${variable} }}` into the words")).danish(
            format!("`{id}` udelader `${variable}`, som ikraft giver den"),
            Some("læseren får så ikke det at vide, som værdien står for"),
            &[format!("sæt `{{ ${variable} }}` ind i ordene")],
        ));
    }
    findings
}

/// The key that a message gives words to, if it belongs to a vocabulary of the facts or is a country.
fn vocabulary_key(id: &str) -> Option<String> {
    if let Some(code) = id.strip_prefix("country-") {
        return Some(code.to_uppercase());
    }
    let prefixes = Vocabulary::ALL.into_iter().map(Vocabulary::prefix);
    let longest =
        prefixes.filter(|prefix| id.strip_prefix(prefix).is_some_and(|rest| rest.len() > 1 && rest.starts_with('-')));
    let prefix = longest.max_by_key(|prefix| prefix.len())?;
    Some(id[prefix.len() + 1..].to_owned())
}

/// Whether two ids start alike, so that one may have been meant for the other.
fn near(known: &str, id: &str) -> bool {
    known.split('-').next() == id.split('-').next()
}
