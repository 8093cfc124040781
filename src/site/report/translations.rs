//! How the translations of a policy stand.

use std::collections::BTreeMap;

use super::ReportInput;
use super::seen::Seen;
use crate::check::{Both, Subject, both};
use crate::model::language::Lang;
use crate::render::view::report::{Bit, Mark, Part};
use crate::translate::{State, directions, units};

/// One language that is translated into: how many units are in each state.
pub struct Standing {
    lang: Lang,
    states: BTreeMap<State, usize>,
}

/// Counts what is translated: blocks, titles, texts among the facts.
pub fn standings(subject: &Subject) -> Vec<Standing> {
    let languages: Vec<Lang> = subject.config.languages.iter().map(|language| language.code.clone()).collect();
    let (_, into) = directions(subject.loaded, &languages);
    let count = |lang: &Lang| {
        let mut states: BTreeMap<State, usize> = BTreeMap::new();
        for unit in units(subject.loaded, subject.files, &languages, lang) {
            *states.entry(unit.state).or_default() += 1;
        }
        Standing { lang: lang.clone(), states }
    };
    into.into_iter().map(count).collect()
}

/// A row for each state of each language.
pub fn table(input: &ReportInput, seen: &Seen) -> Part {
    static CAPTION: Both = both(
        "Tekster efter, om nogen har læst oversættelsen, siden noget blev ændret",
        "Texts by whether somebody has read the translation since something changed",
    );
    static HEADS: [Both; 3] = [both("sprog", "language"), both("stand", "state"), both("antal", "number")];
    let lang = input.lang;
    let row = |standing: &Standing, state: State, count: usize| {
        vec![
            vec![Bit::code(standing.lang.as_str())],
            vec![Bit::State(mark(state), words(state).of(lang).to_owned())],
            vec![Bit::words(count.to_string())],
        ]
    };
    let rows = seen.translations.iter().flat_map(|standing| {
        standing.states.iter().map(|(state, count)| row(standing, *state, *count)).collect::<Vec<_>>()
    });
    Part::Table {
        caption: CAPTION.of(lang).to_owned(),
        heads: HEADS.iter().map(|head| head.of(lang).to_owned()).collect(),
        rows: rows.collect(),
    }
}

fn words(state: State) -> Both {
    match state {
        State::Stale => both("forældet: kilden er ændret", "stale: the source has changed"),
        State::Missing => both("mangler", "missing"),
        State::Orphan => both("uden kilde", "without a source"),
        State::Edited => both("ændret, siden nogen læste den", "edited since somebody read it"),
        State::Unreviewed => both("endnu ikke læst af nogen", "not read by anybody yet"),
        State::Fresh => both("læst, som den er", "read as it is"),
    }
}

fn mark(state: State) -> Mark {
    match state {
        State::Stale | State::Missing | State::Orphan => Mark::Bad,
        State::Edited => Mark::Warning,
        State::Unreviewed => Mark::Note,
        State::Fresh => Mark::Good,
    }
}
