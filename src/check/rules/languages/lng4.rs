//! LNG4: where languages differ, one of them counts.

use crate::check::{Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "LNG4",
    severity: Severity::Info,
    source: both("god skik for tekster på flere sprog", "good practice for texts in several languages"),
    title: both("der står, hvilket sprog der gælder", "the policy says which language prevails"),
    when: both("når politikken findes på flere sprog", "where the policy is there in several languages"),
    looks_at: &["policy.governing-language"],
    why: both(
        "er der forskel på to sprog, skal læseren vide, hvilket firmaet holder sig til",
        "if two languages differ, readers must know by which one the firm stands",
    ),
    mend: both("skriv `governing-language` under [policy]", "state `governing-language` under [policy]"),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    if subject.texts.len() > 1 && subject.public.governing_language.is_none() {
        found.add(Hit::new(
            subject.policy_file(),
            both(
                "politikken findes på flere sprog, og der står ikke, hvilket af dem der gælder \
                 (`policy.governing-language`)",
                "the policy is there in several languages, and does not say which of them prevails \
                 (`policy.governing-language`)",
            ),
        ));
    }
}
