//! REC1: who receives the data.

use std::collections::BTreeSet;

use crate::check::handling::reached;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::activity::Activity;
use crate::model::cookie::SetBy;

pub const RULE: Rule = Rule {
    code: "REC1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 1, litra e, og artikel 14, stk. 1, litra e",
        "GDPR Art. 13(1)(e) and 14(1)(e)",
    ),
    title: both("modtagerne af oplysningerne", "the recipients of the data"),
    when: both(
        "hvor andre får oplysninger eller driver de systemer, de ligger i",
        "where others get data or run the systems it lies in",
    ),
    looks_at: &[
        "activity.disclosure",
        "activity.systems",
        "system.recipient",
        "system.backup",
        "system.mirror",
        "cookie.by",
    ],
    why: both(
        "læseren skal vide, hvem der får oplysningerne, også når de får dem gennem et system eller en cookie",
        "readers must know who gets their data, also where that happens through a system or a cookie",
    ),
    mend: both(
        "skriv modtageren under `disclosure` i aktiviteten med den rolle, den har",
        "add the recipient under `disclosure` in the activity, with the role that it has",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let mut disclosed: BTreeSet<&str> = BTreeSet::new();
    for told in subject.activities_told() {
        disclosed.extend(told.disclosure.iter().map(|one| one.to.value.as_str()));
        if let Some(whole) = subject.policy.activity(&told.id) {
            activity(subject, whole, told, found);
        }
    }
    let mut cookies_of: BTreeSet<&str> = BTreeSet::new();
    for cookie in subject.policy.cookies.iter().filter(|cookie| cookie.publish) {
        if let Some(SetBy::Recipient(by)) = cookie.by.value()
            && !disclosed.contains(by.as_str())
            && cookies_of.insert(by)
        {
            let name = &cookie.name;
            found.add(Hit::new(
                &cookie.by.place,
                Both::new(
                    format!("`{by}` sætter cookien `{name}`, men læseren får ikke at vide, at `{by}` får oplysninger"),
                    format!("`{by}` sets the cookie `{name}`, but readers are not told that `{by}` gets data"),
                ),
            ));
        }
    }
}

/// One activity: `whole` is what the firm does, `told` what readers are told of it.
fn activity(subject: &Subject, whole: &Activity, told: &Activity, found: &mut Found) {
    let id = &whole.id;
    let is_told = |to: &str| told.disclosure.iter().any(|one| one.to.value == to);
    let mut missing: BTreeSet<&str> = BTreeSet::new();
    for disclosure in &whole.disclosure {
        let to = disclosure.to.value.as_str();
        if !is_told(to) && missing.insert(to) {
            found.add(Hit::new(
                &disclosure.place,
                Both::new(
                    format!("`{id}` sender oplysninger til `{to}`, men læseren får det ikke at vide"),
                    format!("`{id}` sends data to `{to}`, but readers are not told"),
                ),
            )
            .mend(both(
                "lad modtageren og videregivelsen blive offentliggjort; skal navnet holdes tilbage, så skriv hvorfor",
                "let the recipient and the disclosure be published; if its name is withheld, say why",
            )));
        }
    }
    for system in reached(subject.policy, &whole.systems) {
        let Some(by) = &system.recipient else { continue };
        let by = by.value.as_str();
        if !whole.disclosure.iter().any(|one| one.to.value == by) && missing.insert(by) {
            let place = whole.systems.iter().find(|named| named.value == system.id).map(|named| &named.place);
            found.add(through(place.unwrap_or(&whole.place), id, &system.id, by));
        }
    }
}

fn through(place: &Place, activity: &str, system: &str, by: &str) -> Hit {
    Hit::new(
        place,
        Both::new(
            format!("oplysningerne i `{activity}` ligger i `{system}` hos `{by}`, som ikke står som modtager"),
            format!("the data of `{activity}` lies in `{system}` at `{by}`, which is not told as a recipient"),
        ),
    )
}
