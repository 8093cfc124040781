//! What a text says, by lists of phrases for each language: that there is a right, how to use it, where to complain.
//!
//! Law asks that readers are told, not in which words. Where a fragment may say it in the firm's own way, rules look
//! for any phrase that says it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::denial::denied;
use super::text::{Role, Run};
use super::{Subject, Written};
use crate::finding::Place;
use crate::model::language::Lang;
use crate::model::right::Right;
use crate::model::section::Generated;
use crate::model::text::{Text, Words};

/// The phrases of one language, by what they say.
type Phrases = BTreeMap<String, Vec<Phrase>>;

/// Words one behind the other; `None` = any words between.
type Phrase = Vec<Option<Word>>;

struct Word {
    letters: String,
    /// Any ending will do.
    open: bool,
}

static PHRASES: LazyLock<BTreeMap<String, Phrases>> = LazyLock::new(|| {
    let lists: BTreeMap<String, BTreeMap<String, Vec<String>>> =
        toml::from_str(include_str!("data/telling.toml")).expect("a test reads the embedded lists");
    let phrases = |written: Vec<String>| written.iter().map(|written| phrase(written)).collect();
    let language = |lists: BTreeMap<String, Vec<String>>| {
        lists.into_iter().map(|(key, written)| (key, phrases(written))).collect()
    };
    lists.into_iter().map(|(lang, lists)| (lang, language(lists))).collect()
});

fn phrase(written: &str) -> Phrase {
    let word = |word: &str| match word {
        "…" => None,
        _ => Some(Word { letters: word.trim_end_matches('*').to_owned(), open: word.ends_with('*') }),
    };
    written.split([' ', '-']).map(word).collect()
}

impl Word {
    fn is(&self, word: &str) -> bool {
        if self.open { word.starts_with(&self.letters) } else { word == self.letters }
    }
}

/// Whether the words hold the phrase. The first place for each part is the best one, so that this is one walk.
fn holds(words: &[String], phrase: &[Option<Word>]) -> bool {
    let mut from = 0;
    for part in phrase.split(Option::is_none) {
        let fits = |at: &usize| {
            part.iter().enumerate().all(|(next, word)| {
                word.as_ref().is_some_and(|word| words.get(at + next).is_some_and(|given| word.is(given)))
            })
        };
        match (from..words.len()).find(fits) {
            Some(at) => from = at + part.len(),
            None => return false,
        }
    }
    true
}

/// One sentence of a text, or a heading, a label or an item without any.
pub struct Said<'t> {
    pub run: &'t Run,
    /// Bytes of the run's text.
    pub range: Range<usize>,
    /// In small letters, without signs.
    words: &'t [String],
    /// The same with an empty one in the place of each stretch that is denied.
    affirmed: &'t [String],
    /// It stands in a section about the reader's rights.
    about_rights: bool,
    phrases: &'static Phrases,
}

impl Said<'_> {
    /// Whether it says what a list of the language is about, and does not deny it: `complain`.
    pub fn says(&self, key: &str) -> bool {
        self.has(key, self.affirmed)
    }

    /// Whether it has words of a list in it, denied or not.
    pub fn mentions(&self, key: &str) -> bool {
        self.has(key, self.words)
    }

    fn has(&self, key: &str, words: &[String]) -> bool {
        self.phrases.get(key).is_some_and(|phrases| phrases.iter().any(|phrase| holds(words, phrase)))
    }

    /// Whether it tells the reader of a right.
    pub fn tells(&self, right: Right) -> bool {
        let named = || self.says(right.key());
        let labelled = || self.says(&format!("{}-label", right.key()));
        match (self.about_rights, self.run.is_prose()) {
            (true, _) => named() || labelled(),
            (false, true) => self.mentions("reader") && named(),
            (false, false) => false,
        }
    }

    /// Whether it is about the rights at large, and not about one of them.
    pub fn is_about_rights(&self) -> bool {
        let of_one = [Generated::Objection.id(), Generated::WithdrawConsent.id()];
        (self.about_rights && !of_one.contains(&self.run.section.as_str()))
            || (self.run.is_prose() && self.mentions("rights"))
    }

    /// Where it was written.
    pub fn place(&self, subject: &Subject) -> Option<Place> {
        self.run.place(&self.range, subject.files)
    }
}

/// The sentences of a text with their words, which several rules ask for.
#[derive(Debug)]
pub struct Told {
    all: Vec<Parted>,
}

/// One sentence, its words parted.
#[derive(Debug)]
struct Parted {
    /// Which run of the text.
    run: usize,
    range: Range<usize>,
    words: Vec<String>,
    affirmed: Vec<String>,
    about_rights: bool,
}

/// The sentences of a text, but for the first layer, which only points to what is said further down. Absent = nobody
/// wrote lists for the language.
pub fn sentences<'t>(text: &'t Written) -> Option<Vec<Said<'t>>> {
    let phrases = PHRASES.get(text.lang.as_str())?;
    let told = text.told.get_or_init(|| told(text, phrases));
    let said = told.all.iter().map(|Parted { run, range, words, affirmed, about_rights }| Said {
        run: &text.runs[*run],
        range: range.clone(),
        words,
        affirmed,
        about_rights: *about_rights,
        phrases,
    });
    Some(said.collect())
}

fn told(text: &Written, phrases: &Phrases) -> Told {
    let mut rights: BTreeMap<&str, bool> = BTreeMap::new();
    for run in text.runs.iter().filter(|run| run.role == Role::Heading) {
        let words = words(&run.text);
        let own = [Generated::Rights.id(), Generated::Objection.id(), Generated::WithdrawConsent.id()];
        // What an activity does with requests about rights tells nobody of them.
        let is_activity = run.section.starts_with("activity-");
        let is_about = own.contains(&run.section.as_str())
            || !is_activity && phrases.get("heading").is_some_and(|all| all.iter().any(|phrase| holds(&words, phrase)));
        *rights.entry(&run.section).or_default() |= is_about;
    }
    let mut at = 0;
    let prose = text.sentences().map(|sentence| {
        // Sentences come in the order of their runs.
        while !std::ptr::eq(&text.runs[at], sentence.run) {
            at += 1;
        }
        (at, sentence.run, sentence.range)
    });
    let labels = text.runs.iter().enumerate().filter(|(_, run)| !run.is_prose());
    let labels = labels.map(|(at, run)| (at, run, 0..run.text.len()));
    let counts = prose.chain(labels).filter(|(_, run, _)| run.section != Generated::InShort.id());
    let parted = counts.map(|(at, run, range)| Parted {
        run: at,
        words: words(&run.text[range.clone()]),
        affirmed: affirmed(text.lang, &run.text[range.clone()]),
        about_rights: rights.get(run.section.as_str()).copied().unwrap_or_default(),
        range,
    });
    Told { all: parted.collect() }
}

/// The words in small letters; signs and breaks part them.
fn words(text: &str) -> Vec<String> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The same, and no letters in the place of what is denied, so that no phrase reaches over it.
fn affirmed(lang: &Lang, text: &str) -> Vec<String> {
    let mut affirmed = Vec::new();
    let mut from = 0;
    for denied in denied(lang, text) {
        affirmed.extend(words(&text[from..denied.start]));
        affirmed.push(String::new());
        from = denied.end;
    }
    affirmed.extend(words(&text[from..]));
    affirmed
}

/// Whether words of the firm say what a list of their language is about, in any language.
pub fn text_says(text: &Text, key: &str) -> bool {
    let Words::PerLanguage(languages) = &text.words else { return false };
    languages.iter().any(|(lang, said)| {
        let phrases = PHRASES.get(lang.as_str()).and_then(|phrases| phrases.get(key));
        phrases.is_some_and(|phrases| phrases.iter().any(|phrase| holds(&words(said), phrase)))
    })
}

/// In which languages nothing is said of something.
#[derive(Debug, PartialEq)]
pub enum Missing<'a> {
    /// It is said in all of them, or nobody can tell.
    Nowhere,
    Everywhere,
    /// In these, while others say it.
    In(Vec<&'a Lang>),
}

/// Looks for something in the words of every language.
pub fn missing<'a>(subject: &'a Subject, is_said: impl Fn(&[Said]) -> bool) -> Missing<'a> {
    let looked: Vec<(&Lang, bool)> =
        subject.texts.iter().filter_map(|text| Some((text.lang, is_said(&sentences(text)?)))).collect();
    let without: Vec<&Lang> = looked.iter().filter(|(_, is_said)| !is_said).map(|(lang, _)| *lang).collect();
    match without.len() {
        0 => Missing::Nowhere,
        count if count == looked.len() => Missing::Everywhere,
        _ => Missing::In(without),
    }
}

impl<'a> Missing<'a> {
    /// Once for all languages, or once for each that lacks it.
    pub fn languages(self) -> Vec<Option<&'a Lang>> {
        match self {
            Missing::Nowhere => Vec::new(),
            Missing::Everywhere => vec![None],
            Missing::In(languages) => languages.into_iter().map(Some).collect(),
        }
    }
}

/// Where words belong that a section lacks: the fragment of that name in the language, or in any; else policy.toml.
pub fn section_place(subject: &Subject, section: Generated, lang: Option<&Lang>) -> Place {
    let languages = subject.texts.iter().map(|text| text.lang).filter(|own| lang.is_none_or(|lang| lang == *own));
    let fragments = languages.filter_map(|lang| subject.loaded.fragments.get(lang)).flatten();
    fragments
        .filter(|fragment| fragment.name == section.id())
        .map(|fragment| Place::whole(fragment.file.clone()))
        .next()
        .unwrap_or_else(|| subject.policy_file().clone())
}

#[cfg(test)]
mod tests {
    use super::{PHRASES, holds, phrase, words};
    use crate::model::right::Right;

    #[test]
    fn every_language_has_every_list() {
        let keys = |lang: &str| PHRASES[lang].keys().collect::<Vec<_>>();
        assert_eq!(keys("da"), keys("en"));
        for right in Right::ALL {
            for key in [right.key().to_owned(), format!("{}-label", right.key())] {
                assert!(PHRASES["da"].get(&key).is_some_and(|list| !list.is_empty()), "{key}");
            }
        }
    }

    #[test]
    fn a_phrase_is_words_in_order_and_not_letters() {
        let says = |text: &str, written: &str| holds(&words(text), &phrase(written));
        assert!(says("Du kan trække dit samtykke tilbage.", "træk* … tilbage"));
        assert!(!says("Tilbage kan du trække vejret.", "træk* … tilbage"));
        assert!(says("Vi svarer inden 30\u{a0}dage.", "30 dage"));
        assert!(!says("Du kan rette henvendelse til os.", "rettet"));
        assert!(says("In a machine-readable format", "machine readable"));
        assert!(!says("", "slette") && !says("slet ikke", "slette"));
    }
}
