//! ID3: the representative of a controller outside the EEA.

use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::controller::{ControllerKind, Representative};
use crate::model::country::Country;
use crate::model::fact::value;

pub const RULE: Rule = Rule {
    code: "ID3",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 27 og artikel 13, stk. 1, litra a",
        "GDPR Art. 27 and 13(1)(a)",
    ),
    title: both(
        "repræsentanten i EU, og hvordan man kommer i kontakt med den",
        "the representative in the EU, and how to reach it",
    ),
    when: both(
        "når den dataansvarliges adresse ligger uden for EU/EØS, og den ikke er en offentlig myndighed",
        "where the controller’s address is outside the EU/EEA, and it is no public authority",
    ),
    looks_at: &["controller.address.country", "controller.representative"],
    why: both(
        "læseren skal have nogen i EU at gå til, når firmaet ligger uden for",
        "readers must have somebody in the EU to turn to when the firm is outside it",
    ),
    mend: both(
        "skriv `representative = { name = \"…\", email = \"…\" }` under [controller] i firm.toml, eller lad en jurist \
         skrive ned, hvorfor artikel 27 ikke gælder, og gør det til en [[waiver]]",
        "state `representative = { name = \"…\", email = \"…\" }` under [controller] in firm.toml, or have a lawyer \
         write down why Article 27 does not apply, and make it a [[waiver]]",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let controller = &subject.policy.firm.controller;
    let Some(address) = &controller.address else { return };
    let country = address.value().and_then(|address| address.country).filter(|country| !country.in_eea());
    let (Some(country), false) = (country, value(&controller.kind) == Some(&ControllerKind::PublicAuthority)) else {
        return;
    };
    match &subject.public.firm.controller.representative {
        None => {
            let code = country.code();
            let message = Both::new(
                format!("den dataansvarlige ligger i `{code}` og har ingen repræsentant i EU"),
                format!("the controller is in `{code}` and has no representative in the EU"),
            );
            found.add(Hit::new(&address.place, message));
        }
        Some(representative) => {
            for message in gaps(representative) {
                found.add(Hit::new(&representative.place, message));
            }
        }
    }
}

fn gaps(representative: &Representative) -> Vec<Both> {
    let mut gaps = Vec::new();
    if representative.name.value().is_none() {
        gaps.push(both("repræsentanten i EU har intet navn", "the representative in the EU has no name"));
    }
    let address = value(&representative.address);
    if address.is_none() && value(&representative.email).is_none() {
        gaps.push(both(
            "der står ingen adresse eller e-mailadresse til repræsentanten i EU",
            "no address or email of the representative in the EU is stated",
        ));
    }
    let country: Option<Country> = address.and_then(|address| address.country);
    if let Some(country) = country.filter(|country| !country.in_eea()) {
        let code = country.code();
        gaps.push(Both::new(
            format!("repræsentanten skal være i EU, men ligger i `{code}`"),
            format!("the representative has to be in the EU, but is in `{code}`"),
        ));
    }
    gaps
}
