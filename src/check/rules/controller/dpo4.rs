//! DPO4: a public authority has a data protection officer.

use crate::check::{Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::controller::ControllerKind;
use crate::model::fact::value;

pub const RULE: Rule = Rule {
    code: "DPO4",
    severity: Severity::Error,
    source: both("databeskyttelsesforordningens artikel 37, stk. 1, litra a", "GDPR Art. 37(1)(a)"),
    title: both(
        "at en offentlig myndighed har en databeskyttelsesrådgiver",
        "that a public authority has a data protection officer",
    ),
    when: both("når den dataansvarlige er en offentlig myndighed", "where the controller is a public authority"),
    looks_at: &["controller.kind", "dpo.appointed"],
    why: both(
        "myndigheder skal altid udpege en, som borgerne kan gå til",
        "authorities must always appoint one, to whom citizens can turn",
    ),
    mend: both(
        "skriv `appointed = true` og kontaktoplysningerne under [dpo]; flere myndigheder kan dele en",
        "state `appointed = true` and the contact details under [dpo]; several authorities can share one",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let firm = &subject.policy.firm;
    if value(&firm.controller.kind) != Some(&ControllerKind::PublicAuthority) {
        return;
    }
    let (place, message) = match &firm.dpo {
        Some(dpo) if dpo.appointed.value() == Some(&true) => return,
        Some(dpo) if dpo.appointed.value() == Some(&false) => (
            &dpo.appointed.place,
            both(
                "myndigheden siger, at den ingen databeskyttelsesrådgiver har",
                "the authority says that it has no data protection officer",
            ),
        ),
        Some(dpo) => (
            &dpo.appointed.place,
            both(
                "der står ikke, om myndigheden har en databeskyttelsesrådgiver",
                "whether the authority has a data protection officer is not stated",
            ),
        ),
        None => (
            &firm.controller.place,
            both(
                "der står intet om myndighedens databeskyttelsesrådgiver",
                "nothing is stated about the authority’s data protection officer",
            ),
        ),
    };
    found.add(Hit::new(place, message));
}
