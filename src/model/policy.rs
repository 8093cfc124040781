//! One policy: all facts of a `content/<firm>/<policy>/` folder, with firm.toml and shared records resolved into it.

use std::collections::BTreeMap;

use crate::finding::Place;
use crate::model::act::LawRef;
use crate::model::activity::Activity;
use crate::model::audience::Audience;
use crate::model::claim::Claim;
use crate::model::cookie::{Cookie, CookieUse};
use crate::model::date::Day;
use crate::model::fact::{Fact, Located, value};
use crate::model::firm::Firm;
use crate::model::language::Lang;
use crate::model::period::Period;
use crate::model::processing::ProcessingForCustomers;
use crate::model::recipient::Recipient;
use crate::model::right::{Consent, RightsUse};
use crate::model::section::SectionPlan;
use crate::model::system::{Breach, Security, System};
use crate::model::text::Text;
use crate::model::waiver::Waiver;

#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// `<firm>/<policy>`, both kebab-case folder names: `ballum-it/customers`.
    pub id: String,
    pub title: Text,
    /// One line under the title, for lists and search engines.
    pub description: Option<Text>,
    /// The policy's part of the address, per language, kebab-case ASCII.
    pub slug: BTreeMap<Lang, Located<String>>,
    pub clauses: Clauses,
    /// The language that translations are reviewed against.
    pub source_language: Lang,
    /// The language that counts where they differ.
    pub governing_language: Option<Located<Lang>>,
    /// With what the policy overrides of it.
    pub firm: Firm,
    pub audiences: Vec<Audience>,
    pub recipients: Vec<Recipient>,
    pub systems: Vec<System>,
    pub activities: Vec<Activity>,
    pub processing: Vec<ProcessingForCustomers>,
    pub cookies: Vec<Cookie>,
    pub cookie_use: Option<CookieUse>,
    pub consents: Vec<Consent>,
    pub claims: Vec<Claim>,
    pub security: Option<Security>,
    pub breach: Option<Breach>,
    pub rights: Option<RightsUse>,
    pub reuse: Option<Reuse>,
    pub changes: Option<Changes>,
    pub signatures: Vec<Signature>,
    pub sections: Vec<SectionPlan>,
    /// For the record only.
    pub review: Option<Review>,
    /// For the record only.
    pub waivers: Vec<Waiver>,
    pub formerly: Vec<String>,
    /// policy.toml as a whole.
    pub place: Place,
}

/// How much the clause library may say for the firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clauses {
    /// All that law expects.
    Complete,
    /// Only what the facts state: no promise is put into the firm's mouth.
    Stated,
}

/// Whether the firm's customers may reuse the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Reuse {
    pub allowed: bool,
    /// On what terms, as whole sentences.
    pub terms: Option<Text>,
    pub publish: bool,
    pub place: Place,
}

/// What is said about changes: "en, til enhver tid opdateret udgave …".
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// Where the edition in force is always found: an absolute address. Absent = this page's own.
    pub current_edition_at: Option<String>,
    /// Since when, or from when.
    pub available_from: Option<Located<Day>>,
    /// How long before a material change the reader is told.
    pub notice: Option<Located<Period>>,
    /// How the reader is told, as a phrase after "på"/"by" that holds its own preposition: "i en e-mail".
    pub channel: Option<Text>,
    pub publish: bool,
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    pub place_name: Option<String>,
    pub date: Option<Fact<Day>>,
    pub name: Option<Fact<String>>,
    /// The signer's title as they write it: "DPO", "direktør".
    pub title: Option<Text>,
    /// Path below the firm's folder of an SVG or PNG file, only of a signature that may be shown.
    pub image: Option<Located<String>>,
    pub publish: bool,
    pub place: Place,
}

/// When somebody last went through the policy, and how often they mean to.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    pub interval: Option<Located<Period>>,
    pub last: Option<Located<Day>>,
    pub place: Place,
}

impl Policy {
    /// The folder under content/: `ballum-it`.
    pub fn firm_id(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }

    pub fn recipient(&self, id: &str) -> Option<&Recipient> {
        self.recipients.iter().find(|recipient| recipient.id == id)
    }

    pub fn system(&self, id: &str) -> Option<&System> {
        self.systems.iter().find(|system| system.id == id)
    }

    pub fn audience(&self, id: &str) -> Option<&Audience> {
        self.audiences.iter().find(|audience| audience.id == id)
    }

    pub fn consent(&self, id: &str) -> Option<&Consent> {
        self.consents.iter().find(|consent| consent.id == id)
    }

    /// Every act that a fact names.
    pub fn laws(&self) -> impl Iterator<Item = &Located<LawRef>> {
        let of_activities = self.activities.iter().flat_map(|activity| {
            let grounds = value(&activity.grounds).into_iter().flatten().flat_map(|ground| &ground.law);
            let obligation = value(&activity.obligation).and_then(|obligation| obligation.law.as_ref());
            let disclosures = activity.disclosure.iter().filter_map(|disclosure| disclosure.law.as_ref());
            let kept = value(&activity.retention).into_iter().flatten().filter_map(|entry| entry.law.as_ref());
            let limits = activity.rights.iter().filter_map(|limit| limit.limited_by.as_ref());
            grounds.chain(obligation).chain(disclosures).chain(kept).chain(limits)
        });
        let of_processing = self.processing.iter().flat_map(|processing| {
            value(&processing.retention).into_iter().flatten().filter_map(|entry| entry.law.as_ref())
        });
        let of_consents = self.consents.iter().filter_map(|consent| consent.law.as_ref());
        of_activities.chain(of_processing).chain(of_consents)
    }

    pub fn activity(&self, id: &str) -> Option<&Activity> {
        self.activities.iter().find(|activity| activity.id == id)
    }
}
