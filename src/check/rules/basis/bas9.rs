//! BAS9: an authority that weighs interests.

use crate::check::grounds::grounds;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::controller::ControllerKind;
use crate::model::fact::{Located, value};
use crate::model::ground::Basis;

pub const RULE: Rule = Rule {
    code: "BAS9",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 6, stk. 1, andet afsnit",
        "GDPR Art. 6(1), second subparagraph",
    ),
    title: both(
        "at en myndighed ikke bruger interesseafvejning i sine opgaver",
        "that an authority does not rely on legitimate interests in its tasks",
    ),
    when: both("når den dataansvarlige er en offentlig myndighed", "where the controller is a public authority"),
    looks_at: &["controller.kind", "activity.grounds.basis", "activity.disclosure.basis"],
    why: both(
        "en myndighed har sine opgaver fra loven og kan ikke give sig selv flere ved at veje interesser",
        "an authority has its tasks from law, and cannot give itself more by weighing interests",
    ),
    mend: both(
        "brug artikel 6, stk. 1, litra e, med loven bag opgaven: `basis = \"6-1-e\", law = \"…\"`",
        "use Article 6(1)(e) with the act behind the task: `basis = \"6-1-e\", law = \"…\"`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    if value(&subject.policy.firm.controller.kind) != Some(&ControllerKind::PublicAuthority) {
        return;
    }
    let is_interests =
        |basis: &Option<Located<Basis>>| basis.as_ref().is_some_and(|basis| basis.value == Basis::LEGITIMATE_INTERESTS);
    for activity in subject.activities() {
        let id = &activity.id;
        for ground in grounds(activity).iter().filter(|ground| is_interests(&ground.basis)) {
            let message = Both::new(
                format!("myndigheden bruger interesseafvejning som grundlag for `{id}`"),
                format!("the authority relies on legitimate interests for `{id}`"),
            );
            found.add(Hit::new(&ground.place, message));
        }
        for disclosure in activity.disclosure.iter().filter(|disclosure| is_interests(&disclosure.basis)) {
            let to = &disclosure.to.value;
            let message = Both::new(
                format!("myndigheden giver oplysningerne i `{id}` til `{to}` efter en interesseafvejning"),
                format!("the authority passes the data of `{id}` to `{to}` on legitimate interests"),
            );
            found.add(Hit::new(&disclosure.place, message));
        }
    }
}
