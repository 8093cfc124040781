//! The order of a document: generated sections, and where the firm's own go.

use crate::finding::Place;
use crate::model::fact::Located;

/// A section that the clause library makes out of facts. The order here is the order on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Generated {
    /// The first layer: who, why, your rights, what may surprise (WP260).
    InShort,
    Controller,
    JointControllers,
    Dpo,
    Activities,
    Obligation,
    Sources,
    Recipients,
    Transfers,
    Retention,
    Cookies,
    Security,
    AutomatedDecisions,
    Rights,
    Objection,
    WithdrawConsent,
    Complaint,
    Processor,
    Breach,
    Reuse,
    Changes,
    Signature,
}

impl Generated {
    pub const ALL: [Generated; 22] = [
        Generated::InShort,
        Generated::Controller,
        Generated::JointControllers,
        Generated::Dpo,
        Generated::Activities,
        Generated::Obligation,
        Generated::Sources,
        Generated::Recipients,
        Generated::Transfers,
        Generated::Retention,
        Generated::Cookies,
        Generated::Security,
        Generated::AutomatedDecisions,
        Generated::Rights,
        Generated::Objection,
        Generated::WithdrawConsent,
        Generated::Complaint,
        Generated::Processor,
        Generated::Breach,
        Generated::Reuse,
        Generated::Changes,
        Generated::Signature,
    ];

    /// The section's id: in addresses (`#rights`), in `[[section]]`, and as the name of a fragment's file.
    pub fn id(self) -> &'static str {
        match self {
            Generated::InShort => "in-short",
            Generated::Controller => "controller",
            Generated::JointControllers => "joint-controllers",
            Generated::Dpo => "dpo",
            Generated::Activities => "activities",
            Generated::Obligation => "obligation",
            Generated::Sources => "sources",
            Generated::Recipients => "recipients",
            Generated::Transfers => "transfers",
            Generated::Retention => "retention",
            Generated::Cookies => "cookies",
            Generated::Security => "security",
            Generated::AutomatedDecisions => "automated-decisions",
            Generated::Rights => "rights",
            Generated::Objection => "objection",
            Generated::WithdrawConsent => "withdraw-consent",
            Generated::Complaint => "complaint",
            Generated::Processor => "processor",
            Generated::Breach => "breach",
            Generated::Reuse => "reuse",
            Generated::Changes => "changes",
            Generated::Signature => "signature",
        }
    }

    pub fn from_id(id: &str) -> Option<Generated> {
        Generated::ALL.into_iter().find(|section| section.id() == id)
    }
}

/// `[[section]]`: what is said once for all languages about a fragment.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionPlan {
    /// The fragment's name without `.md`, and the section's id: kebab-case.
    pub id: Located<String>,
    pub placement: Placement,
    /// Ids of the audiences the section is for; empty = all.
    pub audience: Vec<Located<String>>,
    pub formerly: Vec<String>,
    /// `false`: the fragment is not used.
    pub publish: bool,
    pub place: Place,
}

/// Where a fragment goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Placement {
    /// In place of the generated section of the same id. The default where there is one.
    Replace,
    /// Inside the generated section of the same id, before or after its generated blocks.
    Prepend,
    Append,
    /// A section of its own, before or after another (generated or own), by id.
    Before(Located<String>),
    After(Located<String>),
    /// A section of its own at the end, before changes and signature. The default of an own section.
    Last,
}
