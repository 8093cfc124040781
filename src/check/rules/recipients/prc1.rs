//! PRC1: what we do for customers, in the terms of Art. 28(3).

use std::collections::BTreeSet;

use crate::check::facts::is_told;
use crate::check::listed::{keys, listed};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::audience::Role;
use crate::model::processing::ProcessingForCustomers;

pub const RULE: Rule = Rule {
    code: "PRC1",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 28, stk. 3", "GDPR Art. 28(3)"),
    title: both(
        "genstand, karakter, formål, varighed, oplysninger og personer i det, I gør for kunder",
        "subject-matter, nature, purpose, duration, types of data and people in what you do for customers",
    ),
    when: both("hvor I er databehandler for kunder", "where you are a processor for customers"),
    looks_at: &["audience.our-role", "processing-for-customers"],
    why: both(
        "kunden er dataansvarlig og skal kunne se, hvad I gør med oplysningerne",
        "the customer is the controller, and must be able to see what you do with the data",
    ),
    mend: both(
        "udfyld de nøgler, der mangler, i [[processing-for-customers]]",
        "fill in the keys that are missing in [[processing-for-customers]]",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for processing in &subject.public.processing {
        let missing = missing(processing);
        if !missing.is_empty() {
            let id = &processing.id;
            let named = listed(&keys(&missing));
            found.add(Hit::new(
                &processing.place,
                Both::new(format!("`{id}` mangler {}", named.da), format!("`{id}` lacks {}", named.en)),
            ));
        }
    }
    let is_for_all = subject.public.processing.iter().any(|processing| processing.audience.is_empty());
    let described: BTreeSet<&str> =
        subject.public.processing.iter().flat_map(|one| &one.audience).map(|id| id.value.as_str()).collect();
    for audience in &subject.public.audiences {
        let is_served = audience.our_role.value() == Some(&Role::Processor);
        if is_served && !is_for_all && !described.contains(audience.id.as_str()) {
            let id = &audience.id;
            found.add(
                Hit::new(
                    &audience.place,
                    Both::new(
                        format!("I er databehandler for `{id}`, men der står ikke, hvad I gør for dem"),
                        format!("you are a processor for `{id}`, but it is not said what you do for them"),
                    ),
                )
                .mend(both(
                    "beskriv det i en [[processing-for-customers]] med målgruppen under `audience`",
                    "describe it in a [[processing-for-customers]] with the audience under `audience`",
                )),
            );
        }
    }
}

/// The keys that say nothing.
fn missing(processing: &ProcessingForCustomers) -> Vec<&'static str> {
    let told = [
        ("subject-matter", is_told(&processing.subject_matter)),
        ("nature", is_told(&processing.nature)),
        ("purpose", is_told(&processing.purpose)),
        ("duration", is_told(&processing.duration)),
        ("categories", is_told(&processing.categories)),
        ("subjects", !processing.subjects.is_empty()),
    ];
    told.into_iter().filter(|(_, is_told)| !is_told).map(|(key, _)| key).collect()
}
