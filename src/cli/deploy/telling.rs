//! What a deploy says, to a person and to a program.

use serde::Serialize;

use super::Args;
use crate::cli::progress::Progress;
use crate::cli::{Exit, Stop, findings, json, print};
use crate::deploy::{DeployError, Event, Outcome};
use crate::finding::Finding;
use crate::site::Class;
use crate::source::Loaded;

/// How many files are named one by one.
const NAMED: usize = 40;

/// What came of a deploy.
pub struct Result<'a> {
    pub shown: String,
    pub outcome: &'a Outcome,
    pub found: Vec<Finding>,
    /// How many files were asked for over HTTP.
    pub asked: Option<usize>,
    /// What building came to.
    pub exit: Exit,
}

/// The result for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "summary", rename_all = "kebab-case")]
struct Summary<'a> {
    exit: u8,
    to: &'a str,
    dry_run: bool,
    put: usize,
    bytes: u64,
    removed: usize,
    unchanged: usize,
    generation: Option<u64>,
    /// How many files were asked for over HTTP; absent where nobody answered, or nothing changed.
    asked: Option<usize>,
}

/// One file, for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum Change<'a> {
    Put { path: &'a str, class: Class, bytes: u64, sha256: &'a str, is_new: bool },
    Remove { path: &'a str },
}

/// Prints it.
pub fn tell(args: &Args, loaded: &Loaded, result: &Result<'_>) -> std::result::Result<Exit, Stop> {
    let Result { shown, outcome, found, asked, exit } = result;
    let plan = &outcome.plan;
    let has = |code: &str| found.iter().any(|finding| finding.code == code);
    let exit = match exit {
        Exit::Fine | Exit::WorkingMistakes if has("not-served") || outcome.taken_back.is_some() => Exit::Unpublished,
        // Something on the host is not as it should be, and stays so until somebody looks.
        Exit::Fine if has("changed-by-others") => Exit::WorkingMistakes,
        exit => *exit,
    };
    if args.json {
        json::print_findings(found, &loaded.texts)?;
        for step in &plan.put {
            let file = &step.file;
            let is_new = step.replaces.is_none();
            json::print(&Change::Put {
                path: &step.path,
                class: file.class,
                bytes: file.bytes,
                sha256: &file.sha256,
                is_new,
            })?;
        }
        for path in &plan.remove {
            json::print(&Change::Remove { path })?;
        }
        json::print(&Summary {
            exit: exit as u8,
            to: shown,
            dry_run: args.dry_run,
            put: plan.put.len(),
            bytes: plan.bytes(),
            removed: plan.remove.len(),
            unchanged: plan.unchanged,
            generation: outcome.generation,
            asked: *asked,
        })?;
        return Ok(exit);
    }
    if args.quiet && exit == Exit::Fine {
        return Ok(exit);
    }
    findings::print(found, &loaded.texts)?;
    if args.dry_run {
        name(outcome)?;
    }
    print::line(&words(shown, outcome, args.dry_run, *asked))?;
    Ok(exit)
}

/// Names the files that would change.
pub fn name(outcome: &Outcome) -> std::result::Result<(), Stop> {
    let plan = &outcome.plan;
    let put = plan.put.iter().map(|step| {
        let sign = if step.replaces.is_some() { "~" } else { "+" };
        format!("  {sign} {}", step.path)
    });
    let lines: Vec<String> = put.chain(plan.remove.iter().map(|path| format!("  - {path}"))).collect();
    for line in lines.iter().take(NAMED) {
        print::line(line)?;
    }
    if lines.len() > NAMED {
        print::line(&format!("  … and {} more; --json names them all", lines.len() - NAMED))?;
    }
    Ok(())
}

/// One line.
pub fn words(shown: &str, outcome: &Outcome, dry_run: bool, asked: Option<usize>) -> String {
    let plan = &outcome.plan;
    if plan.is_empty() {
        return format!("{shown}: nothing to do, {} files are as they should be", plan.unchanged);
    }
    let would = if dry_run { "would be " } else { "" };
    let size = match plan.bytes() {
        bytes if bytes < 10_000 => format!("{bytes} bytes"),
        bytes if bytes < 10_000_000 => format!("{} kB", bytes / 1000),
        bytes => format!("{} MB", bytes / 1_000_000),
    };
    let mut words = format!(
        "{shown}: {} {would}uploaded ({size}), {} {would}removed, {} unchanged",
        plan.put.len(),
        plan.remove.len(),
        plan.unchanged
    );
    if let Some(asked) = asked {
        words.push_str(&format!("; {asked} asked for as a reader"));
    }
    words
}

/// What is said while it goes on.
pub fn watched<'a>(progress: &'a Progress, is_quiet: bool) -> impl FnMut(Event) + 'a {
    // Whoever reads a log wants to know why nothing happens; nobody is there to tell that it cannot be printed.
    let say = move |words: &str| {
        if !is_quiet {
            progress.clear();
            let _ = print::aside(words);
        }
    };
    move |event| match event {
        Event::Waiting(owner) => say(&format!("waiting for {}, who deploys since {}", owner.name, owner.since)),
        Event::LockBroken(Some(owner)) => say(&format!("the lock of {} is broken", owner.name)),
        Event::LockBroken(None) => say("there was no lock to break"),
        Event::GoingOn => say("an earlier deploy was stopped halfway; this one goes on from there"),
        Event::Uploading(ready, all) => progress.say(&format!("uploading {ready} of {all}")),
        Event::Reading => progress.say("reading back what was uploaded"),
        Event::Switching => progress.say("putting everything into its place"),
    }
}

/// Nothing was built, so nothing is deployed.
pub fn unpublished(args: &Args, loaded: &Loaded, found: &[Finding]) -> std::result::Result<Exit, Stop> {
    if args.json {
        json::print_findings(found, &loaded.texts)?;
    } else {
        findings::print(found, &loaded.texts)?;
        print::aside("nothing was deployed; the host is as it was")?;
    }
    Ok(Exit::Unpublished)
}

/// Tells why a plan was not allowed, or what went wrong.
pub fn forbidden(error: DeployError, is_json: bool) -> std::result::Result<Exit, Stop> {
    let found = match error {
        DeployError::Host(error) => return Err(error.into()),
        DeployError::Forbidden(found) => found,
    };
    let none = Default::default();
    if is_json {
        json::print_findings(&found, &none)?;
    } else {
        findings::print(&found, &none)?;
        print::aside("nothing was deployed; the host is as it was")?;
    }
    Ok(Exit::Unpublished)
}

/// The host's configuration was put back.
pub fn taken_back(said: &str) -> Finding {
    Finding::error("config-taken-back", "with the new .htaccess the host served no page, so the old one was put back")
        .why(said.to_owned())
        .hint("the rest of the site is deployed; ask the provider which directives it refuses")
        .hint("or leave the file out: `htaccess = false` in site.toml")
}
