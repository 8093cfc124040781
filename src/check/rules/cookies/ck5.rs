//! CK5: addresses and measurements are personal data.

use crate::check::cookies::measures;
use crate::check::facts::items;
use crate::check::text::Topic;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::activity::{Activity, ActivityKind};
use crate::model::cookie::CookieClass;
use crate::model::fact::State;

pub const RULE: Rule = Rule {
    code: "CK5",
    severity: Severity::Error,
    source: both("databeskyttelsesforordningens artikel 4, nr. 1, artikel 6 og artikel 13", "GDPR Art. 4(1), 6 and 13"),
    title: both(
        "at IP-adresser og målinger af besøg er personoplysninger med et grundlag",
        "that IP addresses and measurements of visits are personal data with a legal basis",
    ),
    when: both(
        "hvor hjemmesiden måler besøg eller bruger IP-adresser",
        "where the website measures visits or uses IP addresses",
    ),
    looks_at: &["activity.kind", "activity.grounds", "activity.categories", "cookie.class", "cookies.uses", "text"],
    why: both(
        "en IP-adresse og en cookie peger på en person, også når ingen kender navnet",
        "an IP address and a cookie point to a person, also when nobody knows the name",
    ),
    mend: both(
        "beskriv hjemmesiden i en aktivitet med `kind = \"web\"` og et retsgrundlag",
        "describe the website in an activity with `kind = \"web\"` and a legal basis",
    ),
    check,
};

/// Categories of the vocabulary that a visit leaves behind.
const TRACES: [&str; 5] = ["behaviour-on-site", "browser", "ip-address", "location-from-ip", "traffic-data"];

fn check(subject: &Subject, found: &mut Found) {
    let web: Vec<&Activity> =
        subject.activities_told().filter(|activity| activity.kind == Some(ActivityKind::Web)).collect();
    let measured = measured(subject);
    if let Some((place, what)) = measured.first().filter(|_| web.is_empty()) {
        found.add(Hit::new(
            place,
            Both::new(
                format!(
                    "hjemmesiden måler besøg (`{what}`), men ingen aktivitet med `kind` `web` siger på hvilket grundlag"
                ),
                format!("the website measures visits (`{what}`), but no activity of `kind` `web` says on what basis"),
            ),
        ));
    }
    let traced: Vec<(&Activity, Vec<&str>)> =
        web.into_iter().map(|activity| (activity, traces(activity))).filter(|(_, traces)| !traces.is_empty()).collect();
    for (activity, traces) in &traced {
        let is_open = match activity.grounds.as_ref().map(|grounds| &grounds.state) {
            Some(State::Withheld(_)) => false,
            _ => items(&activity.grounds).is_empty(),
        };
        if let Some(trace) = traces.first().filter(|_| is_open) {
            let id = &activity.id;
            let place = activity.grounds.as_ref().map_or(&activity.place, |grounds| &grounds.place);
            found.add(Hit::new(
                place,
                Both::new(
                    format!("`{id}` bruger `{trace}`, som er personoplysninger, uden at nævne et retsgrundlag"),
                    format!("`{id}` uses `{trace}`, which is personal data, and names no legal basis"),
                ),
            ));
        }
    }
    let beside = traced.iter().find_map(|(_, traces)| traces.first().copied());
    if let Some(fact) = beside.or(measured.first().map(|(_, what)| *what)) {
        denials(subject, fact, found);
    }
}

/// What measures visits: cookies for statistics, and uses of cookies that do.
fn measured<'a>(subject: &Subject<'a>) -> Vec<(&'a Place, &'a str)> {
    let policy = subject.policy;
    let statistics = policy.cookies.iter().filter(|cookie| cookie.class.value() == Some(&CookieClass::Statistics));
    let uses = policy.cookie_use.iter().flat_map(|cookies| &cookies.uses).filter(|purpose| measures(purpose));
    let uses = uses.filter_map(|purpose| Some((&purpose.place, purpose.as_key()?)));
    statistics.map(|cookie| (&cookie.place, cookie.name.as_str())).chain(uses).collect()
}

/// What a visit leaves behind, and what it is measured for.
fn traces(activity: &Activity) -> Vec<&str> {
    let categories = items(&activity.categories).iter().filter_map(|category| category.is.as_key());
    let purposes = items(&activity.purposes).iter().filter(|purpose| measures(purpose));
    let purposes = purposes.filter_map(|purpose| purpose.as_key());
    categories.filter(|key| TRACES.contains(key)).chain(purposes).collect()
}

/// Sentences of the firm that say that none of it tells who somebody is.
fn denials(subject: &Subject, fact: &str, found: &mut Found) {
    for (text, said) in subject.own_words_on(Topic::TellsNotWho) {
        if let Some(place) = said.place(subject.files) {
            let words = said.words();
            let message = Both::new(
                format!("teksten siger »{words}«, men `{fact}` kan pege på en person"),
                format!("the text says ‘{words}’, but `{fact}` can point to a person"),
            );
            let mend = both(
                "tag sætningen ud, eller skriv, hvad der sker, så ingen kan kendes igen",
                "take the sentence out, or say what is done so that nobody can be recognised",
            );
            found.add(Hit::new(&place, message).lang(text.lang).mend(mend));
        }
    }
}
