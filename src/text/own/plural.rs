//! Which forms of the plural a language has (CLDR), as Fluent chooses between them.

use std::collections::BTreeSet;

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

/// Numbers that between them take every form of every language: the rules go by the last digits, by millions, and by
/// decimals.
const SAMPLES: [&str; 8] = ["0.1", "0.5", "1.0", "1.1", "1.5", "2.5", "1000000", "2000000"];

/// The categories of a locale; `other` alone where the locale is not known.
pub fn categories(locale: &str) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::from(["other"]);
    let rules = locale
        .parse::<LanguageIdentifier>()
        .ok()
        .map(|mut language| {
            // The rules are kept by language alone.
            language.clear_variants();
            language.region = None;
            language
        })
        .and_then(|language| PluralRules::create(language, PluralRuleType::CARDINAL).ok());
    let Some(rules) = rules else { return found };
    let mut note = |category: Result<PluralCategory, &'static str>| {
        found.extend(category.ok().map(name));
    };
    (0..=200).for_each(|number: u32| note(rules.select(number)));
    SAMPLES.into_iter().for_each(|number| note(rules.select(number)));
    found
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    }
}
