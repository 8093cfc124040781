//! How translations stand, in words.

use std::collections::BTreeMap;

use super::view::View;
use super::words;
use crate::check::{Both, both};
use crate::model::language::Lang;
use crate::translate::State;

/// One text in a state, and several.
fn counted(state: State) -> (Both, Both) {
    match state {
        State::Stale => (both("forældet", "out of date"), both("forældede", "out of date")),
        State::Missing => (both("mangler", "missing"), both("mangler", "missing")),
        State::Orphan => (both("uden kilde", "without a source"), both("uden kilde", "without a source")),
        State::Edited => (
            both("ændret, siden den blev læst", "edited since it was read"),
            both("ændret, siden de blev læst", "edited since they were read"),
        ),
        State::Unreviewed => (both("ikke læst endnu", "not read yet"), both("ikke læst endnu", "not read yet")),
        State::Fresh => (both("læst", "read"), both("læst", "read")),
    }
}

/// What is said of one text in a state; nothing of one that is as it should be.
pub fn mark(state: State) -> Option<(&'static str, &'static Both)> {
    match state {
        State::Stale => Some(("stale", &words::STALE)),
        State::Missing => Some(("missing", &words::MISSING)),
        State::Orphan => Some(("orphan", &words::ORPHAN)),
        State::Edited => Some(("edited", &words::EDITED)),
        State::Unreviewed | State::Fresh => None,
    }
}

/// Whether somebody should look at a translation.
pub fn is_to_look_at(states: &BTreeMap<State, usize>) -> bool {
    states.iter().any(|(state, count)| *count > 0 && mark(*state).is_some())
}

/// "engelsk: 2 forældede, 40 læst".
pub fn line(view: &View, lang: &Lang, states: &BTreeMap<State, usize>) -> String {
    let language = view.language(lang);
    let is_all_read = states.iter().all(|(state, count)| *state == State::Fresh || *count == 0);
    if is_all_read {
        return format!("{language}: {}", view.say(&words::ALL_READ));
    }
    let parts = states.iter().filter(|(_, count)| **count > 0).map(|(state, count)| {
        let (one, many) = counted(*state);
        view.count(*count, &one, &many)
    });
    format!("{language}: {}", parts.collect::<Vec<_>>().join(", "))
}
