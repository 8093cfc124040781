//! What the Document says of the facts and what the public facts say is the same: nothing less, and nothing else.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::compose::testing::{Example, examples};
use crate::document::walk::leaves_mut;
use crate::model::public_facts::{self, Activity, Recipient, Right, Told};

/// Words as they are compared: whatever a sentence or typography did to them.
fn bare(words: &str) -> String {
    let words = words.replace(['\u{a0}', '\u{202f}'], " ").replace('\u{ad}', "").to_lowercase();
    words.trim().trim_end_matches('.').to_owned()
}

/// Every text of the facts, in one language: what stands under `words` in the others is left out.
fn texts(value: &Value, lang: &str, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            into.insert(bare(text));
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, lang, into)),
        Value::Object(fields) => {
            for (key, value) in fields {
                match (key.as_str(), value) {
                    ("words", Value::Object(words)) if words.contains_key(lang) => texts(&words[lang], lang, into),
                    _ => texts(value, lang, into),
                }
            }
        }
        Value::Number(number) => {
            into.insert(number.to_string());
        }
        Value::Bool(_) | Value::Null => {}
    }
}

/// A term of the facts in one language.
struct Said {
    /// The path that leads to it.
    path: String,
    key: Option<String>,
    words: String,
}

fn terms(value: &Value, lang: &str, path: &str, into: &mut Vec<Said>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| terms(item, lang, path, into)),
        Value::Object(fields) => {
            for (key, value) in fields {
                match (key.as_str(), value) {
                    ("words", Value::Object(words)) if words.contains_key(lang) => into.push(Said {
                        path: path.to_owned(),
                        key: fields.get("key").and_then(Value::as_str).map(str::to_owned),
                        words: words[lang].as_str().expect("words").to_owned(),
                    }),
                    _ => terms(value, lang, &format!("{path}.{key}"), into),
                }
            }
        }
        Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => {}
    }
}

fn json(example: &Example) -> Value {
    serde_json::from_str(&public_facts::write(&example.facts)).expect("it was just written")
}

#[test]
fn every_fact_that_a_document_says_is_public() {
    let examples = examples();
    let mut missing = BTreeSet::new();
    let mut said = 0;
    for example in &examples {
        let facts = json(example);
        for (lang, composed) in &example.composed {
            let mut known = BTreeSet::new();
            texts(&facts, lang.as_str(), &mut known);
            let mut document = composed.document.clone();
            let mut origins = composed.origins.0.iter();
            leaves_mut(&mut document, &mut |leaf| {
                let origin = origins.next().and_then(Option::as_ref);
                let Some((origin, fact)) = origin.and_then(|origin| Some((origin, origin.fact.as_ref()?))) else {
                    return;
                };
                said += 1;
                // A day or a period is public as it is written.
                let place = origin.fact_place().expect("a fact has a place");
                let written = example.texts.get(&place.file).map_or("", |text| &text[place.start..place.end]);
                let written = written.trim_matches('"').to_lowercase();
                let words = bare(&leaf.text);
                if !known.contains(&written) && !known.iter().any(|known| known.contains(&words)) {
                    missing.insert(format!("{} {lang} {fact}: {}", example.id, leaf.text));
                }
            });
        }
    }
    assert!(said > 1_000, "only {said} facts are said");
    assert!(missing.is_empty(), "{} facts are said and not public:\n{missing:#?}", missing.len());
}

#[test]
fn every_word_of_the_public_facts_is_said() {
    let mut unsaid = BTreeSet::new();
    for example in &examples() {
        let facts = json(example);
        for (lang, composed) in &example.from_facts_alone {
            let document = &composed.document;
            let text = bare(&format!("{}\n{}", document.leaves().concat(), document.description));
            let mut all = Vec::new();
            terms(&facts, lang.as_str(), "", &mut all);
            assert!(all.len() > 20, "{}", example.id);
            // A part speaks to an audience, and does not repeat it where the data is theirs.
            let is_audience =
                |key: &Option<String>| example.facts.audiences.iter().any(|one| key.as_ref() == Some(&one.id));
            for Said { path, key, words } in all {
                let is_spoken_to = path == ".activities.subjects.is" && is_audience(&key);
                if !is_spoken_to && !text.contains(&bare(&words)) {
                    unsaid.insert(format!("{} {lang} {path}: {words}", example.id));
                }
            }
        }
    }
    assert!(unsaid.is_empty(), "{} words are public and not said:\n{unsaid:#?}", unsaid.len());
}

#[test]
fn public_facts_are_written_and_read_back() {
    for example in &examples() {
        let text = public_facts::write(&example.facts);
        let again = public_facts::read(&text).expect("it was just written");
        assert_eq!(again, example.facts);
        assert_eq!(public_facts::write(&again), text);
        for internal in ["note", "publish", "checked", "reviewed", "unknown"] {
            assert!(!text.contains(&format!("\"{internal}\"")), "{internal} in the facts of {}", example.id);
        }
        assert!(text.contains("https://w3id.org/dpv/pd#Name"), "no term of the Data Privacy Vocabulary");
    }
}

#[test]
fn facts_can_be_compared_by_id_key_and_words() {
    let examples = examples();
    let of = |id: &str| &examples.iter().find(|example| example.id == id).expect("the policy").facts;
    assert!(of("ballum-it/customers").rights.is_empty(), "a firm that only states promises no rights");
    let shop = of("proeveby-cykler/customers");
    let (everywhere, here): (Vec<_>, Vec<_>) = shop.rights.iter().partition(|right| right.activities.is_empty());
    let keys = |rights: &[&Right]| rights.iter().map(|right| right.right.clone()).collect::<Vec<_>>();
    assert_eq!(keys(&everywhere), ["access", "rectification", "erasure", "restriction"]);
    assert_eq!(keys(&here), ["portability", "object", "no-automated-decision", "withdraw-consent"]);
    assert_eq!(shop.complaints[0].to, "datatilsynet");
    assert!(shop.complaints[0].contact.as_ref().is_some_and(|contact| contact.address.is_some()));
    let purpose = |activity: &Activity| match &activity.purposes {
        Some(Told::Value(purposes)) => purposes.iter().find(|purpose| purpose.key.is_some()).cloned(),
        _ => None,
    };
    let purpose = shop.activities.iter().find_map(purpose).expect("a purpose of the vocabulary");
    let langs: Vec<&str> = purpose.words.keys().map(String::as_str).collect();
    assert_eq!(langs, ["da", "en"], "the words of a key stand beside it");
    let withheld = |recipient: &Recipient| match &recipient.name {
        Some(Told::Withheld { reason, ask }) => Some((reason.words.len(), *ask)),
        _ => None,
    };
    assert_eq!(of("ballum-it/customers").recipients.iter().find_map(withheld), Some((2, true)));
}
