//! The origin of every word of the example policies, and the files that a Document is a function of.

use std::collections::BTreeSet;

use crate::compose::testing::examples;
use crate::document::Origin;
use crate::model::language::Lang;

#[test]
fn every_word_of_the_examples_has_an_origin() {
    let (mut without, mut unstated) = (BTreeSet::new(), BTreeSet::new());
    let mut of_vocabulary = 0;
    for example in &examples() {
        for (lang, composed) in &example.composed {
            let leaves = composed.document.leaves();
            assert_eq!(leaves.len(), composed.origins.0.len());
            assert!(leaves.len() > 200, "{} {lang}", example.id);
            for (leaf, origin) in leaves.iter().zip(&composed.origins.0) {
                let Some(origin) = origin.as_ref().filter(|one| one.place.is_some() || one.message.is_some()) else {
                    without.insert(format!("{} {lang}: {leaf:?}", example.id));
                    continue;
                };
                // A word of a fact leads to the file in which the fact is stated, whatever file its words stand in.
                if let Some(fact) = &origin.fact {
                    let place = origin.fact_place().expect("a fact has a place");
                    of_vocabulary += usize::from(origin.stated.is_some());
                    let is_of_the_facts = example.files.contains(&place.file) || &*place.file == "builtin:acts.toml";
                    if !is_of_the_facts && !place.file.ends_with(".md") {
                        unstated.insert(format!("{} {lang} {fact} in {}: {leaf:?}", example.id, place.file));
                    }
                }
            }
        }
    }
    assert!(of_vocabulary > 500, "only {of_vocabulary} words of the vocabulary");
    assert!(without.is_empty(), "{} words without an origin:\n{without:#?}", without.len());
    assert!(unstated.is_empty(), "{} facts whose place is not theirs:\n{unstated:#?}", unstated.len());
}

#[test]
fn a_day_and_a_period_lead_to_where_they_are_written() {
    let examples = examples();
    let ballum = examples.iter().find(|example| example.id == "ballum-it/customers").expect("the policy");
    for (lang, words) in [
        ("da", ["60 dage", "30 dage", "90 dage", "18. maj 2018"]),
        ("en", ["60 days", "30 days", "90 days", "18 May 2018"]),
    ] {
        let composed = &ballum.composed[&Lang::new(lang)];
        for (words, written) in words.into_iter().zip(["\"P60D\"", "\"P30D\"", "\"P90D\"", "2018-05-18"]) {
            let leaves = composed.document.leaves();
            let at = leaves.iter().position(|leaf| leaf.replace('\u{a0}', " ") == words);
            let at = at.unwrap_or_else(|| panic!("{words} is said by itself"));
            let place = composed.origins.0[at].as_deref().and_then(Origin::fact_place).expect("a fact's place");
            assert_eq!(&ballum.texts[&place.file][place.start..place.end], written, "{words}");
        }
    }
}

#[test]
fn composing_tells_every_file_that_it_depends_on() {
    for example in &examples() {
        let firm = example.id.split('/').next().expect("a firm");
        for (lang, composed) in &example.composed {
            let has = |file: &str| composed.read.iter().any(|read| **read == *file);
            assert!(has(&format!("content/{firm}/firm.toml")), "{}: {:?}", example.id, composed.read);
            assert!(has(&format!("content/{}/policy.toml", example.id)), "{}", example.id);
            assert!(example.files.iter().all(|file| has(file)), "{}", example.id);
            for file in ["vocabulary", "clauses", "format", "acts", "countries"] {
                assert!(has(&format!("i18n/{lang}/{file}.ftl")), "{}: {:?}", example.id, composed.read);
            }
            let other = if lang.as_str() == "da" { "/en/" } else { "/da/" };
            assert!(!composed.read.iter().any(|file| file.contains(other)), "{} {lang}", example.id);
            // Nothing of another firm, and nothing of another policy of this one.
            let of_others = composed.read.iter().find(|file| {
                let file = file.strip_prefix("content/").filter(|file| !file.starts_with("_shared/"));
                file.is_some_and(|file| {
                    let below = file.strip_prefix(firm).and_then(|file| file.strip_prefix('/'));
                    below.is_none_or(|below| below.contains('/') && !file.starts_with(&example.id))
                })
            });
            assert_eq!(of_others, None, "{}", example.id);
        }
    }
}
