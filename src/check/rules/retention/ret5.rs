//! RET5: accounting records are kept as long as the act says.

use crate::check::facts::items;
use crate::check::lengths::in_words;
use crate::check::statutes::{is_kept_for_the_books, keeps_accounts};
use crate::check::{Both, Found, Hit, Rule, Subject, both, law};
use crate::finding::Severity;
use crate::model::period::Period;
use crate::model::retention::{Cycle, Event, Retention, Rule as Kept};
use crate::model::text::Words;

pub const RULE: Rule = Rule {
    code: "RET5",
    severity: Severity::Error,
    source: both("bogføringslovens § 12", "section 12 of the Danish Bookkeeping Act"),
    title: both(
        "at regnskabsmateriale bliver gemt så længe, loven kræver",
        "that accounting records are kept as long as the act requires",
    ),
    when: both(
        "hvor en aktivitet nævner bogføringsloven eller er regnskabet i et dansk selskab",
        "where an activity names the Danish Bookkeeping Act, or is the accounting of a Danish company",
    ),
    looks_at: &["activity.retention", "activity.grounds.law", "activity.obligation.law", "activity.kind"],
    why: both(
        "regnskabsmateriale må ikke slettes, før lovens periode, regnet fra regnskabsårets udgang, er udløbet, heller \
         ikke efter ønske",
        "accounting records must not be deleted until the period from the end of the financial year is over, even on \
         request",
    ),
    mend: both(
        "skriv `keep` med lovens periode, `from = { end-of = \"financial-year\" }` og `law = \"bookkeeping\"`",
        "write `keep` with the period of the act, `from = { end-of = \"financial-year\" }` and `law = \"bookkeeping\"`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let Some(minimum) = law::period("bookkeeping", subject.day) else { return };
    for told in subject.activities_told() {
        let Some(whole) = subject.policy.activity(&told.id).filter(|whole| keeps_accounts(subject.policy, whole))
        else {
            continue;
        };
        let (id, length) = (&whole.id, in_words(minimum));
        let entries = items(&whole.retention);
        if let Some(first) = entries.first()
            && entries.iter().all(|entry| matches!(entry.rule, Kept::OnRequest))
        {
            found.add(Hit::new(
                &first.place,
                Both::new(
                    format!("`{id}` bliver slettet efter ønske, men regnskabsmateriale skal gemmes i {}", length.da),
                    format!("`{id}` is deleted on request, but accounting records must be kept for {}", length.en),
                ),
            ));
        }
        for entry in too_short(entries, minimum) {
            found.add(Hit::new(
                &entry.place,
                Both::new(
                    format!("`{id}` bliver gemt kortere end {} fra regnskabsårets udgang", length.da),
                    format!("`{id}` is kept for less than {} from the end of the financial year", length.en),
                ),
            ));
        }
    }
}

/// The entries that name the act and fall short of it. Where none names it, one of them must be long enough; if none
/// is, the first is at fault.
fn too_short(entries: &[Retention], minimum: Period) -> Vec<&Retention> {
    let falls_short = |entry: &&Retention| falls_short(&entry.rule, minimum);
    if entries.iter().any(is_kept_for_the_books) {
        return entries.iter().filter(|entry| is_kept_for_the_books(entry)).filter(falls_short).collect();
    }
    match entries.iter().all(|entry| falls_short(&entry)) {
        true => entries.iter().take(1).collect(),
        false => Vec::new(),
    }
}

/// Whether it surely ends too soon. Criteria are words, and OnRequest is told by itself.
fn falls_short(rule: &Kept, minimum: Period) -> bool {
    match rule {
        Kept::Keep { period, from, .. } => needed(from.as_ref(), minimum).is_longer_than(period.value),
        Kept::Chain(chain) => needed(chain.steps.first().map(|step| &step.after), minimum).is_longer_than(chain.sum()),
        Kept::Criterion(_) | Kept::OnRequest | Kept::NotDeleted { .. } => false,
    }
}

/// How long a period must be when it starts with this event: one that starts with a purchase can begin a year before
/// the financial year ends. Own words may name the end of the year.
fn needed(from: Option<&Event>, minimum: Period) -> Period {
    match from {
        Some(Event::Named(text)) if matches!(text.words, Words::Key(..)) => minimum.plus(Period::years(1)),
        Some(Event::EndOf { cycle: Cycle::Month, .. }) => minimum.plus(Period::years(1)),
        _ => minimum,
    }
}
