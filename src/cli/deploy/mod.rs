//! `ikraft deploy`: brings a host in step with the site.

pub mod target;

mod asking;
mod telling;

use std::env;
use std::path::{Path, PathBuf};
use std::process;
use std::time::Duration;

use self::asking::Asking;
use self::target::{Chosen, Reached, Where};
use super::build::{self, Published};
use super::ci::schedule_warnings;
use super::day::{day, now};
use super::progress::Progress;
use super::{Exit, Stop, options};
use crate::deploy::{self as engine, Health, Local, LocalFile, Owner, here};
use crate::finding;
use crate::model::date::Day;
use crate::source::{self, Loaded, LoadedSite};
use crate::write::{Output, Written, recover_editions};

pub use self::telling::{forbidden, name, watched, words};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
    #[command(flatten)]
    place: Where,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Take a folder into use that was never deployed to; what is there stays
    #[arg(long)]
    init: bool,
    /// The day the site is made for; today where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
    /// Put files back as they were deployed that somebody else changed on the host
    #[arg(long)]
    restore: bool,
    /// Deploy what has no mistakes, although something else has
    #[arg(long)]
    keep_going: bool,
    /// How many seconds to wait for another deploy to end
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    wait: u64,
    /// Take the lock from a deploy that has ended without giving it back
    #[arg(long)]
    break_lock: bool,
    /// How many threads work; as many as the machine has, unless stated
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Print nothing when all is well
    #[arg(long)]
    quiet: bool,
    /// Print findings and the result as JSON, one object a line
    #[arg(long)]
    json: bool,
}

/// Builds, compares, uploads, checks, and tells what came of it.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let root = options::root(args.dir.as_ref())?;
    recover_editions(&root)?;
    let progress = Progress::new(args.quiet || args.json);
    progress.say("reading");
    let loaded = source::load(&root)?;
    let Some(site) = &loaded.site else {
        progress.clear();
        return telling::unpublished(&args, &loaded, &loaded.findings);
    };
    let chosen = args.place.choose(&root, &site.config)?;
    let (local, published) = made(&args, &root, site, &loaded, &chosen, &progress)?;
    let Some(local) = local else {
        progress.clear();
        return telling::unpublished(&args, &loaded, &published.findings);
    };
    let asking = Asking::new(chosen.outlet).filter(|_| matches!(chosen.reached, Reached::Ssh(_)));
    progress.say("connecting");
    let mut host = args.place.connect(&root, &chosen, args.init && !args.dry_run)?;
    let (since, seconds) = now();
    let engine_options = engine::Options {
        root: chosen.root.clone(),
        state: chosen.state.clone(),
        init: args.init,
        restore: args.restore,
        dry_run: args.dry_run,
        break_lock: args.break_lock,
        wait: Duration::from_secs(args.wait),
        owner: owner(&since),
        is_gone: &here::is_gone,
        now: seconds,
        keep: published.kept.clone(),
    };
    let mut probe = || asking.as_ref().map_or(Health::Fine, Asking::health);
    let mut tell = watched(&progress, args.quiet || args.json);
    progress.say("comparing");
    let outcome = engine::deploy(&mut *host, &local, &engine_options, &mut probe, &mut tell);
    progress.clear();
    let shown = host.shown(&chosen.root);
    drop(host);
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(error) => return forbidden(error, args.json),
    };
    let mut found = published.findings;
    found.extend(outcome.plan.notes.iter().cloned());
    found.extend(schedule_warnings(&root, site, day(args.date, &site.config.time_zone))?);
    let mut asked = None;
    if !args.dry_run && !outcome.plan.put.is_empty() && outcome.taken_back.is_none() {
        progress.say("asking as a reader");
        if let Some((files, findings)) = asking.as_ref().and_then(|asking| asking.ask(&outcome.plan)) {
            asked = Some(files);
            found.extend(findings);
        }
        progress.clear();
    }
    found.extend(outcome.taken_back.as_deref().map(telling::taken_back));
    finding::sort(&mut found);
    telling::tell(&args, &loaded, &telling::Result { shown, outcome: &outcome, found, asked, exit: published.exit })
}

/// The site as it is to stand on the host; nothing, where it has mistakes.
fn made(
    args: &Args,
    root: &Path,
    site: &LoadedSite,
    loaded: &Loaded,
    chosen: &Chosen<'_>,
    progress: &Progress,
) -> Result<(Option<Local>, Published), Stop> {
    // In a folder of its own: `public` may hold drafts, or another day.
    let name = format!(".ikraft/deploy/{}/site", chosen.name);
    let out = root.join(&name);
    let options = build::Options {
        root: root.to_owned(),
        out: out.clone(),
        out_name: name,
        date: args.date,
        policy: None,
        drafts: false,
        base_url: None,
        keep_going: args.keep_going,
        jobs: options::jobs(args.jobs),
        quiet: true,
        json: args.json,
    };
    let mut output = Output::open(&out).map_err(build::refused)?;
    let published = build::publish(&options, site, loaded, &mut output, progress)?;
    if published.report.is_none() {
        return Ok((None, published));
    }
    let folder = &chosen.outlet.folder;
    let within = |path: &str| match folder.as_str() {
        "" => Some(path.to_owned()),
        folder => path.strip_prefix(folder)?.strip_prefix('/').map(str::to_owned),
    };
    let file = |written: Written| LocalFile {
        sha256: written.sha256,
        bytes: written.bytes,
        class: written.class,
        policy: written.policy.map(Into::into),
    };
    let files = output.files()?;
    let local = Local {
        folder: out.join(folder),
        site: site_name(site, chosen),
        day: day(args.date, &site.config.time_zone).to_string(),
        files: files.into_iter().filter_map(|(path, written)| Some((within(&path)?, file(written)))).collect(),
        bytes: Default::default(),
    };
    Ok((Some(local), published))
}

/// Whose site it is: its address, or what it is called.
pub fn site_name(site: &LoadedSite, chosen: &Chosen<'_>) -> String {
    let title = || site.config.languages.iter().find_map(|language| chosen.outlet.title.get(&language.code));
    match &chosen.outlet.base_url {
        Some(address) => address.clone(),
        None => format!("{} ({})", title().map_or("?", String::as_str), chosen.outlet.id),
    }
}

/// Who deploys, for whoever finds the lock.
pub fn owner(since: &str) -> Owner {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let user = variable("USER").or_else(|| variable("LOGNAME")).unwrap_or_else(|| "somebody".to_owned());
    let machine = here::name().or_else(|| variable("HOSTNAME")).unwrap_or_else(|| "a machine".to_owned());
    let job = variable("CI_JOB_URL").or_else(|| {
        let (server, repository) = (variable("GITHUB_SERVER_URL")?, variable("GITHUB_REPOSITORY")?);
        Some(format!("{server}/{repository}/actions/runs/{}", variable("GITHUB_RUN_ID")?))
    });
    let job = job.map(|job| format!(" ({job})")).unwrap_or_default();
    here::owner(&format!("{user}@{machine}{job}"), since, process::id())
}

/// Answers ssh, where it is ssh that runs this program, to be told the password.
#[cfg(feature = "deploy")]
pub fn asked_by_ssh() -> Option<process::ExitCode> {
    use crate::deploy::askpass::{ASKED, answer};
    let place = env::var(ASKED).ok()?;
    let question = env::args().nth(1).unwrap_or_default();
    let told = answer(&place, &question, |name| env::var(name).ok(), here::text);
    Some(match told.map(|told| super::print::line(&told)) {
        Some(Ok(())) => process::ExitCode::SUCCESS,
        _ => process::ExitCode::FAILURE,
    })
}
