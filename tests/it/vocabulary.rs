//! The vocabulary has every key in both languages, in the form that its comment in src/model/vocabulary.rs gives it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, PatternElement};
use ikraft::model::vocabulary::Vocabulary;

/// The messages of one file: id, or `id.attribute`, to words.
fn messages(language: &str, file: &str) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("i18n").join(language).join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    let resource = fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut messages = BTreeMap::new();
    let mut add = |id: String, pattern: &fluent_syntax::ast::Pattern<&str>| {
        let words = pattern.elements.iter().map(|element| match element {
            PatternElement::TextElement { value } => *value,
            PatternElement::Placeable { .. } => panic!("{id} has a placeable: a word of the vocabulary is only words"),
        });
        let words: String = words.collect();
        assert!(messages.insert(id.clone(), words).is_none(), "{id} stands twice in {file}");
    };
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        add(id.to_owned(), message.value.as_ref().unwrap());
        for attribute in &message.attributes {
            add(format!("{id}.{}", attribute.id.name), &attribute.value);
        }
    }
    messages
}

/// The vocabulary that a message belongs to: the one with the longest prefix.
fn vocabulary_of(id: &str) -> Vocabulary {
    Vocabulary::ALL
        .into_iter()
        .filter(|list| id.strip_prefix(list.prefix()).is_some_and(|rest| rest.starts_with('-') && rest.len() > 1))
        .max_by_key(|list| list.prefix().len())
        .unwrap_or_else(|| panic!("{id} belongs to no vocabulary"))
}

#[test]
fn both_languages_have_the_same_words() {
    for file in ["vocabulary.ftl", "countries.ftl"] {
        let [da, en] = ["da", "en"].map(|language| messages(language, file).into_keys().collect::<BTreeSet<_>>());
        assert_eq!(da, en, "{file}");
    }
}

#[test]
fn every_list_has_words() {
    let lists: BTreeSet<_> = messages("da", "vocabulary.ftl").keys().map(|id| vocabulary_of(id)).collect();
    assert_eq!(lists, Vocabulary::ALL.into_iter().collect());
}

#[test]
fn words_have_the_form_of_their_list() {
    for language in ["da", "en"] {
        for (id, words) in messages(language, "vocabulary.ftl") {
            let wrong = |what: &str| panic!("{language}: {id} = {words}: {what}");
            let list = vocabulary_of(&id);
            let sentence = matches!(list, Vocabulary::Claim | Vocabulary::Duty);
            let capital = words.chars().next().is_some_and(char::is_uppercase);
            if words.trim() != words || words.contains("  ") || words.contains('\n') {
                wrong("has stray spaces");
            }
            if sentence != words.ends_with('.') {
                wrong("a sentence ends with a full stop, and nothing else does");
            }
            if sentence || list == Vocabulary::Activity {
                if !capital {
                    wrong("a heading or a sentence starts with a capital letter");
                }
            } else if list == Vocabulary::Purpose || list == Vocabulary::Consent {
                if words.starts_with("at ") || words.starts_with("to ") || capital {
                    wrong("an infinitive stands without its particle");
                }
            } else if matches!(list, Vocabulary::Event)
                && ["når ", "at ", "when ", "that "].iter().any(|c| words.starts_with(c))
            {
                wrong("a clause stands without its conjunction");
            }
        }
    }
}

#[test]
fn systems_and_countries_say_where() {
    for language in ["da", "en"] {
        let vocabulary = messages(language, "vocabulary.ftl");
        for id in vocabulary.keys().filter(|id| id.starts_with("system-kind-") && !id.contains('.')) {
            assert!(vocabulary.contains_key(&format!("{id}.in")), "{language}: {id}");
        }
        let countries = messages(language, "countries.ftl");
        for id in countries.keys().filter(|id| !id.contains('.')) {
            assert!(countries.contains_key(&format!("{id}.in")) && countries.contains_key(&format!("{id}.to")), "{id}");
        }
        for code in ["dk", "ie", "no", "us", "gb"] {
            assert!(countries.contains_key(&format!("country-{code}")), "{language}: {code}");
        }
    }
}

#[test]
fn starters_are_toml_with_tokens_inside_strings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/starters/photographer");
    for file in ["site.toml", "firm.toml", "policy.toml"] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        toml::from_str::<toml::Table>(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let without_comments = text.lines().filter(|line| !line.starts_with('#'));
        for line in without_comments.filter(|line| line.contains('@')) {
            let rest = line.replace("@NAME@", "").replace("@EMAIL@", "").replace("@SLUG@", "");
            assert!(!rest.contains('@'), "{file}: {line}");
        }
    }
}
