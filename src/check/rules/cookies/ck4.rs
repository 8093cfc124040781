//! CK4: how consent to cookies is asked for.

use std::collections::BTreeSet;

use crate::check::cookies::is_not_necessary;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::cookie::CookieClass;

pub const RULE: Rule = Rule {
    code: "CK4",
    severity: Severity::Warning,
    source: both(
        "databeskyttelsesforordningens artikel 7, Det Europæiske Databeskyttelsesråds arbejdsgruppe om cookiebannere \
         (2023) og Datatilsynets afgørelse 2018-32-0357",
        "GDPR Art. 7; EDPB cookie banner taskforce (2023); Datatilsynet’s decision 2018-32-0357",
    ),
    title: both(
        "at det er lige så let at sige nej som ja, og at hvert formål kan vælges for sig",
        "that saying no is as easy as saying yes, and each purpose can be chosen by itself",
    ),
    when: both("hvor der bliver bedt om samtykke til cookies", "where consent to cookies is asked for"),
    looks_at: &["cookies.consent.reject", "cookies.consent.granular", "cookies.consent.withdraw-url"],
    why: both(
        "et samtykke er kun frivilligt, når der ikke er lagt noget i vejen for at sige nej",
        "a consent is free only where nothing stands in the way of saying no",
    ),
    mend: both(
        "ret banneret, og skriv `reject = true`, `granular = true` og `withdraw-url` under [cookies.consent]",
        "fix the banner, and state `reject = true`, `granular = true` and `withdraw-url` under [cookies.consent]",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let Some(consent) = subject.policy.cookie_use.as_ref().and_then(|cookies| cookies.consent.as_ref()) else { return };
    let asked = subject.policy.cookies.iter().filter(|cookie| is_not_necessary(cookie));
    let classes: BTreeSet<&CookieClass> = asked.filter_map(|cookie| cookie.class.value()).collect();
    let mut tell = |message: Both| found.add(Hit::new(&consent.place, message));
    if !classes.is_empty() && consent.reject != Some(true) {
        tell(match consent.reject {
            Some(_) => both(
                "det er ikke lige så let at sige nej til cookies som ja (`reject`)",
                "saying no to cookies is not as easy as saying yes (`reject`)",
            ),
            None => both(
                "der står ikke, om det er lige så let at sige nej til cookies som ja (`reject`)",
                "it is not stated whether saying no to cookies is as easy as saying yes (`reject`)",
            ),
        });
    }
    if classes.len() > 1 && consent.granular != Some(true) {
        tell(match consent.granular {
            Some(_) => both(
                "cookies til flere formål kan kun vælges under ét (`granular`)",
                "cookies for several purposes can be chosen only all together (`granular`)",
            ),
            None => both(
                "der står ikke, om hvert formål kan vælges for sig (`granular`)",
                "it is not stated whether each purpose can be chosen by itself (`granular`)",
            ),
        });
    }
    // Words alone may describe a link that is always there; nothing at all is CK2's.
    if !classes.is_empty() && consent.withdraw_url.is_none() && consent.withdraw.is_none() {
        tell(both(
            "der er intet fast link til at ændre sit valg af cookies (`withdraw-url`)",
            "there is no lasting link for changing one’s choice of cookies (`withdraw-url`)",
        ));
    }
}
