//! ADM2: that no program decides alone, said in so many words.

use crate::check::text::Topic;
use crate::check::{Both, Found, Hit, Rule, Subject, Written, both};
use crate::finding::Severity;
use crate::model::activity::Automated;

pub const RULE: Rule = Rule {
    code: "ADM2",
    severity: Severity::Info,
    source: both(
        "Artikel 29-gruppens retningslinjer om gennemsigtighed (WP260 rev.01)",
        "the Article 29 Working Party’s guidelines on transparency (WP260 rev.01)",
    ),
    title: both(
        "om der er automatiske afgørelser, også når der ingen er",
        "whether there are automated decisions, also where there are none",
    ),
    when: both("for hver aktivitet, vi selv har ansvaret for", "for each activity that is ours to answer for"),
    looks_at: &["activity.automated", "text"],
    why: both(
        "tavshed lader læseren i tvivl om, hvorvidt en maskine har afgjort sagen",
        "silence leaves readers in doubt whether a machine decided the matter",
    ),
    mend: both(
        "skriv `automated = false`, når intet program afgør noget uden et menneske",
        "state `automated = false` where no program decides anything alone",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    if !subject.texts.is_empty() && subject.texts.iter().all(is_in_prose) {
        return;
    }
    for activity in subject.activities_told().filter(|activity| activity.automated.is_none()) {
        let id = &activity.id;
        // A fact that is there, and is not published, is ADM1's, unless it is that there are none.
        let known = subject.policy.activity(id).and_then(|activity| activity.automated.as_ref());
        if known.is_some_and(|fact| matches!(fact.value(), Some(Automated::Used(_)))) {
            continue;
        }
        let message = Both::new(
            format!("der står ikke, om et program afgør noget uden et menneske i `{id}`"),
            format!("whether a program alone decides something in `{id}` is not stated"),
        );
        found.add(Hit::new(&activity.place, message));
    }
}

/// Whether the firm speaks of automated decisions in its own words.
fn is_in_prose(text: &Written) -> bool {
    text.said(Topic::AutomatedDecision).iter().any(|said| said.is_own() && said.run.is_prose())
}
