//! What a text says, by lists of phrases for each language: that there is a right, how to use it, where to complain.
//!
//! Law asks that readers are told, not in which words. Where a fragment may say it in the firm's own way, rules look
//! for any phrase that says it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::denial::denied_words;
use super::parted::Parted;
use super::text::{Role, Run};
use super::{Subject, Written};
use crate::finding::Place;
use crate::model::language::Lang;
use crate::model::right::Right;
use crate::model::section::Generated;
use crate::model::text::{Text, Words};

/// The phrases of one language, and what each says.
struct Lists {
    /// Names of the lists, each with its bit in a [`Set`].
    keys: BTreeMap<String, u32>,
    phrases: Vec<(Set, Phrase)>,
    /// Phrases by how their first word begins, see [`shelf`], so that no word is held against all of them.
    shelves: Vec<Vec<usize>>,
}

/// Some of the lists of a language: a bit for each.
type Set = u128;

/// Words one behind the other; `None` = any words between.
type Phrase = Vec<Option<Word>>;

struct Word {
    letters: String,
    /// Any ending will do.
    open: bool,
}

static LISTS: LazyLock<BTreeMap<String, Lists>> = LazyLock::new(|| {
    let lists: BTreeMap<String, BTreeMap<String, Vec<String>>> =
        toml::from_str(include_str!("data/telling.toml")).expect("a test reads the embedded lists");
    lists.into_iter().map(|(lang, lists)| (lang, Lists::of(lists))).collect()
});

/// How many bytes of a word phrases are found by.
const BEGINNING: usize = 2;

const SHELVES: usize = 1024;

/// Where the phrases are kept whose first word begins like this one; words that begin otherwise may share a shelf.
fn shelf(word: &str) -> usize {
    let bytes = word.bytes().take(BEGINNING);
    bytes.fold(0, |shelf, byte| (shelf * 31 + usize::from(byte)) % SHELVES)
}

impl Lists {
    fn of(written: BTreeMap<String, Vec<String>>) -> Lists {
        let mut lists = Lists { keys: BTreeMap::new(), phrases: Vec::new(), shelves: vec![Vec::new(); SHELVES] };
        for (bit, (key, phrases)) in (0..Set::BITS).zip(written) {
            for phrase in phrases.iter().map(|written| phrase(written)) {
                // A beginning that is shorter than what words are found by would not be found.
                let is_found = |word: &&Word| word.letters.len() >= BEGINNING || !word.open;
                let first = phrase.first().and_then(Option::as_ref).filter(is_found);
                let first = first.expect("a phrase begins with a word that it can be found by: a test reads them");
                lists.shelves[shelf(&first.letters)].push(lists.phrases.len());
                lists.phrases.push((1 << bit, phrase));
            }
            lists.keys.insert(key, bit);
        }
        lists
    }

    fn set(&self, key: &str) -> Set {
        self.keys.get(key).map_or(0, |bit| 1 << bit)
    }

    /// The lists that have a phrase among the words; those for which `counts` says no are taken for no words.
    fn said(&self, sentence: &Parted, counts: impl Fn(usize) -> bool) -> Set {
        let mut said = 0;
        for (at, word) in sentence.words.iter().enumerate().filter(|(at, _)| counts(*at)) {
            for number in &self.shelves[shelf(sentence.letters(word))] {
                let (set, phrase) = &self.phrases[*number];
                if said & set == 0 && begins(sentence, &counts, at, phrase) {
                    said |= set;
                }
            }
        }
        said
    }
}

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

/// Whether the phrase begins at a word. The first place for each part behind a gap is the best one, so that this is one
/// walk.
fn begins(sentence: &Parted, counts: &impl Fn(usize) -> bool, at: usize, phrase: &[Option<Word>]) -> bool {
    let fits = |part: &[Option<Word>], at: usize| {
        part.iter().zip(at..).all(|(word, at)| {
            word.as_ref().is_some_and(|word| at < sentence.words.len() && counts(at) && word.is(sentence.at(at)))
        })
    };
    let mut parts = phrase.split(Option::is_none);
    let Some(first) = parts.next().filter(|part| fits(part, at)) else { return false };
    let mut from = at + first.len();
    for part in parts {
        match (from..sentence.words.len()).find(|at| fits(part, *at)) {
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
    /// What it has words of.
    mentioned: Set,
    /// The same without what it denies.
    affirmed: Set,
    /// It stands in a section about the reader's rights.
    about_rights: bool,
    lists: &'static Lists,
}

impl Said<'_> {
    /// Whether it says what a list of the language is about, and does not deny it: `complain`.
    pub fn says(&self, key: &str) -> bool {
        self.affirmed & self.lists.set(key) != 0
    }

    /// Whether it has words of a list in it, denied or not.
    pub fn mentions(&self, key: &str) -> bool {
        self.mentioned & self.lists.set(key) != 0
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

/// The sentences of a text with what they say, which several rules ask for.
#[derive(Debug)]
pub struct Told {
    all: Vec<Looked>,
}

/// One sentence, looked through for the phrases of all lists.
#[derive(Debug)]
struct Looked {
    /// Which run of the text.
    run: usize,
    range: Range<usize>,
    mentioned: Set,
    affirmed: Set,
    about_rights: bool,
}

/// The sentences of a text, but for the first layer, which only points to what is said further down. Absent = nobody
/// wrote lists for the language.
pub fn sentences<'t>(text: &'t Written) -> Option<Vec<Said<'t>>> {
    let lists = LISTS.get(text.lang.as_str())?;
    let told = text.told.get_or_init(|| told(text, lists));
    let said = told.all.iter().map(|Looked { run, range, mentioned, affirmed, about_rights }| Said {
        run: &text.runs[*run],
        range: range.clone(),
        mentioned: *mentioned,
        affirmed: *affirmed,
        about_rights: *about_rights,
        lists,
    });
    Some(said.collect())
}

fn told(text: &Written, lists: &Lists) -> Told {
    let mut rights: BTreeMap<&str, bool> = BTreeMap::new();
    for run in text.runs.iter().filter(|run| run.role == Role::Heading) {
        let own = [Generated::Rights.id(), Generated::Objection.id(), Generated::WithdrawConsent.id()];
        // What an activity does with requests about rights tells nobody of them.
        let is_activity = run.section.starts_with("activity-");
        let is_about = own.contains(&run.section.as_str())
            || !is_activity && lists.said(&Parted::of(&run.text), |_| true) & lists.set("heading") != 0;
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
    let looked = counts.map(|(at, run, range)| {
        let sentence = Parted::of(&run.text[range.clone()]);
        let mentioned = lists.said(&sentence, |_| true);
        let denied = if mentioned == 0 { Vec::new() } else { denied_words(text.lang, &sentence) };
        // No phrase reaches over what is denied.
        let affirmed = match denied.is_empty() {
            true => mentioned,
            false => lists.said(&sentence, |at| !denied.iter().any(|denied| denied.contains(&at))),
        };
        let about_rights = rights.get(run.section.as_str()).copied().unwrap_or_default();
        Looked { run: at, range, mentioned, affirmed, about_rights }
    });
    Told { all: looked.collect() }
}

/// Whether words of the firm say what a list of their language is about, in any language.
pub fn text_says(text: &Text, key: &str) -> bool {
    let Words::PerLanguage(languages) = &text.words else { return false };
    languages.iter().any(|(lang, said)| {
        let lists = LISTS.get(lang.as_str());
        lists.is_some_and(|lists| lists.said(&Parted::of(said), |_| true) & lists.set(key) != 0)
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
    use std::collections::BTreeMap;

    use super::{LISTS, Lists};
    use crate::check::denial::denied;
    use crate::check::parted::Parted;
    use crate::model::language::Lang;
    use crate::model::right::Right;

    #[test]
    fn every_language_has_every_list() {
        let keys = |lang: &str| LISTS[lang].keys.keys().collect::<Vec<_>>();
        assert_eq!(keys("da"), keys("en"));
        for right in Right::ALL {
            for key in [right.key().to_owned(), format!("{}-label", right.key())] {
                let set = LISTS["da"].set(&key);
                assert!(LISTS["da"].phrases.iter().any(|(of, _)| of & set != 0), "{key}");
            }
        }
    }

    #[test]
    fn a_phrase_is_words_in_order_and_not_letters() {
        let says = |text: &str, written: &str| {
            let lists = Lists::of(BTreeMap::from([("key".to_owned(), vec![written.to_owned()])]));
            lists.said(&Parted::of(text), |_| true) != 0
        };
        assert!(says("Du kan trække dit samtykke tilbage.", "træk* … tilbage"));
        assert!(!says("Tilbage kan du trække vejret.", "træk* … tilbage"));
        assert!(says("Træk kun det tilbage, som du trækker tilbage.", "træk* tilbage"));
        assert!(says("Vi svarer inden 30\u{a0}dage.", "30 dage"));
        assert!(!says("Du kan rette henvendelse til os.", "rettet"));
        assert!(says("In a machine-readable format", "machine readable"));
        assert!(!says("", "slette") && !says("slet ikke", "slette"));
    }

    #[test]
    fn two_negations_in_a_row_deny_what_both_of_them_reach() {
        assert_eq!(denied(&Lang::new("en"), "We act without no delay at all."), [7..17, 15..30]);
    }
}
