//! `ikraft translate status`: how it stands with the translations.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::{Exit, Stop, json, print};
use super::Common;
use crate::finding::{Finding, Lines};
use crate::source::LoadedPolicy;
use crate::translate::{Home, State, Unit};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A policy, FIRM/POLICY; all policies, unless stated
    #[arg(value_name = "POLICY")]
    policy: Option<String>,
    /// Only this language
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// Name the texts that are fresh too
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    common: Common,
}

pub fn run(args: &Args) -> Result<Exit, Stop> {
    let opened = args.common.open()?;
    let policies: Vec<&LoadedPolicy> = match &args.policy {
        Some(policy) => match opened.policy(policy)? {
            Ok(loaded) => vec![loaded],
            Err(found) => return args.common.refuse(found, &opened),
        },
        None => match opened.site() {
            Ok(site) => site.policies.iter().map(|loaded| &**loaded).collect(),
            Err(found) => return args.common.refuse(found, &opened),
        },
    };
    let broken: Vec<Finding> = policies.iter().flat_map(|loaded| opened.broken(&loaded.policy.id)).collect();
    if !broken.is_empty() {
        return args.common.refuse(broken, &opened);
    }
    for loaded in policies {
        for lang in opened.targets(loaded, args.lang.as_deref())? {
            let units = opened.units(loaded, &lang);
            let told = Told {
                policy: &loaded.policy.id,
                lang: lang.as_str(),
                units: &units,
                lines: Lines::of(&opened.loaded.texts),
            };
            if args.common.json {
                told.json()?;
            } else {
                told.words(args.all)?;
            }
        }
    }
    Ok(Exit::Fine)
}

struct Told<'a> {
    policy: &'a str,
    lang: &'a str,
    units: &'a [Unit<'a>],
    lines: Lines<'a>,
}

/// One unit for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "unit")]
struct Row<'a> {
    policy: &'a str,
    language: &'a str,
    unit: &'a str,
    state: State,
    /// The translation differs from the one that was reviewed.
    edited: bool,
    lock: Home,
    file: &'a str,
    line: usize,
    column: usize,
    by: Option<&'a str>,
    date: Option<String>,
    minor: bool,
}

/// How many units are in each state.
#[derive(Serialize)]
#[serde(tag = "type", rename = "translation")]
struct Sum<'a> {
    policy: &'a str,
    language: &'a str,
    units: usize,
    #[serde(flatten)]
    states: BTreeMap<&'static str, usize>,
}

impl Told<'_> {
    fn states(&self) -> BTreeMap<&'static str, usize> {
        let count = |state: State| self.units.iter().filter(|unit| unit.state == state).count();
        State::ALL.into_iter().map(|state| (state.name(), count(state))).collect()
    }

    /// File, line and column of a unit.
    fn spot<'u>(&self, unit: &'u Unit) -> (&'u str, usize, usize) {
        let Some(place) = unit.place() else { return ("", 1, 1) };
        let (line, column) = self.lines.spot(&place.file, place.start).unwrap_or((1, 1));
        (&place.file, line, column)
    }

    fn json(&self) -> Result<(), Stop> {
        let Told { policy, lang: language, units, .. } = *self;
        for unit in units {
            let (file, line, column) = self.spot(unit);
            let (by, date) =
                (unit.reviewed.map(|entry| entry.by.as_str()), unit.reviewed.map(|entry| entry.date.to_string()));
            json::print(&Row {
                policy,
                language,
                unit: &unit.key,
                state: unit.state,
                edited: unit.is_edited(),
                lock: unit.home,
                file,
                line,
                column,
                by,
                date,
                minor: unit.reviewed.is_some_and(|entry| entry.minor),
            })?;
        }
        json::print(&Sum { policy, language, units: units.len(), states: self.states() })
    }

    fn words(&self, all: bool) -> Result<(), Stop> {
        let states = self.states();
        let counts = State::ALL.into_iter().map(|state| (state, states[state.name()])).filter(|(_, count)| *count > 0);
        let counts: Vec<String> = counts.map(|(state, count)| format!("{count} {}", state.name())).collect();
        let counts = if counts.is_empty() { "nothing to translate".to_owned() } else { counts.join(", ") };
        let mut lines = vec![format!("{} in {}: {counts}", self.policy, self.lang)];
        for state in State::ALL.into_iter().filter(|state| all || !matches!(state, State::Fresh | State::Unreviewed)) {
            for unit in self.units.iter().filter(|unit| unit.state == state) {
                let (file, line, column) = self.spot(unit);
                let more = if state == State::Stale && unit.is_edited() { " (edited too)" } else { "" };
                lines.push(format!("  {:<10} {}{more}  {file}:{line}:{column}", state.name(), unit.key));
            }
        }
        print::line(&lines.join("\n"))
    }
}
