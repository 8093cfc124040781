//! `ikraft translate accept`: somebody has looked at translations, and answers for them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::day::day;
use super::super::{Exit, Stop, findings, json, options, print};
use super::Common;
use crate::finding::Finding;
use crate::model::date::Day;
use crate::model::translation::Reviewed;
use crate::source::translations::LOCK;
use crate::source::{LoadedPolicy, Texts};
use crate::translate::{Acceptance, Home, State, Unit, accept, updated, write_lock};
use crate::write::{Change, write_working};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The policy, FIRM/POLICY
    #[arg(value_name = "POLICY")]
    policy: String,
    /// These texts, by the names that `status` shows
    #[arg(value_name = "UNIT", required_unless_present = "all", conflicts_with = "all")]
    units: Vec<String>,
    /// All texts whose translation can be accepted
    #[arg(long)]
    all: bool,
    /// Only this language
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// The source changed by a typo only, and the translation stays as it is
    #[arg(long)]
    minor: bool,
    /// Who has looked at them
    #[arg(long, value_name = "NAME", value_parser = options::words)]
    by: String,
    /// Today; the real one where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
    #[command(flatten)]
    common: Common,
}

pub fn run(args: Args) -> Result<Exit, Stop> {
    let opened = args.common.open()?;
    let loaded = match opened.policy(&args.policy)? {
        Ok(loaded) => loaded,
        Err(found) => return args.common.refuse(found, &opened),
    };
    let broken = opened.broken(&args.policy);
    if !broken.is_empty() {
        return args.common.refuse(broken, &opened);
    }
    let zone = opened.loaded.site.as_ref().map_or("UTC", |site| &*site.config.time_zone);
    let acceptance = Acceptance { by: &args.by, date: day(args.date, zone), minor: args.minor };
    let mut units: Vec<Unit> = Vec::new();
    for lang in opened.targets(loaded, args.lang.as_deref())? {
        units.extend(opened.units(loaded, &lang));
    }
    check_names(&args, &units)?;
    let mut accepted: Vec<(Home, Reviewed)> = Vec::new();
    let mut refused = Vec::new();
    for unit in units.iter().filter(|unit| args.all || args.units.contains(&unit.key)) {
        // What is as it was when somebody looked at it keeps their name.
        if unit.state == State::Fresh {
            continue;
        }
        match accept(unit, &acceptance) {
            Ok(entry) => accepted.push((unit.home, entry)),
            Err(finding) => refused.push(finding.scope(args.policy.as_str())),
        }
    }
    // Who names texts wants those and no half of them; who says `--all` wants what can be had.
    if !refused.is_empty() && !args.all {
        return args.common.refuse(refused, &opened);
    }
    let changes = locks(loaded, &units, &accepted, &opened.loaded.texts);
    let found = write_working(&opened.root, &changes)?;
    if !found.is_empty() {
        return args.common.refuse(found, &opened);
    }
    tell(&args, accepted.len(), refused, &opened)
}

/// Refuses names that no unit has.
fn check_names(args: &Args, units: &[Unit]) -> Result<(), Stop> {
    let known: BTreeSet<&str> = units.iter().map(|unit| unit.key.as_str()).collect();
    for name in &args.units {
        if !known.contains(name.as_str()) {
            let hints = Finding::error("unknown-unit", "").did_you_mean(name, known.iter().copied()).hints;
            let stop = Stop::usage(format!("`{}` has no text `{name}`", args.policy));
            return Err(hints.into_iter().fold(stop, Stop::hint));
        }
    }
    Ok(())
}

/// The locks as they are to be, each beside the files that it is about.
fn locks(
    loaded: &LoadedPolicy,
    units: &[Unit],
    accepted: &[(Home, Reviewed)],
    texts: &Texts,
) -> BTreeMap<String, Change> {
    let homes = [
        (Home::Policy, &loaded.locks.policy, format!("content/{}/{LOCK}", loaded.policy.id)),
        (Home::Firm, &loaded.locks.firm, format!("content/{}/{LOCK}", loaded.policy.firm_id())),
        (Home::Shared, &loaded.locks.shared, format!("content/_shared/{LOCK}")),
    ];
    let mut changes = BTreeMap::new();
    for (home, lock, path) in homes {
        let own = accepted.iter().filter(|(of, _)| *of == home).map(|(_, entry)| entry.clone()).collect();
        let entries = updated(lock.as_deref(), home, units, own);
        let was = texts.get(path.as_str()).cloned();
        let text = write_lock(&entries);
        let is_as_it_was = match &was {
            Some(was) => was.replace("\r\n", "\n") == text,
            None => entries.is_empty(),
        };
        if !is_as_it_was {
            changes.insert(path, Change { was, text });
        }
    }
    changes
}

/// The result for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "accepted")]
struct Summary<'a> {
    exit: u8,
    policy: &'a str,
    accepted: usize,
    refused: usize,
}

fn tell(args: &Args, count: usize, refused: Vec<Finding>, opened: &super::Opened) -> Result<Exit, Stop> {
    let exit = if refused.is_empty() { Exit::Fine } else { Exit::Unpublished };
    let texts = &opened.loaded.texts;
    if args.common.json {
        json::print_findings(&refused, texts)?;
        let summary = Summary { exit: exit as u8, policy: &args.policy, accepted: count, refused: refused.len() };
        json::print(&summary)?;
        return Ok(exit);
    }
    if !refused.is_empty() {
        findings::print(&refused, texts)?;
    }
    let left = match refused.len() {
        0 => String::new(),
        left => format!("; {left} left as they were"),
    };
    print::line(&format!("{}: {count} translations accepted{left}", args.policy))?;
    Ok(exit)
}
