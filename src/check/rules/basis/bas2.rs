//! BAS2: the interest that a balancing of interests is about.

use crate::check::grounds::grounds;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::fact::Located;
use crate::model::ground::Basis;

pub const RULE: Rule = Rule {
    code: "BAS2",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 1, litra d, og artikel 14, stk. 2, litra b",
        "GDPR Art. 13(1)(d) and 14(2)(b)",
    ),
    title: both("den legitime interesse med ord", "the legitimate interest in words"),
    when: both(
        "når et grundlag eller en videregivelse hviler på artikel 6, stk. 1, litra f",
        "where a ground or a disclosure rests on Article 6(1)(f)",
    ),
    looks_at: &["activity.grounds.interest", "activity.disclosure.interest"],
    why: both(
        "den, der vil gøre indsigelse, skal vide, hvilken interesse der bliver vejet mod ens egne",
        "whoever wants to object must know which interest is weighed against theirs",
    ),
    mend: both(
        "skriv interessen i `interest`, så den kan stå efter »interesse i«",
        "state the interest in `interest`, as words that can stand after ‘interest in’",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for activity in subject.activities_told() {
        let id = &activity.id;
        let is_weighed = |basis: &Option<Located<Basis>>| {
            basis.as_ref().is_some_and(|basis| basis.value == Basis::LEGITIMATE_INTERESTS)
        };
        for ground in grounds(activity).iter().filter(|ground| is_weighed(&ground.basis) && ground.interest.is_none()) {
            let message = Both::new(
                format!("`{id}` hviler på en legitim interesse, men der står ikke hvilken"),
                format!("`{id}` rests on a legitimate interest, but which one is not stated"),
            );
            found.add(Hit::new(&ground.place, message));
        }
        for disclosure in &activity.disclosure {
            if !is_weighed(&disclosure.basis) || disclosure.interest.is_some() {
                continue;
            }
            let to = &disclosure.to.value;
            let message = Both::new(
                format!(
                    "at `{to}` får oplysningerne i `{id}`, hviler på en legitim interesse, men der står ikke hvilken"
                ),
                format!(
                    "that `{to}` gets the data of `{id}` rests on a legitimate interest, but which one is not stated"
                ),
            );
            found.add(Hit::new(&disclosure.place, message));
        }
    }
}
