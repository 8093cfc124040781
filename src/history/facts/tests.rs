//! Every change of any fact is found and can be said; nothing that is no change is told.

use std::sync::LazyLock;

use proptest::prelude::{Strategy, any, proptest};
use proptest::prop_assert;
use serde_json::{Value, json};

use super::{Argument, Class, FactChange, Trigger, compare, say};
use crate::model::language::{Lang, Language};
use crate::model::public_facts::PublicFacts;
use crate::source::messages::embedded_files;
use crate::text::LanguageWords;

const EXAMPLE: &str = include_str!("../../../tests/fixtures/facts-1.json");

static WORDS: LazyLock<Vec<LanguageWords>> = LazyLock::new(|| {
    let languages = [("da", "da-DK"), ("en", "en-GB")];
    let words = languages.map(|(code, locale)| {
        let language = Language { code: Lang::new(code), locale: locale.into() };
        let (words, findings) = LanguageWords::new(&language, &embedded_files(&language.code));
        assert_eq!(findings, []);
        words
    });
    words.into()
});

/// The example, with what only other policies have.
static RICH: LazyLock<Value> = LazyLock::new(|| {
    let mut facts: Value = serde_json::from_str(EXAMPLE).expect("the fixture");
    let words = |da: &str, en: &str| json!({ "words": { "da": da, "en": en } });
    let party = json!({
        "name": { "value": "Ida Prøvesen" }, "role": words("advokat", "a lawyer"), "cvr": { "value": "99999994" },
        "address": { "value": { "street": "Prøvegade 1", "postcode": "9999", "city": "Prøveby", "country": "SE" } },
        "email": { "value": "dpo@example.org" }, "phone": { "value": "12345678" },
        "website": { "value": "https://dpo.example" }
    });
    facts["controller"]["representative"] = party.clone();
    facts["dpo"] = json!({ "appointed": { "value": true }, "party": party });
    let accounting =
        facts["activities"].as_array_mut().expect("activities").iter_mut().find(|one| one["id"] == "accounting");
    let accounting = accounting.expect("the fixture has accounting");
    accounting["audience"] = json!(["customers"]);
    accounting["remark"] = words("Vi er omhyggelige.", "We are careful.");
    accounting["rights"] = json!([{ "right": "erasure", "limited-by": "bookkeeping-12", "instead": words("Vi spærrer dem.", "We block it.") }]);
    accounting["disclosures"][0]["interest"] = words("at få styr på tallene", "keeping our books");
    accounting["disclosures"][0]["law"] = json!("bookkeeping");
    accounting["disclosures"][0]["basis"] = json!({ "key": "6-1-f" });
    accounting["sources"] = json!({ "value": [{ "from": words("din bank", "your bank"), "public": true, "told": "P1M", "exception": words("Loven forbyder det.", "The law forbids it.") }] });
    accounting["obligation"] = json!({ "value": { "kind": "statutory", "law": "bookkeeping", "consequence": words("Ellers kan vi ikke handle.", "Otherwise we cannot trade."), "please-do-not-send": words("dit CPR-nummer", "your CPR number") } });
    accounting["retention"]["value"].as_array_mut().expect("retention").extend([
        json!({ "rule": "not-deleted", "for": ["name"], "words": words("Det skal vi kunne vise.", "We must be able to show it."), "then": "archive", "archive": "Rigsarkivet" }),
        json!({ "rule": "keep", "when": words("hvis der er en tvist", "if there is a dispute"), "period": "P1Y", "bound": "at-least", "law": "limitation", "hold": true, "review": "P1Y", "automatic": true, "then": "anonymise", "from": { "end-of": { "cycle": "month", "of": words("sagen er slut", "the case has ended") } } }),
    ]);
    facts["recipients"][0]["agreement"] = json!({ "value": true });
    facts["recipients"][0]["website"] = json!("https://talvaerk.example");
    facts["recipients"][0]["from"] = json!("2027-01-15");
    facts["recipients"][0]["sub-processors"] = json!(["kopihus"]);
    facts["breach"] = json!({ "authority-hours": 72, "informs": [words("kunder", "customers")], "when": words("med det samme", "at once"), "trigger": words("risikoen er høj", "the risk is high") });
    facts["reuse"] = json!({ "allowed": true, "terms": words("Nævn os.", "Name us.") });
    facts["changes"] = json!({ "current-edition-at": "https://a.example", "available-from": "2026-01-01", "notice": "P30D", "channel": words("på e-mail", "by email") });
    facts["asking"] = json!({ "how": words("Skriv til os.", "Write to us."), "fee": words("Det koster 10 kr.", "It costs 10 kroner.") });
    facts["cookie-use"]["uses"] = json!([words("måle trafikken", "measure traffic")]);
    facts["cookies"][0]["country"] = json!("US");
    facts["signatures"] = json!([{ "place": "Prøveby", "date": { "value": "2026-11-20" }, "name": { "value": "Ida Prøvesen" }, "title": words("direktør", "director") }]);
    facts
});

fn facts(value: &Value) -> Option<PublicFacts> {
    serde_json::from_value(value.clone()).ok()
}

/// One place of the JSON, and what is done to it.
#[derive(Clone, Debug)]
enum Mutation {
    Change(String),
    Remove(String),
    Repeat(String),
}

/// Every mutation of every value below `value`.
fn mutations(value: &Value, at: &str, into: &mut Vec<Mutation>) {
    match value {
        Value::Object(fields) => {
            // Addresses of terms are for programs, and no change.
            for (key, field) in fields.iter().filter(|(key, _)| *key != "iri") {
                let at = format!("{at}/{key}");
                into.push(Mutation::Remove(at.clone()));
                mutations(field, &at, into);
            }
        }
        Value::Array(entries) => {
            for (n, entry) in entries.iter().enumerate() {
                let at = format!("{at}/{n}");
                into.extend([Mutation::Remove(at.clone()), Mutation::Repeat(at.clone())]);
                mutations(entry, &at, into);
            }
        }
        _ => into.push(Mutation::Change(at.to_owned())),
    }
}

fn apply(mutation: &Mutation, to: &Value) -> Value {
    let mut value = to.clone();
    let (Mutation::Change(at) | Mutation::Remove(at) | Mutation::Repeat(at)) = mutation;
    let (parent, key) = at.rsplit_once('/').expect("a pointer");
    let entry = key.parse::<usize>();
    match (mutation, entry) {
        (Mutation::Change(at), _) => {
            let found = value.pointer_mut(at).expect("a value");
            *found = match &*found {
                Value::String(written) => json!(format!("{written}x")),
                Value::Number(number) => json!(number.as_u64().expect("whole") + 1),
                Value::Bool(truth) => json!(!truth),
                other => other.clone(),
            };
        }
        (Mutation::Remove(_), Ok(n)) => {
            value.pointer_mut(parent).and_then(Value::as_array_mut).expect("a list").remove(n);
        }
        (Mutation::Remove(_), Err(_)) => {
            value.pointer_mut(parent).and_then(Value::as_object_mut).expect("a table").remove(key);
        }
        (Mutation::Repeat(_), n) => {
            let list = value.pointer_mut(parent).and_then(Value::as_array_mut).expect("a list");
            list.push(list[n.expect("an index")].clone());
        }
    }
    value
}

/// What is no change for the reader, as the head of the module says.
fn is_no_change(mutation: &Mutation, before: &Value) -> bool {
    let (Mutation::Change(at) | Mutation::Remove(at) | Mutation::Repeat(at)) = mutation;
    let names: Vec<&str> = at.split('/').collect();
    let last = names.last().copied().unwrap_or_default();
    let parent = before.pointer(at.rsplit_once('/').map_or("", |(parent, _)| parent));
    // A key whose words stay, or the words of a key of the vocabulary.
    let is_term = parent.is_some_and(|parent| parent.get("words").is_some());
    let of_vocabulary = |at: &str| {
        let term = at.split("/words/").next().unwrap_or_default();
        let term = before.pointer(term.strip_suffix("/words").unwrap_or(term));
        term.is_some_and(|term| term.get("key").is_some())
    };
    ["/schema", "/policy"].contains(&at.as_str())
        || names.contains(&"formerly")
        || names.contains(&"firm-formerly")
        || (last == "key" && is_term)
        || (at.contains("/words") && of_vocabulary(at))
        // A key named twice in a set of keys.
        || (matches!(mutation, Mutation::Repeat(_)) && names.contains(&"grounds") && names.len() == 8)
        // The country of a transfer that is the recipient's own.
        || (last == "country" && names.contains(&"transfers") && {
            let recipient = before.pointer(&names[..3].join("/"));
            recipient.is_some_and(|recipient| recipient["country"]["value"] == parent.unwrap_or(&Value::Null)["country"])
                && matches!(mutation, Mutation::Remove(_))
        })
        // A language that only one of the two has.
        || (matches!(mutation, Mutation::Remove(_)) && names.len() > 1 && names[names.len() - 2] == "words")
}

fn said(change: &FactChange) -> Vec<String> {
    let said: Vec<String> = WORDS
        .iter()
        .map(|words| say(change, words).unwrap_or_else(|finding| panic!("{change:?}: {finding:?}")))
        .collect();
    for sentence in &said {
        assert!(!sentence.contains(['{', '}']) && !sentence.contains("change-"), "{sentence}");
        assert!(!sentence.contains("  ") && !sentence.trim().is_empty(), "{sentence:?}");
    }
    said
}

#[test]
fn the_same_facts_have_no_changes() {
    let all = facts(&RICH).expect("facts");
    assert_eq!(compare(&all, &all), []);
    assert_eq!(compare(&PublicFacts::default(), &PublicFacts::default()), []);
}

#[test]
fn every_mutation_of_every_fact_is_found_and_said_both_ways() {
    let before = facts(&RICH).expect("facts");
    let mut all = Vec::new();
    mutations(&RICH, "", &mut all);
    let (mut found, mut wrong) = (0, Vec::new());
    for mutation in all {
        let Some(after) = facts(&apply(&mutation, &RICH)) else { continue };
        found += 1;
        for (old, new) in [(&before, &after), (&after, &before)] {
            let changes = compare(old, new);
            changes.iter().for_each(|change| drop(said(change)));
            if changes.is_empty() && !is_no_change(&mutation, &RICH) {
                wrong.push(format!("{mutation:?}"));
            }
        }
    }
    assert!(found > 2_000, "only {found} mutations are facts");
    assert!(wrong.is_empty(), "{} are not found:\n{}", wrong.len(), wrong.join("\n"));
}

fn any_facts() -> impl Strategy<Value = PublicFacts> {
    let mut all = Vec::new();
    mutations(&RICH, "", &mut all);
    proptest::collection::vec(any::<proptest::sample::Index>(), 0..40).prop_map(move |picked| {
        let mut value = RICH.clone();
        for at in picked {
            let mutation = at.get(&all);
            let (Mutation::Change(at) | Mutation::Remove(at) | Mutation::Repeat(at)) = mutation;
            if value.pointer(at).is_none() {
                continue;
            }
            let next = apply(mutation, &value);
            if facts(&next).is_some() {
                value = next;
            }
        }
        facts(&value).expect("every step was read")
    })
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]

    #[test]
    fn any_two_facts_can_be_compared_and_said(old in any_facts(), new in any_facts()) {
        for change in compare(&old, &new) {
            said(&change);
        }
        prop_assert!(compare(&new, &new).is_empty());
    }
}

#[test]
fn what_was_renamed_with_its_former_id_is_no_change() {
    let written = RICH.to_string();
    for (kind, old, new) in [
        ("activities", "cctv", "cameras"),
        ("recipients", "kopihus", "copies"),
        ("systems", "own-server", "server"),
        ("audiences", "riders", "cyclists"),
        ("consents", "loyalty-offers", "offers"),
    ] {
        let mut renamed: Value = serde_json::from_str(&written).expect("JSON");
        rename(&mut renamed, old, new);
        let list = renamed[kind].as_array_mut().expect("a list");
        let entry = list.iter_mut().find(|entry| entry["id"] == new).expect("renamed");
        entry["formerly"] = json!([old]);
        let changes = compare(&facts(&RICH).expect("facts"), &facts(&renamed).expect("facts"));
        assert_eq!(changes, [], "{kind}");
    }
}

/// Renames an id wherever ids stand.
fn rename(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                if !["key", "words", "iri"].contains(&key.as_str()) {
                    rename(field, old, new);
                }
            }
        }
        Value::Array(entries) => entries.iter_mut().for_each(|entry| rename(entry, old, new)),
        Value::String(written) if written == old => *written = new.to_owned(),
        _ => {}
    }
}

#[test]
fn an_added_activity_is_one_change_and_so_is_a_recipient_that_went_with_its_disclosures() {
    let mut without = RICH.clone();
    without["activities"].as_array_mut().expect("activities").retain(|one| one["id"] != "newsletter");
    let [without, with] = [&without, &*RICH].map(|value| facts(value).expect("facts"));
    let codes = |changes: Vec<FactChange>| changes.into_iter().map(|change| change.code).collect::<Vec<_>>();
    assert_eq!(codes(compare(&without, &with)), ["activity-added"]);
    assert_eq!(codes(compare(&with, &without)), ["activity-removed"]);
    let mut without = RICH.clone();
    without["recipients"].as_array_mut().expect("recipients").retain(|one| one["id"] != "betalo");
    for activity in without["activities"].as_array_mut().expect("activities") {
        if let Some(disclosures) = activity["disclosures"].as_array_mut() {
            disclosures.retain(|one| one["to"] != "betalo");
        }
    }
    assert_eq!(codes(compare(&with, &facts(&without).expect("facts"))), ["recipient-removed"]);
}

#[test]
fn words_of_the_library_and_an_added_language_are_no_change_and_one_language_alone_is_a_wording() {
    let changed = |at: &str, value: Value| {
        let mut new = RICH.clone();
        *new.pointer_mut(at).expect("a value") = value;
        compare(&facts(&RICH).expect("facts"), &facts(&new).expect("facts"))
    };
    assert_eq!(changed("/activities/0/title/words/da", json!("Indkøb")), [], "`orders` is the vocabulary's");
    assert_eq!(changed("/title/words", json!({ "da": "Privatlivspolitik for kunder" })), []);
    let [change] = &changed("/title/words/en", json!("Privacy notice"))[..] else { panic!("one change") };
    assert_eq!((change.code, change.class), ("wording", Class::Minor));
    let [danish, english] = &said(change)[..] else { panic!("two languages") };
    assert!(danish.contains("på et andet sprog") && danish.contains("Privatlivspolitik for kunder"), "{danish}");
    assert!(english.contains("Privacy notice") && english.contains("Privacy policy for customers"), "{english}");
}

#[test]
fn words_of_another_language_are_never_shown_as_our_own() {
    let term = serde_json::from_value(json!({ "words": { "da": "måle trafikken" } })).expect("a term");
    let change = FactChange {
        code: "cookies-use-added",
        path: "cookies.uses".to_owned(),
        class: Class::Material(Trigger::Cookies),
        arguments: vec![("items", Argument::List(vec![Argument::Term { vocabulary: None, term }]))],
    };
    let [danish, english] = &said(&change)[..] else { panic!("two languages") };
    assert_eq!(danish, "Vi bruger nu også cookies til at måle trafikken.");
    assert_eq!(english, "We now also use cookies to ‘måle trafikken’ (only given in another language).");
}
