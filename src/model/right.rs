//! The reader's rights (GDPR Art. 15-22, 7(3), 77), and what limits them.

use std::collections::BTreeSet;

use crate::finding::Place;
use crate::model::act::LawRef;
use crate::model::activity::{Activity, Automated};
use crate::model::audience::Role;
use crate::model::fact::{Fact, Located, value};
use crate::model::ground::{Basis, Ground};
use crate::model::policy::{Clauses, Policy};
use crate::model::text::Text;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    Access,
    Rectification,
    Erasure,
    Restriction,
    Portability,
    Object,
    NoAutomatedDecision,
    WithdrawConsent,
}

impl Right {
    pub const ALL: [Right; 8] = [
        Right::Access,
        Right::Rectification,
        Right::Erasure,
        Right::Restriction,
        Right::Portability,
        Right::Object,
        Right::NoAutomatedDecision,
        Right::WithdrawConsent,
    ];

    /// The key in TOML and in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Right::Access => "access",
            Right::Rectification => "rectification",
            Right::Erasure => "erasure",
            Right::Restriction => "restriction",
            Right::Portability => "portability",
            Right::Object => "object",
            Right::NoAutomatedDecision => "no-automated-decision",
            Right::WithdrawConsent => "withdraw-consent",
        }
    }
}

impl Right {
    /// Whether the right is the reader's whatever the ground.
    pub fn holds_everywhere(self) -> bool {
        matches!(self, Right::Access | Right::Rectification | Right::Erasure | Right::Restriction)
    }
}

impl Policy {
    /// The rights that the library names: those that the grounds of the activities give, where it may speak for the
    /// firm.
    pub fn rights_told(&self) -> BTreeSet<Right> {
        if self.clauses != Clauses::Complete {
            return BTreeSet::new();
        }
        let is_given = |right: &Right| match right {
            right if right.holds_everywhere() => true,
            Right::WithdrawConsent => self.rests_on_consent(),
            right => self.activities_giving(*right).next().is_some(),
        };
        Right::ALL.into_iter().filter(is_given).collect()
    }

    /// Whether anything rests on a consent.
    pub fn rests_on_consent(&self) -> bool {
        !self.consents.is_empty() || self.activities.iter().any(|activity| activity.rests_on(Basis::is_consent))
    }

    /// The activities, ours to answer for, in which the reader has the right.
    pub fn activities_giving(&self, right: Right) -> impl Iterator<Item = &Activity> {
        let ours = self.activities.iter().filter(|activity| value(&activity.role) != Some(&Role::Processor));
        ours.filter(move |activity| match right {
            Right::Portability => activity.rests_on(|basis| basis.is_consent() || basis == Basis::CONTRACT),
            Right::Object => {
                activity.rests_on(|basis| matches!(basis, Basis::LEGITIMATE_INTERESTS | Basis::PUBLIC_TASK))
                    || activity.marketing.is_some()
            }
            Right::NoAutomatedDecision => matches!(value(&activity.automated), Some(Automated::Used(_))),
            Right::WithdrawConsent => activity.rests_on(Basis::is_consent),
            Right::Access | Right::Rectification | Right::Erasure | Right::Restriction => true,
        })
    }
}

impl Activity {
    /// Whether any of its grounds is such a one.
    pub fn rests_on(&self, which: impl Fn(Basis) -> bool) -> bool {
        let is_such = |ground: &Ground| ground.basis.as_ref().is_some_and(|basis| which(basis.value));
        value(&self.grounds).is_some_and(|grounds| grounds.iter().any(is_such))
    }
}

/// What an act takes from a right in one activity (Art. 17(3), 23): no erasure in a patient record, an addition
/// instead.
#[derive(Clone, Debug, PartialEq)]
pub struct RightLimit {
    pub right: Right,
    pub limited_by: Option<Located<LawRef>>,
    /// What the reader gets instead, as one whole sentence.
    pub instead: Option<Text>,
    pub place: Place,
}

/// `[rights]`: how the firm wants to be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct RightsUse {
    /// How to ask, as one whole sentence; absent = write to the contact.
    pub how: Option<Text>,
    /// A fee in words, where one is taken; absent = free of charge (Art. 12(5)).
    pub fee: Option<Text>,
    pub publish: bool,
    pub place: Place,
}

/// A consent that the firm asks for (GDPR Art. 4(11), 7, 8).
#[derive(Clone, Debug, PartialEq)]
pub struct Consent {
    pub id: String,
    /// What is agreed to, as an infinitive without "at"/"to", said of us: "vise billeder af dig på vores hjemmeside".
    pub to: Text,
    pub given_by: Option<GivenBy>,
    pub withdraw: Fact<Withdraw>,
    /// The act it is given under, when not the GDPR alone.
    pub law: Option<Located<LawRef>>,
    pub formerly: Vec<String>,
    pub publish: bool,
    pub place: Place,
}

/// Who says yes for a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenBy {
    /// Under this age, in years.
    pub under: u8,
}

/// How a consent is withdrawn: as easily as it was given (Art. 7(3)).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Withdraw {
    /// By e-mail to the contact.
    pub email: bool,
    pub phone: bool,
    /// By a page or link.
    pub url: Option<String>,
    /// Otherwise, as a phrase after "ved at"/"by".
    pub by: Option<Text>,
}
