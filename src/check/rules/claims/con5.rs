//! CON5: nothing stands in the facts that nothing uses.

use std::collections::BTreeSet;

use crate::check::facts::items;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::activity::{Activity, Category};
use crate::model::cookie::SetBy;
use crate::model::ground::Ground;
use crate::model::policy::Policy;
use crate::model::retention::{Retention, Rule as Keeping};

pub const RULE: Rule = Rule {
    code: "CON5",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 5, stk. 1, litra b og c", "GDPR Art. 5(1)(b) and (c)"),
    title: both(
        "hver modtager, hvert system, hvert samtykke og hver slags oplysninger bliver brugt til noget",
        "every recipient, system, consent and kind of data is used for something",
    ),
    when: both("i alle politikker", "in every policy"),
    looks_at: &["recipient", "system", "consent", "activity.categories", "activity.grounds"],
    why: both(
        "enten er det overflødigt, eller også mangler det, som læseren skulle have haft at vide om det",
        "either it is superfluous, or what readers should have been told of it is missing",
    ),
    mend: both(
        "skriv, hvilken aktivitet det hører til, eller tag det ud",
        "say which activity it belongs to, or take it out",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let policy = subject.policy;
    let used = Used::of(subject);
    let unused = |found: &mut Found, place: &Place, id: &str, da: &str, en: &str| {
        let message =
            Both::new(format!("{da} `{id}` hører ikke til noget"), format!("the {en} `{id}` belongs to nothing"));
        found.add(Hit::new(place, message));
    };
    for recipient in policy.recipients.iter().filter(|one| is_here(subject, &one.place)) {
        if !used.recipients.contains(recipient.id.as_str()) {
            unused(found, &recipient.place, &recipient.id, "modtageren", "recipient");
        }
    }
    for system in policy.systems.iter().filter(|one| is_here(subject, &one.place)) {
        if !used.systems.contains(system.id.as_str()) {
            unused(found, &system.place, &system.id, "systemet", "system");
        }
    }
    for consent in &policy.consents {
        let is_named = |ground: &Ground| ground.consent.as_ref().is_some_and(|id| id.value == consent.id);
        let is_used = policy.activities.iter().flat_map(|activity| items(&activity.grounds)).any(is_named);
        if !is_used {
            unused(found, &consent.place, &consent.id, "samtykket", "consent");
        }
    }
    for activity in &policy.activities {
        for category in without_purpose(activity) {
            let name = category.is.as_key().unwrap_or_default();
            let id = &activity.id;
            let message = Both::new(
                format!("`{name}` i `{id}` hører ikke til noget formål"),
                format!("`{name}` in `{id}` belongs to no purpose"),
            );
            found.add(Hit::new(&category.place, message));
        }
    }
}

/// Whether a record stands in the policy's own file. One that is shared, or the firm's, is there for other policies
/// too, until this one says `use`; the loader has brought in only what it uses.
fn is_here(subject: &Subject, place: &Place) -> bool {
    place.file == subject.policy_file().file
}

/// A category that no ground names, where grounds name all others one by one.
fn without_purpose(activity: &Activity) -> Vec<&Category> {
    let grounds: Vec<&Ground> = items(&activity.grounds).iter().filter(|ground| !ground.purposes.is_empty()).collect();
    if grounds.is_empty() || grounds.iter().any(|ground| ground.for_categories.is_empty()) {
        return Vec::new();
    }
    let is_named = |category: &&Category| {
        let key = category.is.as_key();
        let names = |ground: &&Ground| ground.for_categories.iter().any(|named| Some(named.value.as_str()) == key);
        category.is.as_key().is_none() || grounds.iter().any(names)
    };
    items(&activity.categories).iter().filter(|category| !is_named(category)).collect()
}

/// What something refers to.
#[derive(Default)]
struct Used<'a> {
    recipients: BTreeSet<&'a str>,
    systems: BTreeSet<&'a str>,
}

impl<'a> Used<'a> {
    fn of(subject: &'a Subject) -> Used<'a> {
        let mut used = Used::default();
        used.by_facts(subject.policy);
        // Words of a fragment that stand for a fact use what it is a fact of.
        let pieces = subject.texts.iter().flat_map(|written| &written.runs).flat_map(|run| &run.pieces);
        for origin in pieces.filter_map(|piece| piece.origin.as_ref()).filter(|origin| origin.message.is_none()) {
            let mut path = origin.fact.as_deref().unwrap_or_default().split('.');
            match (path.next(), path.next()) {
                (Some("recipient"), Some(id)) => used.recipients.insert(id),
                (Some("system"), Some(id)) => used.systems.insert(id),
                _ => continue,
            };
        }
        used
    }

    fn by_facts(&mut self, policy: &'a Policy) {
        for activity in &policy.activities {
            self.systems.extend(activity.systems.iter().map(|id| id.value.as_str()));
            self.recipients.extend(activity.disclosure.iter().map(|disclosure| disclosure.to.value.as_str()));
            self.kept_in(items(&activity.retention));
        }
        for processing in &policy.processing {
            self.systems.extend(processing.systems.iter().map(|id| id.value.as_str()));
            self.recipients.extend(processing.sub_processors.iter().map(|id| id.value.as_str()));
            self.kept_in(items(&processing.retention));
        }
        for recipient in &policy.recipients {
            self.recipients.extend(recipient.sub_processors.iter().map(|id| id.value.as_str()));
        }
        for system in &policy.systems {
            self.recipients.extend(system.recipient.iter().map(|id| id.value.as_str()));
            self.systems.extend(system.backup.iter().chain(&system.mirror).map(|id| id.value.as_str()));
        }
        for cookie in &policy.cookies {
            if let Some(SetBy::Recipient(id)) = cookie.by.value() {
                self.recipients.insert(id);
            }
        }
    }

    fn kept_in(&mut self, entries: &'a [Retention]) {
        for entry in entries {
            if let Keeping::Chain(chain) = &entry.rule {
                self.systems.extend(chain.steps.iter().map(|step| step.system.value.as_str()));
            }
        }
    }
}
