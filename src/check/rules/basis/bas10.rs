//! BAS10: who says yes for a child.

use super::child_consent::asked;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "BAS10",
    severity: Severity::Warning,
    source: both(
        "databeskyttelsesforordningens artikel 4, nr. 11, artikel 7 og Datatilsynets praksis om børn",
        "GDPR Art. 4(11) and 7, and the Danish Data Protection Agency’s practice on children",
    ),
    title: both("hvem der giver samtykke for et barn", "who consents for a child"),
    when: both(
        "når noget uden for nettet hviler på samtykke, og det handler om børn",
        "where something off the web rests on consent, and is about children",
    ),
    looks_at: &["activity.subjects.under", "activity.grounds.consent", "consent.given-by"],
    why: both(
        "et samtykke gælder kun, når den, der giver det, forstår, hvad det går ud på; hos mindre børn er det \
         indehaveren af forældremyndigheden",
        "a consent counts only if whoever gives it understands what it is about; for younger children that is the \
         parents",
    ),
    mend: both(
        "skriv under [[consent]], hvornår indehaveren af forældremyndigheden siger ja: `given-by = { under = 15 }`",
        "state under [[consent]] when a parent says yes: `given-by = { under = 15 }`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for asked in asked(subject, false) {
        let activity = &asked.activity.id;
        let message = match asked.consent {
            Some(consent) if consent.given_by.is_some() => continue,
            Some(consent) => {
                let name = &consent.id;
                Both::new(
                    format!("der står ikke, hvem der giver samtykket `{name}` for børnene i `{activity}`"),
                    format!("who gives the consent `{name}` for the children of `{activity}` is not stated"),
                )
            }
            None => Both::new(
                format!("der står ikke, hvem der giver samtykke for børnene i `{activity}`"),
                format!("who consents for the children of `{activity}` is not stated"),
            ),
        };
        found.add(Hit::new(asked.place, message));
    }
}
