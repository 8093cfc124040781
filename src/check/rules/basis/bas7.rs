//! BAS7: a parent says yes for a young child on the web.

use super::child_consent::asked;
use crate::check::{Both, Found, Hit, Rule, Subject, both, law};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "BAS7",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 8 og databeskyttelseslovens § 6, stk. 2 og 3",
        "GDPR Art. 8 and section 6(2) and (3) of the Danish Data Protection Act",
    ),
    title: both(
        "at indehaveren af forældremyndigheden giver samtykke for de yngste børn på nettet",
        "that a parent consents for the youngest children on the web",
    ),
    when: both(
        "når en tjeneste på nettet hviler på samtykke, og der er børn blandt brugerne",
        "where a service on the web rests on consent, and there are children among its users",
    ),
    looks_at: &["activity.subjects.under", "activity.grounds.consent", "consent.given-by"],
    why: both(
        "et barn under aldersgrænsen kan ikke selv sige ja til en onlinetjeneste, og uden et ja fra indehaveren af \
         forældremyndigheden er der intet samtykke",
        "a child under the age limit cannot consent to an online service, and without a parent’s yes there is no \
         consent",
    ),
    mend: both(
        "skriv under [[consent]], fra hvilken alder barnet selv siger ja: `given-by = { under = 15 }`",
        "state under [[consent]] from which age the child says yes itself: `given-by = { under = 15 }`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let Some(limit) = law::age("child-consent", subject.day) else { return };
    for asked in asked(subject, true) {
        let activity = &asked.activity.id;
        // Where all of them are younger still, it is enough that a parent says yes for those.
        let needed = limit.min(asked.under);
        let given_by = asked.consent.and_then(|consent| consent.given_by);
        let name = asked.consent.map_or(activity, |consent| &consent.id);
        let message = match given_by {
            Some(given_by) if given_by.under >= needed => continue,
            Some(given_by) => {
                let under = given_by.under;
                Both::new(
                    format!(
                        "samtykket `{name}` gives af indehaveren af forældremyndigheden, når barnet er under {under} \
                         år, men grænsen er {limit} år (`{activity}`)"
                    ),
                    format!(
                        "the consent `{name}` is a parent’s where the child is under {under}, but the limit is \
                         {limit} (`{activity}`)"
                    ),
                )
            }
            None => Both::new(
                format!("børn under {needed} år bliver selv spurgt om samtykket `{name}` på nettet (`{activity}`)"),
                format!(
                    "children under {needed} are asked for the consent `{name}` themselves on the web (`{activity}`)"
                ),
            ),
        };
        found.add(Hit::new(asked.place, message));
    }
}
