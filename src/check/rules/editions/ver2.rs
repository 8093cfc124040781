//! VER2: what is promised of editions is there.

use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "VER2",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 5, stk. 2, og WP260 rev.01, punkt 29-31",
        "GDPR Art. 5(2) and WP260 rev.01, points 29 to 31",
    ),
    title: both(
        "hver udgave, som politikken henviser til, er gemt og kan findes uændret",
        "every edition that the policy refers to is kept and can be found unaltered",
    ),
    when: both(
        "når politikken siger, hvor og siden hvornår den gældende udgave ligger",
        "where the policy says where the edition in force is, and since when",
    ),
    looks_at: &["changes.available-from", "editions"],
    why: both(
        "firmaet skal kunne vise, hvad der stod den dag, en oplysning blev givet",
        "the firm must be able to show what it said on the day on which data was given",
    ),
    mend: both(
        "gem de gamle tekster som udgaver med `ikraft import` og den nye med `ikraft release`",
        "keep the old texts as editions with `ikraft import`, and the new one with `ikraft release`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let changes = subject.public.changes.as_ref();
    let promised = changes.and_then(|changes| changes.available_from.as_ref());
    let Some(from) = promised.filter(|from| from.value <= subject.day) else { return };
    let first = subject.history.map(|policy| policy.history.effective().map(|edition| edition.effective).min());
    let message = match first {
        None => Both::new(
            format!(
                "politikken siger, at den gældende udgave har ligget der siden `{}`, \
                 men ingen udgave er gemt",
                from.value
            ),
            format!(
                "the policy says that the edition in force has been there since `{}`, \
                 but no edition is kept",
                from.value
            ),
        ),
        Some(Some(first)) if first > from.value => Both::new(
            format!(
                "politikken siger, at den gældende udgave har ligget der siden `{}`, \
                 men den første, der er gemt, er fra {first}",
                from.value
            ),
            format!(
                "the policy says that the edition in force has been there since `{}`, \
                 but the first one that is kept is of {first}",
                from.value
            ),
        ),
        _ => return,
    };
    found.add(Hit::new(&from.place, message));
}
