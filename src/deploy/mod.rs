//! Brings a host in step with the site, so that no reader ever sees half of it.
//!
//! 1. **Look.** One survey tells whose folder it is, what we put there ([`manifest`]), and how it stands
//!    ([`survey`]). Where nothing must change, that is all.
//! 2. **Plan.** What has other bytes goes up; what the site lacks goes; what is not ours stays ([`plan`]). Published
//!    editions never go ([`append`]). Until here nothing is touched, and a dry run ends here.
//! 3. **Act**, holding the [`lock`] ([`act`]): new content is staged under its hash, read back and held against it;
//!    what it will replace gets a second name; a journal says what is about to happen. Then each file is renamed to its
//!    place, what is pointed at before what points to it, the host's own configuration last. What the site lacks goes
//!    after that, and the new manifest ends it.
//!
//! When the line is lost before the journal, the old site stands as it was. When it is lost later, every file is the
//! old one or the new one, and all that a page needs is there: the next run looks at the bytes of what the journal
//! names, and goes on from there.
//!
//! The host is a folder ([`folder`]) or is reached over SFTP by the system's own ssh ([`sftp`]).

mod act;
mod append;
#[cfg(feature = "deploy")]
pub mod askpass;
mod folder;
pub mod here;
pub mod host;
mod lock;
mod manifest;
mod names;
mod plan;
#[cfg(feature = "deploy")]
mod question;
mod rollback;
#[cfg(feature = "deploy")]
pub mod sftp;
#[cfg(feature = "deploy")]
mod ssh;
mod survey;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::finding::Finding;
use crate::site::Class;

pub use folder::Folder;
pub use host::{Host, HostError};
pub use lock::Owner;
pub use plan::Plan;
pub use rollback::{Generation, generations, rollback};

use act::{Acting, Origin};
use lock::Lock;
use names::Place;
use survey::Survey;

/// A site to be deployed: one outlet, as it stands in a folder of this machine.
#[derive(Clone, Debug, Default)]
pub struct Local {
    /// The folder that its front page is in.
    pub folder: PathBuf,
    /// Whose site it is, the same for ever: its address, or its title where it has none.
    pub site: String,
    /// The day that it was made for, ISO 8601.
    pub day: String,
    pub files: BTreeMap<String, LocalFile>,
    /// Content that is known and stands in no folder.
    pub bytes: BTreeMap<String, Vec<u8>>,
}

/// One file of it.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalFile {
    pub sha256: String,
    pub bytes: u64,
    pub class: Class,
    pub policy: Option<Arc<str>>,
}

#[cfg(test)]
impl Local {
    fn of(files: BTreeMap<String, LocalFile>) -> Local {
        Local { files, site: "https://firm.example/".to_owned(), ..Local::default() }
    }
}

/// How to deploy.
pub struct Options<'a> {
    /// The folder of the site on the host; empty = where a login lands.
    pub root: String,
    /// The folder of what is ours, where site.toml says one.
    pub state: Option<String>,
    /// The folder may be taken into use.
    pub init: bool,
    /// Files that others changed are written anew.
    pub restore: bool,
    /// Only look and plan.
    pub dry_run: bool,
    /// The lock is taken from whoever holds it.
    pub break_lock: bool,
    /// How long to wait for the lock.
    pub wait: Duration,
    pub owner: Owner,
    /// Whether the run of an owner on this very machine has ended.
    pub is_gone: &'a dyn Fn(&Owner) -> bool,
    /// Seconds since 1970.
    pub now: u64,
    /// Policies that the site lacks because something keeps them back.
    pub keep: BTreeSet<Arc<str>>,
}

/// What happens, for whoever watches.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Somebody else deploys.
    Waiting(Owner),
    /// The lock was taken from its owner.
    LockBroken(Option<Owner>),
    /// An earlier run was stopped halfway, and this one goes on.
    GoingOn,
    /// So many of so many files are on the host.
    Uploading(usize, usize),
    Reading,
    /// The new files go to their places.
    Switching,
}

/// Answers whether the host still serves the site, once the files that configure it are in place.
pub type Probe<'a> = dyn FnMut() -> Health + 'a;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Health {
    /// It answers, or nobody can tell.
    Fine,
    /// Every page is an error, in the words of the host.
    Broken(String),
}

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    pub plan: Plan,
    /// Of the state that the host is in now; absent where nothing was ever deployed.
    pub generation: Option<u64>,
    /// The configuration broke the host, was taken back, and this is what the host said.
    pub taken_back: Option<String>,
}

/// Why nothing was deployed, or not all.
#[derive(Debug)]
pub enum DeployError {
    /// The plan is not allowed. Nothing was touched.
    Forbidden(Vec<Finding>),
    Host(HostError),
}

impl From<HostError> for DeployError {
    fn from(error: HostError) -> DeployError {
        DeployError::Host(error)
    }
}

/// Brings a host in step with `local`.
pub fn deploy(
    host: &mut dyn Host,
    local: &Local,
    options: &Options<'_>,
    probe: &mut Probe<'_>,
    tell: &mut dyn FnMut(Event),
) -> Result<Outcome, DeployError> {
    if !host.replaces_whole() {
        return Err(DeployError::Forbidden(vec![cannot_replace(host)]));
    }
    let survey = survey::survey(host, local, options)?;
    let plan = survey.plan(local, options)?;
    let place = survey.place.clone();
    if options.break_lock && !options.dry_run {
        tell(Event::LockBroken(lock::break_lock(host, &place)?));
    }
    if options.dry_run || (plan.is_empty() && survey.is_settled()) {
        return Ok(Outcome { plan, generation: survey.generation(), taken_back: None });
    }
    under_lock(host, &place, options, tell, |host, lock, tell| {
        // Somebody may have deployed since.
        let survey = survey::survey(host, local, options)?;
        let plan = survey.plan(local, options)?;
        if plan.is_empty() && survey.is_settled() {
            return Ok(Outcome { plan, generation: survey.generation(), taken_back: None });
        }
        if survey.journal.is_some() {
            tell(Event::GoingOn);
        }
        let origin = |step: &plan::Step| Origin::Here(local.folder.join(&step.path));
        let head = manifest::Head {
            ikraft_manifest: manifest::FORMAT,
            site: local.site.clone(),
            generation: survey.generation().unwrap_or(0) + 1,
            day: local.day.clone(),
            made: options.owner.since.clone(),
            brought_back: None,
        };
        Acting { host, lock, survey: &survey, head, probe, tell }.run(plan, &origin)
    })
}

/// Does something that nobody else does at the same time.
fn under_lock(
    host: &mut dyn Host,
    place: &Place,
    options: &Options<'_>,
    tell: &mut dyn FnMut(Event),
    work: impl FnOnce(&mut dyn Host, &Lock, &mut dyn FnMut(Event)) -> Result<Outcome, DeployError>,
) -> Result<Outcome, DeployError> {
    survey::make_state(host, place)?;
    let mut waits = |other: &Owner| tell(Event::Waiting(other.clone()));
    let lock = Lock::take(host, place, &options.owner, options.wait, options.is_gone, &mut waits)?;
    let worked = work(host, &lock, tell);
    match (worked, lock.give_back(host)) {
        (Ok(outcome), Ok(())) => Ok(outcome),
        (Ok(_), Err(error)) => Err(stays_locked(error).into()),
        (Err(DeployError::Host(error)), Err(_)) => Err(stays_locked(error).into()),
        (Err(error), _) => Err(error),
    }
}

fn stays_locked(error: HostError) -> HostError {
    error
        .hint("the lock could not be given back, so the next deploy may say that somebody deploys")
        .hint("it then goes on with `ikraft deploy --break-lock`, when you know that nobody does")
}

fn cannot_replace(host: &dyn Host) -> Finding {
    Finding::error("no-posix-rename", format!("{} cannot replace a file in one step", host.shown("")))
        .why("its SFTP server lacks posix-rename, so a reader could find a page missing or cut short")
        .hint("ask the provider for an SFTP server that has it, such as OpenSSH's own")
        .hint("or deploy to a folder, `--to DIR`, and bring it to the host in another way")
}

impl Survey {
    /// Plans for what was found.
    fn plan(&self, local: &Local, options: &Options<'_>) -> Result<Plan, DeployError> {
        let known = plan::Known {
            rows: &self.rows,
            looks: &self.looks,
            hashes: &self.hashes,
            now: options.now,
            keep: &options.keep,
            restore: options.restore,
        };
        let mut forbidden = append::removed(&self.editions, local, &options.keep);
        match plan::plan(local, &known) {
            Ok(mut plan) if forbidden.is_empty() => {
                plan.notes.splice(0..0, self.notes.iter().cloned());
                Ok(plan)
            }
            Ok(_) => Err(DeployError::Forbidden(forbidden)),
            Err(findings) => {
                forbidden.extend(findings);
                Err(DeployError::Forbidden(forbidden))
            }
        }
    }
}
