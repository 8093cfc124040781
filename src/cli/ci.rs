//! `ikraft ci`: a workflow for the site's repository, which checks every change and deploys at midnight.

use std::path::{Path, PathBuf};

use super::day::day;
use super::{Exit, Stop, findings, options, print};
use crate::ci::schedule::{Upcoming, warnings};
use crate::ci::{Forge, Settings, Target, difference, workflow};
use crate::config::{DeployTarget, Password};
use crate::finding::Finding;
use crate::history;
use crate::machine::MachineError;
use crate::model::date::Day;
use crate::source::repository::repository;
use crate::source::{self, LoadedSite};
use crate::write::write_report;

/// The target of a site that has none yet.
const TARGET: &str = "production";
/// The variable with its password.
const PASSWORD: &str = "IKRAFT_PASSWORD";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the repository lives
    #[arg(value_enum, value_name = "FORGE")]
    forge: Where,
    /// A [deploy.NAME] of site.toml that the site is sent to; may be repeated; the only one, unless stated
    #[arg(long, value_name = "NAME")]
    target: Vec<String>,
    /// The branch that is published
    #[arg(long, value_name = "BRANCH", default_value = "main", value_parser = branch)]
    branch: String,
    /// Print the workflow, and write nothing
    #[arg(long)]
    stdout: bool,
    /// Replace a workflow that says something else
    #[arg(long, conflicts_with = "stdout")]
    force: bool,
    /// Today, for what is said of editions to come; the real one where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// A forge as it is written in an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Where {
    Github,
    Gitlab,
    Forgejo,
}

impl Where {
    fn forge(self) -> Forge {
        match self {
            Where::Github => Forge::GitHub,
            Where::Gitlab => Forge::GitLab,
            Where::Forgejo => Forge::Forgejo,
        }
    }
}

/// Reads `--branch`: a name that stands in a workflow as it is.
fn branch(written: &str) -> Result<String, String> {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "._/-".contains(sign);
    let is_name = !written.is_empty() && !written.starts_with(['-', '.', '/']) && written.chars().all(is_plain);
    is_name
        .then(|| written.to_owned())
        .ok_or_else(|| "a branch is named in letters, digits and `-`, as main".to_owned())
}

/// Writes the workflow, or says why not.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let root = options::root(args.dir.as_ref())?;
    let loaded = source::load(&root)?;
    let Some(site) = &loaded.site else {
        findings::print(&loaded.findings, &loaded.texts)?;
        print::aside("no workflow was written")?;
        return Ok(Exit::Unpublished);
    };
    let targets = targets(&args.target, &site.config.deploy)?;
    let repository = repository(&root)?;
    let today = day(args.date, &site.config.time_zone);
    let (branch, time_zone) = (args.branch.as_str(), site.config.time_zone.as_str());
    let forge = args.forge.forge();
    let text = workflow(forge, &Settings { targets: &targets, branch, site: &repository.site, time_zone, today });
    let path = repository.root.join(forge.path());
    match repository.workflows.get(forge.path()) {
        _ if args.stdout => print::line(text.trim_end())?,
        Some(there) if *there == text => print::line(&format!("{} is as it should be", path.display()))?,
        Some(there) if !args.force => {
            print::aside(difference(there, &text).trim_end())?;
            return Err(Stop::usage(format!("{} is there already, and says something else", path.display()))
                .hint("above is what would change: `-` goes, `+` comes")
                .hint("replace it with --force, or print the new one with --stdout"));
        }
        _ => {
            if !write_report(&path, text.as_bytes(), args.force)? {
                return Err(Stop::usage(format!("{} is there already, and cannot be read", path.display()))
                    .hint("replace it with --force, or print the new one with --stdout"));
            }
            print::line(&format!(
                "wrote {}\nits first lines say which secrets and variables {} needs; commit it with the site",
                path.display(),
                forge.name()
            ))?;
        }
    }
    findings::print(&schedule_warnings(&root, site, today)?, &loaded.texts)?;
    Ok(Exit::Fine)
}

/// The targets that were named, each once, or the only one. A site that has none yet gets a workflow all the same: what
/// is checked needs no host.
fn targets(names: &[String], known: &[DeployTarget]) -> Result<Vec<Target>, Stop> {
    if known.is_empty() {
        print::aside("site.toml has no [deploy.…] yet: until it has, the workflow can check and not deploy")?;
    }
    let names: Vec<&str> = match (names, known) {
        ([], []) => vec![TARGET],
        ([], [only]) => vec![&only.name],
        ([], several) => {
            let several: Vec<&str> = several.iter().map(|target| target.name.as_str()).collect();
            return Err(Stop::usage("site.toml has several targets")
                .hint(format!("choose with --target, which may be repeated: {}", several.join(", "))));
        }
        (names, _) => names.iter().map(String::as_str).collect(),
    };
    let mut targets: Vec<Target> = Vec::new();
    for name in names {
        let declared = known.iter().find(|target| target.name == name);
        if declared.is_none() && !known.is_empty() {
            let known = known.iter().map(|target| target.name.as_str());
            let hints = Finding::error("unknown-target", "").did_you_mean(name, known).hints;
            let stop = Stop::usage(format!("site.toml has no [deploy.{name}]"));
            return Err(hints.into_iter().fold(stop, Stop::hint));
        }
        let password = match declared.map(|target| &target.password) {
            None => Some(PASSWORD),
            Some(Some(Password::Env(variable))) => Some(variable.as_str()),
            // A file that a forge does not have.
            Some(Some(Password::File(_)) | None) => None,
        };
        let target = Target::new(name, password).map_err(Stop::usage)?;
        if targets.contains(&target) {
            return Err(Stop::usage(format!("`--target {name}` stands here twice")).hint("state it once"));
        }
        targets.push(target);
    }
    Ok(targets)
}

/// What is to be said of editions that are to take effect, where the site's repository may not see to it.
pub fn schedule_warnings(root: &Path, site: &LoadedSite, today: Day) -> Result<Vec<Finding>, MachineError> {
    let mut upcoming = Vec::new();
    for (policy, files) in &site.editions {
        let (recorded, _) = history::load(files);
        let later = recorded.history.effective().filter(|edition| {
            edition.effective > today
                && recorded.history.ended.as_ref().is_none_or(|end| edition.effective < end.effective)
        });
        upcoming.extend(later.map(|edition| Upcoming {
            policy: policy.clone(),
            edition: edition.id.to_string(),
            effective: edition.effective,
        }));
    }
    if upcoming.is_empty() {
        return Ok(Vec::new());
    }
    Ok(warnings(&upcoming, today, &repository(root)?.workflows))
}
