//! CON4: "no data on suppliers", "the website collects nothing" against those whom the facts are about.

use crate::check::promises::{Promise, promises};
use crate::check::text::Topic;
use crate::check::wording::ids;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::activity::{Activity, ActivityKind};
use crate::model::claim::ClaimId;

pub const RULE: Rule = Rule {
    code: "CON4",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 5, stk. 1, litra a", "GDPR Art. 5(1)(a)"),
    title: both(
        "intet løfte om ingen oplysninger om leverandører eller besøgende, når der er nogen",
        "no promise of no data on suppliers or visitors where there is some",
    ),
    when: both(
        "hvor politikken lover, at der ingen oplysninger er om leverandører, eller at hjemmesiden ikke indsamler nogen",
        "where the policy promises that there is no data on suppliers, or that the website collects none",
    ),
    looks_at: &["claim.no-supplier-data", "claim.website-collects-nothing", "activity.subjects", "audience", "text"],
    why: both(
        "også navn og e-mailadresse på en kontaktperson og en IP-adresse er personoplysninger",
        "the name and email address of a contact person, and an IP address, are personal data too",
    ),
    mend: both(
        "tag løftet ud, eller beskriv, hvilke oplysninger I har om dem",
        "take the promise out, or describe what data you have about them",
    ),
    check,
};

const SUPPLIERS: [&str; 2] = ["suppliers", "partners"];
const VISITORS: [&str; 1] = ["website-visitors"];

fn check(subject: &Subject, found: &mut Found) {
    for promise in promises(subject, ClaimId::NoSupplierData, Topic::NoSupplierData) {
        let mut against = about(subject, &promise, |activity| has_subject(activity, &SUPPLIERS));
        let audiences = subject.policy.audiences.iter().filter(|audience| SUPPLIERS.contains(&audience.id.as_str()));
        // A policy that speaks to suppliers says by that alone that it has data on them.
        against.extend(audiences.map(|audience| (audience.id.as_str(), &audience.place)));
        tell(&promise, &against, found);
    }
    for promise in promises(subject, ClaimId::WebsiteCollectsNothing, Topic::WebsiteCollectsNothing) {
        let is_web = |activity: &Activity| activity.kind == Some(ActivityKind::Web) || has_subject(activity, &VISITORS);
        tell(&promise, &about(subject, &promise, is_web), found);
    }
}

fn has_subject(activity: &Activity, groups: &[&str]) -> bool {
    activity.subjects.iter().filter_map(|subject| subject.is.as_key()).any(|key| groups.contains(&key))
}

fn about<'a>(subject: &Subject<'a>, promise: &Promise, which: impl Fn(&Activity) -> bool) -> Vec<(&'a str, &'a Place)> {
    let activities = subject.policy.activities.iter().filter(|one| promise.covers(one) && which(one));
    activities.map(|activity| (activity.id.as_str(), &activity.place)).collect()
}

fn tell(promise: &Promise, against: &[(&str, &Place)], found: &mut Found) {
    if against.is_empty() {
        return;
    }
    let named = ids(&against.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    let Both { da, en } = &promise.named;
    let message =
        Both::new(format!("{da} bliver modsagt af {}", named.da), format!("{en} is contradicted by {}", named.en));
    let mut hit = Hit::new(&promise.place, message);
    if let Some(lang) = promise.lang {
        hit = hit.lang(lang);
    }
    for (id, place) in against {
        hit = hit.related(place, Both::new(format!("{id} handler om dem"), format!("{id} is about them")));
    }
    found.add(hit);
}
