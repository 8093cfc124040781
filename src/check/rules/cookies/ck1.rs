//! CK1: consent before anything that is not necessary.

use crate::check::cookies::{asks_for_consent, consent_is_asked, is_not_necessary};
use crate::check::facts::named;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::cookie::{Cookie, CookieClass};

pub const RULE: Rule = Rule {
    code: "CK1",
    severity: Severity::Error,
    source: both(
        "cookiebekendtgørelsens § 3, stk. 1 (bekendtgørelse nr. 1148 af 9. december 2011)",
        "section 3(1) of the Danish Cookie Order (no. 1148 of 9 December 2011)",
    ),
    title: both(
        "samtykke før alt, der ikke er teknisk nødvendigt",
        "consent before anything that is not strictly necessary",
    ),
    when: both(
        "hvor hjemmesiden gemmer eller læser noget i læserens udstyr",
        "where the website stores or reads anything on the reader’s device",
    ),
    looks_at: &["cookie.class", "cookie.purpose", "cookies.uses", "cookies.consent", "consent.law"],
    why: both(
        "læseren skal sige ja, før noget til statistik, præferencer eller markedsføring bliver gemt eller læst",
        "readers must say yes before anything for statistics, preferences or marketing is stored or read",
    ),
    mend: both(
        "bed om samtykke, og beskriv det under [cookies.consent], eller tag cookien af hjemmesiden",
        "ask for consent and describe it under [cookies.consent], or take the cookie off the website",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let policy = subject.policy;
    let is_asked = consent_is_asked(policy);
    for cookie in &policy.cookies {
        let name = &cookie.name;
        if is_not_necessary(cookie) && !is_asked {
            found.add(Hit::new(
                &cookie.class.place,
                Both::new(
                    format!("`{name}` er ikke teknisk nødvendig, og der bliver ikke bedt om samtykke"),
                    format!("`{name}` is not strictly necessary, and no consent is asked for"),
                ),
            ));
        }
        if let Some(purpose) = misnamed(subject, cookie) {
            found.add(
                Hit::new(
                    &cookie.class.place,
                    Both::new(
                        format!("`{name}` er kaldt teknisk nødvendig, men formålet {} kræver samtykke", purpose.da),
                        format!("`{name}` is called strictly necessary, but its purpose {} needs consent", purpose.en),
                    ),
                )
                .mend(both(
                    "skriv den `class`, som formålet hører til",
                    "state the `class` that the purpose belongs to",
                )),
            );
        }
    }
    let uses = policy.cookie_use.iter().flat_map(|cookies| &cookies.uses);
    for purpose in uses.filter(|purpose| asks_for_consent(subject, purpose) && !is_asked) {
        if let Some(called) = named(purpose) {
            found.add(Hit::new(
                &purpose.place,
                Both::new(
                    format!("cookies bliver brugt til {}, og der bliver ikke bedt om samtykke", called.da),
                    format!("cookies are used for {}, and no consent is asked for", called.en),
                ),
            ));
        }
    }
}

/// The purpose of a cookie that is called necessary and cannot be.
fn misnamed(subject: &Subject, cookie: &Cookie) -> Option<Both> {
    let purpose = cookie.purpose.value().filter(|purpose| asks_for_consent(subject, purpose))?;
    named(purpose).filter(|_| cookie.class.value() == Some(&CookieClass::Necessary))
}
