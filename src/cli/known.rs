//! The policies that a command can be asked about.

use std::collections::BTreeSet;

use super::Stop;
use crate::finding::Finding;
use crate::source::{Loaded, LoadedSite};

/// Refuses a policy that is not there, and says which may be meant.
pub fn policy(asked: &str, site: &LoadedSite, loaded: &Loaded) -> Result<(), Stop> {
    one_of(asked, &policies(site, loaded), "policy")
}

/// The same, where all policies of a firm may be meant as well.
pub fn policy_or_firm(asked: &str, site: &LoadedSite, loaded: &Loaded) -> Result<(), Stop> {
    let mut known = policies(site, loaded);
    let firms: Vec<&str> = known.iter().filter_map(|id| Some(id.split_once('/')?.0)).collect();
    known.extend(firms);
    one_of(asked, &known, if asked.contains('/') { "policy" } else { "policy or firm" })
}

fn policies<'a>(site: &'a LoadedSite, loaded: &'a Loaded) -> BTreeSet<&'a str> {
    let mut known: BTreeSet<&str> = site.policies.iter().map(|loaded| loaded.policy.id.as_str()).collect();
    known.extend(site.editions.keys().map(String::as_str));
    // A policy with mistakes is not loaded, but known by them.
    known.extend(loaded.findings.iter().flat_map(|finding| &finding.scope).map(|scope| &**scope));
    known.retain(|id| id.contains('/'));
    known
}

fn one_of(asked: &str, known: &BTreeSet<&str>, what: &str) -> Result<(), Stop> {
    if known.contains(asked) {
        return Ok(());
    }
    let hints = Finding::error("unknown-policy", "").did_you_mean(asked, known.iter().copied()).hints;
    Err(hints.into_iter().fold(Stop::usage(format!("there is no {what} `{asked}`")), Stop::hint))
}
