//! RET7: refused applications are not kept for years.

use crate::check::facts::{items, mentions};
use crate::check::lengths::in_words;
use crate::check::statutes::is_danish;
use crate::check::{Both, Found, Hit, Rule, Subject, both, law};
use crate::finding::Severity;
use crate::model::activity::{Activity, ActivityKind};
use crate::model::retention::{Event, Retention, Rule as Kept};

pub const RULE: Rule = Rule {
    code: "RET7",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 5, stk. 1, litra e, og Datatilsynets praksis om jobansøgere",
        "GDPR Art. 5(1)(e); the Danish Data Protection Agency’s practice on job applicants",
    ),
    title: both(
        "at ansøgninger, der har fået afslag, ikke bliver gemt for længe uden samtykke",
        "that refused applications are not kept too long without consent",
    ),
    when: both("hvor der er rekruttering", "where there is recruitment"),
    looks_at: &["activity.kind", "activity.retention", "activity.grounds"],
    why: both(
        "den, der har fået afslag, skal ikke stå i arkivet i årevis uden selv at have sagt ja",
        "somebody who was refused must not stay on file for years without having agreed",
    ),
    mend: both(
        "forkort perioden, eller bed om samtykke til at gemme ansøgningen",
        "shorten the period, or ask for consent to keep the application",
    ),
    check,
};

/// Outcomes in own words that are a refusal.
const REFUSED: [&str; 11] = [
    "afslag",
    "ikke bliver ansat",
    "ikke ansætter",
    "ikke får",
    "får nej",
    "afvis",
    "refus",
    "not hired",
    "reject",
    "not get",
    "unsuccessful",
];

fn check(subject: &Subject, found: &mut Found) {
    let Some(limit) = law::period("refused-applications", subject.day).filter(|_| is_danish(subject.policy)) else {
        return;
    };
    for told in subject.activities_told().filter(|activity| activity.kind == Some(ActivityKind::Recruitment)) {
        let whole = subject.policy.activity(&told.id).unwrap_or(told);
        if rests_on_consent_alone(whole) {
            continue;
        }
        for entry in items(&whole.retention).iter().filter(|entry| is_of_the_refused(entry)) {
            let kept = match &entry.rule {
                Kept::Keep { period, .. } => period.value,
                Kept::Chain(chain) => chain.sum(),
                Kept::Criterion(_) | Kept::OnRequest | Kept::NotDeleted { .. } => continue,
            };
            if kept.is_longer_than(limit) {
                let (id, kept, limit) = (&whole.id, in_words(kept), in_words(limit));
                found.add(Hit::new(
                    &entry.place,
                    Both::new(
                        format!("afslag i `{id}` bliver gemt i {} uden samtykke, mere end {}", kept.da, limit.da),
                        format!(
                            "refused applications in `{id}` are kept for {} without consent, more than {}",
                            kept.en, limit.en
                        ),
                    ),
                ));
            }
        }
    }
}

/// Whether every ground, whatever it is for, is a consent.
fn rests_on_consent_alone(activity: &Activity) -> bool {
    let grounds = items(&activity.grounds);
    !grounds.is_empty() && grounds.iter().all(|ground| ground.basis.as_ref().is_some_and(|basis| basis.is_consent()))
}

/// Whether it is about those who did not get the job: said of all, or by its outcome, or by what it starts with.
fn is_of_the_refused(entry: &Retention) -> bool {
    let starts_with_refusal = match &entry.rule {
        Kept::Keep { from: Some(Event::Named(event)), .. } => event.as_key() == Some("refusal"),
        _ => false,
    };
    match &entry.when {
        None => true,
        Some(when) => when.as_key() == Some("not-hired") || starts_with_refusal || mentions(when, &REFUSED),
    }
}
