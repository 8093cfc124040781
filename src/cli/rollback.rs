//! `ikraft rollback`: brings a host back into an earlier state of the site.

use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;

use super::day::now;
use super::deploy::target::Where;
use super::deploy::{forbidden, name, owner, site_name, watched, words};
use super::progress::Progress;
use super::{Exit, Stop, findings, json, options, print};
use crate::deploy::{self as engine, Generation, Health, Local, here};
use crate::source;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
    #[command(flatten)]
    place: Where,
    /// The state to bring back, by its number; the one before the current one, unless stated
    #[arg(long, value_name = "N", conflicts_with = "list")]
    state: Option<u64>,
    /// Say which states the host keeps
    #[arg(long)]
    list: bool,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// How many seconds to wait for another deploy to end
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    wait: u64,
    /// Take the lock from a deploy that has ended without giving it back
    #[arg(long)]
    break_lock: bool,
    /// Print the result as JSON, one object a line
    #[arg(long)]
    json: bool,
}

/// A state, for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "state", rename_all = "kebab-case")]
struct StateLine<'a> {
    state: u64,
    deployed: &'a str,
    day: &'a str,
    files: usize,
    is_current: bool,
}

/// The result for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "summary", rename_all = "kebab-case")]
struct Summary<'a> {
    exit: u8,
    to: &'a str,
    brought_back: u64,
    dry_run: bool,
    put: usize,
    removed: usize,
    unchanged: usize,
    generation: Option<u64>,
}

pub fn run(args: Args) -> Result<Exit, Stop> {
    let root = options::root(args.dir.as_ref())?;
    let loaded = source::load(&root)?;
    let Some(site) = &loaded.site else {
        findings::print(&loaded.findings, &loaded.texts)?;
        return Ok(Exit::Unpublished);
    };
    let chosen = args.place.choose(&root, &site.config)?;
    let progress = Progress::new(args.json);
    progress.say("connecting");
    let mut host = args.place.connect(&root, &chosen, false)?;
    let (since, seconds) = now();
    let engine_options = engine::Options {
        root: chosen.root.clone(),
        state: chosen.state.clone(),
        init: false,
        restore: true,
        dry_run: args.dry_run,
        break_lock: args.break_lock,
        wait: Duration::from_secs(args.wait),
        owner: owner(&since),
        is_gone: &here::is_gone,
        now: seconds,
        keep: Default::default(),
    };
    let local = Local { site: site_name(site, &chosen), ..Local::default() };
    if args.list {
        let all = engine::generations(&mut *host, &local, &engine_options);
        progress.clear();
        return match all {
            Ok(all) => list(&all, args.json),
            Err(error) => forbidden(error, args.json),
        };
    }
    let mut tell = watched(&progress, args.json);
    let done = engine::rollback(&mut *host, &local, args.state, &engine_options, &mut || Health::Fine, &mut tell);
    progress.clear();
    let (target, outcome) = match done {
        Ok(done) => done,
        Err(error) => return forbidden(error, args.json),
    };
    let shown = host.shown(&chosen.root);
    if args.json {
        json::print(&Summary {
            exit: Exit::Fine as u8,
            to: &shown,
            brought_back: target.number,
            dry_run: args.dry_run,
            put: outcome.plan.put.len(),
            removed: outcome.plan.remove.len(),
            unchanged: outcome.plan.unchanged,
            generation: outcome.generation,
        })?;
        return Ok(Exit::Fine);
    }
    findings::print(&outcome.plan.notes, &loaded.texts)?;
    if args.dry_run {
        name(&outcome)?;
    }
    print::line(&words(&shown, &outcome, args.dry_run, None))?;
    if !args.dry_run {
        print::line(&format!(
            "this is the site of {} again, as deployed {}; the next deploy brings the newest one, so mend the sources first",
            target.day, target.made
        ))?;
    }
    Ok(Exit::Fine)
}

fn list(all: &[Generation], is_json: bool) -> Result<Exit, Stop> {
    for one in all {
        let Generation { number, day, made, files, is_current } = one;
        if is_json {
            json::print(&StateLine { state: *number, deployed: made, day, files: *files, is_current: *is_current })?;
        } else {
            let mark = if *is_current { "  (now)" } else { "" };
            print::line(&format!("{number:>5}  deployed {made}, as of {day}, {files} files{mark}"))?;
        }
    }
    if all.is_empty() && !is_json {
        print::line("nothing was deployed yet")?;
    }
    Ok(Exit::Fine)
}
