//! The way back: an earlier state of the site, from what the host kept of it.

use std::collections::BTreeMap;

use super::act::{Acting, Origin};
use super::host::Host;
use super::manifest::{FORMAT, Head, Manifest};
use super::names::{MANIFEST, Place};
use super::survey::{self, Survey};
use super::{DeployError, Event, Local, LocalFile, Options, Outcome, Probe, under_lock};
use crate::finding::Finding;
use crate::history::published::PUBLISHED;

/// A state of the site that the host can be brought back into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generation {
    pub number: u64,
    /// The day that it was made for, ISO 8601.
    pub day: String,
    /// When it was deployed, RFC 3339.
    pub made: String,
    pub files: usize,
    pub is_current: bool,
}

/// The states that a host keeps, the newest first.
pub fn generations(host: &mut dyn Host, site: &Local, options: &Options<'_>) -> Result<Vec<Generation>, DeployError> {
    let survey = survey::survey(host, &nothing(site), options)?;
    let mut all: Vec<Generation> =
        earlier(host, &survey.place)?.iter().map(|manifest| generation(manifest, false)).collect();
    all.extend(survey.manifest.iter().filter(|now| now.head.generation > 0).map(|now| generation(now, true)));
    all.sort_by_key(|one| std::cmp::Reverse(one.number));
    Ok(all)
}

/// Brings a host back into the state of `to`; of the one before the current one, unless stated.
pub fn rollback(
    host: &mut dyn Host,
    site: &Local,
    to: Option<u64>,
    options: &Options<'_>,
    probe: &mut Probe<'_>,
    tell: &mut dyn FnMut(Event),
) -> Result<(Generation, Outcome), DeployError> {
    let survey = survey::survey(host, &nothing(site), options)?;
    let place = survey.place.clone();
    let manifest = chosen(host, &survey, to)?;
    let target = generation(&manifest, false);
    if options.dry_run {
        let (_, plan) = planned(host, site, &manifest, options)?;
        return Ok((target, Outcome { plan, generation: survey.generation(), taken_back: None }));
    }
    let outcome = under_lock(host, &place, options, tell, |host, lock, tell| {
        let (survey, plan) = planned(host, site, &manifest, options)?;
        let live = by_hash(survey.rows.iter().map(|(path, row)| (path.as_str(), row.sha256.as_str())));
        let kept = host.list(&place.state)?.unwrap_or_default();
        let mut missing = Vec::new();
        for step in &plan.put {
            let name = place.kept(&step.file.sha256);
            let is_kept = kept.iter().any(|kept| name.rsplit('/').next() == Some(kept));
            if !is_kept && !live.contains_key(step.file.sha256.as_str()) {
                missing.push(step.path.clone());
            }
        }
        if !missing.is_empty() {
            return Err(DeployError::Forbidden(vec![not_kept(&target, &missing)]));
        }
        let origin = |step: &super::plan::Step| {
            let name = place.kept(&step.file.sha256);
            let is_kept = kept.iter().any(|kept| name.rsplit('/').next() == Some(kept));
            match live.get(step.file.sha256.as_str()).filter(|_| !is_kept) {
                Some(path) => Origin::There(place.site(path)),
                None => Origin::There(name),
            }
        };
        let head = Head {
            ikraft_manifest: FORMAT,
            site: site.site.clone(),
            generation: survey.generation().unwrap_or(0) + 1,
            day: manifest.head.day.clone(),
            made: options.owner.since.clone(),
            brought_back: Some(target.number),
        };
        Acting { host, lock, survey: &survey, head, probe, tell }.run(plan, &origin)
    })?;
    Ok((target, outcome))
}

/// A site of no files, to look at what is there.
fn nothing(site: &Local) -> Local {
    Local { site: site.site.clone(), ..Local::default() }
}

/// The manifests of earlier states.
fn earlier(host: &mut dyn Host, place: &Place) -> Result<Vec<Manifest>, DeployError> {
    let names = host.list(&place.state)?.unwrap_or_default();
    let is_earlier = |name: &&String| {
        name.strip_prefix(MANIFEST)
            .and_then(|rest| rest.strip_prefix('-'))
            .is_some_and(|rest| rest.parse::<u64>().is_ok())
    };
    let paths: Vec<String> = names.iter().filter(is_earlier).map(|name| place.own(name)).collect();
    let read = host.survey(&[], &paths)?;
    // One that is damaged is none to go back to.
    Ok(read.bytes.into_iter().flatten().filter_map(|bytes| Manifest::read(&bytes).ok()).collect())
}

fn generation(manifest: &Manifest, is_current: bool) -> Generation {
    Generation {
        number: manifest.head.generation,
        day: manifest.head.day.clone(),
        made: manifest.head.made.clone(),
        files: manifest.rows.values().filter(|row| row.retired.is_none()).count(),
        is_current,
    }
}

fn chosen(host: &mut dyn Host, survey: &Survey, to: Option<u64>) -> Result<Manifest, DeployError> {
    let all = earlier(host, &survey.place)?;
    let current = survey.generation().unwrap_or(0);
    let before = all.iter().filter(|manifest| manifest.head.generation < current);
    let wanted = match to {
        Some(number) => all.iter().find(|manifest| manifest.head.generation == number),
        None => before.max_by_key(|manifest| manifest.head.generation),
    };
    if let Some(manifest) = wanted {
        return Ok(manifest.clone());
    }
    let known: Vec<String> = all.iter().map(|manifest| manifest.head.generation.to_string()).collect();
    let what = match to {
        Some(number) => format!("the host keeps no state {number} of this site"),
        None => "the host keeps no earlier state of this site".to_owned(),
    };
    let finding = Finding::error("no-generation", what)
        .why(format!("the last {} states are kept, each with what it replaced", super::act::GENERATIONS));
    let finding = if known.is_empty() {
        finding.hint("build and deploy the sources as they were before")
    } else {
        finding.hint(format!("it keeps {}; `ikraft rollback --list` says what they are", known.join(", ")))
    };
    Err(DeployError::Forbidden(vec![finding]))
}

/// A plan for the state of `manifest`.
fn planned(
    host: &mut dyn Host,
    site: &Local,
    manifest: &Manifest,
    options: &Options<'_>,
) -> Result<(Survey, super::Plan), DeployError> {
    let rows = manifest.rows.iter().filter(|(_, row)| row.retired.is_none());
    let file = |row: &super::manifest::Row| LocalFile {
        sha256: row.sha256.clone(),
        bytes: row.bytes,
        class: row.class,
        policy: row.policy.as_deref().map(Into::into),
    };
    let files: BTreeMap<String, LocalFile> = rows.map(|(path, row)| (path.clone(), file(row))).collect();
    let mut local = Local { files, ..nothing(site) };
    let survey = survey::survey(host, &local, options)?;
    // What that state said of its editions is held against what is published now.
    let is_index = |path: &&String| path.rsplit('/').next() == Some(PUBLISHED);
    let paths: Vec<String> = local.files.keys().filter(is_index).cloned().collect();
    let live = |path: &String| survey.rows.get(path).is_some_and(|row| row.sha256 == local.files[path].sha256);
    let from: Vec<String> = paths
        .iter()
        .map(|path| match live(path) {
            true => survey.place.site(path),
            false => survey.place.kept(&local.files[path].sha256),
        })
        .collect();
    let read = host.survey(&[], &from)?.bytes;
    local.bytes = paths.into_iter().zip(read).filter_map(|(path, bytes)| Some((path, bytes?))).collect();
    let plan = survey.plan(&local, options)?;
    Ok((survey, plan))
}

fn by_hash<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<&'a str, &'a str> {
    rows.map(|(path, hash)| (hash, path)).collect()
}

fn not_kept(target: &Generation, missing: &[String]) -> Finding {
    Finding::error("not-kept", format!("the host does not keep all of state {}", target.number))
        .why(format!("missing are {}", missing.iter().take(5).cloned().collect::<Vec<_>>().join(", ")))
        .hint("build and deploy the sources as they were then")
}
