use std::collections::{BTreeMap, BTreeSet};

use super::{Own, categories, check, inventory};
use crate::finding::Finding;
use crate::model::language::{Lang, Language};
use crate::source::MessageFile;
use crate::source::messages::embedded_files;

fn judged(lang: &str, locale: &str, text: &str) -> Vec<Finding> {
    let language = Language { code: Lang::new(lang), locale: locale.into() };
    let mut files = embedded_files(&language.code);
    files.push(MessageFile { file: format!("i18n/{lang}/own.ftl").into(), text: text.into() });
    let all = BTreeMap::from([(language.code.clone(), files)]);
    check(&Own { languages: &[language], files: &all, is_named: &|key| key == "sell-flowers" || key == "FO" })
}

fn codes(text: &str) -> Vec<&'static str> {
    judged("da", "da-DK", text).into_iter().map(|finding| finding.code).collect()
}

#[test]
fn a_message_in_place_of_one_of_the_program_takes_what_that_one_takes() {
    assert!(codes("retention-keep-plain = { $bound ->\n    [exactly] x { $what } { $period }\n   *[other] y { $what } { $period }\n}\n").is_empty());
    assert_eq!(codes("changes-channel = Vi skriver.\n"), ["lost-variable"]);
    assert_eq!(codes("changes-channel = { $chanel }\n"), ["unknown-variable", "lost-variable"]);
}

#[test]
fn what_nothing_asks_for_is_told() {
    assert_eq!(codes("purpose-sell-flowers = sælge blomster\n"), [""; 0]);
    assert_eq!(codes("country-fo = Færøerne\n    .in = på Færøerne\n"), [""; 0]);
    assert_eq!(codes("purpose-sell-bread = sælge brød\n"), ["unused-message"]);
    assert_eq!(codes("changes-chanel = x\n"), ["obsolete-message"]);
    assert_eq!(codes("helper = x\npurpose-sell-flowers = { helper }\n"), [""; 0]);
    let told = &judged("da", "da-DK", "changes-chanel = x\n")[0];
    assert_eq!(told.hints[0], "did you mean `changes-channel`?");
    assert!(told.clone().in_danish().hints[0].starts_with("mente du"));
}

#[test]
fn a_choice_lists_the_keys_that_there_are() {
    let of_bound = |keys: &str| codes(&format!("chain-next = {{ $bound ->\n{keys}}}\n"));
    assert_eq!(
        of_bound("    [exactly] { $period }\n    [at-mots] { $period }\n   *[other] { $period }\n"),
        ["unknown-variant"]
    );
    assert_eq!(of_bound("    [exactly] { $period }\n   *[at-most] { $period }\n"), ["missing-variant"]);
}

#[test]
fn a_language_has_its_own_plurals() {
    assert_eq!(categories("da-DK").into_iter().collect::<Vec<_>>(), ["one", "other"]);
    assert_eq!(categories("pl-PL").into_iter().collect::<Vec<_>>(), ["few", "many", "one", "other"]);
    assert_eq!(categories("ja-JP").into_iter().collect::<Vec<_>>(), ["other"]);
    let polish = "duration-days = { $n ->\n    [one] { $n } dzień\n   *[other] { $n } dni\n}\n";
    let told: Vec<&str> = judged("pl", "pl-PL", polish).iter().map(|finding| finding.code).collect();
    assert_eq!(told, ["missing-plural", "missing-plural"]);
    assert_eq!(
        codes("duration-days = { $n ->\n    [one] { $n } dag\n    [few] x\n   *[other] { $n } dage\n}\n"),
        ["unknown-variant"]
    );
}

#[test]
fn the_messages_of_the_program_have_the_plurals_of_their_language() {
    for (lang, locale) in [("da", "da-DK"), ("en", "en-GB")] {
        let has = categories(locale);
        for (id, message) in inventory::of(&embedded_files(&Lang::new(lang))) {
            for select in message.selects.iter().filter(|select| select.is_plural()) {
                let keys: BTreeSet<&str> = select.keys.iter().map(String::as_str).collect();
                assert_eq!(keys, has, "{lang}: {id}");
            }
        }
    }
}

#[test]
fn both_languages_of_the_program_choose_by_the_same_keys() {
    let [da, en] = ["da", "en"].map(|lang| inventory::of(&embedded_files(&Lang::new(lang))));
    for (id, danish) in &da {
        let by_variable = |message: &inventory::Message| -> BTreeMap<String, BTreeSet<String>> {
            let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            for select in message.selects.iter().filter(|select| !select.is_plural() && !select.has_numbers) {
                all.entry(select.variable.clone().unwrap_or_default()).or_default().extend(select.keys.iter().cloned());
            }
            all
        };
        let Some(english) = en.get(id).filter(|_| !id.starts_with('-')) else { continue };
        let (danish, english) = (by_variable(danish), by_variable(english));
        for (variable, keys) in &danish {
            // A choice that one language has no need of is its own affair.
            if let Some(others) = english.get(variable) {
                assert_eq!(keys, others, "{id}: ${variable}");
            }
        }
    }
}
