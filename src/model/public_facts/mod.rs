//! The facts that leave the program, as versioned JSON: attached to the PDF, published beside the page, compared by the
//! change log.
//!
//! Only what the Document can say is here. Made of [`Published`], which has no internal facts, and field by field, so
//! that a new field of the model leaves the program only when somebody writes it down here. Facts that nobody knows are
//! left out.

mod json;
mod of;
mod term;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use json::{BadFacts, read, write};

use crate::model::published::Published;

/// The version of the JSON form that this program writes.
pub const SCHEMA: u32 = 1;

/// Words per language; or the key that the firm or the vocabulary gives.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The term of the Data Privacy Vocabulary, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<String>,
    /// Per language; empty where the words are the vocabulary's.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, String>,
}

/// A fact that is told, or that is known and not told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told<T> {
    Value(T),
    Withheld { reason: Term, ask: bool },
}

/// All public facts of one policy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PublicFacts {
    /// Always [`SCHEMA`] in memory.
    pub schema: u32,
    /// `<firm>/<policy>`.
    pub policy: String,
    pub title: Term,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub governing_language: Option<String>,
    pub controller: Party,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Party>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dpo: Option<Dpo>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joint_controllers: Vec<JointController>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub complaints: Vec<Complaint>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<Audience>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Activity>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Recipient>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub systems: Vec<System>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub processing_for_customers: Vec<Processing>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cookies: Vec<Cookie>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<Consent>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<Signature>,
}

impl PublicFacts {
    pub fn of(policy: &Published) -> PublicFacts {
        of::policy(policy.policy())
    }
}

/// Somebody with addresses: controller, contact, representative.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Party {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cvr: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Told<Address>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub representative: Option<Box<Party>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    pub street: String,
    pub postcode: String,
    pub city: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dpo {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointed: Option<Told<bool>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Party>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JointController {
    pub id: String,
    pub party: Party,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrangement: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Complaint {
    pub to: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Term>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Audience {
    pub id: String,
    pub label: Term,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub our_role: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<Term>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Activity {
    pub id: String,
    pub title: Term,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Subject>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categories: Option<Told<Vec<Category>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purposes: Option<Told<Vec<Term>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<Told<Vec<Ground>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<Told<Vec<Source>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligation: Option<Told<Obligation>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub systems: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disclosures: Vec<Disclosure>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub access: Vec<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Told<Vec<Retention>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub automated: Option<Told<bool>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    pub is: Term,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Category {
    pub is: Term,
    /// `ordinary`, `cpr`, `special` or `criminal`.
    pub class: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_include: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Ground {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Term>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub law: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interest: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Absent = the person themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Term>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public: Option<bool>,
    /// A period, `first-contact` or `first-disclosure`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consequence: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Disclosure {
    pub to: String,
    #[serde(rename = "as", default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Retention {
    /// `keep`, `chain`, `criterion`, `on-request` or `not-deleted`.
    pub rule: String,
    #[serde(rename = "for", default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Term>,
    /// A period in ISO 8601; of a chain, the sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// `exactly`, `at-least` or `at-most`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Term>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// The criterion, or the reason why nothing is deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// `delete`, `anonymise` or `archive`.
    pub then: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hold: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub system: String,
    pub after: Term,
    pub period: String,
    pub bound: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub automatic: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Recipient {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Told<String>>,
    pub kind: Term,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Told<bool>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transfers: Vec<Transfer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_processors: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mechanism: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framework: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fallback: bool,
    /// `on-request` or an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct System {
    pub id: String,
    pub kind: Term,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mirror: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Processing {
    pub id: String,
    pub title: Term,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categories: Option<Told<Vec<Category>>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub systems: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_processors: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object_within: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Told<Vec<Retention>>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cookie {
    pub name: String,
    pub storage: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<Told<String>>,
    /// `us`, or the id of a recipient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Told<String>>,
    /// `session`, or a period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Consent {
    pub id: String,
    pub to: Term,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by_guardian_under: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub id: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope: Vec<String>,
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
