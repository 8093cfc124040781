//! RET1: how long data is kept, or what decides it.

use crate::check::facts::{is_told, items, named, place_of};
use crate::check::lengths::in_words;
use crate::check::listed::listed;
use crate::check::statutes::keeps_accounts;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::{Activity, Category};
use crate::model::processing::ProcessingForCustomers;
use crate::model::retention::{Retention, Rule as Kept};

pub const RULE: Rule = Rule {
    code: "RET1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 2, litra a, og artikel 5, stk. 1, litra e",
        "GDPR Art. 13(2)(a) and 5(1)(e)",
    ),
    title: both(
        "hvor længe oplysningerne bliver gemt, eller hvad der afgør det",
        "how long the data is kept, or what decides it",
    ),
    when: both("for hver aktivitet og alt arbejde for kunder", "for every activity, and all work for customers"),
    looks_at: &["activity.retention", "processing-for-customers.retention"],
    why: both(
        "læseren skal kunne regne ud, hvornår oplysningerne er væk, også uden at bede om det",
        "readers must be able to work out when their data is gone, also without asking for it",
    ),
    mend: both(
        "skriv en periode (`keep` og `from`), en kæde (`chain`) eller et kriterium (`criterion`) under `retention`",
        "state a period (`keep` and `from`), a chain (`chain`) or a criterion (`criterion`) under `retention`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for told in subject.activities_told() {
        activity(subject, told, found);
        let whole = subject.policy.activity(&told.id).unwrap_or(told);
        for entry in items(&whole.retention).iter().filter(|entry| entry.publish) {
            if let Kept::Keep { from: None, period, .. } = &entry.rule {
                let (id, length) = (&told.id, in_words(period.value));
                found.add(
                    Hit::new(
                        &period.place,
                        Both::new(
                            format!("`{id}` siger ikke, hvornår perioden på {} begynder", length.da),
                            format!("`{id}` does not say when the period of {} begins", length.en),
                        ),
                    )
                    .severity(Severity::Warning)
                    .mend(both("skriv begivenheden i `from`", "state the event in `from`")),
                );
            }
        }
    }
    for processing in &subject.public.processing {
        if !is_told(&processing.retention) && !has_end(processing) {
            let id = &processing.id;
            found.add(Hit::new(place_of(&processing.retention, &processing.place), missing(id)));
        }
    }
}

fn activity(subject: &Subject, told: &Activity, found: &mut Found) {
    let id = &told.id;
    let entries = items(&told.retention);
    let is_listed = told.retention.as_ref().is_some_and(|retention| retention.value().is_some());
    if !is_told(&told.retention) || (is_listed && entries.is_empty()) {
        found.add(Hit::new(place_of(&told.retention, &told.place), missing(id)));
        return;
    }
    let on_request = |entry: &Retention| matches!(entry.rule, Kept::OnRequest);
    // Of accounting records, RET5 tells it.
    if let Some(first) = entries.first()
        && entries.iter().all(on_request)
        && !keeps_accounts(subject.policy, told)
    {
        found.add(Hit::new(
            &first.place,
            Both::new(
                format!("`{id}` bliver kun slettet, når nogen beder om det, og ellers er der ingen frist"),
                format!("`{id}` is deleted only when somebody asks, and has no time limit otherwise"),
            ),
        ));
    }
    if let Some(open) = uncovered(told, entries) {
        found.add(Hit::new(
            place_of(&told.retention, &told.place),
            Both::new(
                format!("`{id}` siger ikke, hvor længe {} bliver gemt", open.da),
                format!("`{id}` does not say how long it keeps {}", open.en),
            ),
        ));
    }
}

fn missing(id: &str) -> Both {
    Both::new(
        format!("`{id}` siger ikke, hvor længe oplysningerne bliver gemt, eller hvad der afgør det"),
        format!("`{id}` does not say how long data is kept, or what decides it"),
    )
}

/// The categories that no entry is about, where each entry is about some only.
fn uncovered(activity: &Activity, entries: &[Retention]) -> Option<Both> {
    if entries.is_empty() || entries.iter().any(|entry| entry.for_categories.is_empty()) {
        return None;
    }
    let covers = |category: &Category| {
        let key = category.is.as_key();
        entries.iter().flat_map(|entry| &entry.for_categories).any(|named| Some(named.value.as_str()) == key)
    };
    // What may turn up among the rest is kept as long as the rest.
    let open = items(&activity.categories).iter().filter(|category| !category.may_include && !covers(category));
    let open: Vec<Both> = open.filter_map(|category| named(&category.is)).collect();
    (!open.is_empty()).then(|| listed(&open))
}

/// Whether work for customers has its length and its end in other words.
fn has_end(processing: &ProcessingForCustomers) -> bool {
    is_told(&processing.duration) && is_told(&processing.at_end)
}
