//! What rules ask of a fact: whether readers are told it, where it stands or belongs, and how to name it.

use super::Both;
use super::text::{Phrases, Topic};
use crate::finding::Place;
use crate::model::fact::{Fact, value};
use crate::model::language::Lang;
use crate::model::text::{Text, Words};

/// Whether a reader learns something of it: the value, or why it is withheld.
pub fn is_told<T>(fact: &Option<Fact<T>>) -> bool {
    fact.as_ref().is_some_and(|fact| !fact.is_unknown())
}

/// Where the fact stands; where it is missing, the entry that should hold it.
pub fn place_of<'a, T>(fact: &'a Option<Fact<T>>, owner: &'a Place) -> &'a Place {
    fact.as_ref().map_or(owner, |fact| &fact.place)
}

/// The items of a list that is a fact; none where it is missing, withheld or unknown.
pub fn items<T>(fact: &Option<Fact<Vec<T>>>) -> &[T] {
    value(fact).map(Vec::as_slice).unwrap_or_default()
}

/// A text in backticks, as a message names it: by its key, else by its words. Absent = it has no words, which the
/// loader has told.
pub fn named(text: &Text) -> Option<Both> {
    if let Some(key) = text.as_key() {
        return Some(Both::new(format!("`{key}`"), format!("`{key}`")));
    }
    let Words::PerLanguage(words) = &text.words else { return None };
    let in_language = |code: &str| words.get(&Lang::new(code)).or_else(|| words.values().next());
    Some(Both::new(format!("`{}`", in_language("da")?), format!("`{}`", in_language("en")?)))
}

/// What the firm wrote itself, in every language, in small letters; nothing where it is a key.
pub fn own_words(text: &Text) -> impl Iterator<Item = String> {
    let languages = match &text.words {
        Words::PerLanguage(languages) => Some(languages.values()),
        Words::Key(..) => None,
    };
    languages.into_iter().flatten().map(|said| said.to_lowercase())
}

/// Whether the firm's own words have one of these in them, in any language. They are in small letters.
pub fn mentions(text: &Text, any: &[&str]) -> bool {
    own_words(text).any(|said| any.iter().any(|word| said.contains(word)))
}

/// Whether the firm's own words are on a topic, in any language that has phrases.
pub fn is_on(text: &Text, topic: Topic) -> bool {
    let Words::PerLanguage(languages) = &text.words else { return false };
    languages.iter().any(|(lang, said)| Phrases::of(lang).is_some_and(|phrases| phrases.says(topic, said)))
}

#[cfg(test)]
mod tests {
    use super::{Text, Topic, Words, is_on, is_told, named, own_words};
    use crate::finding::Place;
    use crate::model::fact::{Fact, State};
    use crate::model::language::Lang;
    use crate::model::vocabulary::Vocabulary;

    #[test]
    fn an_unknown_fact_tells_a_reader_nothing() {
        let place = Place::whole("firm.toml");
        assert!(!is_told::<String>(&None));
        assert!(!is_told::<String>(&Some(Fact { state: State::Unknown, publish: true, place: place.clone() })));
        assert!(is_told(&Some(Fact::given("x".to_owned(), place))));
    }

    #[test]
    fn words_of_the_firm_are_named_in_the_language_of_the_report() {
        let place = Place::whole("policy.toml");
        let said = [("da", "Sende varer"), ("en", "send goods")].map(|(code, said)| (Lang::new(code), said.to_owned()));
        let text = Text { words: Words::PerLanguage(said.into()), name: None, place: place.clone() };
        let both = named(&text).unwrap();
        assert_eq!((&*both.da, &*both.en), ("`Sende varer`", "`send goods`"));
        assert_eq!(own_words(&text).collect::<Vec<_>>(), ["sende varer", "send goods"]);
        assert!(!is_on(&text, Topic::DecidingPost));
        assert_eq!(named(&Text::key(Vocabulary::Purpose, "account", place)).unwrap().da, "`account`");
    }
}
