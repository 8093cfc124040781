//! ADM1: decisions that a program takes alone.

use crate::check::facts::named;
use crate::check::grounds::{covers, grounds, protected};
use crate::check::text::{Topic, Voice};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::{Activity, Automated, AutomatedDecision, CategoryClass};
use crate::model::fact::{Fact, State};
use crate::model::ground::{Basis, Ground};
use crate::model::section::Generated;

pub const RULE: Rule = Rule {
    code: "ADM1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 2, litra f, artikel 14, stk. 2, litra g, og artikel 22",
        "GDPR Art. 13(2)(f), 14(2)(g) and 22",
    ),
    title: both(
        "automatiske afgørelser: logik, betydning, undtagelse og et menneske at gå til",
        "automated decisions: the logic, what it means, the exception and a human to turn to",
    ),
    when: both(
        "når et program på egen hånd afgør noget om læseren, eller det ikke er kendt",
        "where a program alone decides something about the reader, or whether one does is not known",
    ),
    looks_at: &["activity.automated", "activity.categories", "activity.grounds"],
    why: both(
        "ingen skal være genstand for en maskines afgørelse uden at vide det, forstå den og kunne få et menneske til \
         at se på den",
        "nobody should be subject to a machine’s decision without knowing it, understanding it and having a human \
         look at it",
    ),
    mend: both(
        "skriv `automated = { decides, logic, consequence, exception, human-review }`, eller `automated = false`",
        "state `automated = { decides, logic, consequence, exception, human-review }`, or `automated = false`",
    ),
    check,
};

/// The sentence with which the clause library offers a human, where the firm says nothing of it.
const OFFER: &str = "automated-ask";

fn check(subject: &Subject, found: &mut Found) {
    for activity in subject.activities_told() {
        let id = &activity.id;
        let known = subject.policy.activity(id).and_then(|known| known.automated.as_ref());
        match (&activity.automated, known) {
            (Some(fact), _) if fact.is_unknown() => found.add(Hit::new(
                &fact.place,
                Both::new(
                    format!("det er ikke kendt, om et program afgør noget uden et menneske i `{id}`"),
                    format!("whether a program alone decides something in `{id}` is not known"),
                ),
            )),
            (Some(Fact { state: State::Given(Automated::Used(decision)), .. }), _) => {
                told(subject, activity, decision, found);
            }
            (None, Some(Fact { state: State::Given(Automated::Used(decision)), .. })) => {
                found.add(Hit::new(
                    &decision.place,
                    Both::new(
                        format!("et program afgør noget uden et menneske i `{id}`, og læseren får det ikke at vide"),
                        format!("a program alone decides something in `{id}`, and readers are not told"),
                    ),
                ));
            }
            _ => {}
        }
    }
}

fn told(subject: &Subject, activity: &Activity, decision: &AutomatedDecision, found: &mut Found) {
    let id = &activity.id;
    let exception = decision.exception.as_ref().map(|exception| exception.value);
    if exception.is_none() {
        let message = Both::new(
            format!("der står ikke, hvorfor et program må afgøre noget uden et menneske i `{id}`"),
            format!("why a program may decide something alone in `{id}` is not stated"),
        );
        let mend = both(
            "skriv `exception = \"22-2-a\"` (aftale), `\"22-2-b\"` (lov) eller `\"22-2-c\"` (udtrykkeligt samtykke)",
            "state `exception = \"22-2-a\"` (contract), `\"22-2-b\"` (law) or `\"22-2-c\"` (explicit consent)",
        );
        found.add(Hit::new(&decision.place, message).mend(mend));
    }
    // Where an act allows the decision, it says itself how people are protected (Art. 22(2)(b)).
    if exception != Some('b') && decision.human_review.is_none() && !is_offered(subject) {
        let message = Both::new(
            format!("der står ikke, hvordan man får et menneske til at se på afgørelsen i `{id}`"),
            format!("how to have a human look at the decision in `{id}` is not stated"),
        );
        let mend = both(
            "skriv i `human-review`, hvem der ser på sagen, når man beder om det",
            "state in `human-review` who looks at the case when asked",
        );
        found.add(Hit::new(&decision.place, message).mend(mend));
    }
    let allows =
        |ground: &Ground| matches!(ground.basis.as_ref().map(|basis| basis.value), Some(Basis::Art9('a' | 'g')));
    for category in protected(activity, CategoryClass::Special) {
        let is_allowed = grounds(activity).iter().any(|ground| covers(ground, category) && allows(ground));
        let (false, Some(name)) = (is_allowed, named(&category.is)) else { continue };
        let message = Both::new(
            format!("programmet i `{id}` bruger {}, som kræver udtrykkeligt samtykke eller en lov", name.da),
            format!("the program in `{id}` uses {}, which takes explicit consent or an act", name.en),
        );
        let mend = both(
            "lad være med at bruge oplysningerne i afgørelsen, eller skriv grundlaget: artikel 9, stk. 2, litra a \
             eller g",
            "do not use the data in the decision, or state the ground: Article 9(2)(a) or (g)",
        );
        found.add(Hit::new(&category.place, message).mend(mend));
    }
}

/// Whether every text offers a human: in the words of the clause library, or in the firm's own in that section.
fn is_offered(subject: &Subject) -> bool {
    subject.texts.iter().all(|text| {
        let mut pieces = text.runs.iter().flat_map(|run| &run.pieces).filter_map(|piece| piece.origin.as_ref());
        let mut own = text.said(Topic::HumanReview).into_iter().filter(|said| said.voice() == Voice::Fragment);
        pieces.any(|origin| origin.message.as_deref() == Some(OFFER))
            || own.any(|said| said.run.section == Generated::AutomatedDecisions.id())
    })
}
