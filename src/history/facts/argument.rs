//! What a sentence about a change is made of: values of the facts, in no language yet.

use serde::Serialize;

use crate::model::period::Period;
use crate::model::public_facts::Term;
use crate::model::vocabulary::Vocabulary;

use super::pair::{Likeness, likeness};

/// What a message is given. Words of the facts come in every language; each language takes its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Argument {
    /// A term of the facts, with its words per language.
    Term {
        /// The vocabulary that its key may be of.
        #[serde(skip_serializing_if = "Option::is_none")]
        vocabulary: Option<&'static str>,
        term: Term,
    },
    /// The same in all languages: a name, an address, an e-mail.
    Name(String),
    /// For a message to select on.
    Key(String),
    /// ISO 3166-1 alpha-2; in a sentence "Irland".
    Country(String),
    /// ISO 8601.
    Period(String),
    /// ISO 8601.
    Day(String),
    Number(i64),
    /// An act or a provision, as facts write it: `bookkeeping`, `dbl-11-2-1`.
    Law(String),
    /// An article of the GDPR that makes a use lawful: `6-1-f`.
    Basis(String),
    /// "a, b og c".
    List(Vec<Argument>),
    /// "a, b eller c".
    Choice(Vec<Argument>),
    /// One sentence behind the other.
    Sentences(Vec<Argument>),
    /// With a capital letter, to open a sentence.
    Capital(Box<Argument>),
    /// What another message makes of other arguments.
    Said {
        message: &'static str,
        arguments: Vec<(&'static str, Argument)>,
    },
}

/// Arguments of a message, by name.
pub type Arguments = Vec<(&'static str, Argument)>;

impl Argument {
    /// A term of a vocabulary, or the firm's own words in its place.
    pub(super) fn listed(vocabulary: Vocabulary, term: &Term) -> Argument {
        Argument::Term { vocabulary: Some(vocabulary.prefix()), term: term.clone() }
    }

    /// The firm's own words.
    pub(super) fn words(term: &Term) -> Argument {
        Argument::Term { vocabulary: None, term: term.clone() }
    }

    pub(super) fn name(name: impl Into<String>) -> Argument {
        Argument::Name(name.into())
    }

    pub(super) fn key(key: impl Into<String>) -> Argument {
        Argument::Key(key.into())
    }

    /// Truth as a key to select on.
    pub(super) fn truth(value: bool) -> Argument {
        Argument::key(if value { "yes" } else { "no" })
    }

    pub(super) fn period(period: &str) -> Argument {
        Argument::Period(period.to_owned())
    }

    pub(super) fn law(law: &str) -> Argument {
        Argument::Law(law.to_owned())
    }

    /// The key of a term of one of our own closed lists.
    pub(super) fn key_of(term: &Term) -> Argument {
        match &term.key {
            Some(key) => Argument::key(key.clone()),
            None => Argument::words(term),
        }
    }

    pub(super) fn said(message: &'static str, arguments: Arguments) -> Argument {
        Argument::Said { message, arguments }
    }

    /// How two values of the same fact stand to each other.
    pub(super) fn likeness(&self, other: &Argument) -> Likeness {
        match (self, other) {
            (Argument::Term { vocabulary, term: a }, Argument::Term { vocabulary: _, term: b }) => {
                likeness(*vocabulary, a, b)
            }
            (Argument::Period(a), Argument::Period(b)) => Likeness::of(same_period(a, b)),
            (Argument::List(a), Argument::List(b))
            | (Argument::Choice(a), Argument::Choice(b))
            | (Argument::Sentences(a), Argument::Sentences(b)) => {
                Likeness::of(a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is_like(b)))
            }
            (Argument::Capital(a), Argument::Capital(b)) => a.likeness(b),
            (Argument::Said { message: a, arguments: of_a }, Argument::Said { message: b, arguments: of_b }) => {
                let alike = |(a, b): (&(&str, Argument), &(&str, Argument))| a.0 == b.0 && a.1.is_like(&b.1);
                Likeness::of(a == b && of_a.len() == of_b.len() && of_a.iter().zip(of_b).all(alike))
            }
            (a, b) => Likeness::of(a == b),
        }
    }

    pub(super) fn is_like(&self, other: &Argument) -> bool {
        self.likeness(other) == Likeness::Same
    }
}

/// Whether two written periods last equally long.
pub(super) fn same_period(a: &str, b: &str) -> bool {
    match (a.parse::<Period>(), b.parse::<Period>()) {
        (Ok(a), Ok(b)) => a.same_length(b),
        _ => a == b,
    }
}
