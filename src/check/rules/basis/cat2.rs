//! CAT2: whose data.

use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "CAT2",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 30, stk. 1, litra c", "GDPR Art. 30(1)(c)"),
    title: both("hvem hver aktivitet handler om", "whom each activity is about"),
    when: both("for hver aktivitet, vi selv har ansvaret for", "for each activity that is ours to answer for"),
    looks_at: &["activity.subjects"],
    why: both(
        "man skal kunne se, om aktiviteten handler om en selv",
        "readers must be able to tell whether the activity is about them",
    ),
    mend: both(
        "skriv i `subjects`, hvem oplysningerne handler om: `[\"customers\"]`",
        "state in `subjects` whom the data is about: `[\"customers\"]`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for activity in subject.activities_told().filter(|activity| activity.subjects.is_empty()) {
        let id = &activity.id;
        let message = Both::new(
            format!("der står ikke, hvem oplysningerne i `{id}` handler om"),
            format!("whom the data of `{id}` is about is not stated"),
        );
        found.add(Hit::new(&activity.place, message));
    }
}
