//! `ikraft check`: what the rules say of the working policies.

mod lines;
mod sarif;
mod text;
mod told;

use std::path::PathBuf;

use super::day::day;
use super::{Exit, Stop, explain, known, options, print};
use crate::check::ReportLang;
use crate::finding::Severity;
use crate::model::date::Day;
use crate::site::report::{self, ReportInput, Seen, seen as seen_in};
use crate::site::{self, CheckInput, PolicyCheck};
use crate::source::{self, LoadedSite};
use crate::write::{recover_editions, write_report};

use told::Report;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A policy, FIRM/POLICY, or all policies of a firm, FIRM; everything, unless stated
    #[arg(value_name = "POLICY|FIRM")]
    policy: Option<String>,
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
    /// How it is told: to people, line by line to programs, to code scanners, or as a report on one page
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// The language it is told in: da or en
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = options::report_lang)]
    lang: ReportLang,
    /// Leave out what weighs less
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = Weight::Info)]
    min_severity: Weight,
    /// Only these rules, by their codes; mistakes in files are always told
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    rule: Vec<String>,
    /// Exit with 1 where something weighs this much or more
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = Weight::Error)]
    deny: Weight,
    /// Write it to a file, in place of printing it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there already
    #[arg(long, requires = "output")]
    force: bool,
    /// Where your copy of docs/RULES.en.md (or .da.md) is published, so that what is found links to its rule
    #[arg(long, value_name = "URL", value_parser = options::docs_url)]
    docs_url: Option<String>,
    /// The day as of which things are looked at; today where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
    /// Check this many policies at a time [default: one for each core]
    #[arg(short, long, value_name = "N")]
    jobs: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
    Html,
}

/// A severity as it is written in an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Weight {
    #[value(alias = "errors")]
    Error,
    #[value(alias = "warnings")]
    Warning,
    #[value(alias = "infos")]
    Info,
}

impl Weight {
    fn severity(self) -> Severity {
        match self {
            Weight::Error => Severity::Error,
            Weight::Warning => Severity::Warning,
            Weight::Info => Severity::Info,
        }
    }
}

/// Checks, and tells.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let root = options::root(args.dir.as_ref())?;
    let rules = args.rule.iter().map(|code| rule(code)).collect::<Result<Vec<&str>, Stop>>()?;
    let (shown, deny) = (args.min_severity.severity(), args.deny.severity());
    if deny > shown {
        return Err(Stop::usage("--deny asks for what --min-severity leaves out")
            .hint("let --min-severity be as low as --deny"));
    }
    let format = if args.json { Format::Json } else { args.format };
    if format == Format::Html && !(rules.is_empty() && shown == Severity::Info) {
        return Err(Stop::usage("the report tells of every requirement, and so of every rule")
            .hint("leave --rule and --min-severity out, or choose another --format"));
    }
    args.output.iter().try_for_each(|path| options::report(&root, path))?;
    recover_editions(&root)?;
    let loaded = source::load(&root)?;
    let mut report = Report::new(args.lang, &loaded.texts);
    let today = |site: &LoadedSite| day(args.date, &site.config.time_zone);
    let mut seen = Vec::new();
    if let Some(site) = &loaded.site {
        if let Some(asked) = &args.policy {
            known::policy_or_firm(asked, site, &loaded)?;
        }
        let input = CheckInput {
            site,
            files: &loaded.texts,
            found: &loaded.findings,
            only: args.policy.as_deref(),
            day: today(site),
            jobs: options::jobs(args.jobs),
        };
        // Only the page wants the sentences.
        let (checks, others) = site::check_and(&input, &|subject| (format == Format::Html).then(|| seen_in(subject)));
        let (checks, looks): (Vec<PolicyCheck>, Vec<Option<Seen>>) = checks.into_iter().unzip();
        seen.extend(checks.iter().zip(looks).filter_map(|(check, seen)| Some((check.policy.clone(), seen?))));
        report.add(checks, others);
    } else {
        report.add(Vec::new(), loaded.findings.clone());
    }
    report.keep(args.policy.as_deref(), &rules, shown);
    let exit =
        if report.findings.iter().any(|finding| finding.severity <= deny) { Exit::Unpublished } else { Exit::Fine };
    let docs = args.docs_url.as_deref();
    let words = match format {
        Format::Text => text::text(&report),
        Format::Json => lines::lines(&report, docs, exit),
        Format::Html => report::html(&ReportInput {
            lang: args.lang,
            day: loaded.site.as_ref().map_or_else(|| day(args.date, "UTC"), today),
            policies: &seen,
            findings: &report.findings,
            waived: &report.waived,
            texts: &loaded.texts,
        }),
        Format::Sarif => {
            sarif::sarif(&report, &sarif::Setting { dir: args.dir.as_deref(), policy: args.policy.as_deref(), docs })
        }
    };
    match &args.output {
        None => print::styled(&words)?,
        Some(path) => {
            let words = anstream::adapter::strip_str(&words).to_string();
            if !write_report(path, words.as_bytes(), args.force)? {
                return Err(Stop::usage(format!("{} is there already", path.display())).hint("replace it with --force"));
            }
            print::line(&format!("wrote {}", path.display()))?;
        }
    }
    Ok(exit)
}

/// The code of a rule, as it is in the program.
fn rule(code: &str) -> Result<&'static str, Stop> {
    explain::named(code).map(|rule| rule.code)
}
