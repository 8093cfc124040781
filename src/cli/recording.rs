//! What every command that records shares: the policy as it is, one step that happens whole or not at all, and what is
//! told of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use super::day::day;
use super::{Exit, Stop, findings, json, known, options, print, rehearsal};
use crate::finding::{self, Finding};
use crate::history::ledger;
use crate::history::{self, Chained, Event, FileRecord, Hash, History, PolicyHistory};
use crate::machine::MachineError;
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::site::freeze::Files;
use crate::source::{self, Loaded, LoadedPolicy, LoadedSite, Texts};
use crate::write::{EditionStore, Recording, StoreError, recover_editions};

/// Arguments of every command that records.
#[derive(Debug, clap::Args)]
pub struct Common {
    /// The policy, FIRM/POLICY
    #[arg(value_name = "POLICY")]
    policy: String,
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Who records it
    #[arg(long, value_name = "NAME", value_parser = options::words)]
    by: Option<String>,
    /// Today; the real one where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
    /// Look at everything and record nothing
    #[arg(long)]
    dry_run: bool,
    /// Print findings and the result as JSON, one object a line
    #[arg(long)]
    json: bool,
}

/// A policy that something is about to be recorded of.
pub struct Recorder<'a> {
    pub root: &'a Path,
    pub site: &'a LoadedSite,
    /// The working policy; absent when its files cannot be used.
    pub working: Option<&'a Arc<LoadedPolicy>>,
    pub history: PolicyHistory,
    /// The text of every file that was read.
    pub texts: &'a Texts,
    /// What was found of this policy, by reading the site.
    pub found: Vec<Finding>,
    /// `<firm>/<policy>`.
    pub policy: &'a str,
    pub day: Day,
    /// Nobody but a program reads what is printed.
    pub json: bool,
}

/// What is to happen, all of it or nothing.
#[derive(Debug, Default)]
pub struct Step {
    pub events: Vec<Event>,
    /// New files, by path below the folder of the editions.
    pub put: Files,
    /// Files that get another content.
    pub replace: Files,
    pub remove: Vec<String>,
    /// What is told of it, a line each.
    pub told: Vec<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// Worth knowing.
    pub findings: Vec<Finding>,
}

/// Why nothing was recorded.
#[derive(Debug)]
pub enum Halt {
    /// Everything that stands in the way.
    Refused(Vec<Finding>),
    Stop(Stop),
}

impl From<Stop> for Halt {
    fn from(stop: Stop) -> Halt {
        Halt::Stop(stop)
    }
}

impl From<MachineError> for Halt {
    fn from(error: MachineError) -> Halt {
        Halt::Stop(error.into())
    }
}

impl From<Finding> for Halt {
    fn from(finding: Finding) -> Halt {
        Halt::Refused(vec![finding])
    }
}

/// Refuses where anything stands in the way.
pub fn unless(findings: Vec<Finding>) -> Result<(), Halt> {
    if findings.is_empty() { Ok(()) } else { Err(Halt::Refused(findings)) }
}

/// Runs a command that records: `work` looks at the policy and says what is to happen.
pub fn run(common: &Common, work: impl FnOnce(&Recorder) -> Result<Step, Halt>) -> Result<Exit, Stop> {
    let root = options::root(common.dir.as_ref())?;
    recover_editions(&root)?;
    let loaded = source::load(&root)?;
    let Some(site) = &loaded.site else {
        return refuse(common, loaded.findings.clone(), &loaded.texts);
    };
    known::policy(&common.policy, site, &loaded)?;
    let result = open(common, &root, site, &loaded).and_then(|recorder| {
        let step = work(&recorder)?;
        let chain = chain(&recorder, common, &step)?;
        unless(rehearsal::obstacles(&recorder, &step, &chain.text))?;
        if !common.dry_run {
            record(&recorder, &step, &chain)?;
        }
        tell(common, &step, &chain, &loaded.texts).map_err(Halt::Stop)
    });
    match result {
        Ok(()) => Ok(Exit::Fine),
        Err(Halt::Refused(findings)) => refuse(common, findings, &loaded.texts),
        Err(Halt::Stop(stop)) => Err(stop),
    }
}

fn refuse(common: &Common, mut found: Vec<Finding>, texts: &Texts) -> Result<Exit, Stop> {
    finding::sort(&mut found);
    if common.json {
        json::print_findings(&found, texts)?;
        json::print(&Recorded { exit: Exit::Unpublished as u8, policy: &common.policy, ..Recorded::default() })?;
    } else {
        findings::print(&found, texts)?;
        print::aside("nothing was recorded; every file is as it was")?;
    }
    Ok(Exit::Unpublished)
}

fn open<'a>(
    common: &'a Common,
    root: &'a Path,
    site: &'a LoadedSite,
    loaded: &'a Loaded,
) -> Result<Recorder<'a>, Halt> {
    let (history, damage) = match site.editions.get(&common.policy) {
        Some(files) => history::load(files),
        None => (PolicyHistory { policy: common.policy.clone(), ..PolicyHistory::default() }, Vec::new()),
    };
    // Nothing is built on a record that cannot be trusted.
    unless(damage.into_iter().filter(Finding::is_error).collect())?;
    let day = day(common.date, &site.config.time_zone);
    if let Some(last) = history.history.records.last().filter(|last| last.record.recorded > day) {
        let message = format!("{day} lies before {}, the day of the last record", last.record.recorded);
        return Err(Finding::error("recorded-out-of-order", message)
            .why("records stand in the order in which they were made")
            .hint("leave --date out, or state a later day")
            .into());
    }
    Ok(Recorder {
        root,
        site,
        working: site.policies.iter().find(|loaded| loaded.policy.id == common.policy),
        history,
        texts: &loaded.texts,
        found: loaded.findings.iter().filter(|finding| finding.touches(&common.policy)).cloned().collect(),
        policy: &common.policy,
        day,
        json: common.json,
    })
}

impl<'a> Recorder<'a> {
    /// The working policy, or why there is none.
    pub fn working(&self) -> Result<&'a Arc<LoadedPolicy>, Halt> {
        self.working.ok_or_else(|| {
            let errors: Vec<Finding> = self.found.iter().filter(|finding| finding.is_error()).cloned().collect();
            Halt::Refused(match errors.is_empty() {
                true => vec![Finding::error("no-working-policy", format!("`{}` has no working files", self.policy))],
                false => errors,
            })
        })
    }

    /// The edition of that name.
    pub fn edition(&self, id: history::EditionId) -> Result<&history::Edition, Stop> {
        self.history.history.edition(id).ok_or_else(|| {
            let ids: Vec<String> = self.history.history.editions.iter().map(|edition| edition.id.to_string()).collect();
            let stop = Stop::usage(format!("{} has no edition `{id}`", self.policy));
            match ids.is_empty() {
                true => stop.hint("it has no edition yet: `ikraft release` makes the first one"),
                false => stop.hint(format!("its editions: {}", ids.join(", "))),
            }
        })
    }

    /// Words that must be there in every one of these languages, and in no other.
    pub fn in_every<'l>(
        &self,
        option: &str,
        said: &BTreeMap<Lang, String>,
        languages: impl IntoIterator<Item = &'l Lang>,
    ) -> Result<(), Stop> {
        let languages: Vec<&Lang> = languages.into_iter().collect();
        if let Some(lang) = said.keys().find(|lang| !languages.contains(lang)) {
            return Err(Stop::usage(format!("`{option} {lang}=…` is in a language that it has not"))
                .hint(format!("its languages: {}", list(&languages))));
        }
        match languages.iter().find(|lang| !said.contains_key(**lang)) {
            Some(lang) => Err(Stop::usage(format!("there is no `{option} {lang}=…`"))
                .hint(format!("readers are told in every language that they can choose: {}", list(&languages)))),
            None => Ok(()),
        }
    }
}

fn list(languages: &[&Lang]) -> String {
    languages.iter().map(|lang| lang.as_str()).collect::<Vec<_>>().join(", ")
}

/// The ledger with the records of a step at its end.
struct Chain {
    text: String,
    new: Vec<Chained>,
}

fn chain(recorder: &Recorder, common: &Common, step: &Step) -> Result<Chain, Halt> {
    let mut records = recorder.history.history.records.clone();
    let before = records.len();
    let mut text = recorder.history.ledger.as_deref().unwrap_or_default().to_owned();
    for event in &step.events {
        let record = ledger::next(&records, recorder.day, common.by.clone(), recorder.policy, event.clone());
        let line = ledger::line(&record);
        let hash = Hash::of(line.trim_end_matches('\n').as_bytes());
        text.push_str(&line);
        records.push(Chained { record, hash });
    }
    // What does not fit what was recorded before would be found by whoever reads the ledger next.
    let (_, misfits) = History::of(records.clone());
    let unfit = misfits.into_iter().map(|misfit| {
        Finding::error("unfit-record", format!("this does not fit what was recorded before: {}", misfit.what))
            .scope(recorder.policy)
    });
    unless(unfit.collect())?;
    Ok(Chain { text, new: records.split_off(before) })
}

fn record(recorder: &Recorder, step: &Step, chain: &Chain) -> Result<(), Halt> {
    let store = EditionStore::open(recorder.root, recorder.policy)?;
    let recording = Recording {
        expected: recorder.history.ledger_sha256(),
        put: step.put.clone(),
        replace: step.replace.clone(),
        remove: step.remove.clone(),
        ledger: chain.text.clone(),
    };
    store.record(&recording).map_err(|error| match error {
        StoreError::Findings(findings) => Halt::Refused(findings),
        StoreError::Machine(error) => error.into(),
    })
}

/// The result for a program.
#[derive(Default, Serialize)]
#[serde(tag = "type", rename = "recorded", rename_all = "kebab-case")]
struct Recorded<'a> {
    exit: u8,
    policy: &'a str,
    /// False for a dry run, and for what was refused.
    recorded: bool,
    records: Vec<RecordLine<'a>>,
    files: Vec<FileRecord>,
    removed: &'a [String],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct RecordLine<'a> {
    number: u32,
    sha256: &'a Hash,
    event: &'a Event,
}

fn tell(common: &Common, step: &Step, chain: &Chain, texts: &Texts) -> Result<(), Stop> {
    let files = step.put.iter().chain(&step.replace).map(|(path, bytes)| FileRecord::of(path.clone(), bytes));
    let files: Vec<FileRecord> = files.collect();
    if common.json {
        json::print_findings(&step.findings, texts)?;
        let records = chain.new.iter().map(|chained| RecordLine {
            number: chained.record.number,
            sha256: &chained.hash,
            event: &chained.record.event,
        });
        return json::print(&Recorded {
            exit: Exit::Fine as u8,
            policy: &common.policy,
            recorded: !common.dry_run,
            records: records.collect(),
            files,
            removed: &step.remove,
        });
    }
    if !step.findings.is_empty() {
        findings::print(&step.findings, texts)?;
    }
    let mut lines = step.told.clone();
    lines.extend(files.iter().map(|file| format!("  {}  {}  {} bytes", file.sha256.short(), file.file, file.bytes)));
    lines.extend(step.remove.iter().map(|path| format!("  removed       {path}")));
    if common.dry_run {
        lines.push("nothing was recorded: this was a dry run".to_owned());
    } else {
        lines.extend(step.next.iter().map(|next| format!("next: {next}")));
    }
    print::line(&lines.join("\n"))
}

/// What to do when something was recorded.
pub fn commit_and_build(recorder: &Recorder) -> Vec<String> {
    vec![
        format!("commit content/{}/editions/ (`git add`, `git commit`)", recorder.policy),
        "publish it with `ikraft build`".to_owned(),
    ]
}
