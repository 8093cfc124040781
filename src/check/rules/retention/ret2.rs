//! RET2: an end that comes, and that readers can see coming.

use crate::check::facts::items;
use crate::check::text::Topic;
use crate::check::wording::{place_of_said, quoted, says};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::retention::{Retention, Rule as Keeping};

pub const RULE: Rule = Rule {
    code: "RET2",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 5, stk. 1, litra e, og artikel 13, stk. 2, litra a",
        "GDPR Art. 5(1)(e) and 13(2)(a)",
    ),
    title: both(
        "en periode eller et kriterium, som læseren kan regne med: ikke »så længe det er nødvendigt«",
        "a period or criterion that readers can count on: not ‘as long as necessary’",
    ),
    when: both(
        "hvor politikken siger, hvor længe oplysninger bliver gemt",
        "where the policy says how long data is kept",
    ),
    looks_at: &["activity.retention", "processing-for-customers.retention", "text"],
    why: both(
        "oplysninger må ikke gemmes længere end nødvendigt, og læseren skal kunne se, hvornår de er væk",
        "data may not be kept longer than necessary, and readers must be able to see when it is gone",
    ),
    mend: both(
        "sæt en periode, eller skriv, hvad der afgør det: »fem år efter, at opgaven er afleveret«",
        "set a period, or say what decides it: ‘five years after the job was delivered’",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let policy = subject.policy;
    for activity in &policy.activities {
        of_facts(subject, &activity.id, items(&activity.retention), found);
    }
    for processing in &policy.processing {
        of_facts(subject, &processing.id, items(&processing.retention), found);
    }
    for written in &subject.texts {
        for said in written.said(Topic::VaguePeriod) {
            let is_told = said.fact().is_some_and(|fact| fact.contains(".retention"));
            if !said.run.is_prose() || !said.is_own() || is_told {
                continue;
            }
            let (words, section) = (quoted(said.sentence()), &said.run.section);
            let message = Both::new(
                format!("{} i `{section}` fortæller ikke, hvornår oplysningerne er væk", words.da),
                format!("{} in `{section}` does not tell when the data is gone", words.en),
            );
            found.add(Hit::new(&place_of_said(subject, &said), message).lang(written.lang));
        }
    }
}

fn of_facts(subject: &Subject, id: &str, entries: &[Retention], found: &mut Found) {
    for entry in entries {
        match &entry.rule {
            Keeping::NotDeleted { .. } => found.add(Hit::new(
                &entry.place,
                Both::new(
                    format!("oplysningerne i `{id}` bliver ikke slettet"),
                    format!("the data of `{id}` is not deleted"),
                ),
            )),
            Keeping::Criterion(criterion) if says(subject.words, criterion, Topic::VaguePeriod) => found.add(Hit::new(
                &entry.place,
                Both::new(
                    format!("kriteriet for `{id}` fortæller ikke, hvornår oplysningerne er væk"),
                    format!("the criterion of `{id}` does not tell when the data is gone"),
                ),
            )),
            _ => {}
        }
    }
}
