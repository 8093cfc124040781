//! RGT2: portability, where an activity gives it.

use crate::check::facts::items;
use crate::check::listed::{keys, listed};
use crate::check::telling::{missing, section_place};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::activity::Activity;
use crate::model::ground::Basis;
use crate::model::right::Right;
use crate::model::section::Generated;

pub const RULE: Rule = Rule {
    code: "RGT2",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 2, litra b, og artikel 20",
        "GDPR Art. 13(2)(b) and 20",
    ),
    title: both(
        "retten til dataportabilitet er nævnt, hvor læseren har den",
        "the right to data portability is stated where readers have it",
    ),
    when: both(
        "når en aktivitet hviler på samtykke eller en kontrakt, og oplysningerne ligger i it-systemer",
        "where an activity rests on consent or a contract, and the data lies in computer systems",
    ),
    looks_at: &["activity.grounds", "text"],
    why: both(
        "man kan få de oplysninger med, man selv har givet, men kun den, der ved det, beder om det",
        "readers can take along the data they gave, but only those who know it ask for it",
    ),
    mend: both(
        "fortæl om dataportabilitet i afsnittet `rights` på hvert sprog",
        "tell of data portability in the section `rights` in each language",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    // That nothing of it lies in a system is no fact that can be stated, so that only grounds tell.
    let giving: Vec<&Activity> = subject.activities_told().filter(|activity| gives(activity).is_some()).collect();
    if giving.is_empty() {
        return;
    }
    let ids: Vec<&str> = giving.iter().map(|activity| activity.id.as_str()).collect();
    let ids = listed(&keys(&ids));
    let lacking = missing(subject, |said| said.iter().any(|said| said.tells(Right::Portability)));
    for lang in lacking.languages() {
        let message = Both::new(
            format!("der står intet om dataportabilitet, som {} giver ret til", ids.da),
            format!("nothing is said of data portability, to which {} gives a right", ids.en),
        );
        let hit = Hit::new(&section_place(subject, Generated::Rights, lang), message);
        let label = both("hviler på samtykke eller en kontrakt", "rests on consent or a contract");
        let grounds = giving.iter().filter_map(|activity| gives(activity));
        let hit = grounds.fold(hit, |hit, place| hit.related(place, label.clone()));
        found.add(lang.into_iter().fold(hit, Hit::lang));
    }
}

/// The ground that gives the right.
fn gives(activity: &Activity) -> Option<&Place> {
    let grounds = items(&activity.grounds).iter().filter_map(|ground| ground.basis.as_ref());
    grounds.filter(|basis| basis.value.is_consent() || basis.value == Basis::CONTRACT).map(|basis| &basis.place).next()
}
