//! What a record of processing activities must hold (GDPR Art. 30), out of all facts, told or not.

use super::facts::items;
use super::handling::reached;
use super::{Both, both, transfers};
use crate::model::fact::{Fact, Located, value};
use crate::model::policy::Policy;
use crate::model::recipient::Recipient;
use crate::model::retention::Retention;

/// The time limits, as the record names them.
pub fn has_limits(retention: &Option<Fact<Vec<Retention>>>) -> bool {
    !items(retention).is_empty()
}

/// Whether measures are known for the systems, or for everything.
pub fn has_measures(policy: &Policy, systems: &[Located<String>]) -> bool {
    let general = policy.security.as_ref().is_some_and(|security| !security.measures.is_empty());
    let reached = reached(policy, systems);
    general || (!reached.is_empty() && reached.iter().all(|system| !system.measures.is_empty()))
}

/// Whether it is known where each recipient is, and what carries each transfer.
pub fn has_transfers<'a>(mut recipients: impl Iterator<Item = &'a Recipient>) -> bool {
    recipients.all(|recipient| match value(&recipient.country) {
        None => recipient.country.as_ref().is_none_or(|country| !country.is_unknown()),
        Some(country) => country.in_eea() || transfers::is_stated(recipient, *country),
    })
}

/// Where data goes, as what a record lacks.
pub const TRANSFERS: Both =
    both("modtagernes lande eller overførslernes grundlag", "the recipients’ countries or the grounds of transfers");
/// How it is guarded, as what a record lacks.
pub const MEASURES: Both = both("sikkerhedsforanstaltningerne", "the security measures");
