//! RGT1: the five rights that everybody has are told.

use crate::check::facts::items;
use crate::check::telling::{missing, section_place};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::retention::Rule as Kept;
use crate::model::right::Right;
use crate::model::section::Generated;

pub const RULE: Rule = Rule {
    code: "RGT1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 2, litra b, og artikel 14, stk. 2, litra c",
        "GDPR Art. 13(2)(b) and 14(2)(c)",
    ),
    title: both(
        "retten til indsigt, rettelse, sletning, begrænsning og (hvor grundlaget giver den) indsigelse er nævnt",
        "the rights of access, rectification, erasure, restriction and (where a ground gives it) objection are stated",
    ),
    when: both(
        "i alle politikker, hvor firmaet er dataansvarligt for noget",
        "in every policy in which the firm is controller of anything",
    ),
    looks_at: &["text", "policy.clauses", "activity.grounds", "activity.retention"],
    why: both(
        "den, der ikke kender sine rettigheder, bruger dem ikke",
        "people who do not know their rights do not use them",
    ),
    mend: both(
        "skriv `clauses = \"complete\"` under [policy], eller fortæl om retten i afsnittet `rights` på hvert sprog",
        "state `clauses = \"complete\"` under [policy], or tell of the right in the section `rights` in each language",
    ),
    check,
};

/// Art. 13(2)(b) names these; only objection depends on the legal basis.
const RIGHTS: [(Right, &str, &str); 5] = [
    (Right::Access, "indsigt", "of access"),
    (Right::Rectification, "rettelse (berigtigelse)", "to rectification"),
    (Right::Erasure, "sletning", "to erasure"),
    (Right::Restriction, "begrænsning af behandling", "to restriction of processing"),
    (Right::Object, "indsigelse", "to object"),
];

fn check(subject: &Subject, found: &mut Found) {
    if !subject.answers_for_something() {
        return;
    }
    let cannot_object = nothing_to_object_to(subject);
    for (right, da, en) in RIGHTS.into_iter().filter(|(right, ..)| *right != Right::Object || !cannot_object) {
        // "We delete it if you ask" tells of erasure, though not that it is a right.
        if right == Right::Erasure && is_deleted_on_request(subject) {
            continue;
        }
        let lacking = missing(subject, |said| said.iter().any(|said| said.tells(right)));
        for lang in lacking.languages() {
            let key = right.key();
            let message = Both::new(
                format!("der står intet om retten til {da} (`{key}`)"),
                format!("nothing is said of the right {en} (`{key}`)"),
            );
            let hit = Hit::new(&section_place(subject, Generated::Rights, lang), message);
            found.add(lang.into_iter().fold(hit, Hit::lang));
        }
    }
}

/// Whether readers are told that something of theirs is deleted when they ask.
fn is_deleted_on_request(subject: &Subject) -> bool {
    let mut entries = subject.activities_told().flat_map(|activity| items(&activity.retention));
    entries.any(|entry| matches!(entry.rule, Kept::OnRequest))
}

/// Whether all grounds are stated, and none of them gives the right to object: then it would be promised in vain.
fn nothing_to_object_to(subject: &Subject) -> bool {
    let mut told = subject.activities_told().peekable();
    told.peek().is_some()
        && told.all(|activity| !items(&activity.grounds).is_empty())
        && subject.public.activities_giving(Right::Object).next().is_none()
}
