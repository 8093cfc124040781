//! CK3: "only necessary cookies" against those that are used.

use crate::check::promises::promises;
use crate::check::text::Topic;
use crate::check::wording::{ids, says};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::claim::ClaimId;
use crate::model::cookie::CookieClass;
use crate::model::text::Text;

pub const RULE: Rule = Rule {
    code: "CK3",
    severity: Severity::Error,
    source: both(
        "cookiebekendtgørelsens § 4 (bekendtgørelse nr. 1148 af 9. december 2011)",
        "section 4 of the Danish Cookie Order (no. 1148 of 9 December 2011)",
    ),
    title: both(
        "intet løfte om kun nødvendige cookies, når der er andre",
        "no promise of only necessary cookies where there are others",
    ),
    when: both(
        "hvor politikken lover, at der kun er teknisk nødvendige cookies",
        "where the policy promises that there are only strictly necessary cookies",
    ),
    looks_at: &["claim.necessary-cookies-only", "cookie.class", "cookies.uses", "text"],
    why: both(
        "en cookie til statistik eller markedsføring er ikke nødvendig for den tjeneste, læseren har bedt om",
        "a cookie for statistics or marketing is not necessary for the service that readers asked for",
    ),
    mend: both(
        "tag løftet ud, eller tag de andre cookies af hjemmesiden",
        "take the promise out, or take the other cookies off the website",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let others = others(subject);
    if others.is_empty() {
        return;
    }
    for promise in promises(subject, ClaimId::NecessaryCookiesOnly, Topic::NecessaryCookiesOnly) {
        let named = ids(&others.iter().map(|(id, _)| *id).collect::<Vec<_>>());
        let Both { da, en } = &promise.named;
        let message = Both::new(
            format!("{da} holder ikke: der er også {}", named.da),
            format!("{en} does not hold: there is also {}", named.en),
        );
        let mut hit = Hit::new(&promise.place, message);
        if let Some(lang) = promise.lang {
            hit = hit.lang(lang);
        }
        for (id, place) in &others {
            hit = hit.related(place, Both::new(format!("{id} er ikke nødvendig"), format!("{id} is not necessary")));
        }
        found.add(hit);
    }
}

/// Cookies that are not necessary, and uses that are none, also those for the record only.
fn others<'a>(subject: &Subject<'a>) -> Vec<(&'a str, &'a Place)> {
    let policy = subject.policy;
    let is_other = |class: Option<&CookieClass>| class.is_some_and(|class| *class != CookieClass::Necessary);
    let cookies = policy.cookies.iter().filter(|cookie| is_other(cookie.class.value()));
    let mut others: Vec<(&str, &Place)> = cookies.map(|cookie| (cookie.name.as_str(), &cookie.place)).collect();
    let uses = policy.cookie_use.iter().flat_map(|cookies| &cookies.uses);
    let not_needed = |text: &&Text| says(subject.words, text, Topic::NotNecessary);
    others.extend(uses.filter(not_needed).map(|text| (text.as_key().unwrap_or("uses"), &text.place)));
    others
}
