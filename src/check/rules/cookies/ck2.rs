//! CK2: what readers are told of each cookie, and of saying no.

use crate::check::cookies::{consent_is_asked, is_not_necessary};
use crate::check::listed::{keys, listed};
use crate::check::text::{Role, Topic};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::cookie::{Cookie, CookieConsent};
use crate::model::fact::value;
use crate::model::section::Generated;

pub const RULE: Rule = Rule {
    code: "CK2",
    severity: Severity::Error,
    source: both(
        "cookiebekendtgørelsens § 3, stk. 2 (bekendtgørelse nr. 1148 af 9. december 2011)",
        "section 3(2) of the Danish Cookie Order (no. 1148 of 9 December 2011)",
    ),
    title: both(
        "formål, hvem der sætter den, og varighed for hver cookie, samt hvordan man siger nej og fortryder",
        "the purpose of each cookie, who sets it and its duration, and how to refuse and withdraw",
    ),
    when: both(
        "hvor hjemmesiden gemmer eller læser noget i læserens udstyr",
        "where the website stores or reads anything on the reader’s device",
    ),
    looks_at: &["cookie", "cookies.used", "cookies.inventory", "cookies.refusing", "cookies.consent", "text"],
    why: both(
        "et samtykke gælder kun, når læseren ved, hvad det er til, hvem der får det at vide, og hvordan man siger nej",
        "a consent counts only when readers know what it is for, who learns of it, and how to say no",
    ),
    mend: both(
        "beskriv hver cookie i en [[cookie]], og skriv `refusing` og `withdraw`",
        "describe each cookie in a [[cookie]], and state `refusing` and `withdraw`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let policy = subject.public;
    for cookie in &policy.cookies {
        let missing = missing(cookie);
        if !missing.is_empty() {
            let (name, missing) = (&cookie.name, listed(&keys(&missing)));
            found.add(Hit::new(
                &cookie.place,
                Both::new(
                    format!("om cookien `{name}` mangler {}", missing.da),
                    format!("of the cookie `{name}`, {} is missing", missing.en),
                ),
            ));
        }
    }
    inventory(subject, found);
    if policy.cookies.iter().any(is_not_necessary) && consent_is_asked(subject.policy) {
        ways(subject, found);
    }
}

/// The keys of a cookie that tell readers nothing.
fn missing(cookie: &Cookie) -> Vec<&'static str> {
    let unknown = [
        ("purpose", cookie.purpose.is_unknown()),
        ("by", cookie.by.is_unknown()),
        ("duration", cookie.duration.is_unknown()),
    ];
    unknown.into_iter().filter(|(_, is_unknown)| *is_unknown).map(|(key, _)| key).collect()
}

/// Whether readers can see which cookies there are.
fn inventory(subject: &Subject, found: &mut Found) {
    let Some(cookies) = &subject.public.cookie_use else { return };
    if let Some(used) = cookies.used.as_ref().filter(|used| used.is_unknown()) {
        found.add(Hit::new(
            &used.place,
            both(
                "det er ukendt, om hjemmesiden bruger cookies (`cookies.used`)",
                "it is not known whether the website uses cookies (`cookies.used`)",
            ),
        ));
    }
    let is_used = value(&cookies.used) == Some(&true) || !cookies.uses.is_empty();
    let is_listed = !subject.public.cookies.is_empty() || has_own_table(subject);
    let place = match &cookies.inventory {
        Some(inventory) if inventory.is_unknown() => &inventory.place,
        Some(_) => return,
        None if is_used && !is_listed => &cookies.place,
        None => return,
    };
    found.add(Hit::new(
        place,
        both(
            "hjemmesiden bruger cookies, men der er ingen liste over dem (`cookies.inventory`)",
            "the website uses cookies, but there is no list of them (`cookies.inventory`)",
        ),
    ));
}

/// Whether a fragment of the firm has a table of them.
fn has_own_table(subject: &Subject) -> bool {
    let mut runs = subject.texts.iter().flat_map(|text| &text.runs);
    runs.any(|run| run.section == Generated::Cookies.id() && run.role == Role::Cell && run.is_own(&(0..run.text.len())))
}

/// How to say no, and how to take a yes back.
fn ways(subject: &Subject, found: &mut Found) {
    let policy = subject.public;
    let general = policy.cookie_use.as_ref();
    let consent = general.and_then(|cookies| cookies.consent.as_ref());
    let place: &Place =
        consent.map(|consent| &consent.place).or(general.map(|cookies| &cookies.place)).unwrap_or(&policy.place);
    let refuses = general.is_some_and(|cookies| cookies.refusing.is_some())
        || consent.is_some_and(|consent| consent.reject == Some(true));
    if !refuses && !subject.may_say(Topic::CookieRefusal, |_| true) {
        found.add(Hit::new(
            place,
            both(
                "der står ikke, hvordan man siger nej til cookies (`cookies.refusing`)",
                "it is not said how to say no to cookies (`cookies.refusing`)",
            ),
        ));
    }
    let withdraws = |consent: &CookieConsent| consent.withdraw.is_some() || consent.withdraw_url.is_some();
    let of_consents = policy.consents.iter().any(|consent| {
        consent.law.as_ref().is_some_and(|law| law.act == "cookie") && consent.withdraw.value().is_some()
    });
    if !consent.is_some_and(withdraws) && !of_consents && !subject.may_say(Topic::CookieWithdrawal, |_| true) {
        found.add(Hit::new(
            place,
            both(
                "der står ikke, hvordan man trækker sit samtykke til cookies tilbage (`cookies.consent.withdraw`)",
                "it is not said how to withdraw consent to cookies (`cookies.consent.withdraw`)",
            ),
        ));
    }
}
