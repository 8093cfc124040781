//! Tells which files changed, of exactly those that were read.
//!
//! Folders are watched one by one and never with all that is below them: a repository may have a huge `target/` beside
//! its content. Files are watched by the folder they are in, because editors replace them; folders by themselves and
//! by the folders above them, because they go and come back. What only points to a file is followed.
//!
//! 1. [`interest`] says for a path of an event which of our names it concerns.
//! 2. [`pending`] gathers what belongs together, and waits for a file that is still being written.
//! 3. A slow look at the files themselves ([`look`]) finds what no event told of, as in folders of a network, and
//!    changes over to polling.

mod interest;
mod look;
mod pending;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind as IoErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind};
use notify::{Config, ErrorKind, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher as _};

use interest::{Interest, Known};
use look::Look;
use pending::{Pending, Ripeness};

/// How often everything is looked at where no events can be had.
const POLL: Duration = Duration::from_millis(250);

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changes {
    /// These, below the root, with `/` between the parts; `.` is the root. Empty where somebody else rang.
    Paths(BTreeSet<String>),
    /// Nobody knows: everything is to be read again.
    Everything,
    /// Nothing more will be told.
    Stopped,
}

pub struct Watcher {
    root: PathBuf,
    shared: Arc<Shared>,
    machine: Option<Box<dyn notify::Watcher + Send>>,
    is_polling: bool,
    notice: Option<String>,
    wanted: BTreeSet<String>,
    /// What stood at each wanted name when it was last looked at.
    known: BTreeMap<String, Known>,
    /// Wanted names that have changed since.
    touched: BTreeSet<String>,
    /// Wanted names of which is known how they stood before their folder was watched.
    unsure: BTreeSet<String>,
    /// Folders that are not there to be watched.
    absent: Vec<PathBuf>,
    look: Look,
}

/// Rings the bell of one who waits for changes, from any thread.
#[derive(Clone)]
pub struct Bell(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    bell: Condvar,
}

#[derive(Default)]
struct State {
    interest: Interest,
    pending: Pending,
    /// Folders that events come from.
    watched: BTreeSet<PathBuf>,
    /// Of these, those that went away or were replaced.
    lost: BTreeSet<PathBuf>,
    /// The names that events told of since the last look at the files themselves.
    heard: BTreeSet<String>,
    is_polling: bool,
    is_everything: bool,
    is_woken: bool,
    is_stopped: bool,
    /// Why no more events will come.
    broken: Option<String>,
}

impl Bell {
    /// Lets [`Watcher::wait`] return with no paths.
    pub fn wake(&self) {
        self.0.state().is_woken = true;
        self.0.bell.notify_all();
    }

    /// Lets [`Watcher::wait`] return, now and from now on.
    pub fn stop(&self) {
        self.0.state().is_stopped = true;
        self.0.bell.notify_all();
    }
}

impl Watcher {
    /// Watches nothing yet. `poll` looks at the files again and again instead of being told.
    pub fn new(root: &Path, poll: bool) -> Watcher {
        // Some systems tell of real paths only.
        let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let mut watcher = Watcher {
            root,
            shared: Arc::default(),
            machine: None,
            is_polling: false,
            notice: None,
            wanted: BTreeSet::new(),
            known: BTreeMap::new(),
            touched: BTreeSet::new(),
            unsure: BTreeSet::new(),
            absent: Vec::new(),
            look: Look::new(Instant::now()),
        };
        if poll {
            watcher.poll();
        } else {
            match RecommendedWatcher::new(listener(&watcher.shared), Config::default()) {
                Ok(machine) => watcher.machine = Some(Box::new(machine)),
                Err(error) => watcher.fall_back(&error.to_string()),
            }
        }
        watcher
    }

    pub fn bell(&self) -> Bell {
        Bell(self.shared.clone())
    }

    /// Why it looks again and again although it was not told to.
    pub fn notice(&self) -> Option<String> {
        self.notice.clone()
    }

    /// Watches exactly these files and folders, whether they exist or not. To be called after each reading: it also
    /// takes note of how they stand. Gives back the folders that are watched from now on, and what is wanted in them:
    /// what came before that was told to nobody, so that they are to be read once more.
    pub fn watch(&mut self, wanted: &BTreeSet<String>) -> BTreeSet<String> {
        let came_or_went = !self.shared.state().lost.is_empty() || self.absent.iter().any(|place| place.is_dir());
        let mut is_same = self.wanted == *wanted;
        let mut touched = std::mem::take(&mut self.touched);
        touched.append(&mut self.unsure);
        if !is_same {
            self.known.retain(|name, _| wanted.contains(name));
            self.wanted.clone_from(wanted);
            let new: Vec<String> = wanted.iter().filter(|name| !self.known.contains_key(*name)).cloned().collect();
            self.known.extend(new.into_iter().map(|name| {
                let known = Known::at(&self.root.join(&name));
                (name, known)
            }));
        }
        is_same &= !came_or_went;
        for name in touched {
            if let Some(known) = self.known.get_mut(&name) {
                let now = Known::at(&self.root.join(&name));
                is_same &= known.is_folder == now.is_folder && known.links == now.links;
                *known = now;
            }
        }
        // With a thousand policies this takes longer than to build one anew.
        if is_same { BTreeSet::new() } else { self.settle() }
    }

    /// Waits for changes, and gathers those that belong together.
    pub fn wait(&mut self) -> Changes {
        let shared = self.shared.clone();
        let mut state = shared.state();
        loop {
            let now = Instant::now();
            if state.is_stopped {
                return Changes::Stopped;
            }
            if let Some(why) = state.broken.take() {
                drop(state);
                self.fall_back(&why);
                state = shared.state();
                continue;
            }
            if state.is_everything {
                state.is_everything = false;
                state.pending = Pending::default();
                self.touched.clone_from(&self.wanted);
                return Changes::Everything;
            }
            let due = state.pending.due(|name| is_empty(&self.root.join(name)));
            if due.is_some_and(|due| due <= now) {
                let paths = state.pending.take();
                for name in &paths {
                    // A folder changes with what is in it.
                    let folder = name.rsplit_once('/').map_or(".", |(folder, _)| folder);
                    let touched = [name, folder].into_iter().filter(|name| self.wanted.contains(*name));
                    self.touched.extend(touched.map(str::to_owned));
                }
                return Changes::Paths(paths);
            }
            if std::mem::take(&mut state.is_woken) {
                return Changes::Paths(BTreeSet::new());
            }
            let until =
                if self.is_polling { due } else { Some(due.map_or(self.look.next, |due| due.min(self.look.next))) };
            state = match until.map(|until| until.saturating_duration_since(now)) {
                Some(Duration::ZERO) => state,
                Some(left) => shared.bell.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0,
                None => shared.bell.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
            if !self.is_polling && self.look.next <= Instant::now() {
                drop(state);
                self.look_around();
                state = shared.state();
            }
        }
    }

    /// Looks at some of the files themselves, and stops believing in events that do not come.
    fn look_around(&mut self) {
        let now = Instant::now();
        let mut state = self.shared.state();
        let heard = std::mem::take(&mut state.heard);
        let awaited = state.pending.names().chain(&self.touched).cloned().collect();
        drop(state);
        let missed = self.look.around(&self.root, &mut self.known, &heard, &awaited, now);
        let mut state = self.shared.state();
        for name in missed {
            state.pending.add(name, Ripeness::Ripe, now);
        }
        drop(state);
        if self.look.is_let_down() {
            self.fall_back("changes in this folder are not told, as in many folders of a network");
        }
    }

    fn fall_back(&mut self, why: &str) {
        if !self.is_polling {
            self.notice = Some(format!("files are looked at every {} ms, because {why}", POLL.as_millis()));
            self.poll();
        }
    }

    /// Looks again and again from now on.
    fn poll(&mut self) {
        // The old machine is asked for nothing any more before the new one is.
        self.machine = None;
        self.is_polling = true;
        let mut state = self.shared.state();
        state.is_polling = true;
        state.watched.clear();
        state.lost.clear();
        // What nobody told of may have changed already.
        state.is_everything = !self.wanted.is_empty();
        drop(state);
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        match PollWatcher::new(listener(&self.shared), config) {
            Ok(machine) => self.machine = Some(Box::new(machine)),
            Err(error) => self.notice = Some(format!("changes are not seen: {error}")),
        }
        self.settle();
    }

    /// Brings the watched folders in line with what is wanted.
    fn settle(&mut self) -> BTreeSet<String> {
        let (interest, places) = Interest::of(&self.root, &self.known);
        let mut state = self.shared.state();
        state.interest = interest;
        let lost = std::mem::take(&mut state.lost);
        let gone: Vec<PathBuf> = state
            .watched
            .iter()
            .filter(|place| lost.contains(*place) || !places.contains_key(*place))
            .cloned()
            .collect();
        for place in &gone {
            state.watched.remove(place);
        }
        let missing: Vec<&PathBuf> = places.keys().filter(|place| !state.watched.contains(*place)).collect();
        self.absent.clear();
        // Events are told by a thread that takes this lock, and that answers the calls below.
        drop(state);
        let Some(machine) = &mut self.machine else { return BTreeSet::new() };
        for place in &gone {
            // What has gone may be forgotten already.
            let _ = machine.unwatch(place);
        }
        let mut new = BTreeSet::new();
        for place in missing {
            if !place.is_dir() {
                self.absent.push(place.clone());
                continue;
            }
            match machine.watch(place, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.shared.state().watched.insert(place.clone());
                    new.extend(places.get(place).cloned().flatten());
                }
                Err(error) if is_gone(&error) || self.is_polling => self.absent.push(place.clone()),
                Err(error) => {
                    self.fall_back(&reason(&error));
                    // All of them are watched anew, in another way.
                    return self.wanted.clone();
                }
            }
        }
        if new.is_empty() {
            return new;
        }
        let is_in_new = |name: &&String| new.contains(name.rsplit_once('/').map_or(".", |(folder, _)| folder));
        let files: Vec<String> = self.wanted.iter().filter(is_in_new).cloned().collect();
        new.extend(files);
        // What was known of them is from before they were watched: a folder may have come.
        self.unsure.extend(new.iter().filter(|name| self.wanted.contains(*name)).cloned());
        new
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hear(&self, told: notify::Result<Event>) {
        let mut state = self.state();
        match told {
            Ok(event) if event.need_rescan() => state.is_everything = true,
            Ok(event) => {
                if !state.hear(&event) {
                    return;
                }
            }
            Err(error) if is_gone(&error) || state.is_polling => return,
            Err(error) => state.broken = Some(reason(&error)),
        }
        drop(state);
        self.bell.notify_all();
    }
}

impl State {
    /// Notes what an event means for us, and tells whether it means anything.
    fn hear(&mut self, event: &Event) -> bool {
        let is_place =
            matches!(event.kind, EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
        let now = Instant::now();
        let mut means_something = false;
        for path in &event.paths {
            let Some(ripeness) = ripeness(event.kind, path, self.is_polling) else { continue };
            if is_place {
                // What is below goes and comes with it.
                let below = self.watched.range(path.clone()..).take_while(|place| place.starts_with(path));
                let below: Vec<PathBuf> = below.cloned().collect();
                means_something |= !below.is_empty();
                self.lost.extend(below);
            }
            for name in self.interest.names(path) {
                if !self.is_polling {
                    self.heard.insert(name.clone());
                }
                self.pending.add(name, ripeness, now);
                means_something = true;
            }
        }
        means_something
    }
}

/// How sure it is that a path is as it is meant to be; nothing for what changes nothing.
fn ripeness(kind: EventKind, path: &Path, is_polling: bool) -> Option<Ripeness> {
    // Who looks again and again does not see a file being written: a look later it has been.
    let written = if is_polling && !is_empty(path) { Ripeness::Ripe } else { Ripeness::Unripe };
    Some(match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) | EventKind::Create(CreateKind::Folder) => {
            Ripeness::Ripe
        }
        EventKind::Access(_) => return None,
        // Some editors move a file away before they write it again.
        EventKind::Modify(ModifyKind::Name(_)) if path.symlink_metadata().is_ok() => Ripeness::Ripe,
        EventKind::Modify(ModifyKind::Name(_)) | EventKind::Remove(_) => Ripeness::Unripe,
        EventKind::Modify(ModifyKind::Metadata(_)) if !is_polling => Ripeness::Unchanged,
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Any | EventKind::Other => written,
    })
}

fn is_empty(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() == 0)
}

fn listener(shared: &Arc<Shared>) -> impl Fn(notify::Result<Event>) + Send + 'static {
    let shared = shared.clone();
    move |told| shared.hear(told)
}

fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => true,
        ErrorKind::Io(error) => {
            let gone = [IoErrorKind::NotFound, IoErrorKind::NotADirectory, IoErrorKind::PermissionDenied];
            gone.contains(&error.kind())
        }
        _ => false,
    }
}

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "the system's limit of watched folders is reached".to_owned(),
        _ => format!("they cannot be watched ({error})"),
    }
}

#[cfg(test)]
mod tests;
