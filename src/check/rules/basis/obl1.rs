//! OBL1: whether the reader must give the data, and what follows if they do not.

use super::sources::subjects_are_others;
use crate::check::facts::{is_told, items, place_of};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::{Activity, ActivityKind, ObligationKind, SourceFrom};
use crate::model::fact::value;
use crate::model::section::Generated;

pub const RULE: Rule = Rule {
    code: "OBL1",
    severity: Severity::Error,
    source: both("databeskyttelsesforordningens artikel 13, stk. 2, litra e", "GDPR Art. 13(2)(e)"),
    title: both(
        "om man skal give oplysningerne, og hvad der sker, hvis man lader være",
        "whether the data must be given, and what follows if it is not",
    ),
    when: both(
        "når læseren selv giver oplysningerne, og det ikke kun er et kamera, der optager",
        "where the reader gives the data, and it is not only a camera that records",
    ),
    looks_at: &["activity.obligation.kind", "activity.obligation.consequence", "activity.source"],
    why: both(
        "man skal kunne vælge, om man vil give oplysningerne, og vide, hvad valget betyder",
        "readers must be able to choose whether to give the data, and know what the choice means",
    ),
    mend: both(
        "skriv `obligation = { kind = \"…\", consequence = { da = \"…\", en = \"…\" } }`",
        "state `obligation = { kind = \"…\", consequence = { da = \"…\", en = \"…\" } }`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let is_in_prose = subject.is_said_in(Generated::Obligation);
    for activity in subject.activities_told().filter(|activity| is_given_by_the_reader(activity)) {
        let id = &activity.id;
        if !is_told(&activity.obligation) {
            if !is_in_prose {
                let message = Both::new(
                    format!("der står ikke, om man skal give oplysningerne i `{id}`"),
                    format!("whether the data of `{id}` must be given is not stated"),
                );
                found.add(Hit::new(place_of(&activity.obligation, &activity.place), message));
            }
            continue;
        }
        let Some(obligation) = value(&activity.obligation) else { continue };
        // Where nobody can refuse, nothing follows from it.
        if obligation.kind != ObligationKind::Unavoidable && obligation.consequence.is_none() && !is_in_prose {
            let message = Both::new(
                format!("der står ikke, hvad der sker, hvis man ikke giver oplysningerne i `{id}`"),
                format!("what follows if the data of `{id}` is not given is not stated"),
            );
            found.add(Hit::new(&obligation.place, message));
        }
    }
}

/// Data without a stated source is the reader's own, unless it is about people who give none. A camera asks nobody.
fn is_given_by_the_reader(activity: &Activity) -> bool {
    if activity.kind == Some(ActivityKind::Cctv) && activity.obligation.is_none() {
        return false;
    }
    match &activity.source {
        Some(_) => items(&activity.source).iter().any(|source| source.from == SourceFrom::Subject),
        None => !subjects_are_others(activity),
    }
}
