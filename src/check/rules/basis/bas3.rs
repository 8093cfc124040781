//! BAS3: the act behind a legal obligation, a public task or a statutory duty to give data.

use crate::check::grounds::grounds;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::{Activity, ObligationKind};
use crate::model::fact::{Located, value};
use crate::model::ground::Basis;

pub const RULE: Rule = Rule {
    code: "BAS3",
    severity: Severity::Warning,
    source: both(
        "databeskyttelsesforordningens artikel 6, stk. 3, og artikel 13, stk. 2, litra e",
        "GDPR Art. 6(3) and 13(2)(e)",
    ),
    title: both("navnet på den lov, der forpligter", "the name of the act that obliges"),
    when: both(
        "når noget hviler på artikel 6, stk. 1, litra c eller e, eller oplysningerne skal gives efter en lov",
        "where something rests on Article 6(1)(c) or (e), or data must be given by law",
    ),
    looks_at: &["activity.grounds.law", "activity.disclosure.law", "activity.obligation.law"],
    why: both(
        "en pligt eller en opgave kommer altid fra en lov, og læseren skal kunne slå den op",
        "a duty or a task always comes from an act, and readers should be able to look it up",
    ),
    mend: both("skriv loven i `law`: `law = \"bookkeeping\"`", "name the act under `law`: `law = \"bookkeeping\"`"),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for activity in subject.activities_told() {
        let id = &activity.id;
        for ground in grounds(activity).iter().filter(|ground| ground.law.is_empty()) {
            let Some(said) = duty(ground.basis.as_ref()) else { continue };
            let message = Both::new(
                format!("`{id}` hviler på {}, men der står ikke, hvilken lov den følger af", said.da),
                format!("`{id}` rests on {}, but the act that it follows from is not named", said.en),
            );
            found.add(Hit::new(&ground.place, message));
        }
        for disclosure in activity.disclosure.iter().filter(|disclosure| disclosure.law.is_none()) {
            let Some(said) = duty(disclosure.basis.as_ref()) else { continue };
            let to = &disclosure.to.value;
            let message = Both::new(
                format!(
                    "`{to}` får oplysningerne i `{id}` efter {}, men der står ikke, hvilken lov den følger af",
                    said.da
                ),
                format!(
                    "`{to}` gets the data of `{id}` under {}, but the act that it follows from is not named",
                    said.en
                ),
            );
            found.add(Hit::new(&disclosure.place, message));
        }
        obligation(activity, found);
    }
}

/// A duty to give data needs no act of its own where the grounds name one.
fn obligation(activity: &Activity, found: &mut Found) {
    let Some(obligation) = value(&activity.obligation) else { return };
    let has_law = obligation.law.is_some() || grounds(activity).iter().any(|ground| !ground.law.is_empty());
    if obligation.kind == ObligationKind::Statutory && !has_law {
        let id = &activity.id;
        let message = Both::new(
            format!("oplysningerne i `{id}` skal gives efter en lov, men der står ikke hvilken"),
            format!("the data of `{id}` must be given by law, but the act is not named"),
        );
        found.add(Hit::new(&obligation.place, message));
    }
}

fn duty(basis: Option<&Located<Basis>>) -> Option<Both> {
    match basis?.value {
        Basis::LEGAL_OBLIGATION => Some(both("en retlig forpligtelse", "a legal obligation")),
        Basis::PUBLIC_TASK => Some(both("en offentlig opgave", "a public task")),
        _ => None,
    }
}
