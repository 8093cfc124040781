//! FUR1: readers know of a new purpose before it begins.

use super::notice::{Late, late};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::history::facts::{Class, FactChange, Trigger, compare};

pub const RULE: Rule = Rule {
    code: "FUR1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 3, og artikel 14, stk. 4",
        "GDPR Art. 13(3) and 14(4)",
    ),
    title: both(
        "læseren får besked om et nyt formål, før det begynder",
        "readers are told of a new purpose before it begins",
    ),
    when: both(
        "når en udgave, der gælder eller er på vej, bruger oplysninger til noget, den før ikke nævnte",
        "where an edition in force or to come uses data for something that the one before did not name",
    ),
    looks_at: &["editions", "activity.purposes", "changes.notice", "site.editions.notice"],
    why: both(
        "oplysninger er givet til de formål, der stod i teksten, og ikke til andre",
        "data was given for the purposes that the text named, and for no others",
    ),
    mend: both(
        "vent med det nye formål, til varslet er gået, eller giv hver enkelt besked, før det begynder",
        "postpone the new purpose until the notice has passed, or tell each person before it begins",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for Late { edition, before, now, asked, ledger, .. } in late(subject) {
        let facts = before.and_then(|before| before.facts.as_ref()).zip(now.and_then(|now| now.facts.as_ref()));
        let Some((before, now)) = facts else { continue };
        for change in compare(before, now).iter().filter(|change| adds_purpose(change)) {
            let (id, path) = (edition.id, &change.path);
            let message = Both::new(
                format!("udgaven `{id}` bruger oplysninger til noget nyt (`{path}`) med kortere varsel end {asked}"),
                format!("the edition `{id}` uses data for something new (`{path}`) with less notice than {asked}"),
            );
            found.add(Hit::new(&ledger, message));
        }
    }
}

fn adds_purpose(change: &FactChange) -> bool {
    const ADDED: [&str; 4] = ["activity-added", "consent-added", "processing-added", "purpose-added"];
    change.class == Class::Material(Trigger::Purpose) && ADDED.contains(&change.code)
}
