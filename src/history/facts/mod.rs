//! What changed in the facts of a policy: two sets of public facts, compared by ids (through `formerly`), each change
//! classed by whether the reader must be told of it in good time.
//!
//! Every type of the public facts is taken apart field by field, so that a new field is compared or passed over by
//! somebody's decision. What is no change for the reader: the schema, addresses and former ids, an id that was renamed
//! with everything else left alone, the order of a list, a term of the vocabulary whose words the library changed, a
//! period written in another unit of the same length, a transfer to the recipient's own country whether or not it is
//! named, and a language that only one of the two has.

mod activity;
mod argument;
mod closing;
mod cookie;
mod differ;
mod hidden;
mod obligation;
mod pair;
mod party;
mod phrase;
mod recipient;
mod rename;
mod retention;
mod right;
mod say;
mod system;

use serde::Serialize;

use crate::model::public_facts::PublicFacts;

pub use argument::Argument;
pub use say::say;

use differ::Differ;

/// One change of one fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FactChange {
    /// Kebab-case: `retention-period`; its message is `change-retention-period`.
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
    /// Data is used for something new (GDPR Art. 13(3), 14(4)).
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

/// What changed from `old` to `new`, in the order in which a policy says it. Empty when nothing did that concerns the
/// reader.
pub fn compare(old: &PublicFacts, new: &PublicFacts) -> Vec<FactChange> {
    let old = rename::to_ids_of(new, old);
    let mut differ = Differ::new(&old, new);
    differ.all();
    differ.changes
}

#[cfg(test)]
mod tests;
