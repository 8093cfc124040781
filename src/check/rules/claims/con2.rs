//! CON2: "data stays in the EU" against countries.

use std::collections::BTreeMap;

use crate::check::promises::{Promise, getters, promises};
use crate::check::text::Topic;
use crate::check::wording::ids;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::claim::ClaimId;
use crate::model::cookie::SetBy;
use crate::model::country::Country;
use crate::model::fact::value;
use crate::model::recipient::Recipient;

pub const RULE: Rule = Rule {
    code: "CON2",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 5, stk. 1, litra a, og artikel 13, stk. 1, litra f",
        "GDPR Art. 5(1)(a) and 13(1)(f)",
    ),
    title: both(
        "intet løfte om, at oplysninger bliver i EU/EØS, når de forlader EU/EØS",
        "no promise that data stays in the EU/EEA where it leaves",
    ),
    when: both(
        "hvor politikken lover, at oplysninger bliver i EU/EØS",
        "where the policy promises that data stays in the EU/EEA",
    ),
    looks_at: &["claim.no-transfer", "recipient.country", "recipient.transfer", "cookie.country", "text"],
    why: both(
        "læseren tror, at EU’s regler følger oplysningerne hele vejen",
        "readers believe that the rules of the EU follow the data all the way",
    ),
    mend: both(
        "tag løftet ud, eller giv det `scope` for de aktiviteter, hvor det holder",
        "take the promise out, or give it a `scope` of the activities for which it holds",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for promise in promises(subject, ClaimId::NoTransfer, Topic::NoTransfer) {
        let abroad = abroad(subject, &promise);
        if abroad.is_empty() {
            continue;
        }
        let named = ids(&abroad.keys().copied().collect::<Vec<_>>());
        let Both { da, en } = &promise.named;
        let message = Both::new(
            format!("{da} holder ikke: {} er uden for EU/EØS", named.da),
            format!("{en} does not hold: data goes to {}, outside the EU/EEA", named.en),
        );
        let mut hit = Hit::new(&promise.place, message);
        if let Some(lang) = promise.lang {
            hit = hit.lang(lang);
        }
        for (id, (country, place)) in abroad {
            let code = country.code();
            hit =
                hit.related(place, Both::new(format!("{id}: landekode {code}"), format!("{id}: country code {code}")));
        }
        found.add(hit);
    }
}

/// Who takes the data out of the EEA, and where to.
fn abroad<'a>(subject: &Subject<'a>, promise: &Promise) -> BTreeMap<&'a str, (Country, &'a Place)> {
    let policy = subject.policy;
    let mut abroad: BTreeMap<&str, (Country, &Place)> = BTreeMap::new();
    let outside = |country: Country| (!country.in_eea()).then_some(country);
    for getter in getters(subject, promise) {
        let of_getter = |recipient: &'a Recipient, place: &'a Place| {
            let country = country_of(recipient).and_then(outside)?;
            Some((recipient.id.as_str(), (country, place)))
        };
        abroad.extend(of_getter(getter.recipient, getter.place));
        for id in &getter.recipient.sub_processors {
            abroad.extend(policy.recipient(id).and_then(|recipient| of_getter(recipient, &id.place)));
        }
    }
    if promise.is_general() {
        for cookie in &policy.cookies {
            let set_by = match cookie.by.value() {
                Some(SetBy::Recipient(id)) => policy.recipient(id).and_then(country_of),
                _ => None,
            };
            let country = cookie.country.as_ref().map(|country| country.value).or(set_by);
            if let Some(country) = country.and_then(outside) {
                abroad.insert(&cookie.name, (country, &cookie.place));
            }
        }
    }
    abroad
}

/// Where a recipient takes data: the country of a transfer out of the EEA before its own.
fn country_of(recipient: &Recipient) -> Option<Country> {
    let transfers = recipient.transfers.iter().filter_map(|transfer| transfer.country.as_ref());
    transfers.map(|country| country.value).find(|country| !country.in_eea()).or(value(&recipient.country).copied())
}
