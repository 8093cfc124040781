//! The facts that leave the program, as versioned JSON: attached to the PDF, published beside the page, compared by the
//! change log.
//!
//! Everything that the Document can say is here, and nothing else. Made of [`Published`], which has no internal facts,
//! and field by field: each function takes its type apart, so that a new field of the model is either told or passed
//! over by somebody's decision. Facts that nobody knows are left out; those that are withheld say why.
//!
//! One concept a file, as in the model: the form, and how it is made.

mod activity;
mod closing;
mod cookie;
mod json;
mod party;
mod recipient;
mod retention;
mod right;
mod term;

use serde::{Deserialize, Serialize};

pub use activity::{
    Activity, Audience, Automated, AutomatedDecision, Category, Disclosure, Ground, Marketing, Obligation, Source,
    Subject,
};
pub use closing::{Breach, Changes, Claim, Reuse, Signature};
pub use cookie::{Cookie, CookieConsent, CookieUse};
pub use json::{BadFacts, read, write};
pub use party::{Address, Channel, Complaint, Dpo, JointController, Party, Unit};
pub use recipient::{Processing, Recipient, System, Transfer};
pub use retention::{Event, Retention, Step};
pub use right::{Asking, Consent, Right, RightLimit, Withdraw};
pub use term::{Term, Told, WordsOf};

use crate::model::policy::Policy;
use crate::model::published::Published;

/// The version of the JSON form that this program writes.
pub const SCHEMA: u32 = 1;

/// All public facts of one policy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PublicFacts {
    /// Always [`SCHEMA`] in memory.
    pub schema: u32,
    /// `<firm>/<policy>`.
    pub policy: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
    /// What the firm was called before in ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub firm_formerly: Vec<String>,
    pub title: Term,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Term>,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cookie_use: Option<CookieUse>,
    /// Those that the reader is told of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rights: Vec<Right>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asking: Option<Asking>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<Consent>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// Security measures that hold for everything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breach: Option<Breach>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reuse: Option<Reuse>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<Signature>,
}

impl PublicFacts {
    /// The public facts of a policy. `words` has the words of the vocabulary, which are told beside its keys: a key
    /// alone could be worded otherwise by a later program.
    pub fn of(policy: &Published, words: &WordsOf) -> PublicFacts {
        Maker { words, policy: policy.policy() }.facts()
    }
}

/// Makes public facts of one policy.
struct Maker<'a> {
    words: &'a WordsOf<'a>,
    policy: &'a Policy,
}

impl Maker<'_> {
    fn facts(&self) -> PublicFacts {
        let Policy {
            id,
            title,
            description,
            slug: _,
            clauses: _,
            source_language: _,
            governing_language,
            firm,
            audiences,
            recipients,
            systems,
            activities,
            processing,
            cookies,
            cookie_use,
            consents,
            claims,
            security,
            breach,
            rights,
            reuse,
            changes,
            signatures,
            sections: _,
            review: _,
            waivers: _,
            formerly,
            place: _,
        } = self.policy;
        PublicFacts {
            schema: SCHEMA,
            policy: id.clone(),
            formerly: formerly.clone(),
            firm_formerly: firm.formerly.clone(),
            title: self.term(title),
            description: description.as_ref().map(|words| self.term(words)),
            governing_language: governing_language.as_ref().map(|language| language.value.to_string()),
            controller: self.controller(&firm.controller),
            contact: firm.contact.as_ref().map(|contact| self.contact(contact)),
            dpo: firm.dpo.as_ref().map(|dpo| self.dpo(dpo)),
            joint_controllers: firm.joint_controllers.iter().map(|joint| self.joint_controller(joint)).collect(),
            complaints: self.complaints(&firm.complaints),
            audiences: audiences.iter().map(|audience| self.audience(audience)).collect(),
            activities: activities.iter().map(|activity| self.activity(activity)).collect(),
            recipients: recipients.iter().map(|recipient| self.recipient(recipient)).collect(),
            systems: systems.iter().map(|system| self.system(system)).collect(),
            processing_for_customers: processing.iter().map(|processing| self.processing(processing)).collect(),
            cookies: cookies.iter().map(|cookie| self.cookie(cookie)).collect(),
            cookie_use: cookie_use.as_ref().map(|cookie_use| self.cookie_use(cookie_use)),
            rights: self.rights(),
            asking: rights.as_ref().map(|rights| self.asking(rights)),
            consents: consents.iter().map(|consent| self.consent(consent)).collect(),
            claims: claims.iter().map(|claim| self.claim(claim)).collect(),
            measures: security.iter().flat_map(|security| self.terms(&security.measures)).collect(),
            breach: breach.as_ref().map(|breach| self.breach(breach)),
            reuse: reuse.as_ref().map(|reuse| self.reuse(reuse)),
            changes: changes.as_ref().map(|changes| self.changes(changes)),
            signatures: signatures.iter().map(|signature| self.signature(signature)).collect(),
        }
    }
}
