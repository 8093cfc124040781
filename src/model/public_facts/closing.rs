//! Promises, breaches, and the end of a policy: reuse, changes, signature.

use serde::{Deserialize, Serialize};

use crate::model::claim;
use crate::model::policy;
use crate::model::system;

use super::term::{ids, written};
use super::{Maker, Term, Told};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub id: String,
    pub sentence: Term,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Breach {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority_hours: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub informs: Vec<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<Term>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reuse {
    pub allowed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Term>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Changes {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current_edition_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub available_from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Term>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Term>,
}

impl Maker<'_> {
    pub(super) fn claim(&self, claim: &claim::Claim) -> Claim {
        // The words, of the firm or the vocabulary, are the sentence.
        let claim::Claim { id, words: _, scope, publish: _, place: _ } = claim;
        Claim { id: id.key().to_owned(), sentence: self.term(&claim.sentence()), scope: ids(scope) }
    }

    pub(super) fn breach(&self, breach: &system::Breach) -> Breach {
        let system::Breach { authority_hours, informs, when, trigger, publish: _, place: _ } = breach;
        Breach {
            authority_hours: authority_hours.as_ref().map(|hours| hours.value),
            informs: self.terms(informs),
            when: self.some_term(when),
            trigger: self.some_term(trigger),
        }
    }

    pub(super) fn reuse(&self, reuse: &policy::Reuse) -> Reuse {
        let policy::Reuse { allowed, terms, publish: _, place: _ } = reuse;
        Reuse { allowed: *allowed, terms: self.some_term(terms) }
    }

    pub(super) fn changes(&self, changes: &policy::Changes) -> Changes {
        let policy::Changes { current_edition_at, available_from, notice, channel, publish: _, place: _ } = changes;
        Changes {
            current_edition_at: current_edition_at.clone(),
            available_from: written(available_from),
            notice: written(notice),
            channel: self.some_term(channel),
        }
    }

    pub(super) fn signature(&self, signature: &policy::Signature) -> Signature {
        let policy::Signature { place_name, date, name, title, image: _, publish: _, place: _ } = signature;
        Signature {
            place: place_name.clone(),
            date: self.told_of(date, ToString::to_string),
            name: self.told_words(name),
            title: self.some_term(title),
        }
    }
}
