//! DPO1: how the data protection officer is reached.

use crate::check::{Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::controller::Dpo;
use crate::model::fact::value;

pub const RULE: Rule = Rule {
    code: "DPO1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 1, litra b, artikel 14, stk. 1, litra b, og artikel 37, stk. 7",
        "GDPR Art. 13(1)(b), 14(1)(b) and 37(7)",
    ),
    title: both(
        "kontaktoplysninger på databeskyttelsesrådgiveren",
        "the contact details of the data protection officer",
    ),
    when: both("når der er en databeskyttelsesrådgiver", "where a data protection officer is appointed"),
    looks_at: &["dpo.appointed", "dpo.email", "dpo.phone", "dpo.address"],
    why: both(
        "læseren har ret til at gå direkte til databeskyttelsesrådgiveren; navnet behøver ikke at stå der",
        "readers have a right to turn to the data protection officer directly; the name need not be stated",
    ),
    mend: both(
        "skriv `email`, `phone` eller `address` under [dpo]; en fælles postkasse er nok",
        "state `email`, `phone` or `address` under [dpo]; a shared mailbox will do",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let Some(dpo) = subject.policy.firm.dpo.as_ref().filter(|dpo| dpo.appointed.value() == Some(&true)) else { return };
    let is_reached =
        |dpo: &Dpo| value(&dpo.email).is_some() || value(&dpo.phone).is_some() || value(&dpo.address).is_some();
    if !subject.public.firm.dpo.as_ref().is_some_and(is_reached) {
        let message = both(
            "læseren får ikke at vide, hvordan databeskyttelsesrådgiveren kan kontaktes",
            "readers are not told how to reach the data protection officer",
        );
        found.add(Hit::new(&dpo.place, message));
    }
}
