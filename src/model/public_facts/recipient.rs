//! Who receives data, where it lies, and what is done for customers.

use serde::{Deserialize, Serialize};

use crate::model::processing::ProcessingForCustomers;
use crate::model::recipient::{self, CopyRoute, Framework, Mechanism};
use crate::model::system;

use super::term::{id, ids, keyed, written};
use super::{Category, Maker, Retention, Subject, Term, Told};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Recipient {
    pub id: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
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
    /// Announced now, used from this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_processors: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// Absent = the recipient's own country.
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
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

/// What is done as processor (GDPR Art. 28(3)).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Processing {
    pub id: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
    pub title: Term,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Subject>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categories: Option<Told<Vec<Category>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject_matter: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub systems: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_processors: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object_within: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_end: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Told<Vec<Retention>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Term>,
}

impl Maker<'_> {
    pub(super) fn recipient(&self, recipient: &recipient::Recipient) -> Recipient {
        let recipient::Recipient {
            id,
            name,
            kind,
            country,
            agreement,
            website,
            transfers,
            from,
            sub_processors,
            formerly,
            publish: _,
            place: _,
        } = recipient;
        Recipient {
            id: id.clone(),
            formerly: formerly.clone(),
            name: self.told_words(name),
            kind: self.term(kind),
            country: self.told_of(country, |country| country.code().to_owned()),
            agreement: self.told_of(agreement, |agreement| *agreement),
            website: website.clone(),
            transfers: transfers.iter().map(|transfer| self.transfer(transfer)).collect(),
            from: written(from),
            sub_processors: ids(sub_processors),
        }
    }

    fn transfer(&self, transfer: &recipient::Transfer) -> Transfer {
        let recipient::Transfer { country, mechanism, framework, fallback, copy, checked: _, publish: _, place: _ } =
            transfer;
        let key = |mechanism: &Mechanism| match mechanism {
            Mechanism::Adequacy => "adequacy",
            Mechanism::Scc => "scc",
            Mechanism::Bcr => "bcr",
            Mechanism::ExplicitConsent => "explicit-consent",
            Mechanism::Contract => "contract",
            Mechanism::LegalClaim => "legal-claim",
        };
        Transfer {
            country: country.as_ref().map(|country| country.value.code().to_owned()),
            mechanism: self.told(mechanism, |mechanism| keyed("mechanism", key(mechanism))),
            framework: framework.as_ref().map(|framework| match framework.value {
                Framework::EuUsDpf => "eu-us-dpf".to_owned(),
            }),
            fallback: *fallback,
            copy: copy.as_ref().map(|copy| match copy {
                CopyRoute::OnRequest => "on-request".to_owned(),
                CopyRoute::Url(url) => url.clone(),
            }),
        }
    }

    pub(super) fn system(&self, system: &system::System) -> System {
        let system::System {
            id: own_id,
            kind,
            name,
            location,
            recipient,
            measures,
            backup,
            mirror,
            formerly,
            publish: _,
            place: _,
        } = system;
        System {
            id: own_id.clone(),
            formerly: formerly.clone(),
            kind: self.term(kind),
            name: name.clone(),
            location: self.some_term(location),
            recipient: id(recipient),
            measures: self.terms(measures),
            backup: id(backup),
            mirror: id(mirror),
        }
    }

    pub(super) fn processing(&self, processing: &ProcessingForCustomers) -> Processing {
        let ProcessingForCustomers {
            id,
            title,
            audience,
            subjects,
            categories,
            subject_matter,
            nature,
            purpose,
            duration,
            systems,
            sub_processors,
            notice,
            object_within,
            at_end,
            retention,
            remark,
            formerly,
            publish: _,
            place: _,
        } = processing;
        Processing {
            id: id.clone(),
            formerly: formerly.clone(),
            title: self.term(title),
            audience: ids(audience),
            subjects: self.subjects(subjects),
            categories: self.told_of(categories, |list| self.categories(list)),
            subject_matter: self.told_term(subject_matter),
            nature: self.told_term(nature),
            purpose: self.told_term(purpose),
            duration: self.told_term(duration),
            systems: ids(systems),
            sub_processors: ids(sub_processors),
            notice: self.told_of(notice, ToString::to_string),
            object_within: self.told_of(object_within, ToString::to_string),
            at_end: self.told_term(at_end),
            retention: self.told_of(retention, |list| self.retentions(list)),
            remark: self.some_term(remark),
        }
    }
}
