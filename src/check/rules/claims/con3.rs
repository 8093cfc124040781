//! CON3: "no marketing" against marketing.

use crate::check::facts::items;
use crate::check::promises::{Promise, promises};
use crate::check::text::Topic;
use crate::check::wording::{ids, says};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::activity::{Activity, ActivityKind};
use crate::model::claim::ClaimId;
use crate::model::cookie::CookieClass;
use crate::model::text::Text;

pub const RULE: Rule = Rule {
    code: "CON3",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 5, stk. 1, litra a, og artikel 13, stk. 1, litra c",
        "GDPR Art. 5(1)(a) and 13(1)(c)",
    ),
    title: both(
        "intet løfte om ingen markedsføring, når der er nogen",
        "no promise of no marketing where there is some",
    ),
    when: both(
        "hvor politikken lover, at oplysninger ikke bliver brugt til markedsføring",
        "where the policy promises that data is not used for marketing",
    ),
    looks_at: &[
        "claim.no-marketing",
        "activity.kind",
        "activity.purposes",
        "activity.marketing",
        "cookie.class",
        "text",
    ],
    why: both(
        "den, der får reklame mod et løfte, har ret i at føle sig ført bag lyset",
        "people who get advertising against a promise are right to feel deceived",
    ),
    mend: both(
        "tag løftet ud, eller giv det `scope` for de aktiviteter, hvor det holder",
        "take the promise out, or give it a `scope` of the activities for which it holds",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for promise in promises(subject, ClaimId::NoMarketing, Topic::NoMarketing) {
        let against = marketing(subject, &promise);
        if against.is_empty() {
            continue;
        }
        let named = ids(&against.iter().map(|(id, _)| *id).collect::<Vec<_>>());
        let Both { da, en } = &promise.named;
        let message = Both::new(
            format!("{da} holder ikke: {} er markedsføring", named.da),
            format!("{en} does not hold: there is marketing in {}", named.en),
        );
        let mut hit = Hit::new(&promise.place, message);
        if let Some(lang) = promise.lang {
            hit = hit.lang(lang);
        }
        for (id, place) in against {
            hit = hit.related(place, Both::new(format!("{id} er markedsføring"), format!("{id} is marketing")));
        }
        found.add(hit);
    }
}

fn marketing<'a>(subject: &Subject<'a>, promise: &Promise) -> Vec<(&'a str, &'a Place)> {
    let policy = subject.policy;
    let activities =
        policy.activities.iter().filter(|activity| promise.covers(activity) && is_marketing(subject, activity));
    let mut against: Vec<(&str, &Place)> = activities.map(|activity| (activity.id.as_str(), &activity.place)).collect();
    if promise.is_general() {
        let cookies = policy.cookies.iter().filter(|cookie| cookie.class.value() == Some(&CookieClass::Marketing));
        against.extend(cookies.map(|cookie| (cookie.name.as_str(), &cookie.place)));
    }
    against
}

fn is_marketing(subject: &Subject, activity: &Activity) -> bool {
    let is_purpose = |purpose: &Text| says(subject.words, purpose, Topic::Marketing);
    activity.kind == Some(ActivityKind::Marketing)
        || activity.marketing.is_some()
        || items(&activity.purposes).iter().any(is_purpose)
}
