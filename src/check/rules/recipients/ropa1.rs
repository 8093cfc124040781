//! ROPA1: whether the record of a controller can be made out of the facts.

use crate::check::facts::items;
use crate::check::listed::listed;
use crate::check::record::{self, has_limits, has_measures, has_transfers};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::Activity;
use crate::model::policy::Policy;

pub const RULE: Rule = Rule {
    code: "ROPA1",
    severity: Severity::Info,
    source: both("databeskyttelsesforordningens artikel 30, stk. 1", "GDPR Art. 30(1)"),
    title: both(
        "det, fortegnelsen over behandlingsaktiviteter skal indeholde",
        "what the record of processing activities must hold",
    ),
    when: both("for hver behandlingsaktivitet, også de upublicerede", "for every activity, unpublished ones too"),
    looks_at: &["activity", "system.measures", "recipient.country", "recipient.transfer"],
    why: both(
        "den dataansvarlige fører en fortegnelse, som Datatilsynet kan bede om at se",
        "the controller keeps a record, which the Danish Data Protection Agency may ask to see",
    ),
    mend: both(
        "skriv det, der mangler; det, læseren ikke skal se, får `publish = false`",
        "state what is missing; what readers need not see gets `publish = false`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for activity in subject.activities() {
        let missing = missing(subject.policy, activity);
        if !missing.is_empty() {
            let (id, missing) = (&activity.id, listed(&missing));
            found.add(Hit::new(
                &activity.place,
                Both::new(
                    format!("fortegnelsen over `{id}` mangler {}", missing.da),
                    format!("the record of `{id}` lacks {}", missing.en),
                ),
            ));
        }
    }
}

/// What Art. 30(1)(b)-(g) asks for and no fact holds. Who the controller is, is ID1's.
fn missing(policy: &Policy, activity: &Activity) -> Vec<Both> {
    let recipients = activity.disclosure.iter().filter_map(|one| policy.recipient(&one.to.value));
    let held = [
        (both("formålene", "the purposes"), !items(&activity.purposes).is_empty()),
        (both("kategorierne af registrerede", "the categories of people"), !activity.subjects.is_empty()),
        (both("kategorierne af oplysninger", "the categories of data"), !items(&activity.categories).is_empty()),
        (record::TRANSFERS, has_transfers(recipients)),
        (both("slettefristerne", "the time limits for erasure"), has_limits(&activity.retention)),
        (record::MEASURES, has_measures(policy, &activity.systems)),
    ];
    held.into_iter().filter(|(_, is_held)| !is_held).map(|(what, _)| what).collect()
}
