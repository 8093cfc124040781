//! `ikraft check`: what the rules say of the working policies.

use std::path::PathBuf;

use super::day::day;
use super::{Exit, Stop, findings, known, options};
use crate::finding::{self, Finding};
use crate::model::date::Day;
use crate::site::{self, CheckInput};
use crate::source;
use crate::write::recover_editions;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A policy, FIRM/POLICY; all policies, unless stated
    #[arg(value_name = "POLICY")]
    policy: Option<String>,
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
    /// The day as of which things are looked at; today where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
    /// Check this many policies at a time [default: one for each core]
    #[arg(short, long, value_name = "N")]
    jobs: Option<u16>,
}

/// Checks, and tells.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let root = options::root(args.dir.as_ref())?;
    recover_editions(&root)?;
    let loaded = source::load(&root)?;
    let mut found = Vec::new();
    if let Some(site) = &loaded.site {
        if let Some(policy) = &args.policy {
            known::policy(policy, site, &loaded)?;
        }
        let (checks, of_site) = site::check(&CheckInput {
            site,
            files: &loaded.texts,
            found: &loaded.findings,
            only: args.policy.as_deref(),
            day: day(args.date, &site.config.time_zone),
            jobs: options::jobs(args.jobs),
        });
        found.extend(of_site);
        found.extend(checks.into_iter().flat_map(|check| check.findings));
    } else {
        found.clone_from(&loaded.findings);
    }
    found.retain(|finding| args.policy.as_ref().is_none_or(|policy| finding.touches(policy)));
    finding::sort(&mut found);
    let found = finding::limit(found, &loaded.texts);
    findings::print(&found, &loaded.texts)?;
    Ok(if found.iter().any(Finding::is_error) { Exit::Unpublished } else { Exit::Fine })
}
