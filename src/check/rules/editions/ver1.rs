//! VER1: a reader can see from when the text applies.

use crate::check::{Found, Hit, Rule, Subject, both};
use crate::config::Drafts;
use crate::finding::Severity;
use crate::model::policy::Policy;

pub const RULE: Rule = Rule {
    code: "VER1",
    severity: Severity::Error,
    source: both("WP260 rev.01, punkt 29-31", "WP260 rev.01, points 29 to 31"),
    title: both(
        "der står, fra hvilken dag teksten gælder, og hvornår den sidst blev ændret",
        "the policy says from which day the text applies, and when it was last changed",
    ),
    when: both(
        "når læsere kan se politikken, og den ikke har en udgave, der giver den en dato",
        "where readers can see the policy, and it has no edition that gives it a date",
    ),
    looks_at: &["editions", "signature.date", "changes.available-from", "site.drafts"],
    why: both(
        "uden en dato kan man ikke se, om det er den tekst, der gjaldt, da man gav sine oplysninger",
        "without a date nobody can see whether it is the text that applied when they gave their data",
    ),
    mend: both(
        "gør teksten til en udgave med `ikraft release`, eller skriv `date` under [[signature]] så længe",
        "make the text an edition with `ikraft release`, or state `date` under [[signature]] until then",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let is_shown = subject.config.drafts == Drafts::Show;
    if subject.history.is_none() && is_shown && !is_dated(subject.public) {
        found.add(Hit::new(
            subject.policy_file(),
            both(
                "der er ingen udgave og ingen dato: læseren kan ikke se, fra hvornår teksten gælder",
                "there is no edition and no date: readers cannot see from when the text applies",
            ),
        ));
    }
}

/// Whether the policy itself names a day.
fn is_dated(policy: &Policy) -> bool {
    let signed =
        policy.signatures.iter().any(|signature| signature.date.as_ref().is_some_and(|date| date.value().is_some()));
    signed || policy.changes.as_ref().is_some_and(|changes| changes.available_from.is_some())
}
