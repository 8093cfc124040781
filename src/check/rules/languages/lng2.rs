//! LNG2: every language says the same.

use crate::check::{Rule, both, parity};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "LNG2",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 5, stk. 1, litra a, og artikel 12, stk. 1",
        "GDPR Art. 5(1)(a) and 12(1)",
    ),
    title: both(
        "de samme afsnit, tal, datoer, links og navne på alle sprog",
        "the same sections, numbers, dates, links and names in every language",
    ),
    when: both("når siden har mere end ét sprog", "where the site has more than one language"),
    looks_at: &["text", "fragments"],
    why: both(
        "den, der læser oversættelsen, har krav på de samme oplysninger som den, der læser originalen",
        "whoever reads the translation is owed the same information as whoever reads the original",
    ),
    mend: both(
        "ret det ene af de to steder, så begge sprog siger det samme",
        "correct one of the two places, so that both languages say the same",
    ),
    check: parity::compare,
};
