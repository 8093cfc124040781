//! A text as it was read: sentences, words, and the phrases that stand in it. Made once, for all rules.

use std::collections::BTreeSet;
use std::ops::Range;

use super::phrases::{Phrases, Topic};
use super::run::{Run, Voice};
use super::sentence::sentences;
use super::word::{folded, words};
use crate::finding::Place;
use crate::model::language::Lang;
use crate::source::Texts;

/// What was found in a text, run by run.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Absent where nobody has written down phrases of the language.
    phrases: Option<&'static Phrases>,
    runs: Vec<Read>,
    /// In the order of the text.
    hits: Vec<Hit>,
}

/// One run, taken apart.
#[derive(Clone, Debug)]
struct Read {
    /// The text in small letters, with every sign where it was.
    folded: String,
    /// Bytes of the run's text; what is no prose is one sentence.
    sentences: Vec<Range<usize>>,
    words: Vec<Range<usize>>,
    /// Which of the words are those of each sentence.
    of_sentences: Vec<Range<usize>>,
}

#[derive(Clone, Debug)]
struct Hit {
    topic: Topic,
    /// Which phrase of the topic it is.
    phrase: usize,
    /// It takes the sentence out of the topic, or is asked for in it.
    weight: Weight,
    run: usize,
    sentence: usize,
    range: Range<usize>,
}

/// What a phrase does for its topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The sentence is about the topic.
    Says,
    /// It is not, whatever else it says.
    Unless,
    /// It is only if it has one of these too.
    With,
}

/// One phrase where it stands.
#[derive(Clone, Debug)]
pub struct Said<'a> {
    pub run: &'a Run,
    /// Which phrase of the topic's list.
    pub phrase: usize,
    /// Bytes of the run's text.
    pub range: Range<usize>,
    pub sentence: Range<usize>,
}

/// One sentence with its words.
#[derive(Clone, Debug)]
pub struct Sentence<'a> {
    pub run: &'a Run,
    pub range: Range<usize>,
    pub words: &'a [Range<usize>],
}

impl<'a> Said<'a> {
    /// The phrase as it was written.
    pub fn words(&self) -> &'a str {
        &self.run.text[self.range.clone()]
    }

    pub fn sentence(&self) -> &'a str {
        &self.run.text[self.sentence.clone()]
    }

    /// Whose words the phrase is.
    pub fn voice(&self) -> Voice {
        self.run.voice(&self.range)
    }

    /// Where the phrase was written.
    pub fn place(&self, files: &Texts) -> Option<Place> {
        self.run.place(&self.range, files)
    }

    /// Whether the firm wrote it itself, in a fragment or in a fact: it is no word of the library or its vocabulary.
    pub fn is_own(&self) -> bool {
        self.run.is_own(&self.range)
    }

    /// The path of the fact that the phrase comes from.
    pub fn fact(&self) -> Option<&'a str> {
        let run: &'a Run = self.run;
        run.pieces_of(&self.range).find_map(|piece| piece.origin.as_ref()?.fact.as_deref())
    }
}

impl<'a> Sentence<'a> {
    pub fn text(&self) -> &'a str {
        &self.run.text[self.range.clone()]
    }
}

impl Reading {
    /// Reads; without phrases of the language there are sentences and words only.
    pub fn of(runs: &[Run], lang: &Lang) -> Reading {
        let phrases = Phrases::of(lang);
        let mut reading = Reading { phrases, runs: Vec::with_capacity(runs.len()), hits: Vec::new() };
        for (index, run) in runs.iter().enumerate() {
            let folded = folded(&run.text);
            let sentences = if run.is_prose() { sentences(&run.text) } else { vec![trimmed(&run.text)] };
            let words = words(&folded);
            let mut from = 0;
            let mut of_sentences = Vec::with_capacity(sentences.len());
            for (number, sentence) in sentences.iter().enumerate() {
                let behind = words[from..].partition_point(|word| word.start < sentence.end);
                let own = from..from + behind;
                from = own.end;
                if let Some(phrases) = phrases {
                    phrases.find(&folded, &words[own.clone()], |topic, phrase, weight, range| {
                        reading.hits.push(Hit { topic, phrase, weight, run: index, sentence: number, range });
                    });
                }
                of_sentences.push(own);
            }
            reading.runs.push(Read { folded, sentences, words, of_sentences });
        }
        reading
    }

    /// What a text says on a topic, in its order. `runs` are those that were read.
    pub fn said<'a>(&self, runs: &'a [Run], topic: Topic) -> Vec<Said<'a>> {
        let of_topic: Vec<&Hit> = self.hits.iter().filter(|hit| hit.topic == topic).collect();
        let sentences = |weight: Weight| -> BTreeSet<(usize, usize)> {
            of_topic.iter().filter(|hit| hit.weight == weight).map(|hit| (hit.run, hit.sentence)).collect()
        };
        let (without, with) = (sentences(Weight::Unless), sentences(Weight::With));
        let asks = self.phrases.is_some_and(|phrases| phrases.asks_for_more(topic));
        let mut said: Vec<Said> = Vec::new();
        for hit in of_topic {
            let at = (hit.run, hit.sentence);
            if hit.weight != Weight::Says || without.contains(&at) || (asks && !with.contains(&at)) {
                continue;
            }
            let run = &runs[hit.run];
            // Two phrases may take up the same words; the first says it.
            let again = |before: &Said| std::ptr::eq(before.run, run) && hit.range.start < before.range.end;
            if !said.last().is_some_and(again) {
                let sentence = self.runs[hit.run].sentences[hit.sentence].clone();
                said.push(Said { run, phrase: hit.phrase, range: hit.range.clone(), sentence });
            }
        }
        said
    }

    /// The phrases it was read with.
    pub fn phrases(&self) -> Option<&'static Phrases> {
        self.phrases
    }

    /// The text of each run in small letters, with its sentences, in order of the runs; what is no prose is one
    /// sentence.
    pub fn folded(&self) -> impl Iterator<Item = (&str, &[Range<usize>])> {
        self.runs.iter().map(|read| (read.folded.as_str(), read.sentences.as_slice()))
    }

    /// All sentences of prose, in order.
    pub fn sentences<'a>(&'a self, runs: &'a [Run]) -> impl Iterator<Item = Sentence<'a>> {
        self.runs.iter().zip(runs).filter(|(_, run)| run.is_prose()).flat_map(|(read, run)| {
            read.sentences.iter().zip(&read.of_sentences).map(move |(range, words)| Sentence {
                run,
                range: range.clone(),
                words: &read.words[words.clone()],
            })
        })
    }
}

fn trimmed(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..start + text.trim().len()
}
