//! `ikraft translate`: which translations are out of date, and how translators do their work.

mod accept;
mod diff;
mod exchange;
mod status;

use std::path::PathBuf;

use clap::Subcommand;

use super::{Exit, Stop, findings, json, known, options};
use crate::finding::{self, Finding};
use crate::model::language::Lang;
use crate::source::{self, Loaded, LoadedPolicy, LoadedSite};
use crate::translate::{Unit, directions, units};
use crate::write::recover_editions;

#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say which translations are fresh, out of date or missing
    Status(status::Args),
    /// Show what changed in the source since a translation was reviewed, beside the translation
    Diff(diff::Args),
    /// Record that translations say what their source says
    Accept(accept::Args),
    /// Write the texts for a translator, as PO or XLIFF 2
    Export(exchange::ExportArgs),
    /// Put a translator's file back into the fragments and facts
    Import(exchange::ImportArgs),
}

pub fn run(args: Args) -> Result<Exit, Stop> {
    match args.command {
        Command::Status(args) => status::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Accept(args) => accept::run(args),
        Command::Export(args) => exchange::export(&args),
        Command::Import(args) => exchange::import(&args),
    }
}

/// Where the site is.
#[derive(Debug, clap::Args)]
struct Common {
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Print findings and the result as JSON, one object a line
    #[arg(long)]
    json: bool,
}

/// A site that could be read, and what was asked of it.
struct Opened {
    root: PathBuf,
    loaded: Loaded,
}

impl Common {
    fn open(&self) -> Result<Opened, Stop> {
        let root = options::root(self.dir.as_ref())?;
        recover_editions(&root)?;
        let loaded = source::load(&root)?;
        Ok(Opened { root, loaded })
    }

    /// Tells what stands in the way.
    fn refuse(&self, mut found: Vec<Finding>, opened: &Opened) -> Result<Exit, Stop> {
        finding::sort(&mut found);
        let found = finding::limit(found, &opened.loaded.texts);
        if self.json {
            json::print_findings(&found, &opened.loaded.texts)?;
        } else {
            findings::print(&found, &opened.loaded.texts)?;
        }
        Ok(Exit::Unpublished)
    }
}

impl Opened {
    fn site(&self) -> Result<&LoadedSite, Vec<Finding>> {
        self.loaded.site.as_ref().ok_or_else(|| self.loaded.findings.clone())
    }

    /// The policy that was asked for, or why it cannot be used.
    fn policy(&self, asked: &str) -> Result<Result<&LoadedPolicy, Vec<Finding>>, Stop> {
        let site = match self.site() {
            Ok(site) => site,
            Err(found) => return Ok(Err(found)),
        };
        known::policy(asked, site, &self.loaded)?;
        let loaded = site.policies.iter().find(|loaded| loaded.policy.id == asked).map(|loaded| &**loaded);
        Ok(loaded.ok_or_else(|| {
            let found: Vec<Finding> = self.errors(asked).cloned().collect();
            match found.is_empty() {
                true => vec![Finding::error("no-working-policy", format!("`{asked}` has no working files"))],
                false => found,
            }
        }))
    }

    fn errors(&self, policy: &str) -> impl Iterator<Item = &Finding> {
        self.loaded.findings.iter().filter(move |finding| finding.is_error() && finding.touches(policy))
    }

    /// Errors that make what a file says of its texts unreliable.
    fn broken(&self, policy: &str) -> Vec<Finding> {
        let is_lock = |finding: &&Finding| {
            let file = finding.place.as_ref().map(|place| &*place.file);
            file.is_some_and(|file| file.ends_with(source::translations::LOCK))
        };
        let is_broken = |finding: &&Finding| matches!(finding.code, "toml-syntax" | "too-deep") || is_lock(finding);
        self.errors(policy).filter(is_broken).cloned().collect()
    }

    fn languages(&self) -> Vec<Lang> {
        let site = self.loaded.site.iter();
        site.flat_map(|site| site.config.languages.iter().map(|language| language.code.clone())).collect()
    }

    /// The languages that a policy is translated into: the one asked for, or all.
    fn targets(&self, loaded: &LoadedPolicy, asked: Option<&str>) -> Result<Vec<Lang>, Stop> {
        let languages = self.languages();
        let (from, to) = directions(loaded, &languages);
        let to: Vec<Lang> = to.into_iter().cloned().collect();
        let Some(asked) = asked else { return Ok(to) };
        if from.as_str() == asked {
            let id = &loaded.policy.id;
            return Err(Stop::usage(format!("`{asked}` is the language that `{id}` is translated from"))
                .hint("`source-language` under [policy] says which one that is"));
        }
        match to.iter().find(|lang| lang.as_str() == asked) {
            Some(lang) => Ok(vec![lang.clone()]),
            None => {
                let hints =
                    Finding::error("unknown-language", "").did_you_mean(asked, to.iter().map(Lang::as_str)).hints;
                Err(hints.into_iter().fold(Stop::usage(format!("`{asked}` is no language of this site")), Stop::hint))
            }
        }
    }

    fn units<'a>(&'a self, loaded: &'a LoadedPolicy, lang: &Lang) -> Vec<Unit<'a>> {
        units(loaded, &self.loaded.texts, &self.languages(), lang)
    }
}
