//! RGT7: no more and no fewer rights are promised than the grounds give.

use crate::check::facts::items;
use crate::check::listed::{keys, listed};
use crate::check::telling::{Said, sentences};
use crate::check::text::Voice;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::Activity;
use crate::model::right::Right;

pub const RULE: Rule = Rule {
    code: "RGT7",
    severity: Severity::Warning,
    source: both(
        "databeskyttelsesforordningens artikel 12, stk. 1, artikel 17, stk. 3, og artikel 23",
        "GDPR Art. 12(1), 17(3) and 23",
    ),
    title: both(
        "der loves hverken flere eller færre rettigheder, end læseren har",
        "neither more nor fewer rights are promised than readers have",
    ),
    when: both(
        "når firmaets egne ord nævner en ret, som kun nogle grundlag giver, eller en aktivitet begrænser en ret",
        "where the firm’s own words name a right that only some grounds give, or an activity limits a right",
    ),
    looks_at: &["activity.rights", "activity.grounds", "activity.retention", "consent", "text"],
    why: both(
        "læseren skal kunne regne med, hvad der står; en ret kan kun begrænses ved lov",
        "readers must be able to rely on what it says; only law can limit a right",
    ),
    mend: both(
        "nævn kun de rettigheder, som aktiviteternes grundlag giver, og skriv den lov, der begrænser en ret",
        "name only the rights that the grounds of the activities give, and state the act that limits a right",
    ),
    check,
};

/// The rights that depend on the ground, in words.
const DEPENDING: [(Right, &str, &str); 3] = [
    (Right::Portability, "dataportabilitet", "to data portability"),
    (Right::Object, "indsigelse", "to object"),
    (Right::WithdrawConsent, "at trække et samtykke tilbage", "to withdraw a consent"),
];

fn check(subject: &Subject, found: &mut Found) {
    limits(subject, found);
    // While a ground is not known, nobody can say which rights it gives.
    let grounds_are_known = subject.activities_told().all(|activity| !items(&activity.grounds).is_empty());
    let kept_by_law: Vec<&str> = subject
        .activities_told()
        .filter(|activity| items(&activity.retention).iter().any(|entry| entry.law.is_some()))
        .map(|activity| activity.id.as_str())
        .collect();
    let kept = listed(&keys(&kept_by_law));
    for text in &subject.texts {
        let own: Vec<Said> = sentences(text).unwrap_or_default();
        let own: Vec<Said> = own
            .into_iter()
            .filter(|said| said.run.is_prose() && said.run.voice(&said.range) == Voice::Fragment)
            .collect();
        if grounds_are_known {
            for (right, da, en) in DEPENDING.into_iter().filter(|(right, ..)| !gives(subject, *right)) {
                let promise = own.iter().find(|said| said.tells(right) && !said.mentions("conditional"));
                let place = promise.and_then(|said| said.place(subject));
                if let Some(place) = place {
                    let message = Both::new(
                        format!("teksten lover ret til {da} (`{}`), som ingen aktivitet giver", right.key()),
                        format!("the text promises a right {en} (`{}`), which no activity gives", right.key()),
                    );
                    found.add(Hit::new(&place, message).lang(text.lang));
                }
            }
        }
        let promises_all =
            |said: &&Said| said.tells(Right::Erasure) && said.says("always") && !said.mentions("conditional");
        let place = own.iter().find(promises_all).and_then(|said| said.place(subject));
        if let Some(place) = place.filter(|_| !kept_by_law.is_empty()) {
            let message = Both::new(
                format!("teksten lover sletning uden forbehold, men en lov kræver, at {} gemmes", kept.da),
                format!("the text promises erasure without reserve, but an act has {} kept", kept.en),
            );
            found.add(Hit::new(&place, message).lang(text.lang));
        }
    }
}

fn gives(subject: &Subject, right: Right) -> bool {
    let told: Vec<&Activity> = subject.public.activities_giving(right).collect();
    // A consent to cookies is withdrawn as well.
    let consents = right == Right::WithdrawConsent
        && (!subject.public.consents.is_empty()
            || subject.public.cookie_use.is_some()
            || !subject.public.cookies.is_empty());
    consents || !told.is_empty()
}

/// A limit names its act, and the right that it limits is there.
fn limits(subject: &Subject, found: &mut Found) {
    for activity in subject.activities() {
        for limit in &activity.rights {
            let (id, key) = (&activity.id, limit.right.key());
            if limit.limited_by.is_none() {
                let message = Both::new(
                    format!("`{id}` begrænser retten `{key}` uden at nævne en lov"),
                    format!("`{id}` limits the right `{key}` and names no act"),
                );
                let mend = Both::new(
                    format!("skriv den lov, der begrænser retten, som `limited-by` under `rights.{key}`"),
                    format!("state the act that limits the right as `limited-by` under `rights.{key}`"),
                );
                found.add(Hit::new(&limit.place, message).mend(mend));
            }
            let gives = subject.policy.activities_giving(limit.right).any(|giving| giving.id == *id);
            if !gives && !items(&activity.grounds).is_empty() {
                let message = Both::new(
                    format!("`{id}` begrænser retten `{key}`, som aktivitetens grundlag ikke giver"),
                    format!("`{id}` limits the right `{key}`, which the activity’s grounds do not give"),
                );
                let mend = Both::new(
                    format!("tag `rights.{key}` ud af aktiviteten"),
                    format!("take `rights.{key}` out of the activity"),
                );
                found.add(Hit::new(&limit.place, message).mend(mend));
            }
        }
    }
}
