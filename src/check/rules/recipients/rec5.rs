//! REC5: in what role we meet each reader.

use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "REC5",
    severity: Severity::Error,
    source: both("databeskyttelsesforordningens artikel 5, stk. 1, litra a, og artikel 28", "GDPR Art. 5(1)(a) and 28"),
    title: both(
        "om I er dataansvarlig eller databehandler for hver målgruppe",
        "whether you are controller or processor towards each audience",
    ),
    when: both(
        "hvor en rolle er ukendt, eller I også er databehandler for kunder",
        "where a role is unknown, or you are a processor for customers too",
    ),
    looks_at: &["audience.our-role", "activity.role", "processing-for-customers.audience"],
    why: both(
        "læseren skal vide, om spørgsmål og krav hører til hos jer eller hos jeres kunde",
        "readers must know whether their questions and claims belong with you or with your customer",
    ),
    mend: both(
        "skriv `our-role` for målgruppen eller `role` i aktiviteten",
        "state `our-role` of the audience, or `role` in the activity",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for audience in subject.public.audiences.iter().filter(|audience| audience.our_role.is_unknown()) {
        let id = &audience.id;
        found.add(Hit::new(
            &audience.our_role.place,
            Both::new(
                format!("det er ukendt, om I er dataansvarlig eller databehandler for `{id}`"),
                format!("it is not known whether you are controller or processor towards `{id}`"),
            ),
        ));
    }
    for activity in &subject.public.activities {
        if let Some(role) = activity.role.as_ref().filter(|role| role.is_unknown()) {
            let id = &activity.id;
            found.add(Hit::new(
                &role.place,
                Both::new(
                    format!("det er ukendt, om I er dataansvarlig eller databehandler i `{id}`"),
                    format!("it is not known whether you are controller or processor in `{id}`"),
                ),
            ));
        }
    }
    if subject.public.audiences.is_empty() {
        for processing in &subject.public.processing {
            let id = &processing.id;
            found.add(
                Hit::new(
                    &processing.place,
                    Both::new(
                        format!("`{id}` er arbejde for kunder, men ingen målgruppe siger, hvem I er databehandler for"),
                        format!("`{id}` is work for customers, but no audience says towards whom you are a processor"),
                    ),
                )
                .mend(both(
                    "skriv en [[audience]] for kunderne med `our-role = \"processor\"`",
                    "add an [[audience]] for the customers with `our-role = \"processor\"`",
                )),
            );
        }
    }
}
