//! RGT4: a consent can be withdrawn, and the reader learns how.

use crate::check::facts::items;
use crate::check::listed::{keys, listed};
use crate::check::telling::{missing, section_place};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::activity::Activity;
use crate::model::ground::Basis;
use crate::model::right::{Right, Withdraw};
use crate::model::section::Generated;

pub const RULE: Rule = Rule {
    code: "RGT4",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 7, stk. 3, og artikel 13, stk. 2, litra c",
        "GDPR Art. 7(3) and 13(2)(c)",
    ),
    title: both(
        "et samtykke kan trækkes tilbage når som helst, og der står hvordan",
        "a consent can be withdrawn at any time, and the policy says how",
    ),
    when: both(
        "når noget hviler på et samtykke, eller firmaet beder om samtykkeerklæringer",
        "where anything rests on a consent, or the firm asks for declarations of consent",
    ),
    looks_at: &["consent.withdraw", "activity.grounds", "activity.categories", "text"],
    why: both(
        "et ja, der ikke kan fortrydes lige så let, som det blev givet, er intet gyldigt samtykke",
        "a yes that cannot be taken back as easily as it was given is no valid consent",
    ),
    mend: both(
        "skriv under [[consent]], hvordan samtykket trækkes tilbage, eller fortæl det i afsnittet `withdraw-consent`",
        "state under [[consent]] how it is withdrawn, or tell it in the section `withdraw-consent`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for consent in &subject.public.consents {
        let says_no_way = match consent.withdraw.value() {
            Some(ways) => *ways == Withdraw::default(),
            None => consent.withdraw.is_unknown(),
        };
        if says_no_way {
            found.add(Hit::new(
                &consent.withdraw.place,
                Both::new(
                    format!("der står ikke, hvordan samtykket `{}` trækkes tilbage", consent.id),
                    format!("the policy does not say how the consent `{}` is withdrawn", consent.id),
                ),
            ));
        }
    }
    let asking: Vec<(&str, &Place)> = subject
        .activities_told()
        .filter_map(|activity| Some((activity.id.as_str(), asks_for_consent(activity)?)))
        .chain(subject.public.consents.iter().map(|consent| (consent.id.as_str(), &consent.place)))
        .collect();
    let Some((_, first)) = asking.first() else { return };
    let ids: Vec<&str> = asking.iter().map(|(id, _)| *id).collect();
    let ids = listed(&keys(&ids));
    let lacking = missing(subject, |said| said.iter().any(|said| said.tells(Right::WithdrawConsent)));
    for lang in lacking.languages() {
        let message = Both::new(
            format!("der står intet om at trække et samtykke tilbage, selv om der er samtykke i {}", ids.da),
            format!("nothing is said of withdrawing a consent, although there is one in {}", ids.en),
        );
        let hit = match lang {
            Some(_) => Hit::new(&section_place(subject, Generated::WithdrawConsent, lang), message),
            None => Hit::new(first, message),
        };
        found.add(lang.into_iter().fold(hit, Hit::lang));
    }
}

/// Where the activity says that it rests on a consent, or that declarations of consent are collected.
fn asks_for_consent(activity: &Activity) -> Option<&Place> {
    let rests = items(&activity.grounds).iter().filter_map(|ground| ground.basis.as_ref());
    let rests = rests.filter(|basis| Basis::is_consent(basis.value)).map(|basis| &basis.place).next();
    let collects = items(&activity.categories).iter();
    let collects = collects.filter(|category| category.is.as_key() == Some("consent-declarations"));
    rests.or_else(|| collects.map(|category| &category.place).next())
}
