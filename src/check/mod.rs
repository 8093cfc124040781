//! The reviewer: every rule of law, of language and of translation, each in a file of its own, and what they find.
//!
//! Nothing that is published depends on what stands here; a release does. ikraft gives no legal advice: a rule tells
//! what a careful reader would ask about, and names the source, so that somebody who answers for it can decide.

pub mod activities;
mod both;
pub mod cookies;
pub mod coverage;
mod denial;
pub mod explain;
pub mod facts;
mod found;
pub mod grounds;
pub mod handling;
pub mod law;
pub mod lengths;
pub mod listed;
pub mod names;
mod parity;
mod parted;
pub mod promises;
mod prose;
pub mod record;
pub mod rule;
pub mod rules;
pub mod statutes;
mod subject;
mod telling;
pub mod text;
pub mod transfers;
mod waiving;
pub mod wording;

pub use both::{Both, NO_ADVICE, ReportLang, both, severity};
pub use found::{Found, Hit};
pub use parity::{Aligned, aligned};
pub use rule::Rule;
pub use subject::{Subject, Written};
pub use waiving::{Waiving, waived};

use crate::finding::{self, Finding, Severity};

/// Whether a finding keeps a policy from its next edition: an error does, and so does a translation that lags behind
/// its source, which a draft may do for a while and an edition does for ever.
pub fn stops_release(finding: &Finding) -> bool {
    finding.is_error() || (finding.code == rules::STALE_TRANSLATION && finding.severity == Severity::Warning)
}

/// Everything that the rules say of one policy, sorted, with the policy as scope.
pub fn run(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules::all() {
        let mut found = Found::new(rule);
        (rule.check)(subject, &mut found);
        findings.extend(found.into_findings());
    }
    let mut findings: Vec<Finding> =
        findings.into_iter().map(|finding| finding.scope(subject.policy.id.as_str())).collect();
    finding::sort(&mut findings);
    findings
}
