//! The activities that a firm answers for itself: GDPR Art. 13, 14 and 6 are about these.

use std::collections::BTreeSet;

use super::Subject;
use crate::model::activity::{Activity, ActivityKind};
use crate::model::audience::Role;
use crate::model::fact::{Fact, value};
use crate::model::policy::Policy;

impl<'a> Subject<'a> {
    /// All activities that are ours to answer for, also those that are for the record only.
    pub fn activities(&self) -> impl Iterator<Item = &'a Activity> {
        let policy = self.policy;
        policy.activities.iter().filter(|activity| is_ours(policy, activity))
    }

    /// Whether the firm is controller of anything: also where no activity is written down yet, unless all that is
    /// written down is done for customers.
    pub fn answers_for_something(&self) -> bool {
        self.activities().next().is_some() || (self.policy.activities.is_empty() && self.policy.processing.is_empty())
    }

    /// The activities as readers are told of them; those for the record only are not among them.
    pub fn activities_told(&self) -> impl Iterator<Item = &'a Activity> {
        // In what role a firm acts is so, whether it says it or not.
        let ours: BTreeSet<&str> = self.activities().map(|activity| activity.id.as_str()).collect();
        self.public.activities.iter().filter(move |activity| ours.contains(activity.id.as_str()))
    }
}

/// Whether the firm is controller, alone or with others, as far as its facts say. Where they do not say that it works
/// on instruction, it answers.
pub fn is_ours(policy: &Policy, activity: &Activity) -> bool {
    let is_processor = |role: &Fact<Role>| role.value() == Some(&Role::Processor);
    if let Some(role) = &activity.role {
        return !is_processor(role);
    }
    let concerns = |id: &str| activity.audience.is_empty() || activity.audience.iter().any(|named| named.value == id);
    let mut audiences = policy.audiences.iter().filter(|audience| concerns(&audience.id)).peekable();
    audiences.peek().is_none() || audiences.any(|audience| !is_processor(&audience.our_role))
}

/// Whether it runs on the web: it is a website, or the systems and purposes that it names are those of one.
pub fn is_online(policy: &Policy, activity: &Activity) -> bool {
    const SYSTEMS: [&str; 3] = ["web-shop", "website-server", "software-service"];
    const PURPOSES: [&str; 3] = ["account", "log-in", "shopping-cart"];
    let is_web_system = |id: &str| {
        let kind = policy.system(id).and_then(|system| system.kind.as_key());
        kind.is_some_and(|kind| SYSTEMS.contains(&kind))
    };
    let serves_a_login = value(&activity.purposes).is_some_and(|purposes| {
        purposes.iter().filter_map(|purpose| purpose.as_key()).any(|key| PURPOSES.contains(&key))
    });
    activity.kind == Some(ActivityKind::Web) || serves_a_login || activity.systems.iter().any(|id| is_web_system(id))
}
