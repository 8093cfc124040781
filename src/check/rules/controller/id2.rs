//! ID2: what a firm that trades on the net says of itself.

use crate::check::facts::{is_told, place_of};
use crate::check::names::company_form;
use crate::check::statutes::is_danish;
use crate::check::{Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::ActivityKind;
use crate::model::controller::ControllerKind;
use crate::model::fact::value;
use crate::model::policy::Policy;

pub const RULE: Rule = Rule {
    code: "ID2",
    severity: Severity::Error,
    source: both("e-handelslovens § 7, stk. 1", "section 7(1) of the Danish E-commerce Act"),
    title: both(
        "fysisk adresse, e-mailadresse og CVR-nummer på en erhvervsdrivende på nettet",
        "the physical address, email address and CVR number of an online trader",
    ),
    when: both(
        "for selskaber og personer i Danmark med en hjemmeside, og for foreninger, fonde og myndigheder, der sælger på \
         nettet",
        "for companies and people in Denmark that have a website, and for associations, foundations and authorities \
         that sell on the net",
    ),
    looks_at: &["controller.cvr", "controller.address", "controller.email"],
    why: both(
        "læseren skal kunne se, hvem der driver hjemmesiden, og skrive til dem; en kontaktformular er ikke nok",
        "readers must be able to see who is behind the website, and write to them; a contact form is not enough",
    ),
    mend: both(
        "skriv `cvr`, `address` og `email` under [controller] i firm.toml",
        "state `cvr`, `address` and `email` under [controller] in firm.toml",
    ),
    check,
};

/// Keys of systems, recipients and purposes that only somebody who sells on the net has.
const SHOP: [&str; 5] = ["web-shop", "web-shop-platform", "deliver-goods", "dispatch", "shopping-cart"];

fn check(subject: &Subject, found: &mut Found) {
    if !is_under_the_act(subject.policy) {
        return;
    }
    let controller = &subject.public.firm.controller;
    let owner = &controller.place;
    if value(&controller.address).is_none() {
        let message =
            both("den dataansvarliges fysiske adresse mangler", "the controller’s physical address is missing");
        found.add(Hit::new(place_of(&controller.address, owner), message));
    }
    if value(&controller.email).is_none() {
        let message = both("den dataansvarliges e-mailadresse mangler", "the controller’s email address is missing");
        found.add(Hit::new(place_of(&controller.email, owner), message));
    }
    // Not every person in business is in the register, and a reason for having no number tells the reader so.
    let is_person = value(&subject.policy.firm.controller.kind) == Some(&ControllerKind::Person);
    if value(&controller.cvr).is_none() && !(is_person && is_told(&controller.cvr)) {
        let message = both("den dataansvarliges CVR-nummer mangler", "the controller’s CVR number is missing");
        found.add(Hit::new(place_of(&controller.cvr, owner), message));
    }
}

fn is_under_the_act(policy: &Policy) -> bool {
    let controller = &policy.firm.controller;
    let is_danish = is_danish(policy);
    let is_trader = match value(&controller.kind) {
        Some(ControllerKind::Company | ControllerKind::Person) => true,
        Some(_) => return is_danish && sells(policy),
        None => controller.name.value().is_some_and(|name| company_form(name).is_some()),
    };
    let is_on_the_net = value(&controller.website).is_some()
        || policy.activities.iter().any(|activity| activity.kind == Some(ActivityKind::Web))
        || sells(policy);
    is_danish && is_trader && is_on_the_net
}

fn sells(policy: &Policy) -> bool {
    let systems = policy.systems.iter().map(|system| &system.kind);
    let recipients = policy.recipients.iter().map(|recipient| &recipient.kind);
    let purposes = policy.activities.iter().filter_map(|activity| value(&activity.purposes)).flatten();
    systems.chain(recipients).chain(purposes).filter_map(|text| text.as_key()).any(|key| SHOP.contains(&key))
}
