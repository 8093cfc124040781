//! The reader's rights, what limits them, how to use them, and the consents that can be taken back.

use serde::{Deserialize, Serialize};

use crate::model::right;

use super::term::written;
use super::{Maker, Term, Told};

/// A right that the reader is told of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Right {
    /// The key of [`right::Right`]: `portability`.
    pub right: String,
    /// Ids of the activities that give it; empty = it holds in all that we answer for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<String>,
}

/// What an act takes from a right in one activity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RightLimit {
    pub right: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limited_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Term>,
}

/// How the firm wants to be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asking {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Term>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Consent {
    pub id: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
    pub to: Term,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by_guardian_under: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdraw: Option<Told<Withdraw>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
}

/// How a consent is taken back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub email: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub phone: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Term>,
}

impl Maker<'_> {
    pub(super) fn rights(&self) -> Vec<Right> {
        let told = self.policy.rights_told();
        told.into_iter()
            .map(|right| {
                let activities = match right.holds_everywhere() {
                    true => Vec::new(),
                    false => self.policy.activities_giving(right).map(|activity| activity.id.clone()).collect(),
                };
                Right { right: right.key().to_owned(), activities }
            })
            .collect()
    }

    pub(super) fn right_limit(&self, limit: &right::RightLimit) -> RightLimit {
        let right::RightLimit { right, limited_by, instead, place: _ } = limit;
        RightLimit { right: right.key().to_owned(), limited_by: written(limited_by), instead: self.some_term(instead) }
    }

    pub(super) fn asking(&self, rights: &right::RightsUse) -> Asking {
        let right::RightsUse { how, fee, publish: _, place: _ } = rights;
        Asking { how: self.some_term(how), fee: self.some_term(fee) }
    }

    pub(super) fn consent(&self, consent: &right::Consent) -> Consent {
        let right::Consent { id, to, given_by, withdraw, law, formerly, publish: _, place: _ } = consent;
        Consent {
            id: id.clone(),
            formerly: formerly.clone(),
            to: self.term(to),
            given_by_guardian_under: given_by.map(|given_by| given_by.under),
            withdraw: self.told(withdraw, |withdraw| {
                let right::Withdraw { email, phone, url, by } = withdraw;
                Withdraw { email: *email, phone: *phone, url: url.clone(), by: self.some_term(by) }
            }),
            law: written(law),
        }
    }
}
