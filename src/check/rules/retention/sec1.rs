//! SEC1: how data is guarded, and no word of safety without it.

use std::collections::BTreeSet;

use crate::check::handling::reached;
use crate::check::text::Topic;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "SEC1",
    severity: Severity::Info,
    source: both("databeskyttelsesforordningens artikel 32", "GDPR Art. 32"),
    title: both("foranstaltninger, der beskytter oplysningerne", "measures that protect the data"),
    when: both(
        "hvor oplysninger ligger i systemer, eller teksten siger, at de er i sikkerhed",
        "where data lies in systems, or the text says that it is safe",
    ),
    looks_at: &["system.measures", "security.measures", "text"],
    why: both(
        "et løfte om sikkerhed er kun noget værd, når læseren kan se, hvad der bliver gjort",
        "a promise of safety is worth something only when readers can see what is done",
    ),
    mend: both(
        "skriv `measures` for systemet eller for det hele under [security]",
        "state `measures` of the system, or of everything under [security]",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let policy = subject.public;
    if policy.security.as_ref().is_some_and(|security| !security.measures.is_empty()) {
        return;
    }
    let of_activities = subject.activities_told().map(|activity| &activity.systems);
    let of_processing = policy.processing.iter().map(|processing| &processing.systems);
    let mut seen = BTreeSet::new();
    for system in of_activities.chain(of_processing).flat_map(|systems| reached(policy, systems)) {
        if system.measures.is_empty() && seen.insert(&system.id) {
            let id = &system.id;
            found.add(Hit::new(
                &system.place,
                Both::new(
                    format!("der står ikke, hvordan oplysningerne i `{id}` er beskyttet"),
                    format!("it is not said how the data in `{id}` is protected"),
                ),
            ));
        }
    }
    if policy.systems.iter().all(|system| system.measures.is_empty())
        && let Some((text, said)) = subject.own_words_on(Topic::SaysSafe).into_iter().next()
        && let Some(place) = said.place(subject.files)
    {
        let words = said.words();
        found.add(
            Hit::new(
                &place,
                Both::new(
                    format!("teksten siger »{words}«, men ingen foranstaltning er nævnt"),
                    format!("the text says ‘{words}’, but no measure is named"),
                ),
            )
            .lang(text.lang),
        );
    }
}
