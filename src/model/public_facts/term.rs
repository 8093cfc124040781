//! The small forms that public facts are put together from: terms with their IRI, facts that may be withheld, ids.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::model::fact::{Fact, Located, State};
use crate::model::text::{Text, Words};

use super::Maker;

/// The words of a message of the vocabulary, by its id, per language.
pub type WordsOf<'a> = dyn Fn(&str) -> BTreeMap<String, String> + 'a;

/// A thing of the vocabulary, or of one of our own closed lists, or one that the firm names in its own words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The vocabulary's or the list's key, or the one that the firm gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The term of the Data Privacy Vocabulary, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<String>,
    /// Per language; empty for a key of a closed list, whose words depend on the sentence.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, String>,
}

/// A fact that is told, or that is known and not told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told<T> {
    Value(T),
    Withheld { reason: Term, ask: bool },
}

impl Maker<'_> {
    pub(super) fn term(&self, text: &Text) -> Term {
        match &text.words {
            Words::Key(vocabulary, key) => Term {
                key: Some(key.clone()),
                iri: iri(&format!("{}.{key}", vocabulary.prefix())),
                words: (self.words)(&vocabulary.message(key)),
            },
            Words::PerLanguage(words) => Term {
                key: text.name.clone(),
                iri: None,
                words: words.iter().map(|(lang, words)| (lang.to_string(), words.clone())).collect(),
            },
        }
    }

    pub(super) fn terms(&self, texts: &[Text]) -> Vec<Term> {
        texts.iter().map(|text| self.term(text)).collect()
    }

    pub(super) fn some_term(&self, text: &Option<Text>) -> Option<Term> {
        text.as_ref().map(|text| self.term(text))
    }

    /// Left out when it is unknown: nobody can say it.
    pub(super) fn told<T, U>(&self, fact: &Fact<T>, value: impl FnOnce(&T) -> U) -> Option<Told<U>> {
        match &fact.state {
            State::Given(given) => Some(Told::Value(value(given))),
            State::Withheld(why) => Some(Told::Withheld { reason: self.term(&why.reason), ask: why.ask }),
            State::Unknown => None,
        }
    }

    pub(super) fn told_of<T, U>(&self, fact: &Option<Fact<T>>, value: impl FnOnce(&T) -> U) -> Option<Told<U>> {
        fact.as_ref().and_then(|fact| self.told(fact, value))
    }

    pub(super) fn told_words(&self, fact: &Option<Fact<String>>) -> Option<Told<String>> {
        self.told_of(fact, Clone::clone)
    }

    pub(super) fn told_term(&self, fact: &Option<Fact<Text>>) -> Option<Told<Term>> {
        self.told_of(fact, |text| self.term(text))
    }
}

/// Our keys in the Data Privacy Vocabulary.
pub(super) fn iri(key: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Table {
        terms: BTreeMap<String, String>,
    }
    static TABLE: LazyLock<Table> = LazyLock::new(|| {
        toml::from_str(include_str!("../tables/dpv.toml")).expect("the embedded table is read by a test")
    });
    TABLE.terms.get(key).cloned()
}

/// A key of one of our own closed lists.
pub(super) fn keyed(list: &str, key: &str) -> Term {
    Term { key: Some(key.to_owned()), iri: iri(&format!("{list}.{key}")), words: BTreeMap::new() }
}

pub(super) fn ids(located: &[Located<String>]) -> Vec<String> {
    located.iter().map(|id| id.value.clone()).collect()
}

pub(super) fn id(located: &Option<Located<String>>) -> Option<String> {
    located.as_ref().map(|id| id.value.clone())
}

pub(super) fn written<T: ToString>(located: &Option<Located<T>>) -> Option<String> {
    located.as_ref().map(|value| value.value.to_string())
}

#[cfg(test)]
mod tests {
    use super::iri;

    #[test]
    fn the_embedded_table_of_terms_is_read() {
        assert_eq!(iri("category.name").as_deref(), Some("https://w3id.org/dpv/pd#Name"));
        assert_eq!(iri("category.points"), None);
    }

    #[test]
    fn every_key_of_a_vocabulary_in_the_table_has_words() {
        let table: toml::Table = include_str!("../tables/dpv.toml").parse().expect("TOML");
        let words = include_str!("../../../i18n/da/vocabulary.ftl");
        for key in table["terms"].as_table().expect("[terms]").keys() {
            let (list, key) = key.split_once('.').expect("list and key");
            if ["category", "purpose", "subject", "measure"].contains(&list) {
                let message = format!("\n{list}-{key} =");
                assert!(words.contains(&message), "the vocabulary has no `{list}-{key}`");
            }
        }
    }
}
