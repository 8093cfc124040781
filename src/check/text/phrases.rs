//! What is said how in a language: dated lists of phrases, and an index that finds them in one walk over a text.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::pattern::{Form, Pattern};
use super::reading::Weight;
use super::word::{folded, words};
use crate::model::date::Day;
use crate::model::language::Lang;

/// What a list of phrases is about; its name in the data files is the same in kebab-case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Words that take back what a sentence on our own use of data says.
    Hedge,
    /// A purpose that could mean anything.
    VaguePurpose,
    /// No period, or one that nobody can count.
    VaguePeriod,
    /// Readers are to look for changes themselves.
    CheckBack,
    /// Readers are told of changes.
    TellsOfChanges,
    NeverDisclosed,
    NoTransfer,
    NoMarketing,
    NoSupplierData,
    WebsiteCollectsNothing,
    NecessaryCookiesOnly,
    /// A purpose that is marketing.
    Marketing,
    /// A use of cookies that no service needs.
    NotNecessary,
    /// Somebody bears the title of data protection officer.
    DpoTitle,
    /// The firm says that it has a data protection officer of its own.
    OwnDpo,
    /// A title in which one decides why and how data is used.
    DecidingPost,
    /// A title that reads as if its bearer were the controller.
    ControllerTitle,
    /// Whether a program decides something about the reader.
    AutomatedDecision,
    /// A human to turn to.
    HumanReview,
    /// A promise about data of a special category alone.
    OfSpecialData,
    OfCpr,
    OfCriminalData,
    /// The first layer tells of purposes.
    ShortPurposes,
    ShortRights,
    ShortSpecial,
    ShortChildren,
    ShortCctv,
    ShortTransfers,
    ShortAutomated,
    ShortNotDeleted,
    /// A part of the notice that has a page of its own.
    OtherNotice,
    /// A section that is named by a number.
    SectionNumber,
    /// A section that is named by its heading, which stands behind the phrase in quotation marks.
    SectionName,
    /// A term that is introduced, in quotation marks behind the phrase.
    Introduces,
    /// Cameras are signposted.
    CameraSigns,
    /// What the firm does when there has been a personal data breach.
    BreachTold,
    /// Who supervises data protection.
    Authority,
    /// The people whose data it is.
    PeopleConcerned,
    /// How to say no to cookies.
    CookieRefusal,
    /// How to take a consent to cookies back.
    CookieWithdrawal,
    /// Cookies or addresses are said to tell nothing of a person.
    TellsNotWho,
    /// Data is said to be safe.
    SaysSafe,
    /// A word that is not to be used; the phrase's number is that of the term.
    Term,
    /// Letters that few readers know; the phrase's number is that of the abbreviation.
    Abbreviation,
    /// What an abbreviation stands for, in full.
    InFull,
}

/// The phrases of one language.
#[derive(Debug)]
pub struct Phrases {
    /// The day somebody last went through them.
    pub looked_over: Day,
    pub terms: Vec<Term>,
    pub abbreviations: Vec<Abbreviation>,
    pub blank: BlankWords,
    /// Topics for which a sentence must have one of the second list too.
    asking: Vec<Topic>,
    entries: Vec<Entry>,
    /// Entries by the beginning of their first word, see [`shelf`]; words that begin otherwise may share a shelf.
    index: Vec<Vec<usize>>,
}

#[derive(Debug)]
struct Entry {
    topic: Topic,
    phrase: usize,
    weight: Weight,
    pattern: Pattern,
}

/// A word that is not to be used, and what stands in its place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    say: Vec<String>,
    pub write: String,
    #[serde(default)]
    pub kind: TermKind,
}

/// Why a word is not to be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermKind {
    /// There is a better one.
    #[default]
    Word,
    /// What it names is no law any more.
    Repealed,
}

/// Letters that few readers know, and what they stand for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Abbreviation {
    say: String,
    in_full: Vec<String>,
    pub write: String,
}

/// Words that show that a place was left open.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlankWords {
    /// What is written in square or angle brackets for somebody to fill in: the first word in them.
    pub brackets: Vec<String>,
    /// A sentence that stops at one of these has lost its end.
    pub endings: Vec<String>,
    /// Words that such an ending is the end of a clause with.
    pub asking: Vec<String>,
    /// Words before such an ending that make it one: "de steder, vi er".
    pub subjects: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    looked_over: Day,
    topic: BTreeMap<Topic, List>,
    term: Vec<Term>,
    abbreviation: Vec<Abbreviation>,
    blank: BlankWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    say: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    with: Vec<String>,
}

/// How many bytes of a word phrases are found by.
const BEGINNING: usize = 3;

const SHELVES: usize = 4096;

/// Where the entries are kept whose first word begins like this one.
fn shelf(word: &str) -> usize {
    let bytes = word.bytes().take(BEGINNING);
    bytes.fold(0, |shelf, byte| (shelf * 31 + usize::from(byte)) % SHELVES)
}

static DANISH: LazyLock<Phrases> = LazyLock::new(|| embedded(include_str!("../data/phrases.da.toml")));
static ENGLISH: LazyLock<Phrases> = LazyLock::new(|| embedded(include_str!("../data/phrases.en.toml")));

fn embedded(text: &str) -> Phrases {
    Phrases::parse(text).unwrap_or_else(|why| panic!("a test reads the embedded phrases: {why}"))
}

impl Phrases {
    /// The phrases of a language, where somebody has written them down.
    pub fn of(lang: &Lang) -> Option<&'static Phrases> {
        match lang.as_str() {
            "da" => Some(&DANISH),
            "en" => Some(&ENGLISH),
            _ => None,
        }
    }

    fn parse(text: &str) -> Result<Phrases, String> {
        let File { looked_over, topic, term, abbreviation, blank } =
            toml::from_str(text).map_err(|why| why.to_string())?;
        let asking = topic.iter().filter(|(_, list)| !list.with.is_empty()).map(|(topic, _)| *topic).collect();
        let mut entries = Vec::new();
        let mut add = |topic: Topic, phrase: usize, weight: Weight, written: &str| -> Result<(), String> {
            entries.push(Entry { topic, phrase, weight, pattern: Pattern::parse(written)? });
            Ok(())
        };
        for (topic, List { say, unless, with }) in &topic {
            for (weight, list) in [(Weight::Says, say), (Weight::Unless, unless), (Weight::With, with)] {
                for (phrase, written) in list.iter().enumerate() {
                    add(*topic, phrase, weight, written)?;
                }
            }
        }
        for (number, term) in term.iter().enumerate() {
            for written in &term.say {
                add(Topic::Term, number, Weight::Says, written)?;
            }
        }
        for (number, abbreviation) in abbreviation.iter().enumerate() {
            add(Topic::Abbreviation, number, Weight::Says, &abbreviation.say)?;
            for written in &abbreviation.in_full {
                add(Topic::InFull, number, Weight::Says, written)?;
            }
        }
        let mut index: Vec<Vec<usize>> = vec![Vec::new(); SHELVES];
        for (number, entry) in entries.iter().enumerate() {
            for form in entry.pattern.first() {
                let word = match form {
                    Form::Exact(word) => word,
                    Form::Prefix(word) if word.len() >= BEGINNING => word,
                    _ => return Err(format!("{form:?} begins a phrase, and is too short to be found by")),
                };
                let numbers = &mut index[shelf(word)];
                // Two forms of one word may begin alike.
                if numbers.last() != Some(&number) {
                    numbers.push(number);
                }
            }
        }
        Ok(Phrases { looked_over, terms: term, abbreviations: abbreviation, blank, asking, entries, index })
    }

    /// Whether a sentence must have a second kind of phrase to be about the topic.
    pub fn asks_for_more(&self, topic: Topic) -> bool {
        self.asking.contains(&topic)
    }

    /// Whether words that stand alone, as those of a fact, are on a topic. They are taken as one sentence.
    pub fn says(&self, topic: Topic, text: &str) -> bool {
        let folded = folded(text);
        let (mut says, mut without, mut with) = (false, false, !self.asks_for_more(topic));
        self.find(&folded, &words(&folded), |of, _, weight, _| {
            if of == topic {
                match weight {
                    Weight::Says => says = true,
                    Weight::Unless => without = true,
                    Weight::With => with = true,
                }
            }
        });
        says && with && !without
    }

    /// Tells of every phrase among `words`, the words of one sentence of `folded`. Linear in the words.
    pub fn find(&self, folded: &str, words: &[Range<usize>], mut tell: impl FnMut(Topic, usize, Weight, Range<usize>)) {
        for at in 0..words.len() {
            for number in &self.index[shelf(&folded[words[at].clone()])] {
                let Entry { topic, phrase, weight, pattern } = &self.entries[*number];
                if let Some(length) = pattern.length(folded, &words[at..]) {
                    tell(*topic, *phrase, *weight, words[at].start..words[at + length - 1].end);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Phrases, Topic};
    use crate::model::language::Lang;

    #[test]
    fn the_embedded_phrases_can_be_read_and_no_list_is_left_out() {
        for lang in ["da", "en"] {
            let phrases = Phrases::of(&Lang::new(lang)).expect("phrases");
            let topics: Vec<Topic> = phrases.entries.iter().map(|entry| entry.topic).collect();
            for topic in [
                Topic::Hedge,
                Topic::VaguePurpose,
                Topic::VaguePeriod,
                Topic::CheckBack,
                Topic::TellsOfChanges,
                Topic::NeverDisclosed,
                Topic::NoTransfer,
                Topic::NoMarketing,
                Topic::NoSupplierData,
                Topic::WebsiteCollectsNothing,
                Topic::NecessaryCookiesOnly,
                Topic::Marketing,
                Topic::NotNecessary,
                Topic::DpoTitle,
                Topic::OwnDpo,
                Topic::DecidingPost,
                Topic::ControllerTitle,
                Topic::AutomatedDecision,
                Topic::HumanReview,
                Topic::OfSpecialData,
                Topic::OfCpr,
                Topic::OfCriminalData,
                Topic::ShortPurposes,
                Topic::ShortRights,
                Topic::ShortSpecial,
                Topic::ShortChildren,
                Topic::ShortCctv,
                Topic::ShortTransfers,
                Topic::ShortAutomated,
                Topic::ShortNotDeleted,
                Topic::OtherNotice,
                Topic::SectionNumber,
                Topic::SectionName,
                Topic::Introduces,
                Topic::CameraSigns,
                Topic::BreachTold,
                Topic::Authority,
                Topic::PeopleConcerned,
                Topic::CookieRefusal,
                Topic::CookieWithdrawal,
                Topic::TellsNotWho,
                Topic::SaysSafe,
                Topic::Term,
                Topic::Abbreviation,
                Topic::InFull,
            ] {
                assert!(topics.contains(&topic), "{lang}: {topic:?}");
            }
        }
        assert!(Phrases::of(&Lang::new("de")).is_none());
    }
}
