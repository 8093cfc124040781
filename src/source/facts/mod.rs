//! Facts out of TOML: every key that docs/FACTS.md names, into the types of the model.
//!
//! A mistake is reported and the rest is read on. Where a type cannot be built without what is broken, it gets an
//! unknown fact or a text without words, so that one mistake does not bring others with it.

mod activity;
mod cookie;
mod people;
mod policy;
mod recipient;
mod references;
mod rest;
mod retention;
mod scalar;
mod section;
mod waiver;

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Place};
use crate::model::act::Tables;
use crate::model::fact::{Fact, Located, State, Withheld};
use crate::model::language::Lang;
use crate::model::text::{Text, Words};
use crate::model::vocabulary::Vocabulary;
use crate::toml_tree::{Keys, Node, Sink, Value, boolean, items, string, words, wrong_type};

pub use policy::{PolicyFiles, Shared, check_firm, check_shared, policy};
pub use references::{OwnSections, check as check_references};
pub use scalar::is_id;

/// What facts are read with.
#[derive(Clone, Copy, Debug)]
pub struct Decoder<'a> {
    pub sink: &'a Sink,
    /// The languages of the site; `None` when site.toml does not tell them.
    pub languages: Option<&'a [Lang]>,
    /// The ids of the messages in the default language: the vocabulary.
    pub messages: &'a BTreeSet<String>,
    pub tables: &'a Tables,
}

impl<'a> Decoder<'a> {
    /// Reads `node` as a table, and reports the keys that `read` did not ask for.
    pub fn table<'n, T>(
        &self,
        node: &'n Node,
        path: impl Into<String>,
        read: impl FnOnce(&mut Keys<'n>) -> Option<T>,
    ) -> Option<T>
    where
        'a: 'n,
    {
        Keys::read(node, path, self.sink, read).flatten()
    }

    /// A fact in one of its three states.
    pub fn fact<T>(&self, node: &Node, path: &str, read: impl FnOnce(&Node) -> Option<T>) -> Option<Fact<T>> {
        let says_state = ["value", "withheld", "unknown"].iter().any(|key| node.get(key).is_some());
        if says_state {
            return self.table(node, path, |keys| self.stated(keys, read));
        }
        // A fact that is a table itself, an address say, carries `publish` among its own keys.
        let plain;
        let (node, publish) = match (&node.value, node.get("publish")) {
            (Value::Table(entries), Some(publish)) => {
                let publish = boolean(publish, &format!("{path}.publish"), self.sink).unwrap_or(true);
                let others = entries.iter().filter(|entry| entry.key != "publish").cloned().collect();
                plain = Node { value: Value::Table(others), place: node.place.clone() };
                (&plain, publish)
            }
            _ => (node, true),
        };
        read(node).map(|value| Fact { state: State::Given(value), publish, place: node.place.clone() })
    }

    fn stated<T>(&self, keys: &mut Keys<'_>, read: impl FnOnce(&Node) -> Option<T>) -> Option<Fact<T>> {
        let (value, withheld, unknown) = (keys.node("value"), keys.node("withheld"), keys.boolean("unknown"));
        let publish = keys.publish();
        let place = keys.place().clone();
        let path = keys.own_path().to_owned();
        if usize::from(value.is_some()) + usize::from(withheld.is_some()) + usize::from(unknown.is_some()) > 1 {
            self.sink.report(
                Finding::error("unclear", format!("`{path}` is in more than one state"))
                    .at(&place)
                    .hint("a fact has one of `value`, `withheld` and `unknown`"),
            );
        }
        if let Some(value) = value {
            return read(value).map(|value| Fact { state: State::Given(value), publish, place });
        }
        if let Some(withheld) = withheld {
            let withheld = self.withheld(withheld, &path)?;
            return Some(Fact { state: State::Withheld(withheld), publish, place });
        }
        match unknown {
            Some(true) => {
                self.report_unknown(&path, &place);
                Some(Fact { state: State::Unknown, publish, place })
            }
            Some(false) => {
                self.sink.report(
                    Finding::error("unclear", format!("`{path}` says `unknown = false` and no value"))
                        .at(&place)
                        .hint("write the value itself, or leave the key out"),
                );
                None
            }
            None => None,
        }
    }

    fn withheld(&self, node: &Node, path: &str) -> Option<Withheld> {
        let own = format!("{path}.withheld");
        self.table(node, own.clone(), |keys| {
            let ask = keys.boolean("ask").unwrap_or(false);
            let Some(reason) = keys.node("reason") else {
                // A recipient without a name and without a reason is the blank that REC2 is about.
                let code = if path.starts_with("recipient.") { "REC2" } else { "withheld-without-reason" };
                self.sink.report(
                    Finding::error(code, format!("`{path}` is withheld without a reason"))
                        .at(keys.place())
                        .why("the reader is told why a fact is not told (GDPR Art. 12(1))")
                        .hint("add `reason = { da = \"…\", en = \"…\" }`")
                        .danish(
                            format!("`{path}` er holdt tilbage uden en grund"),
                            Some("læseren skal vide, hvorfor noget ikke står der (databeskyttelsesforordningens artikel 12, stk. 1)"),
                            &["skriv `reason = { da = \"…\", en = \"…\" }`".to_owned()],
                        ),
                );
                return None;
            };
            let reason = self.words(reason, &format!("{own}.reason"));
            Some(Withheld { reason, ask })
        })
    }

    fn report_unknown(&self, path: &str, place: &Place) {
        self.sink.report(
            Finding::info("unknown-fact", format!("`{path}` of {} is not known yet", owner(&place.file)))
                .at(place)
                .why("an unknown fact is never shown to readers as a blank, and blocks a release"),
        );
    }

    /// The fact under `key`, if it is there.
    pub fn fact_at<T>(
        &self,
        keys: &mut Keys<'_>,
        key: &'static str,
        read: impl FnOnce(&Node, &str) -> Option<T>,
    ) -> Option<Fact<T>> {
        let node = keys.node(key)?;
        let path = keys.path(key);
        self.fact(node, &path, |node| read(node, &path))
    }

    /// The fact under `key`, which must be there. Where it is missing or broken, which has been reported, it is
    /// unknown.
    pub fn required_fact<T>(
        &self,
        keys: &mut Keys<'_>,
        key: &'static str,
        read: impl FnOnce(&Node, &str) -> Option<T>,
    ) -> Fact<T> {
        let place = keys.required(key).map_or(keys.place(), |node| &node.place).clone();
        self.fact_at(keys, key, read).unwrap_or(Fact { state: State::Unknown, publish: true, place })
    }

    /// A fact that is a list. An empty list says nothing, and is reported.
    pub fn list_fact<T>(
        &self,
        keys: &mut Keys<'_>,
        key: &'static str,
        mut read: impl FnMut(&Node, &str) -> Option<T>,
    ) -> Option<Fact<Vec<T>>> {
        self.fact_at(keys, key, |node, path| {
            let items = items(node, path, self.sink)?;
            if items.is_empty() {
                self.sink.report(
                    Finding::error("blank", format!("`{path}` is an empty list"))
                        .at(&node.place)
                        .hint("leave the key out, or write `{ unknown = true }`"),
                );
            }
            self.check_repeats(items, path);
            Some(items.iter().filter_map(|item| read(item, path)).collect())
        })
    }

    /// What stands twice in a list would be told twice.
    fn check_repeats(&self, items: &[Node], path: &str) {
        let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
        for item in items {
            let Some(name) = item.as_str() else { continue };
            match seen.get(name) {
                None => {
                    seen.insert(name, &item.place);
                }
                Some(first) => self.sink.report(
                    Finding::error("named-twice", format!("`{path}` names `{name}` twice"))
                        .at(&item.place)
                        .related(first, "the first time")
                        .hint("name it once"),
                ),
            }
        }
    }

    /// The items of a list, each read for itself.
    pub fn list<T>(
        &self,
        keys: &mut Keys<'_>,
        key: &'static str,
        mut read: impl FnMut(&Node, &str) -> Option<T>,
    ) -> Vec<T> {
        let path = keys.path(key);
        let items = keys.items(key);
        self.check_repeats(items, &path);
        items.iter().filter_map(|item| read(item, &path)).collect()
    }

    /// The tables of `[[key]]`, each with an id that no other has. `read` gets the keys and the id.
    pub fn entities<T>(
        &self,
        nodes: &[Node],
        key: &str,
        mut read: impl FnMut(&mut Keys<'_>, String) -> Option<T>,
    ) -> Vec<T> {
        let mut seen: BTreeMap<String, Place> = BTreeMap::new();
        let mut all = Vec::new();
        for node in nodes {
            let id = node.get("id").and_then(Node::as_str).unwrap_or_default().to_owned();
            let path = if id.is_empty() { key.to_owned() } else { format!("{key}.{id}") };
            let value = self.table(node, path, |keys| {
                let id = self.own_id(keys);
                if let Some((id, place)) = &id {
                    if let Some(first) = seen.get(id) {
                        self.sink.report(
                            Finding::error("duplicate-id", format!("two entries of [[{key}]] have the id `{id}`"))
                                .at(place)
                                .related(first, "the first one")
                                .hint("give one of them another id"),
                        );
                    } else {
                        seen.insert(id.clone(), place.clone());
                    }
                }
                let value = read(keys, id.as_ref().map(|(id, _)| id.clone()).unwrap_or_default());
                id.and(value)
            });
            all.extend(value);
        }
        all
    }

    /// The table's `id`. One in a bad form is reported and kept, so that what refers to it still finds it.
    fn own_id(&self, keys: &mut Keys<'_>) -> Option<(String, Place)> {
        keys.required("id")?;
        let (id, place) = keys.string("id")?;
        if !is_id(&id) {
            self.sink.report(bad_id(&id, &place));
        }
        Some((id, place))
    }

    /// A list of ids of other things.
    pub fn ids(&self, keys: &mut Keys<'_>, key: &'static str) -> Vec<Located<String>> {
        self.list(keys, key, |node, path| self.id(node, path))
    }

    /// The id of another thing.
    pub fn id_at(&self, keys: &mut Keys<'_>, key: &'static str) -> Option<Located<String>> {
        let node = keys.node(key)?;
        self.id(node, &keys.path(key))
    }

    pub fn id(&self, node: &Node, path: &str) -> Option<Located<String>> {
        string(node, path, self.sink).map(|id| Located::new(id, node.place.clone()))
    }

    /// `formerly = ["old-id"]`.
    pub fn formerly(&self, keys: &mut Keys<'_>) -> Vec<String> {
        self.list(keys, "formerly", |node, path| {
            let id = string(node, path, self.sink)?;
            if !is_id(&id) {
                self.sink.report(bad_id(&id, &node.place));
            }
            Some(id)
        })
    }

    /// A key of the vocabulary, or words per language, under `key`.
    pub fn text_at(&self, keys: &mut Keys<'_>, key: &'static str, vocabulary: Vocabulary) -> Option<Text> {
        let node = keys.node(key)?;
        self.text(node, &keys.path(key), vocabulary)
    }

    /// A text that may be left out where the vocabulary has a word for the entry's own id.
    pub fn text_or_id(&self, keys: &mut Keys<'_>, key: &'static str, vocabulary: Vocabulary, id: &str) -> Text {
        if keys.node(key).is_some() {
            return self.text_at(keys, key, vocabulary).unwrap_or_else(|| broken(keys.place()));
        }
        if self.messages.contains(&vocabulary.message(id)) {
            return Text::key(vocabulary, id, keys.place().clone());
        }
        let path = keys.path(key);
        if !id.is_empty() {
            self.sink.report(
                Finding::error(
                    "missing-key",
                    format!("`{path}` is missing, and the vocabulary has no word for `{id}`"),
                )
                .at(keys.place())
                .hint(format!("add `{key} = {{ da = \"…\", en = \"…\" }}`"))
                .hint(format!("or word the message `{}` under i18n/ in every language", vocabulary.message(id))),
            );
        }
        broken(keys.place())
    }

    pub fn text(&self, node: &Node, path: &str, vocabulary: Vocabulary) -> Option<Text> {
        match &node.value {
            Value::String(_) => {
                let key = string(node, path, self.sink)?;
                self.check_key(&key, &node.place, vocabulary);
                Some(Text::key(vocabulary, key, node.place.clone()))
            }
            Value::Table(_) if node.get("is").is_some() || node.get("key").is_some() => {
                self.table(node, path, |keys| Some(self.named_text(keys, vocabulary)))
            }
            Value::Table(_) => Some(self.words(node, path)),
            _ => {
                wrong_type(node, path, "a key of the vocabulary or a table of words per language", self.sink);
                None
            }
        }
    }

    /// `{ key = "…", is = { da = …, en = … } }`, or `{ is = "key" }`.
    pub fn named_text(&self, keys: &mut Keys<'_>, vocabulary: Vocabulary) -> Text {
        let name = keys.string("key");
        if let Some((name, place)) = &name
            && !is_id(name)
        {
            self.sink.report(bad_id(name, place));
        }
        let is = keys.required("is");
        let text = is.and_then(|node| self.text(node, &keys.path("is"), vocabulary));
        let mut text = text.unwrap_or_else(|| broken(keys.place()));
        if let Some((name, _)) = name {
            text.name = Some(name);
        }
        text
    }

    fn check_key(&self, key: &str, place: &Place, vocabulary: Vocabulary) {
        let message = vocabulary.message(key);
        if self.messages.contains(&message) {
            return;
        }
        let prefix = format!("{}-", vocabulary.prefix());
        // `recipient-kind-…` is no word of a vocabulary `recipient`, so the longest prefix that fits decides.
        let known = self.messages.iter().filter_map(|id| id.strip_prefix(&prefix)).filter(|known| {
            !Vocabulary::ALL.iter().any(|other| {
                other.prefix().len() > vocabulary.prefix().len()
                    && format!("{prefix}{known}").starts_with(&format!("{}-", other.prefix()))
            })
        });
        self.sink.report(
            Finding::error("unknown-word", format!("the vocabulary `{}` has no word `{key}`", vocabulary.prefix()))
                .at(place)
                .did_you_mean(key, known)
                .hint("or write the words themselves: `{ da = \"…\", en = \"…\" }`"),
        );
    }

    /// Words per language under `key`.
    pub fn words_at(&self, keys: &mut Keys<'_>, key: &'static str) -> Option<Text> {
        let node = keys.node(key)?;
        Some(self.words(node, &keys.path(key)))
    }

    /// Words per language. What is missing has been reported, and is missing in the text.
    pub fn words(&self, node: &Node, path: &str) -> Text {
        let words = words(node, path, self.languages, self.sink).unwrap_or_default();
        let words = words.into_iter().map(|(language, (words, _))| (language, words)).collect();
        Text { words: Words::PerLanguage(words), name: None, place: node.place.clone() }
    }

    /// A name that is the same in every language.
    pub fn own_name(&self, node: &Node, path: &str) -> Option<Text> {
        let name = string(node, path, self.sink)?;
        let languages = self.languages.unwrap_or_default().iter();
        let words = Words::PerLanguage(languages.map(|language| (language.clone(), name.clone())).collect());
        Some(Text { words, name: None, place: node.place.clone() })
    }

    /// A list of texts.
    pub fn texts(&self, keys: &mut Keys<'_>, key: &'static str, vocabulary: Vocabulary) -> Vec<Text> {
        self.list(keys, key, |node, path| self.text(node, path, vocabulary))
    }

    /// A list of words per language.
    pub fn words_list(&self, keys: &mut Keys<'_>, key: &'static str) -> Vec<Text> {
        self.list(keys, key, |node, path| Some(self.words(node, path)))
    }

    pub fn boolean(&self, node: &Node, path: &str) -> Option<bool> {
        boolean(node, path, self.sink)
    }

    /// One of a closed list of values under `key`, with its place.
    pub fn choice_at<T: Copy>(
        &self,
        keys: &mut Keys<'_>,
        key: &'static str,
        choices: &[(&str, T)],
    ) -> Option<Located<T>> {
        let node = keys.node(key)?;
        let path = keys.path(key);
        self.choice(node, &path, choices).map(|choice| Located::new(choice, node.place.clone()))
    }

    /// One of a closed list of values.
    pub fn choice<T: Copy>(&self, node: &Node, path: &str, choices: &[(&str, T)]) -> Option<T> {
        let written = string(node, path, self.sink)?;
        let choice = choices.iter().find(|(name, _)| *name == written);
        if choice.is_none() {
            self.sink.report(
                Finding::error("unknown-value", format!("`{path}` cannot be `{written}`"))
                    .at(&node.place)
                    .did_you_mean(&written, choices.iter().map(|(name, _)| *name)),
            );
        }
        choice.map(|(_, value)| *value)
    }
}

/// A text whose words could not be read; that has been reported.
pub(super) fn broken(place: &Place) -> Text {
    Text { words: Words::PerLanguage(BTreeMap::new()), name: None, place: place.clone() }
}

pub(super) fn bad_id(id: &str, place: &Place) -> Finding {
    Finding::error("bad-id", format!("`{id}` is no id"))
        .at(place)
        .hint("ids are written in small letters from a to z, digits and hyphens, and start with a letter: `one-com`")
}

/// Whose facts a file states, for messages: `ballum-it`, `ballum-it/customers`.
fn owner(file: &str) -> String {
    let inside = file.strip_prefix("content/").unwrap_or(file);
    match inside.rsplit_once('/') {
        Some(("_shared", _)) => file.to_owned(),
        Some((folder, _)) => folder.to_owned(),
        None => file.to_owned(),
    }
}
