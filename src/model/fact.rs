//! The three states of a fact, and the place where it was written.

use std::ops::Deref;

use crate::finding::Place;
use crate::model::text::Text;

/// A value with the place where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<T> {
    pub value: T,
    pub place: Place,
}

impl<T> Located<T> {
    pub fn new(value: T, place: Place) -> Located<T> {
        Located { value, place }
    }
}

impl<T> Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A fact in one of its three states, written `value`, `{ value = …, publish = false }`,
/// `{ withheld = { reason, ask } }` or `{ unknown = true }`.
/// That a fact may be left out altogether is `Option<Fact<T>>`.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<T> {
    pub state: State<T>,
    /// `false`: for the record only; it never leaves the program.
    pub publish: bool,
    pub place: Place,
}

/// What is known of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum State<T> {
    Given(T),
    /// Known, and not told: the reader is told why, and that they may ask.
    Withheld(Withheld),
    /// Not known yet. Shown to the author, never to the reader; blocks a release.
    Unknown,
}

/// Why a fact is not told.
#[derive(Clone, Debug, PartialEq)]
pub struct Withheld {
    /// One whole sentence.
    pub reason: Text,
    /// The reader gets the answer on request.
    pub ask: bool,
}

impl<T> Fact<T> {
    pub fn given(value: T, place: Place) -> Fact<T> {
        Fact { state: State::Given(value), publish: true, place }
    }

    /// The value, published or not.
    pub fn value(&self) -> Option<&T> {
        match &self.state {
            State::Given(value) => Some(value),
            State::Withheld(_) | State::Unknown => None,
        }
    }

    pub fn withheld(&self) -> Option<&Withheld> {
        match &self.state {
            State::Withheld(withheld) => Some(withheld),
            State::Given(_) | State::Unknown => None,
        }
    }

    pub fn is_unknown(&self) -> bool {
        matches!(self.state, State::Unknown)
    }
}

/// The value of a fact that may be left out.
pub fn value<T>(fact: &Option<Fact<T>>) -> Option<&T> {
    fact.as_ref().and_then(Fact::value)
}
