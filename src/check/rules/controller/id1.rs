//! ID1: who the controller is, and one way to reach them.

use crate::check::{Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::fact::value;

pub const RULE: Rule = Rule {
    code: "ID1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 1, litra a, og artikel 14, stk. 1, litra a",
        "GDPR Art. 13(1)(a) and 14(1)(a)",
    ),
    title: both(
        "den dataansvarliges navn og mindst én måde at komme i kontakt på",
        "the controller’s name and at least one way to reach them",
    ),
    when: both("i alle politikker", "in every policy"),
    looks_at: &["controller.name", "controller.address", "controller.email", "controller.phone"],
    why: both(
        "man skal vide, hvem der har ansvaret for oplysningerne, og hvor man kan spørge",
        "readers must know who answers for their data, and where to ask",
    ),
    mend: both(
        "skriv en adresse, en e-mailadresse eller et telefonnummer under [controller] i firm.toml",
        "state an address, an email address or a phone number under [controller] in firm.toml",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let controller = &subject.public.firm.controller;
    let name = &controller.name;
    // A name that is nowhere has the whole file for its place, and the loader has told that it is missing.
    let is_stated = name.place != Place::whole(name.place.file.clone());
    if is_stated && name.value().is_none() {
        let message =
            both("læseren får ikke den dataansvarliges navn at vide", "readers are not told the controller’s name");
        let mend = both(
            "skriv det registrerede navn i `controller.name` i firm.toml",
            "state the registered name in `controller.name` in firm.toml",
        );
        found.add(Hit::new(&name.place, message).mend(mend));
    }
    let has_route = value(&controller.address).is_some()
        || value(&controller.email).is_some()
        || value(&controller.phone).is_some();
    if !has_route {
        found.add(Hit::new(
            &controller.name.place,
            both(
                "der står ingen adresse, e-mailadresse eller telefon til den dataansvarlige",
                "no address, email or phone of the controller is stated",
            ),
        ));
    }
}
