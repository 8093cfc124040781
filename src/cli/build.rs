//! `ikraft build`: make the site and write it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use super::day::day;
use super::lost::lost;
use super::pdf::PdfMaker;
use super::progress::Progress;
use super::{Exit, Stop, findings, json, known, options, print};
use crate::finding::{self, Finding};
use crate::model::date::Day;
use crate::site::{self, Body, Built, Inputs};
use crate::source::{self, Loaded, LoadedSite};
use crate::write::{OpenError, Output, PdfCache, Report, WriteError, WriteOptions, recover_editions};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
    /// The output folder, seen from the site's folder
    #[arg(long, value_name = "DIR", default_value = "public")]
    out: PathBuf,
    /// The day the site is made for; today where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
    /// Write only this policy, FIRM/POLICY; all else stays as it is
    #[arg(long, value_name = "ID")]
    policy: Option<String>,
    /// Publish what is worked on too, marked as a draft: policies without an edition, and next to editions
    #[arg(long)]
    drafts: bool,
    /// The address of the site, in place of the one in site.toml
    #[arg(long, value_name = "URL", value_parser = options::base_url)]
    base_url: Option<String>,
    /// Publish what has no mistakes, although something else has
    #[arg(long)]
    keep_going: bool,
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

/// The arguments, checked.
pub struct Options {
    pub root: PathBuf,
    pub out: PathBuf,
    /// As a person wrote it.
    pub out_name: String,
    pub date: Option<Day>,
    pub policy: Option<String>,
    pub drafts: bool,
    pub base_url: Option<String>,
    pub keep_going: bool,
    pub jobs: usize,
    pub quiet: bool,
    pub json: bool,
}

impl Options {
    fn check(args: Args) -> Result<Options, Stop> {
        let root = options::root(args.dir.as_ref())?;
        let out = options::out(&root, &args.out)?;
        Ok(Options {
            out_name: out.display().to_string(),
            root,
            out,
            date: args.date,
            policy: args.policy,
            drafts: args.drafts,
            base_url: args.base_url,
            keep_going: args.keep_going,
            jobs: options::jobs(args.jobs),
            quiet: args.quiet,
            json: args.json,
        })
    }
}

/// Loads, makes, writes, and tells what came of it.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let options = Options::check(args)?;
    recover_editions(&options.root)?;
    // First, so that a run that was stopped is finished even when this one finds mistakes.
    let mut output = Output::open(&options.out).map_err(refused)?;
    let progress = Progress::new(options.quiet || options.json);
    progress.say("reading");
    let loaded = source::load(&options.root)?;
    let result = match &loaded.site {
        Some(site) => {
            check_against_site(&options, site, &loaded)?;
            publish(&options, site, &loaded, &mut output, &progress)
        }
        None => Ok(Published::nothing(loaded.findings.clone())),
    };
    progress.clear();
    tell(&options, &loaded, &result?, output.completed)
}

/// What publishing came to.
pub struct Published {
    pub findings: Vec<Finding>,
    pub exit: Exit,
    /// Absent when nothing was written.
    pub report: Option<Report>,
    /// The policies whose published files stay as they are, because something keeps them back.
    pub kept: BTreeSet<Arc<str>>,
}

impl Published {
    /// Nothing was written.
    pub fn nothing(findings: Vec<Finding>) -> Published {
        Published { findings, exit: Exit::Unpublished, report: None, kept: BTreeSet::new() }
    }
}

/// Options that only make sense for some sites.
fn check_against_site(options: &Options, site: &LoadedSite, loaded: &Loaded) -> Result<(), Stop> {
    if options.base_url.is_some() && site.config.outlets.len() > 1 {
        return Err(Stop::usage("--base-url is for a site with one outlet, and this one has several")
            .hint("state each outlet's base-url in site.toml"));
    }
    if let Some(policy) = &options.policy {
        known::policy(policy, site, loaded)?;
    }
    Ok(())
}

/// Makes the site and writes it.
pub fn publish(
    options: &Options,
    site: &LoadedSite,
    loaded: &Loaded,
    output: &mut Output,
    progress: &Progress,
) -> Result<Published, Stop> {
    let cache = PdfCache::new(&options.root);
    let mut found = loaded.findings.clone();
    let lost = lost(&options.out, site)?;
    let unseen: BTreeSet<Arc<str>> = lost.iter().flat_map(|finding| finding.scope.iter().cloned()).collect();
    found.extend(lost);
    let maker = PdfMaker::new(&site.theme, &cache).map_err(|findings| found.extend(findings)).ok();
    let mut without: BTreeSet<Arc<str>> = BTreeSet::new();
    loop {
        progress.say("composing");
        let mut built = site::build(&Inputs {
            site,
            found: &found,
            without: &without,
            day: day(options.date, &site.config.time_zone),
            drafts: options.drafts,
            base_url: options.base_url.as_deref(),
            engine: PdfMaker::ENGINE,
            jobs: options.jobs,
        });
        // What of them is published stays as it is.
        built.kept.extend(unseen.iter().cloned());
        built.findings = finding::limit(std::mem::take(&mut built.findings), &loaded.texts);
        let mut findings = [found.as_slice(), &built.findings].concat();
        finding::sort(&mut findings);
        let is_asked_for = |finding: &&Finding| options.policy.as_ref().is_none_or(|policy| finding.touches(policy));
        let stopping: Vec<&Finding> =
            findings.iter().filter(|finding| built.is_kept_back_by(finding)).filter(is_asked_for).collect();
        let is_whole_site = stopping.iter().any(|finding| finding.scope.is_empty());
        let Some(maker) = maker.as_ref().filter(|_| stopping.is_empty() || (options.keep_going && !is_whole_site))
        else {
            return Ok(Published::nothing(findings));
        };
        let exit = match (stopping.is_empty(), findings.iter().any(Finding::is_error)) {
            (false, _) => Exit::Unpublished,
            (true, true) => Exit::WorkingMistakes,
            (true, false) => Exit::Fine,
        };
        match write(options, output, &built, maker, progress) {
            Ok(report) => {
                prune(options, &cache, &built)?;
                return Ok(Published { findings, exit, report: Some(report), kept: built.kept });
            }
            Err(WriteError::Findings(new)) => {
                // Without what cannot be made there is a whole site again, unless it is the site itself.
                let ids = site.policies.iter().map(|loaded| loaded.policy.id.as_str());
                let ids = ids.chain(site.editions.keys().map(String::as_str));
                let touched: BTreeSet<Arc<str>> =
                    ids.filter(|id| new.iter().any(|finding| finding.touches(id))).map(Arc::from).collect();
                let is_whole_site = new.iter().any(|finding| finding.scope.is_empty());
                found.extend(new);
                if !options.keep_going || is_whole_site || touched.is_subset(&without) {
                    let mut findings = [found.as_slice(), &built.findings].concat();
                    finding::sort(&mut findings);
                    return Ok(Published::nothing(findings));
                }
                without.extend(touched);
            }
            Err(WriteError::Foreign(folder)) => return Err(refused(OpenError::Foreign(folder))),
            Err(WriteError::Machine(error)) => return Err(error.into()),
        }
    }
}

fn write(
    options: &Options,
    output: &mut Output,
    built: &Built,
    maker: &PdfMaker,
    progress: &Progress,
) -> Result<Report, WriteError> {
    let write_options = WriteOptions {
        root: &options.root,
        only: options.policy.as_deref(),
        keep: &built.kept,
        jobs: options.jobs,
        progress: &|ready, of| progress.say(&format!("writing {ready} of {of}")),
    };
    output.write(&built.site, &|job| maker.pdf(job), &write_options)
}

/// Clears the cache of what no run needed for long. A run for one policy does not know what the others need.
fn prune(options: &Options, cache: &PdfCache, built: &Built) -> Result<(), Stop> {
    if options.policy.is_some() {
        return Ok(());
    }
    let needed = built.site.entries.values().filter_map(|entry| match &entry.body {
        Body::Pdf(job) => Some(job.key.as_str()),
        Body::Bytes(_) | Body::File(_) => None,
    });
    Ok(cache.prune(&needed.collect())?)
}

/// What to do about an output folder that cannot be used.
pub fn refused(error: OpenError) -> Stop {
    match error {
        OpenError::Foreign(folder) => {
            Stop::usage(format!("{} is not empty, and was not written by ikraft", folder.display()))
                .hint("choose another folder with --out DIR")
                .hint("or empty it yourself, when nothing in it is needed")
        }
        OpenError::Machine(error) => error.into(),
    }
}

/// The result for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "summary")]
struct Summary<'a> {
    exit: u8,
    out: &'a str,
    published: bool,
    #[serde(flatten)]
    report: Report,
    /// An earlier run was stopped while it wrote, and this one finished it first.
    completed: bool,
}

fn tell(options: &Options, loaded: &Loaded, result: &Published, completed: bool) -> Result<Exit, Stop> {
    if options.json {
        let summary = Summary {
            exit: result.exit as u8,
            out: &options.out_name,
            published: result.report.is_some(),
            report: result.report.unwrap_or_default(),
            completed,
        };
        json::print_findings(&result.findings, &loaded.texts)?;
        json::print(&summary)?;
        return Ok(result.exit);
    }
    if options.quiet && result.exit == Exit::Fine {
        return Ok(result.exit);
    }
    findings::print(&result.findings, &loaded.texts)?;
    if completed {
        print::aside("an earlier run was stopped while it wrote; its work was finished first")?;
    }
    match &result.report {
        Some(report) => print::line(&summary(&options.out_name, report, result.exit))?,
        None => print::aside(&format!("nothing was written; {} is as it was", options.out_name))?,
    }
    Ok(result.exit)
}

fn summary(out: &str, report: &Report, exit: Exit) -> String {
    let mut words = match report {
        Report { written: 0, removed: 0, unchanged, .. } => {
            format!("{out}: nothing changed, {unchanged} files are as they were")
        }
        Report { written, unchanged, removed, .. } => {
            format!("{out}: {written} written, {unchanged} unchanged, {removed} removed")
        }
    };
    if report.pdfs_made + report.pdfs_cached > 0 {
        words.push_str(&format!("; PDFs: {} made, {} from the cache", report.pdfs_made, report.pdfs_cached));
    }
    if exit == Exit::Unpublished {
        words.push_str("; what has mistakes is missing");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_says_what_happened() {
        let report = Report { written: 3, unchanged: 2, removed: 1, pdfs_made: 1, pdfs_cached: 0 };
        assert_eq!(
            summary("public", &report, Exit::Fine),
            "public: 3 written, 2 unchanged, 1 removed; PDFs: 1 made, 0 from the cache"
        );
        let report = Report { unchanged: 5, ..Report::default() };
        assert_eq!(summary("public", &report, Exit::Fine), "public: nothing changed, 5 files are as they were");
        assert!(summary("public", &report, Exit::Unpublished).ends_with("what has mistakes is missing"));
    }
}
