//! MKT1: permission to market by electronic mail.

use crate::check::facts::items;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::activity::{Activity, ActivityKind, Marketing, MarketingChannel, MarketingPermission, SourceFrom};
use crate::model::controller::ControllerKind;
use crate::model::fact::value;
use crate::model::policy::Policy;

pub const RULE: Rule = Rule {
    code: "MKT1",
    severity: Severity::Error,
    source: both(
        "markedsføringslovens § 10, stk. 1 og 2",
        "section 10(1) and (2) of the Danish Marketing Practices Act",
    ),
    title: both("tilladelse til at markedsføre med e-mail og sms", "permission to market by email and text message"),
    when: both("hvor der bliver markedsført elektronisk", "where there is marketing by electronic mail"),
    looks_at: &["activity.kind", "activity.marketing", "activity.grounds", "activity.subjects", "activity.source"],
    why: both(
        "et grundlag efter databeskyttelsesforordningen er ikke nok; loven kræver samtykke, eller at kunden har \
         købt før, og at der kun markedsføres egne tilsvarende produkter (§ 10, stk. 2)",
        "a legal basis under the GDPR is not enough; the act asks for consent, or for an earlier purchase and \
         marketing of the firm’s own similar products (section 10(2))",
    ),
    mend: both(
        "skriv `marketing` med kanal og tilladelse (`mfl-10-1` samtykke, `mfl-10-2` kunde), og opfyld dens krav",
        "state `marketing` with channel and permission (`mfl-10-1` consent, `mfl-10-2` customer), and meet its terms",
    ),
    check,
};

/// Purposes of the vocabulary that are marketing.
const PURPOSES: [&str; 2] = ["marketing", "newsletter"];
/// Categories of the vocabulary that a message is sent to.
const ADDRESSES: [&str; 3] = ["contact-details", "email", "phone"];
/// Groups of the vocabulary who need not have bought anything.
const NO_CUSTOMERS: [&str; 8] = [
    "contacts",
    "job-applicants",
    "newsletter-readers",
    "potential-customers",
    "shop-visitors",
    "suppliers",
    "visitors",
    "website-visitors",
];

fn check(subject: &Subject, found: &mut Found) {
    for told in subject.activities_told() {
        let activity = subject.policy.activity(&told.id).unwrap_or(told);
        match &activity.marketing {
            Some(marketing) if is_electronic(marketing) => permission(activity, marketing, found),
            Some(_) => {}
            None if markets(subject.policy, activity) => {
                let id = &activity.id;
                found.add(Hit::new(
                    &activity.place,
                    Both::new(
                        format!("`{id}` er markedsføring, men der står ingen tilladelse efter markedsføringsloven"),
                        format!(
                            "`{id}` is marketing, but no permission under the Danish Marketing Practices Act is stated"
                        ),
                    ),
                ));
            }
            None => {}
        }
    }
}

fn is_electronic(marketing: &Marketing) -> bool {
    matches!(marketing.channel, MarketingChannel::Email | MarketingChannel::Sms)
}

/// Whether an activity that states no channel markets by electronic mail all the same: it says that it is marketing,
/// and has an address to write to. A newsletter of an association or an authority need not be.
fn markets(policy: &Policy, activity: &Activity) -> bool {
    let has = |keys: &[&str], key: Option<&str>| key.is_some_and(|key| keys.contains(&key));
    let is_business = match value(&policy.firm.controller.kind) {
        Some(ControllerKind::Company | ControllerKind::Person) | None => true,
        Some(ControllerKind::Association | ControllerKind::Foundation | ControllerKind::PublicAuthority) => false,
    };
    let is_said = activity.kind == Some(ActivityKind::Marketing)
        || (is_business && items(&activity.purposes).iter().any(|purpose| has(&PURPOSES, purpose.as_key())));
    is_said && items(&activity.categories).iter().any(|category| has(&ADDRESSES, category.is.as_key()))
}

fn permission(activity: &Activity, marketing: &Marketing, found: &mut Found) {
    let id = &activity.id;
    let place: &Place = &marketing.permission.place;
    match marketing.permission.value {
        MarketingPermission::Consent => {
            if !activity.rests_on(|basis| basis.is_consent()) {
                found.add(Hit::new(
                    place,
                    Both::new(
                        format!("`{id}` bygger på samtykke (`mfl-10-1`), men intet af dens grundlag er et samtykke"),
                        format!("`{id}` goes by consent (`mfl-10-1`), but none of its grounds is a consent"),
                    ),
                ));
            }
        }
        MarketingPermission::ExistingCustomer => {
            let mut subjects = activity.subjects.iter().filter_map(|one| one.is.as_key());
            if let Some(other) = subjects.find(|key| NO_CUSTOMERS.contains(key)) {
                found.add(Hit::new(
                    place,
                    Both::new(
                        format!("`mfl-10-2` gælder kun kunder, men `{id}` er også om `{other}`"),
                        format!("`mfl-10-2` holds for customers only, but `{id}` is about `{other}` too"),
                    ),
                ));
            }
            if gets_addresses_elsewhere(activity) {
                found.add(Hit::new(
                    place,
                    Both::new(
                        format!("`mfl-10-2` gælder kun, når kunden selv har givet adressen ved et køb, men `{id}` har den fra andre"),
                        format!("`mfl-10-2` holds only where the customer gave the address at a purchase, but `{id}` has it from others"),
                    ),
                ));
            }
        }
    }
}

/// Whether what messages are sent to comes from somebody else than the reader.
fn gets_addresses_elsewhere(activity: &Activity) -> bool {
    let others = items(&activity.source).iter().filter(|source| matches!(source.from, SourceFrom::Other(_)));
    let mut others = others.filter(|source| {
        source.categories.is_empty() || source.categories.iter().any(|key| ADDRESSES.contains(&key.value.as_str()))
    });
    others.next().is_some()
}
