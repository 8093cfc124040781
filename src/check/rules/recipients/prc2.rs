//! PRC2: whether the record of a processor can be made out of the facts.

use crate::check::facts::is_told;
use crate::check::listed::listed;
use crate::check::record::{self, has_measures, has_transfers};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "PRC2",
    severity: Severity::Info,
    source: both("databeskyttelsesforordningens artikel 30, stk. 2", "GDPR Art. 30(2)"),
    title: both("det, databehandlerens egen fortegnelse skal indeholde", "what the processor’s own record must hold"),
    when: both("hvor I er databehandler for kunder", "where you are a processor for customers"),
    looks_at: &["processing-for-customers", "system.measures", "recipient.country", "recipient.transfer"],
    why: both(
        "en databehandler fører en fortegnelse, som Datatilsynet kan bede om at se",
        "a processor keeps a record, which the Danish Data Protection Agency may ask to see",
    ),
    mend: both(
        "skriv det, der mangler; det, læseren ikke skal se, får `publish = false`",
        "state what is missing; what readers need not see gets `publish = false`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let policy = subject.policy;
    for processing in &policy.processing {
        let subs = processing.sub_processors.iter().filter_map(|id| policy.recipient(&id.value));
        let held = [
            (both("behandlingens karakter", "the nature of the processing"), is_told(&processing.nature)),
            (record::TRANSFERS, has_transfers(subs)),
            (record::MEASURES, has_measures(policy, &processing.systems)),
        ];
        let missing: Vec<Both> = held.into_iter().filter(|(_, is_held)| !is_held).map(|(what, _)| what).collect();
        if !missing.is_empty() {
            let (id, missing) = (&processing.id, listed(&missing));
            found.add(Hit::new(
                &processing.place,
                Both::new(
                    format!("fortegnelsen over `{id}` mangler {}", missing.da),
                    format!("the record of `{id}` lacks {}", missing.en),
                ),
            ));
        }
    }
}
