//! What reading needs to know of a language.

use super::lexer::Token;
use super::number::Numeral;
use super::{Unit, danish, english};

/// The words of quantities in one language, as tables.
pub struct Grammar {
    /// Which language's words are known.
    pub tongue: Tongue,
    /// Parts the decimals: ',' in Danish.
    pub decimal: char,
    /// Parts the thousands.
    pub group: char,
    /// "5/18/2018".
    pub month_first: bool,
    pub months: &'static [&'static str],
    /// From Monday on.
    pub weekdays: &'static [&'static str],
    /// Units by the word behind a number, with how many of the unit one is.
    pub units: &'static [(&'static str, Unit, i128)],
    /// The beginnings of words that go on behind a number: "dagesfrist".
    pub unit_stems: &'static [(&'static str, Unit, i128)],
    /// Words between a number and its unit that change nothing.
    pub fillers: &'static [&'static str],
    /// Before a unit they may mean one.
    pub articles: &'static [&'static str],
    /// Parts the ends of a range, and lists: "to", "and", "or".
    pub joins: &'static [&'static str],
    /// Opens a provision of law.
    pub provisions: &'static [&'static str],
    /// Before the hour.
    pub clocks: &'static [&'static str],
    pub currencies: &'static [(&'static str, &'static str)],
    pub percent: &'static [&'static str],
    /// Reads a number in words.
    pub numeral: fn(&[Token], usize) -> Option<Numeral>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    Danish,
    English,
    /// Only figures are read.
    Other,
}

impl Grammar {
    /// By the language's locale: `da-DK`, `en-GB`, `en-US`.
    pub fn of(locale: &str) -> Grammar {
        let mut parts = locale.split('-');
        match (parts.next(), parts.next_back()) {
            (Some("da"), _) => danish::grammar(),
            (Some("en"), region) => Grammar { month_first: region == Some("US"), ..english::grammar() },
            _ => Grammar {
                tongue: Tongue::Other,
                months: &[],
                weekdays: &[],
                units: &[],
                unit_stems: &[],
                fillers: &[],
                articles: &[],
                joins: &[],
                provisions: &["§"],
                clocks: &[],
                currencies: &[("eur", "EUR"), ("dkk", "DKK"), ("usd", "USD"), ("€", "EUR")],
                percent: &["%"],
                numeral: |_, _| None,
                ..danish::grammar()
            },
        }
    }

    /// The language whose words are known, if they are.
    pub fn tongue(&self) -> Option<&'static str> {
        match self.tongue {
            Tongue::Danish => Some("da"),
            Tongue::English => Some("en"),
            Tongue::Other => None,
        }
    }

    pub fn unit(&self, word: &str) -> Option<(Unit, i128)> {
        self.units.iter().find(|(name, ..)| *name == word).map(|(_, unit, factor)| (*unit, *factor))
    }

    /// The unit that a longer word begins with.
    pub fn unit_stem(&self, word: &str) -> Option<(Unit, i128)> {
        self.unit(word).or_else(|| {
            let stems = self.unit_stems.iter().find(|(stem, ..)| word.starts_with(stem));
            stems.map(|(_, unit, factor)| (*unit, *factor))
        })
    }

    /// From 1.
    pub fn month(&self, word: &str) -> Option<u8> {
        let names = |name: &&str| *name == word || (word.len() == 3 && name.len() > 4 && name.starts_with(word));
        let at = self.months.iter().position(names)?;
        u8::try_from(at + 1).ok()
    }

    pub fn weekday(&self, word: &str) -> Option<u8> {
        let at = self.weekdays.iter().position(|name| {
            word.strip_prefix(name).is_some_and(|rest| matches!(rest, "" | "s" | "e" | "en" | "ene" | "es"))
        })?;
        u8::try_from(at).ok()
    }

    pub fn currency(&self, word: &str) -> Option<&'static str> {
        self.currencies.iter().find(|(name, _)| *name == word).map(|(_, code)| *code)
    }

    pub fn joins(&self, token: &Token) -> bool {
        token.is_dash() || token.word().is_some_and(|word| self.joins.contains(&word))
    }
}
