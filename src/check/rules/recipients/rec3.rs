//! REC3: an agreement with everybody who works on our instruction.

use crate::check::facts::place_of;
use crate::check::handling::works_for_us;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::fact::State;

pub const RULE: Rule = Rule {
    code: "REC3",
    severity: Severity::Error,
    source: both("databeskyttelsesforordningens artikel 28, stk. 3 og 4", "GDPR Art. 28(3) and (4)"),
    title: both("en databehandleraftale med hver databehandler", "a data processing agreement with each processor"),
    when: both(
        "hvor en modtager er databehandler, underdatabehandler for kunder, eller driver et system, uden at andet er \
         sagt",
        "where a recipient is a processor, a sub-processor for customers, or runs a system and nothing else is said of \
         it",
    ),
    looks_at: &[
        "recipient.agreement",
        "activity.disclosure.as",
        "system.recipient",
        "processing-for-customers.sub-processors",
    ],
    why: both(
        "uden en aftale må ingen behandle oplysninger for den dataansvarlige",
        "without an agreement nobody may process data for the controller",
    ),
    mend: both(
        "indgå en databehandleraftale, og skriv `agreement = true`; er modtageren ikke databehandler, så skriv dens \
         rolle",
        "enter into a data processing agreement and write `agreement = true`; if it is no processor, state its role",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for recipient in subject.policy.recipients.iter().filter(|recipient| works_for_us(subject.policy, recipient)) {
        let id = &recipient.id;
        let message = match recipient.agreement.as_ref().map(|agreement| &agreement.state) {
            Some(State::Given(true) | State::Withheld(_)) => continue,
            Some(State::Given(false)) => Both::new(
                format!("der er ingen databehandleraftale med `{id}`"),
                format!("there is no data processing agreement with `{id}`"),
            ),
            Some(State::Unknown) | None => Both::new(
                format!("det er ukendt, om der er en databehandleraftale med `{id}`"),
                format!("it is not known whether there is a data processing agreement with `{id}`"),
            ),
        };
        found.add(Hit::new(place_of(&recipient.agreement, &recipient.place), message));
    }
}
