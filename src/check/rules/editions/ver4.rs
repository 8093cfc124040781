//! VER4: readers are told of a material change in good time.

use super::notice::{Late, late};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "VER4",
    severity: Severity::Error,
    source: both("WP260 rev.01, punkt 29-31", "WP260 rev.01, points 29 to 31"),
    title: both(
        "en væsentlig ændring er varslet i god tid, før den gælder",
        "a material change is announced in good time before it applies",
    ),
    when: both(
        "når en udgave, der gælder eller er på vej, ændrer noget væsentligt i den før",
        "where an edition in force or to come changes something material in the one before",
    ),
    looks_at: &["editions", "changes.notice", "site.editions.notice"],
    why: both(
        "læseren skal kunne nå at sige nej, flytte sine oplysninger eller spørge",
        "readers must have time to say no, move their data or ask",
    ),
    mend: both(
        "tag udgaven tilbage, hvis den er på vej, og udgiv den igen med en senere dag; ellers giv læserne besked nu",
        "withdraw the edition if it is still to come, and release it again with a later day; otherwise tell readers \
         now",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for Late { edition, asked, earliest, ledger, .. } in late(subject) {
        let (id, recorded) = (edition.id, edition.recorded);
        let message = Both::new(
            format!(
                "udgaven `{id}` blev gemt {recorded}; med et varsel på {asked} kan den tidligst gælde fra {earliest}"
            ),
            format!(
                "the edition `{id}` was recorded on {recorded}; with {asked} of notice \
                 it can apply from {earliest} at the earliest"
            ),
        );
        found.add(Hit::new(&ledger, message));
    }
}
