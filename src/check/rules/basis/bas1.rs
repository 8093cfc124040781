//! BAS1: the legal basis of each purpose.

use crate::check::facts::{is_told, items, named, place_of};
use crate::check::grounds::{covers, grounds, is_of_national_act};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::Activity;
use crate::model::fact::value;
use crate::model::ground::{Basis, Ground};
use crate::model::text::Text;

pub const RULE: Rule = Rule {
    code: "BAS1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 6, stk. 1, artikel 13, stk. 1, litra c, og artikel 14, stk. 1, litra c",
        "GDPR Art. 6(1), 13(1)(c) and 14(1)(c)",
    ),
    title: both("retsgrundlaget for hvert formål", "the legal basis of each purpose"),
    when: both("for hver aktivitet, vi selv har ansvaret for", "for each activity that is ours to answer for"),
    looks_at: &["activity.grounds", "activity.purposes"],
    why: both(
        "uden et retsgrundlag er brugen ikke lovlig, og læseren kan ikke se, hvilke rettigheder der følger med",
        "without a legal basis the use is not lawful, and readers cannot tell which rights come with it",
    ),
    mend: both(
        "skriv i `grounds`, hvilken litra i artikel 6, stk. 1, hvert formål hviler på: `{ purposes = [\"…\"], basis \
         = \"6-1-b\" }`",
        "state in `grounds` which letter of Article 6(1) each purpose rests on: `{ purposes = [\"…\"], basis = \
         \"6-1-b\" }`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for activity in subject.activities_told() {
        let id = &activity.id;
        // Where every ground in a list was broken, the loader has told of each of them.
        let known = subject.policy.activity(id).and_then(|activity| value(&activity.grounds));
        if known.is_some_and(Vec::is_empty) {
            continue;
        }
        if !is_told(&activity.grounds) {
            let message = Both::new(
                format!("der står intet retsgrundlag for `{id}`"),
                format!("no legal basis of `{id}` is stated"),
            );
            found.add(Hit::new(place_of(&activity.grounds, &activity.place), message));
            continue;
        }
        if value(&activity.grounds).is_none() {
            continue;
        }
        for purpose in items(&activity.purposes).iter().filter(|purpose| !is_covered(activity, purpose)) {
            let Some(name) = named(purpose) else { continue };
            let message = Both::new(
                format!("der står intet retsgrundlag for formålet {} i `{id}`", name.da),
                format!("no legal basis of the purpose {} of `{id}` is stated", name.en),
            );
            found.add(Hit::new(&purpose.place, message));
        }
    }
}

/// Whether a purpose has a ground: one for all data, or grounds that share the categories between them.
fn is_covered(activity: &Activity, purpose: &Text) -> bool {
    let of_purpose: Vec<&Ground> =
        grounds(activity).iter().filter(|ground| is_ground_of(ground, purpose) && bears_a_purpose(ground)).collect();
    let categories = items(&activity.categories);
    of_purpose.iter().any(|ground| ground.for_categories.is_empty())
        || !categories.is_empty()
            && categories.iter().all(|category| of_purpose.iter().any(|ground| covers(ground, category)))
}

fn is_ground_of(ground: &Ground, purpose: &Text) -> bool {
    let key = purpose.as_key();
    ground.purposes.is_empty() || key.is_some_and(|key| ground.purposes.iter().any(|named| named.value == key))
}

/// Article 9 and 10 only lift a ban; an act is a ground by itself where it is databeskyttelsesloven.
fn bears_a_purpose(ground: &Ground) -> bool {
    match &ground.basis {
        Some(basis) => matches!(basis.value, Basis::Art6(_)),
        None => ground.law.iter().any(|law| is_of_national_act(law)),
    }
}
