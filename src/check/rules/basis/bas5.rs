//! BAS5: the ground for data on criminal offences.

use crate::check::facts::named;
use crate::check::grounds::{covers, grounds, is_for, protected, rests_on_national};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::{Category, CategoryClass};
use crate::model::ground::{Basis, Ground};

pub const RULE: Rule = Rule {
    code: "BAS5",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 10 og databeskyttelseslovens § 8",
        "GDPR Art. 10 and section 8 of the Danish Data Protection Act",
    ),
    title: both(
        "den lov, der tillader oplysninger om strafbare forhold",
        "the act that allows data on criminal offences",
    ),
    when: both(
        "når en kategori er oplysninger om strafbare forhold, også når den kun kan være med",
        "where a category is data on criminal offences, also where it may merely be included",
    ),
    looks_at: &["activity.categories", "activity.grounds"],
    why: both(
        "oplysninger om strafbare forhold må kun bruges, når dansk ret tillader det; artikel 10 er ikke nok i sig \
         selv",
        "data on criminal offences may be used only where Danish law allows it; Article 10 is not enough by itself",
    ),
    mend: both(
        "skriv bestemmelsen i `grounds`: `{ for = [\"…\"], basis = \"10\", law = \"dbl-8-3\" }`",
        "state the provision in `grounds`: `{ for = [\"…\"], basis = \"10\", law = \"dbl-8-3\" }`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let allows = |ground: &Ground, category: &Category| {
        rests_on_national(ground, "criminal-offences", subject.day)
            || !ground.law.is_empty() && (is_art10(ground) || is_for(ground, category))
    };
    for activity in subject.activities() {
        let id = &activity.id;
        for category in protected(activity, CategoryClass::Criminal) {
            let meant: Vec<&Ground> = grounds(activity).iter().filter(|ground| covers(ground, category)).collect();
            if meant.iter().any(|ground| allows(ground, category)) {
                continue;
            }
            let Some(name) = named(&category.is) else { continue };
            let hit = match meant.into_iter().find(|ground| is_art10(ground)) {
                Some(ground) => {
                    let message = Both::new(
                        format!("for {} i `{id}` står artikel 10 alene, uden den danske bestemmelse", name.da),
                        format!("for {} in `{id}`, Article 10 stands alone, without the Danish provision", name.en),
                    );
                    Hit::new(&ground.place, message)
                }
                None => {
                    let message = Both::new(
                        format!("{} i `{id}` er oplysninger om strafbare forhold uden et grundlag", name.da),
                        format!("{} in `{id}` is data on criminal offences without a ground", name.en),
                    );
                    Hit::new(&category.place, message)
                }
            };
            found.add(hit);
        }
    }
}

fn is_art10(ground: &Ground) -> bool {
    ground.basis.as_ref().is_some_and(|basis| basis.value == Basis::Art10)
}
