//! What changed in the facts of a policy: two sets of public facts, compared by ids (through `formerly`), each change
//! classed by whether the reader must be told of it in good time.

use serde::Serialize;

/// One change of one fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FactChange {
    /// Kebab-case; also the id of its message: `change-retention-period`.
    pub code: &'static str,
    /// Path of the fact: `activity.repairs.retention`; for grouping, and for programs.
    pub path: String,
    pub class: Class,
    /// What the message is given, by the names of its arguments.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// Whether a change is material.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// The reader must be told in good time, and why (WP260 rev.01, points 29 to 31).
    Material(Trigger),
    Minor,
}

/// What makes a change material.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// Data is used for something new, or for it no more (GDPR Art. 13(3), 14(4)).
    Purpose,
    /// Who answers for it: controller, joint controllers, our role.
    Controller,
    /// How rights are used, or which there are.
    Rights,
    /// Other legal grounds.
    Ground,
    /// Others get data.
    Recipient,
    /// Data leaves the EEA, or by another mechanism.
    Transfer,
    /// Kept for another time.
    Retention,
    /// Other data, or of other people.
    Data,
    /// Decisions that a program takes alone.
    Automation,
    /// Cookies that need consent.
    Cookies,
    /// What is promised.
    Promise,
}

/// What a message is given. Words of the facts come in every language; each language takes its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Argument {
    /// A term of the facts, with its words per language.
    Term(crate::model::public_facts::Term),
    Terms(Vec<crate::model::public_facts::Term>),
    /// The same in all languages: a name, an address, an e-mail.
    Name(String),
    Names(Vec<String>),
    /// For a message to select on, or another message's key: `processor`.
    Key(String),
    /// ISO 3166-1 alpha-2.
    Country(String),
    Countries(Vec<String>),
    /// ISO 8601.
    Period(String),
    Day(crate::model::date::Day),
    Number(i64),
    /// An article or act, as facts write it: `6-1-f`, `bookkeeping`.
    Law(String),
}
