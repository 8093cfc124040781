//! Who handles data for the firm: whose systems it lies in, and who works on its instruction.

use std::collections::BTreeSet;

use crate::model::audience::Role;
use crate::model::fact::Located;
use crate::model::policy::Policy;
use crate::model::recipient::Recipient;
use crate::model::system::System;

/// The systems that data lies in when it lies in these: they themselves, and what they are backed up or mirrored to.
pub fn reached<'a>(policy: &'a Policy, systems: &'a [Located<String>]) -> Vec<&'a System> {
    let mut reached: Vec<&System> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next: Vec<&str> = systems.iter().rev().map(|id| id.value.as_str()).collect();
    while let Some(id) = next.pop() {
        if let Some(system) = policy.system(id).filter(|_| seen.insert(id)) {
            next.extend(system.mirror.iter().chain(&system.backup).map(|id| id.value.as_str()));
            reached.push(system);
        }
    }
    reached
}

/// The roles in which a recipient gets data of what readers are told; `None` for one that nobody knows.
fn roles<'a>(policy: &'a Policy, recipient: &'a str) -> impl Iterator<Item = Option<Role>> + 'a {
    let activities = policy.activities.iter().filter(|activity| activity.publish);
    let disclosures = activities.flat_map(|activity| &activity.disclosure);
    disclosures.filter(move |one| one.to.value == recipient).map(|one| one.role.value().copied())
}

/// Whether it runs a system of the firm, so that data lies at it.
pub fn runs_a_system(policy: &Policy, recipient: &str) -> bool {
    policy.systems.iter().any(|system| system.recipient.as_ref().is_some_and(|by| by.value == recipient))
}

/// Whether the firm, as processor, uses it for its customers.
pub fn is_used_for_customers(policy: &Policy, recipient: &str) -> bool {
    let mut used = policy.processing.iter().flat_map(|processing| &processing.sub_processors);
    used.any(|id| id.value == recipient)
}

/// Whether it works on the firm's instruction, as far as its facts say: it is called a processor somewhere, or it runs
/// a system and nobody says that it is anything else.
pub fn works_for_us(policy: &Policy, recipient: &Recipient) -> bool {
    let mut stated = roles(policy, &recipient.id).flatten().peekable();
    let is_processor = match stated.peek() {
        Some(_) => stated.any(|role| role == Role::Processor),
        None => runs_a_system(policy, &recipient.id),
    };
    is_processor || is_used_for_customers(policy, &recipient.id)
}
