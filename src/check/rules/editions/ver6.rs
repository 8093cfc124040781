//! VER6: who signed, signed this text.

use crate::check::{Both, Found, Hit, Rule, Subject, both, law};
use crate::finding::Severity;
use crate::model::date::{Day, after};

pub const RULE: Rule = Rule {
    code: "VER6",
    severity: Severity::Warning,
    source: both(
        "god skik for godkendelser efter databeskyttelsesforordningens artikel 5, stk. 2",
        "good practice for approvals under GDPR Art. 5(2)",
    ),
    title: both(
        "underskriften har en dato, og den passer til udgaven",
        "the signature has a date, and it fits the edition",
    ),
    when: both("når politikken er underskrevet", "where the policy is signed"),
    looks_at: &["signature.date", "editions"],
    why: both(
        "en underskrift siger, at nogen har godkendt netop denne tekst",
        "a signature says that somebody approved this very text",
    ),
    mend: both(
        "lad den, der godkender teksten, skrive sin dato under [[signature]], når det sker",
        "let whoever approves the text state their date under [[signature]] when they do",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    // A signature is given for the newest edition, and for a text without one as long as it stands.
    let newest = subject.history.and_then(|policy| policy.history.newest());
    let recorded = newest.map(|edition| edition.recorded);
    for signature in &subject.public.signatures {
        let name = signature.name.as_ref().and_then(|name| name.value());
        let of = |before: &str| name.map(|name| format!("{before}`{name}`")).unwrap_or_default();
        let Some(date) = &signature.date else {
            let message = Both::new(
                format!("underskriften{} har ingen dato (`signature.date`)", of(" fra ")),
                format!("the signature{} has no date (`signature.date`)", of(" of ")),
            );
            found.add(Hit::new(&signature.place, message));
            continue;
        };
        let Some(signed) = date.value() else {
            if date.is_unknown() {
                let message = Both::new(
                    format!("datoen for underskriften{} er ukendt (`signature.date`)", of(" fra ")),
                    format!("the date of the signature{} is not known (`signature.date`)", of(" of ")),
                );
                found.add(Hit::new(&date.place, message));
            }
            continue;
        };
        if let Some(message) = misfit(*signed, recorded, subject.day) {
            found.add(Hit::new(&date.place, message));
        }
    }
}

/// Why a signature of that day does not fit a text whose edition, if it has one, was recorded on that other day.
fn misfit(signed: Day, recorded: Option<Day>, today: Day) -> Option<Both> {
    if signed > today {
        return Some(Both::new(
            format!("underskriften er dateret `{signed}`, som ligger ude i fremtiden"),
            format!("the signature is dated `{signed}`, which lies in the future"),
        ));
    }
    let age = law::period("signature-age", today)?;
    if after(signed, age) >= recorded.unwrap_or(today) {
        return None;
    }
    Some(match recorded {
        Some(recorded) => Both::new(
            format!("underskriften er fra `{signed}`, og teksten er fra {recorded}"),
            format!("the signature is from `{signed}`, and the text is from {recorded}"),
        ),
        None => Both::new(
            format!(
                "underskriften er fra `{signed}`; teksten har ingen udgave, så ingen kan se, om den er ændret siden"
            ),
            format!(
                "the signature is from `{signed}`; the text has no edition, so nobody can see whether it has \
                 changed since"
            ),
        ),
    })
}
