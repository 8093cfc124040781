//! The reader's rights (GDPR Art. 15-22, 7(3), 77), and what limits them.

use crate::finding::Place;
use crate::model::act::LawRef;
use crate::model::fact::{Fact, Located};
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
