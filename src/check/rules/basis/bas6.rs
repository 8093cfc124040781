//! BAS6: the ground for a CPR number.

use crate::check::facts::named;
use crate::check::grounds::{covers, grounds, is_for, is_of_national_act, protected, rests_on_national};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::{Activity, Category, CategoryClass};
use crate::model::controller::ControllerKind;
use crate::model::fact::value;
use crate::model::ground::{Basis, Ground};

pub const RULE: Rule = Rule {
    code: "BAS6",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 87 og databeskyttelseslovens § 11",
        "GDPR Art. 87 and section 11 of the Danish Data Protection Act",
    ),
    title: both("grundlaget for at bruge CPR-numre", "the ground for using CPR numbers"),
    when: both("når en kategori er CPR-nummer", "where a category is the CPR number"),
    looks_at: &["activity.categories", "activity.grounds", "controller.kind"],
    why: both(
        "private må kun bruge CPR-numre efter § 11, stk. 2: når det følger af loven, med samtykke eller af en anden \
         grund, der er nævnt dér; myndigheder bruger § 11, stk. 1",
        "private bodies may use CPR numbers only under section 11(2): where it follows from law, with consent or for \
         another reason named there; authorities use section 11(1)",
    ),
    mend: both(
        "skriv grundlaget i `grounds`: `{ for = [\"cpr\"], law = [\"dbl-11-2-1\", \"…\"] }` med den lov, der kræver \
         nummeret",
        "state the ground in `grounds`: `{ for = [\"cpr\"], law = [\"dbl-11-2-1\", \"…\"] }` with the act that \
         requires the number",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let kind = value(&subject.policy.firm.controller.kind);
    let is_authority = kind == Some(&ControllerKind::PublicAuthority);
    for activity in subject.activities() {
        for category in protected(activity, CategoryClass::Cpr) {
            let meant: Vec<&Ground> = grounds(activity).iter().filter(|ground| covers(ground, category)).collect();
            let cites = |about| meant.iter().copied().find(|ground| rests_on_national(ground, about, subject.day));
            let allows = |ground: &&Ground| is_consent_to(ground, category) || names_an_act_for_it(ground, category);
            let (right, wrong) = match is_authority {
                true => ("cpr-authority", "cpr-private"),
                false => ("cpr-private", "cpr-authority"),
            };
            if cites(right).is_some() || meant.iter().any(allows) {
                continue;
            }
            // Without a kind nobody can tell which of the two it is.
            match cites(wrong) {
                Some(_) if kind.is_none() => {}
                Some(ground) => found.add(of_the_other(ground, activity, is_authority)),
                None => found.add(missing(category, activity, is_authority)),
            }
        }
    }
}

/// A consent to this, and not one to something else in the same activity.
fn is_consent_to(ground: &Ground, category: &Category) -> bool {
    let is_meant = is_for(ground, category) || ground.purposes.is_empty();
    is_meant && ground.basis.as_ref().map(|basis| basis.value).is_some_and(Basis::is_consent)
}

/// An act that a ground names for the number itself is the law that § 11, stk. 2, nr. 1 speaks of.
fn names_an_act_for_it(ground: &Ground, category: &Category) -> bool {
    is_for(ground, category) && ground.law.iter().any(|law| !is_of_national_act(law))
}

fn missing(category: &Category, activity: &Activity, is_authority: bool) -> Hit {
    let id = &activity.id;
    let name = named(&category.is).unwrap_or(both("`cpr`", "`cpr`"));
    let message = Both::new(
        format!("der står intet grundlag for {} i `{id}`", name.da),
        format!("no ground for {} in `{id}` is stated", name.en),
    );
    let hit = Hit::new(&category.place, message);
    match is_authority {
        true => hit.mend(of_authorities()),
        false => hit,
    }
}

fn of_the_other(ground: &Ground, activity: &Activity, is_authority: bool) -> Hit {
    let id = &activity.id;
    let (da, en) = match is_authority {
        true => (
            "§ 11, stk. 2, som gælder for private; en myndighed bruger stk. 1",
            "section 11(2), which is for private bodies; an authority uses subsection (1)",
        ),
        false => ("§ 11, stk. 1, som kun gælder for myndigheder", "section 11(1), which is for authorities only"),
    };
    let message = Both::new(
        format!("CPR-nummeret i `{id}` hviler på databeskyttelseslovens {da}"),
        format!("the CPR number in `{id}` rests on {en}"),
    );
    let hit = Hit::new(&ground.place, message);
    match is_authority {
        true => hit.mend(of_authorities()),
        false => hit,
    }
}

fn of_authorities() -> Both {
    both(
        "skriv `{ for = [\"cpr\"], law = \"dbl-11-1\" }` i `grounds`",
        "state `{ for = [\"cpr\"], law = \"dbl-11-1\" }` in `grounds`",
    )
}
