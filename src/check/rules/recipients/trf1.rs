//! TRF1: the countries outside the EEA that data is sent to.

use crate::check::facts::place_of;
use crate::check::handling::works_for_us;
use crate::check::transfers::{country, is_stated};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::cookie::SetBy;
use crate::model::fact::State;
use crate::model::recipient::Recipient;

pub const RULE: Rule = Rule {
    code: "TRF1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 1, litra f, og artikel 44",
        "GDPR Art. 13(1)(f) and 44",
    ),
    title: both(
        "hvert land uden for EU/EØS, som oplysninger bliver sendt til",
        "each country outside the EU/EEA that data is sent to",
    ),
    when: both(
        "hvor en modtager er uden for EU/EØS, eller landet er ukendt",
        "where a recipient is outside the EU/EEA, or its country is unknown",
    ),
    looks_at: &["recipient.country", "recipient.transfer", "cookie.country"],
    why: both(
        "er landet ukendt, kan en overførsel ud af EU/EØS ikke udelukkes, og læseren skal kende den på forhånd",
        "while the country is unknown, a transfer out of the EU/EEA cannot be ruled out, and readers must know of it",
    ),
    mend: both(
        "skriv `country` for modtageren og en `transfer`, hvis landet er uden for EU/EØS, også til et sikkert tredjeland",
        "state `country` of the recipient, and a `transfer` where it is outside the EU/EEA, adequate countries included",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for told in &subject.public.recipients {
        let whole = subject.policy.recipient(&told.id).unwrap_or(told);
        if let Some(message) = wrong(subject, whole, told) {
            found.add(Hit::new(place_of(&whole.country, &whole.place), message));
        }
    }
    for cookie in &subject.public.cookies {
        let (Some(to), Some(SetBy::Recipient(by))) = (&cookie.country, cookie.by.value()) else { continue };
        let is_covered = subject.public.recipient(by).is_some_and(|by| is_stated(by, to.value));
        if !to.in_eea() && !is_covered {
            let (name, code) = (&cookie.name, to.code());
            found.add(Hit::new(
                &to.place,
                Both::new(
                    format!("cookien `{name}` fører oplysninger til {code}, men `{by}` har ingen overførsel dertil"),
                    format!("the cookie `{name}` takes data to {code}, but `{by}` has no transfer there"),
                ),
            ));
        }
    }
}

/// What is wrong with one recipient: `whole` is what the firm knows, `told` what readers are told.
fn wrong(subject: &Subject, whole: &Recipient, told: &Recipient) -> Option<Both> {
    let id = &told.id;
    let unknown = || {
        Both::new(
            format!("det er ukendt, i hvilket land `{id}` gemmer eller ser oplysninger"),
            format!("it is not known in which country `{id}` stores or sees data"),
        )
    };
    let to = match whole.country.as_ref().map(|country| &country.state) {
        Some(State::Unknown) => return Some(unknown()),
        Some(State::Withheld(_)) => return None,
        None => {
            let is_open = told.transfers.iter().any(|transfer| country(told, transfer).is_none());
            return (is_open || works_for_us(subject.policy, whole)).then(unknown);
        }
        Some(State::Given(to)) if to.in_eea() => return None,
        Some(State::Given(to)) => *to,
    };
    let code = to.code();
    if told.country.is_none() {
        return Some(Both::new(
            format!("`{id}` er i {code}, men læseren får ikke landet at vide"),
            format!("`{id}` is in {code}, but readers are not told the country"),
        ));
    }
    (!is_stated(told, to)).then(|| {
        Both::new(
            format!("`{id}` er i {code}, men der står ingen overførsel dertil"),
            format!("`{id}` is in {code}, but no transfer there is stated"),
        )
    })
}
