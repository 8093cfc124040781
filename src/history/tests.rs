//! What an edition is on a given day, by hand and for any ledger.

use std::collections::BTreeMap;

use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::edition::{History, State};
use super::ledger::{
    Address, Chained, EditionId, Ended, Event, FileRecord, Frozen, Kind, Released, Said, Withdrawn, line, next, read,
};
use crate::model::date::Day;
use crate::model::language::Lang;

fn day(written: &str) -> Day {
    written.parse().unwrap()
}

fn id(written: &str) -> EditionId {
    written.parse().unwrap()
}

fn released(edition: EditionId, ordinal: u32) -> Event {
    let file = |name: &str| FileRecord::of(format!("{edition}/{name}"), name.as_bytes());
    let address = Address {
        slug: "kunder".into(),
        firm: "firm".into(),
        changes: "aendringer".into(),
        history: "historik".into(),
        folders: BTreeMap::from([("default".into(), "da/kunder".into())]),
    };
    let frozen = Frozen { address, document: file("da.json"), pdf: file("da.pdf"), bridge: None };
    Event::Released(Released {
        edition,
        ordinal,
        effective: edition.day,
        kind: Kind::Material,
        clauses: "1".into(),
        facts: file("facts.json"),
        summary: None,
        brand: file("brand.json"),
        languages: BTreeMap::from([(Lang::new("da"), frozen)]),
        assets: Vec::new(),
        waivers: Vec::new(),
    })
}

fn withdrawn(edition: EditionId) -> Event {
    Event::Withdrawn(Withdrawn { edition, reason: Said::new() })
}

/// A ledger of events with the days on which they were recorded.
fn ledger(events: Vec<(&str, Event)>) -> Vec<Chained> {
    let mut text = String::new();
    for (recorded, event) in events {
        let (records, bad) = read(&text);
        assert_eq!(bad, []);
        text.push_str(&line(&next(&records, day(recorded), None, "firm/customers", event)));
    }
    read(&text).0
}

fn history(events: Vec<(&str, Event)>) -> History {
    let (history, misfits) = History::of(ledger(events));
    assert_eq!(misfits, []);
    history
}

fn states(history: &History, on: &str) -> Vec<&'static str> {
    history.editions.iter().map(|edition| history.state(edition, day(on)).key()).collect()
}

#[test]
fn states_follow_from_dates_alone() {
    let history = history(vec![
        ("2026-01-01", released(id("2026-01-01"), 1)),
        ("2026-03-01", released(id("2026-04-01"), 2)),
        ("2026-03-02", withdrawn(id("2026-04-01"))),
        ("2026-03-03", released(id("2026-05-01"), 3)),
        ("2026-06-01", Event::Ended(Ended { effective: day("2026-12-31"), reason: Said::new() })),
    ]);
    assert_eq!(states(&history, "2025-12-31"), ["scheduled", "withdrawn", "scheduled"]);
    assert_eq!(states(&history, "2026-04-30"), ["in-force", "withdrawn", "scheduled"]);
    assert_eq!(states(&history, "2026-05-01"), ["superseded", "withdrawn", "in-force"]);
    assert_eq!(states(&history, "2026-12-30"), ["superseded", "withdrawn", "in-force"]);
    assert_eq!(states(&history, "2026-12-31"), ["superseded", "withdrawn", "ended"]);
    let first = &history.editions[0];
    assert_eq!(history.state(first, day("2026-05-01")), State::Superseded { on: day("2026-05-01") });
    assert_eq!(history.until(first), Some(day("2026-05-01")));
    assert_eq!(history.successor(first).map(|next| next.id), Some(id("2026-05-01")));
    assert_eq!(history.predecessor(&history.editions[1]).map(|before| before.id), Some(id("2026-01-01")));
    assert_eq!(history.on(day("2026-12-31")), None);
    assert_eq!(history.shown_on(day("2027-01-01")).map(|last| last.id), Some(id("2026-05-01")));
    assert_eq!(history.shown_on(day("2025-01-01")).map(|first| first.id), Some(id("2026-01-01")));
    assert_eq!(history.next_after(day("2026-01-01")).map(|next| next.id), Some(id("2026-05-01")));
    assert_eq!(history.next_after(day("2026-05-01")), None);
    assert_eq!(history.next_ordinal(), 4);
}

#[test]
fn a_second_edition_of_a_day_takes_the_place_of_the_first_at_once() {
    let history =
        history(vec![("2026-01-01", released(id("2026-01-01"), 1)), ("2026-01-01", released(id("2026-01-01-2"), 2))]);
    assert_eq!(states(&history, "2026-01-01"), ["superseded", "in-force"]);
    assert_eq!(history.until(&history.editions[0]), Some(day("2026-01-01")));
    assert_eq!(history.next_id(day("2026-01-01")), id("2026-01-01-3"));
    assert_eq!(history.next_id(day("2026-01-02")), id("2026-01-02"));
}

#[test]
fn a_record_that_does_not_fit_is_told_and_the_rest_is_read() {
    let ended = || Event::Ended(Ended { effective: day("2026-06-01"), reason: Said::new() });
    let (history, misfits) = History::of(ledger(vec![
        ("2026-01-01", released(id("2026-02-01"), 1)),
        ("2026-01-02", released(id("2026-02-01"), 2)),
        ("2026-01-03", released(id("2026-01-20"), 2)),
        ("2026-01-04", withdrawn(id("2026-03-01"))),
        ("2026-02-01", withdrawn(id("2026-02-01"))),
        ("2026-02-02", released(id("2026-02-01-2"), 4)),
        ("2026-02-02", ended()),
        ("2026-02-03", ended()),
    ]));
    let told: Vec<(u32, &str)> = misfits.iter().map(|misfit| (misfit.record, misfit.what.as_str())).collect();
    assert_eq!(
        told,
        [
            (2, "there is an edition `2026-02-01` already"),
            (3, "`2026-01-20` takes effect before `2026-02-01`, which was there first"),
            (4, "it withdraws `2026-03-01`, and there is no such edition"),
            (5, "it withdraws `2026-02-01`, which had taken effect by then"),
            (6, "`2026-02-01-2` takes effect before the day on which it was recorded"),
            (8, "the policy ended on 2026-06-01, and nothing takes effect after that"),
        ]
    );
    assert_eq!(history.editions.len(), 3);
}

/// Effective days after 2026-01-01, each with whether it is withdrawn before it takes effect, and an end.
fn any_history() -> impl Strategy<Value = History> {
    let editions = prop::collection::vec((0i64..40, any::<bool>()), 1..12);
    (editions, prop_oneof![Just(None), (0i64..60).prop_map(Some)]).prop_map(|(mut editions, end)| {
        editions.sort();
        let start = day("2026-01-02");
        let after = |days: i64| start.saturating_add(jiff::Span::new().days(days));
        let mut events = Vec::new();
        let mut of_day: BTreeMap<Day, u32> = BTreeMap::new();
        for (ordinal, (days, is_withdrawn)) in (1..).zip(editions) {
            let day = after(days);
            let count = of_day.entry(day).or_default();
            *count += 1;
            let id = EditionId { day, of_day: *count };
            events.push(("2026-01-01", released(id, ordinal)));
            if is_withdrawn {
                events.push(("2026-01-01", withdrawn(id)));
            }
        }
        if let Some(days) = end {
            let reason = Said::new();
            events.push(("2026-01-01", Event::Ended(Ended { effective: after(days), reason })));
        }
        History::of(ledger(events)).0
    })
}

proptest! {
    #[test]
    fn on_any_day_at_most_one_edition_is_in_force(history in any_history(), days in 0i64..120) {
        let on = day("2025-12-31").saturating_add(jiff::Span::new().days(days));
        let states: Vec<State> = history.editions.iter().map(|edition| history.state(edition, on)).collect();
        let in_force = states.iter().filter(|state| **state == State::InForce).count();
        prop_assert!(in_force <= 1);
        // What is asked for the day and what each edition says of itself agree.
        let asked = history.on(on).map(|edition| history.state(edition, on));
        prop_assert_eq!(asked.is_some(), in_force == 1);
        prop_assert!(asked.is_none_or(|state| state == State::InForce));
        // Whatever begins ends where the next begins: no day is in two editions, and none falls between.
        let effective: Vec<_> = history.effective().collect();
        for pair in effective.windows(2) {
            let until = history.until(pair[0]);
            prop_assert!(until.is_some_and(|until| until <= pair[1].effective));
        }
        for (edition, state) in history.editions.iter().zip(&states) {
            match state {
                State::Withdrawn => prop_assert!(edition.withdrawn.is_some()),
                State::Scheduled => prop_assert!(edition.effective > on),
                State::Superseded { on: day } | State::Ended { on: day } => prop_assert!(*day <= on),
                State::InForce => prop_assert!(edition.effective <= on),
            }
        }
    }

    #[test]
    fn no_text_makes_the_reader_of_ledgers_panic(text in "(\\{[\"a-z:0-9{}\\-,]{0,60}\\}?\\r?\\n?){0,4}|\\PC{0,80}") {
        let (records, bad) = read(&text);
        prop_assert!(!bad.is_empty() || records.is_empty());
    }
}
