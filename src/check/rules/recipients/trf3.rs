//! TRF3: how to get a copy of what protects the data.

use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::recipient::Mechanism;

pub const RULE: Rule = Rule {
    code: "TRF3",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 1, litra f, og artikel 46-47",
        "GDPR Art. 13(1)(f) and 46-47",
    ),
    title: both("hvordan man får en kopi af de fornødne garantier", "how to get a copy of the appropriate safeguards"),
    when: both(
        "hvor en overførsel bygger på standardkontraktbestemmelser eller bindende virksomhedsregler",
        "where a transfer rests on standard contractual clauses or binding corporate rules",
    ),
    looks_at: &["recipient.transfer.copy"],
    why: both(
        "læseren har ret til at se, hvad der beskytter oplysningerne uden for EU/EØS",
        "readers are entitled to see what protects their data outside the EU/EEA",
    ),
    mend: both(
        "skriv `copy = \"on-request\"` eller adressen på kopien",
        "write `copy = \"on-request\"`, or the address of the copy",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for recipient in &subject.public.recipients {
        for transfer in recipient.transfers.iter().filter(|transfer| transfer.copy.is_none()) {
            let (da, en) = match transfer.mechanism.value() {
                Some(Mechanism::Scc) => ("standardkontraktbestemmelserne", "the standard contractual clauses"),
                Some(Mechanism::Bcr) => ("de bindende virksomhedsregler", "the binding corporate rules"),
                _ => continue,
            };
            let id = &recipient.id;
            found.add(Hit::new(
                &transfer.place,
                Both::new(
                    format!("der står ikke, hvordan læseren får en kopi af {da} med `{id}`"),
                    format!("it is not said how readers get a copy of {en} with `{id}`"),
                ),
            ));
        }
    }
}
