//! RET3: the steps of a chain come to its total. Reading a policy adds them up; here it is asked whether they may be.

use crate::check::facts::items;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::retention::{Event, Retention, RetentionChain, Rule as Kept};

pub const RULE: Rule = Rule {
    code: "RET3",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 5, stk. 1, litra a, og artikel 13, stk. 2, litra a",
        "GDPR Art. 5(1)(a) and 13(2)(a)",
    ),
    title: both("at trinnene i en kæde giver summen", "that the steps of a chain come to its total"),
    when: both("hvor sletningen er beskrevet i trin", "where deletion is told in steps"),
    looks_at: &["activity.retention.chain", "activity.retention.total"],
    why: both(
        "læseren regner med summen, og trinnene skal give det samme",
        "readers count on the total, and the steps must give the same",
    ),
    mend: both(
        "ret summen eller trinnene; ligger kopier ved siden af hinanden, så skriv kun den, der varer længst",
        "fix the total or the steps; of copies kept side by side, state only the one that lasts longest",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let policy = subject.policy;
    let of_activities = policy.activities.iter().map(|activity| (activity.id.as_str(), &activity.retention));
    let of_processing = policy.processing.iter().map(|processing| (processing.id.as_str(), &processing.retention));
    for (id, retention) in of_activities.chain(of_processing) {
        for Retention { rule, .. } in items(retention) {
            if let Kept::Chain(chain) = rule {
                order(id, chain, found);
            }
        }
    }
}

/// Each step begins where the one before has ended, or the sum is not how long it takes.
fn order(id: &str, chain: &RetentionChain, found: &mut Found) {
    for pair in chain.steps.windows(2) {
        let [before, step] = pair else { continue };
        let Event::DeletedFrom(from) = &step.after else { continue };
        if from.value != before.system.value {
            let (at, from_, before) = (&step.system.value, &from.value, &before.system.value);
            found.add(Hit::new(
                &from.place,
                Both::new(
                    format!("i `{id}` begynder `{at}` ved sletning fra `{from_}`, men trinnet før er `{before}`"),
                    format!("in `{id}`, `{at}` begins at deletion from `{from_}`, but the step before is `{before}`"),
                ),
            ));
        }
    }
}
