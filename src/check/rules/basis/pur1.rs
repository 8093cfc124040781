//! PUR1: what data is used for.

use crate::check::facts::{is_told, place_of};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "PUR1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 5, stk. 1, litra b, artikel 13, stk. 1, litra c, og artikel 14, stk. \
         1, litra c",
        "GDPR Art. 5(1)(b), 13(1)(c) and 14(1)(c)",
    ),
    title: both("formålene med hver aktivitet", "the purposes of each activity"),
    when: both("for hver aktivitet, vi selv har ansvaret for", "for each activity that is ours to answer for"),
    looks_at: &["activity.purposes"],
    why: both(
        "uden et formål kan ingen se, om oplysningerne er nødvendige, eller hvornår de skal slettes",
        "without a purpose nobody can tell whether the data is needed, or when it has to go",
    ),
    mend: both(
        "skriv i `purposes`, hvad oplysningerne bliver brugt til, ét formål ad gangen",
        "state in `purposes` what the data is used for, one purpose at a time",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for activity in subject.activities_told().filter(|activity| !is_told(&activity.purposes)) {
        let id = &activity.id;
        let message = Both::new(
            format!("der står ikke, hvad oplysningerne i `{id}` bliver brugt til"),
            format!("what the data of `{id}` is used for is not stated"),
        );
        found.add(Hit::new(place_of(&activity.purposes, &activity.place), message));
    }
}
