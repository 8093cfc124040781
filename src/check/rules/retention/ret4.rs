//! RET4: when the copies are gone too.

use std::collections::BTreeSet;

use crate::check::facts::items;
use crate::check::handling::reached;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::fact::Located;
use crate::model::retention::{Retention, Rule as Kept, Then};

pub const RULE: Rule = Rule {
    code: "RET4",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 13, stk. 2, litra a", "GDPR Art. 13(2)(a)"),
    title: both("hvornår sikkerhedskopierne også er væk", "when the backups are gone too"),
    when: both(
        "hvor et system har en sikkerhedskopi; en spejling bliver slettet med det samme",
        "where a system has a backup; a mirror is deleted at once",
    ),
    looks_at: &["system.backup", "activity.retention", "processing-for-customers.retention"],
    why: both(
        "oplysningerne er ikke slettet, før de også er ude af kopien",
        "data is not deleted until it has left the copy as well",
    ),
    mend: both(
        "skriv en kæde med et trin for kopien, så summen er det hele",
        "state a chain with a step for the copy, so that the total is all of it",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for told in subject.activities_told() {
        if let Some(whole) = subject.policy.activity(&told.id) {
            entries(subject, &whole.id, &whole.systems, items(&whole.retention), found);
        }
    }
    for whole in subject.policy.processing.iter().filter(|processing| processing.publish) {
        entries(subject, &whole.id, &whole.systems, items(&whole.retention), found);
    }
}

fn entries(subject: &Subject, id: &str, systems: &[Located<String>], entries: &[Retention], found: &mut Found) {
    let backups = reached(subject.policy, systems).into_iter().filter_map(|system| system.backup.as_ref());
    let backups: BTreeSet<&str> = backups.map(|backup| backup.value.as_str()).collect();
    for entry in entries.iter().filter(|entry| entry.publish && !matches!(entry.then, Then::Archive(_))) {
        for backup in &backups {
            let is_stated = match &entry.rule {
                Kept::Keep { .. } => false,
                Kept::Chain(chain) => chain.steps.iter().any(|step| step.system.value == *backup),
                // What ends with words has no total that the copy could be missing from.
                Kept::Criterion(_) | Kept::OnRequest | Kept::NotDeleted { .. } => continue,
            };
            if !is_stated {
                found.add(Hit::new(
                    &entry.place,
                    Both::new(
                        format!("`{id}` siger ikke, hvornår oplysningerne er ude af kopien i `{backup}`"),
                        format!("`{id}` does not say when the data has left the copy in `{backup}`"),
                    ),
                ));
            }
        }
    }
}
