//! LNG1: those whom a firm addresses can read what it says.

use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "LNG1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 12, stk. 1, og WP260 rev.01, punkt 13",
        "GDPR Art. 12(1) and WP260 rev.01, point 13",
    ),
    title: both(
        "politikken findes på de sprog, firmaet henvender sig på",
        "the policy is there in the languages in which the firm addresses people",
    ),
    when: both("når en målgruppe siger, hvilke sprog den læser", "where an audience says which languages it reads"),
    looks_at: &["audience.languages", "site.languages"],
    why: both(
        "en tekst, som læseren ikke forstår, oplyser ingen",
        "a text that readers do not understand informs nobody",
    ),
    mend: both(
        "tilføj sproget i site.toml under [languages], og oversæt politikken",
        "add the language to site.toml under [languages], and translate the policy",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let is_there = |code: &str| subject.texts.iter().any(|text| text.lang.as_str() == code);
    for audience in &subject.policy.audiences {
        for language in audience.languages.iter().filter(|language| !is_there(&language.value)) {
            let (id, code) = (&audience.id, &language.value);
            let message = Both::new(
                format!("`{id}` læser `{code}`, og politikken findes ikke på det sprog"),
                format!("`{id}` reads `{code}`, and the policy is not there in that language"),
            );
            found.add(Hit::new(&language.place, message));
        }
    }
}
