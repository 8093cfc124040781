//! The words: Fluent messages, with numbers, days, lists and periods in the language's own form.
//!
//! A missing message or a bad argument is a finding; no language falls back to another.

mod catalogue;
mod formats;
mod functions;
mod keys;
pub mod law;
pub mod own;
mod parity;
mod sentinel;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use crate::document::{Inline, Origin};
use crate::finding::Place;
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::model::period::Period;

pub use parity::parity;
pub use words::LanguageWords;

/// A day as it is written in a locale, which need not be one of a site. Where there is no data for it: ISO 8601.
pub fn day_in(locale: &str, day: Day) -> String {
    let formats = locale.parse().ok().and_then(|locale| formats::Formats::new(&locale).ok());
    formats.map_or_else(|| day.to_string(), |formats| formats.day(day))
}

/// The words of a message that takes no arguments, in every language that has it: what is told of a key of the
/// vocabulary. That a language lacks it is a finding where a sentence needs it.
pub fn in_all(words: &BTreeMap<Lang, LanguageWords>, id: &str) -> BTreeMap<String, String> {
    let said = words.iter().filter(|(_, words)| words.has(id));
    said.filter_map(|(lang, words)| Some((lang.to_string(), words.string(id, &[]).ok()?))).collect()
}

/// An argument of a message. Values never become markup or Fluent syntax: they stand in the sentence as they are.
#[derive(Clone, Debug)]
pub enum Arg {
    /// Words with their origin, or links: put into the sentence whole.
    Inlines(Vec<Inline>),
    /// Words that the message may select on by exact value; put into the sentence as they are.
    Key(String),
    /// Selects the plural; shown in the language's form ("1.000").
    Number(i64),
    Day(Day),
    /// In prose: "60 dage", "seks måneder".
    Period(Period),
    /// In tables: "60 dage", "6 måneder".
    Figures(Period),
    /// "a, b og c"; each item whole.
    And(Vec<Vec<Inline>>),
    /// "a, b eller c".
    Or(Vec<Vec<Inline>>),
    /// A value of the facts, by the path of its fact and its place: its words come out of the formats.
    Stated {
        value: Box<Arg>,
        fact: String,
        place: Place,
    },
}

impl Arg {
    pub fn key(key: impl Into<String>) -> Arg {
        Arg::Key(key.into())
    }

    /// Words with one origin.
    pub fn words(words: impl Into<String>, origin: Origin) -> Arg {
        Arg::Inlines(vec![Inline::text(words, origin)])
    }

    /// A day of the facts.
    pub fn day(day: Day, fact: &str, place: &Place) -> Arg {
        Arg::Day(day).stated(fact, place)
    }

    /// A period of the facts, in prose.
    pub fn period(period: Period, fact: &str, place: &Place) -> Arg {
        Arg::Period(period).stated(fact, place)
    }

    /// A period of the facts, as in tables.
    pub fn figures(period: Period, fact: &str, place: &Place) -> Arg {
        Arg::Figures(period).stated(fact, place)
    }

    fn stated(self, fact: &str, place: &Place) -> Arg {
        Arg::Stated { value: Box::new(self), fact: fact.to_owned(), place: place.clone() }
    }

    /// The value, whether or not a fact states it.
    fn bare(&self) -> &Arg {
        match self {
            Arg::Stated { value, .. } => value.bare(),
            value => value,
        }
    }

    /// Another value in place of this one, which the same fact states.
    fn with(self, other: Arg) -> Arg {
        match self {
            Arg::Stated { fact, place, .. } => Arg::Stated { value: Box::new(other), fact, place },
            _ => other,
        }
    }

    /// How many there are of something.
    pub fn count(count: usize) -> Arg {
        Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<Vec<Inline>> for Arg {
    fn from(inlines: Vec<Inline>) -> Arg {
        Arg::Inlines(inlines)
    }
}

impl From<Day> for Arg {
    fn from(day: Day) -> Arg {
        Arg::Day(day)
    }
}
