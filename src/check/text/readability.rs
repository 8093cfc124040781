//! How hard a text is to read, by counting: LIX, and Flesch's reading ease for English.

use std::sync::LazyLock;

use serde::Deserialize;

use super::reading::Sentence;
use super::syllable::syllables;
use crate::model::date::Day;
use crate::model::language::Lang;

/// Which count is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Words a sentence, and per cent of words over six letters; higher is harder. Made for the Nordic languages, and
    /// used for all but English.
    Lix,
    /// Flesch's reading ease, of words a sentence and syllables a word; lower is harder.
    Flesch,
}

/// What a stretch of text comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    pub measure: Measure,
    pub value: f64,
    pub words: usize,
    pub sentences: usize,
}

/// What is too hard, and what is too short to be judged.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    /// A text of fewer words is not judged.
    pub fewest_words: usize,
    /// A policy of fewer words needs no first layer.
    pub layered_from_words: usize,
    /// What is written where somebody meant to come back.
    pub marks: Vec<String>,
    /// Words that only fill a page, in small letters.
    pub fillers: Vec<String>,
    limit: Vec<Limit>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Limit {
    measure: Measure,
    value: f64,
    /// Where the figure comes from.
    #[expect(dead_code, reason = "for those who read the file; that it is there is what matters")]
    source: String,
    #[expect(dead_code, reason = "for those who read the file; that it is there is what matters")]
    looked_up: Day,
}

static LIMITS: LazyLock<Limits> =
    LazyLock::new(|| toml::from_str(include_str!("../data/reading.toml")).expect("a test reads the embedded limits"));

/// The limits that the program goes by.
pub fn limits() -> &'static Limits {
    &LIMITS
}

impl Measure {
    pub fn of(lang: &Lang) -> Measure {
        if lang.as_str() == "en" { Measure::Flesch } else { Measure::Lix }
    }

    /// The value at which a text begins to be hard.
    pub fn limit(self) -> f64 {
        let found = limits().limit.iter().find(|limit| limit.measure == self);
        found.map(|limit| limit.value).expect("a test finds a limit for every measure")
    }

    fn value(self, words: &Count) -> f64 {
        let (sentences, all) = (words.sentences as f64, words.words as f64);
        match self {
            Measure::Lix => all / sentences + 100.0 * words.long as f64 / all,
            Measure::Flesch => 206.835 - 1.015 * all / sentences - 84.6 * words.syllables as f64 / all,
        }
    }

    /// Whether a value is on the hard side of the limit.
    pub fn is_hard(self, value: f64) -> bool {
        match self {
            Measure::Lix => value > self.limit(),
            Measure::Flesch => value < self.limit(),
        }
    }
}

#[derive(Default)]
struct Count {
    sentences: usize,
    words: usize,
    long: usize,
    syllables: usize,
}

/// The score of some sentences; absent where there are no words.
pub fn score<'a>(lang: &Lang, sentences: impl IntoIterator<Item = &'a Sentence<'a>>) -> Option<Score> {
    let measure = Measure::of(lang);
    let mut count = Count::default();
    for sentence in sentences {
        let words = sentence.words.iter().map(|word| &sentence.run.text[word.clone()]);
        let words: Vec<&str> = words.filter(|word| word.contains(char::is_alphabetic)).collect();
        count.sentences += usize::from(!words.is_empty());
        count.words += words.len();
        count.long += words.iter().filter(|word| word.chars().count() > 6).count();
        if measure == Measure::Flesch {
            count.syllables += words.iter().map(|word| syllables(word)).sum::<usize>();
        }
    }
    if count.words == 0 {
        return None;
    }
    Some(Score { measure, value: measure.value(&count), words: count.words, sentences: count.sentences })
}

#[cfg(test)]
mod tests {
    use super::{Measure, limits, score};
    use crate::check::text::run::{Role, Run};
    use crate::check::text::{Reading, Sentence};
    use crate::model::language::Lang;

    fn value(lang: &str, text: &str) -> f64 {
        let lang = Lang::new(lang);
        let runs =
            [Run { section: "a".into(), block: None, role: Role::Paragraph, text: text.into(), pieces: Vec::new() }];
        let reading = Reading::of(&runs, &lang);
        let sentences: Vec<Sentence> = reading.sentences(&runs).collect();
        score(&lang, &sentences).expect("words").value
    }

    #[test]
    fn the_limits_are_read() {
        assert!(limits().fewest_words > 0 && limits().layered_from_words > limits().fewest_words);
        assert!(Measure::Lix.is_hard(60.0) && !Measure::Lix.is_hard(30.0));
        assert!(Measure::Flesch.is_hard(20.0) && !Measure::Flesch.is_hard(80.0));
    }

    #[test]
    fn lix_is_words_a_sentence_and_long_words_in_a_hundred() {
        // Ten words in two sentences, two of them over six letters.
        let lix = value("da", "Vi sletter alt efter et år. Spørg os om resten.");
        assert!((lix - (5.0 + 10.0)).abs() < 0.01, "{lix}");
    }

    #[test]
    fn flesch_counts_syllables() {
        // Six words of one syllable in one sentence.
        let flesch = value("en", "The cat sat on the mat.");
        assert!((flesch - 116.145).abs() < 0.01, "{flesch}");
        assert!(
            value("en", "Notwithstanding organisational considerations, authorisation necessitates verification.")
                < 0.0
        );
        assert!((value("de", "Die Katze saß da.") - 4.0).abs() < 0.01);
    }
}
