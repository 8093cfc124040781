//! VER3: each edition says in words what it changed.

use super::notice::{known_before, ledger, standing};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::history::{Kind, Source};

pub const RULE: Rule = Rule {
    code: "VER3",
    severity: Severity::Error,
    source: both("WP260 rev.01, punkt 29", "WP260 rev.01, point 29"),
    title: both(
        "hver udgave fortæller på hvert sprog, hvad den ændrede",
        "each edition states in each language what it changed",
    ),
    when: both(
        "når en udgave, der gælder eller er på vej, har en før sig og ændrer noget væsentligt eller kun findes som \
         filer",
        "where an edition in force or to come has one before it, and is material or exists as files only",
    ),
    looks_at: &["editions"],
    why: both(
        "den, der kender den gamle tekst, skal ikke selv lede efter forskellen",
        "people who know the old text must not have to look for the difference themselves",
    ),
    mend: both(
        "giv den næste udgave et `--summary` på hvert sprog; er den her på vej, kan den tages tilbage og udgives igen",
        "give the next edition a `--summary` in each language; one that is still to come can be withdrawn and released \
         again",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for (policy, edition) in standing(subject) {
        let may_be_silent = matches!(edition.source, Source::Released { kind: Kind::Correction, .. });
        if may_be_silent || known_before(policy, edition).is_none() {
            continue;
        }
        let summary = policy.frozen.get(&edition.id).map(|frozen| &frozen.summary);
        // What was recorded and cannot be read is told as damage.
        let is_damaged = edition.summary.is_some() && summary.is_none_or(|summary| summary.is_empty());
        let silent =
            edition.languages.keys().filter(|lang| !summary.is_some_and(|summary| summary.contains_key(*lang)));
        for lang in silent.filter(|_| !is_damaged) {
            let message = Both::new(
                format!("udgaven `{}` siger ikke på `{lang}`, hvad den ændrede", edition.id),
                format!("the edition `{}` does not say in `{lang}` what it changed", edition.id),
            );
            found.add(Hit::new(&ledger(policy), message).lang(lang));
        }
    }
}
