//! The words: Fluent messages, with numbers, days, lists and periods in the language's own form.
//!
//! A missing message or a bad argument is a finding; no language falls back to another.

use crate::document::Inline;
use crate::model::date::Day;
use crate::model::period::Period;

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
    /// "60 dage", "seks måneder".
    Period(Period),
    /// "a, b og c"; each item whole.
    And(Vec<Vec<Inline>>),
    /// "a, b eller c".
    Or(Vec<Vec<Inline>>),
}
