//! REC4: the sub-processors of customers' data, and word before they change.

use std::collections::BTreeSet;

use crate::check::facts::{is_told, place_of};
use crate::check::handling::reached;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::processing::ProcessingForCustomers;

pub const RULE: Rule = Rule {
    code: "REC4",
    severity: Severity::Error,
    source: both("databeskyttelsesforordningens artikel 28, stk. 2 og 4", "GDPR Art. 28(2) and (4)"),
    title: both(
        "kundens underdatabehandlere og et varsel, før en kommer til eller skiftes ud",
        "the customer’s sub-processors, and notice before they change",
    ),
    when: both("hvor I er databehandler for kunder", "where you are a processor for customers"),
    looks_at: &[
        "processing-for-customers.sub-processors",
        "processing-for-customers.notice",
        "processing-for-customers.systems",
        "recipient.name",
    ],
    why: both(
        "kunden er dataansvarlig og skal kunne gøre indsigelse mod en ny underdatabehandler, før den tages i brug",
        "the customer is the controller, and must be able to object to a new sub-processor before it is used",
    ),
    mend: both(
        "skriv hver underdatabehandler under `sub-processors`, og skriv varslet i `notice`, for eksempel `\"P30D\"`",
        "name each of them under `sub-processors`, and state the notice in `notice`, `\"P30D\"` for example",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for told in &subject.public.processing {
        let id = &told.id;
        let whole = subject.policy.processing.iter().find(|whole| whole.id == *id).unwrap_or(told);
        sub_processors(subject, whole, told, found);
        if !whole.sub_processors.is_empty() && !is_told(&told.notice) {
            found.add(Hit::new(
                place_of(&told.notice, &told.place),
                Both::new(
                    format!("`{id}` siger ikke, hvor lang tid før en ny underdatabehandler kunden får besked"),
                    format!("`{id}` does not say how long before a new sub-processor the customer is told"),
                ),
            ));
        }
    }
}

fn sub_processors(subject: &Subject, whole: &ProcessingForCustomers, told: &ProcessingForCustomers, found: &mut Found) {
    let id = &whole.id;
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for named in &whole.sub_processors {
        seen.insert(&named.value);
        let recipient = subject.public.recipient(&named.value);
        let is_hidden = recipient.is_none() || !told.sub_processors.iter().any(|one| one.value == named.value);
        // An unknown name is REC2's.
        if is_hidden || recipient.is_some_and(|recipient| recipient.name.is_none()) {
            let sub = &named.value;
            found.add(Hit::new(
                &named.place,
                Both::new(
                    format!("kunden får ikke navnet på `{sub}`, som er underdatabehandler i `{id}`"),
                    format!("the customer is not given the name of `{sub}`, a sub-processor in `{id}`"),
                ),
            ));
        }
    }
    for system in reached(subject.policy, &whole.systems) {
        let Some(by) = &system.recipient else { continue };
        if seen.insert(&by.value) {
            let place = whole.systems.iter().find(|named| named.value == system.id).map(|named| &named.place);
            let (by, system) = (&by.value, &system.id);
            found.add(Hit::new(
                place.unwrap_or(&whole.place),
                Both::new(
                    format!("`{by}` driver `{system}`, som `{id}` bruger, men står ikke som underdatabehandler"),
                    format!("`{by}` runs `{system}`, which `{id}` uses, but is not named as a sub-processor"),
                ),
            ));
        }
    }
}
