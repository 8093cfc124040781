//! Reads, builds and shows, again and again.
//!
//! After a change, what somebody looks at is brought up to date and shown first; the rest, and all findings, follow. A
//! mistake keeps the last good pages, and is told over them.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::Options;
use super::papers::Papers;
use crate::cli::day::day;
use crate::cli::pdf::PdfMaker;
use crate::cli::{Stop, findings, print};
use crate::finding::{self, Finding, Place, Severity};
use crate::model::date::Day;
use crate::serve::{Bell, Changes, Live, Shown, Watcher};
use crate::site::{self, Built, Focus, Inputs, Memory, Site};
use crate::source::{Changed, Loaded, LoadedSite, Reader};
use crate::workspace::{self, Desk};

/// A site with fewer policies is built as a whole faster than anybody could see.
const FEW: usize = 8;

/// How often the folders that were new while something was read are read once more, before the next change is waited
/// for.
const AGAIN: usize = 3;

/// How often the day is looked at, and a machine that failed is asked again.
const TICK: Duration = Duration::from_secs(1);

/// What was read and built last.
#[derive(Debug)]
pub struct State {
    pub loaded: Loaded,
    /// Absent where site.toml cannot be used.
    pub built: Option<Arc<Built>>,
    pub day: Day,
}

/// The state that requests are answered from.
#[derive(Default)]
pub struct Current(Mutex<Option<Arc<State>>>);

impl Current {
    /// The state as it is now. The first one is there before anybody is answered.
    pub fn now(&self) -> Arc<State> {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.clone().unwrap_or_else(|| {
            let loaded =
                Loaded { site: None, findings: Vec::new(), texts: Default::default(), looked: Default::default() };
            Arc::new(State { loaded, built: None, day: day(None, "UTC") })
        })
    }

    fn set(&self, state: Arc<State>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(state);
    }
}

/// Looks at the clock now and then, so that an edition takes effect at midnight although nobody changes a file.
pub struct Clock {
    date: Option<Day>,
    is_stopped: Mutex<bool>,
    stopped: Condvar,
}

impl Clock {
    pub fn new(date: Option<Day>) -> Clock {
        Clock { date, is_stopped: Mutex::new(false), stopped: Condvar::new() }
    }

    fn day(&self, site: Option<&LoadedSite>) -> Day {
        day(self.date, site.map_or("UTC", |site| &site.config.time_zone))
    }

    /// Rings until it is stopped.
    pub fn run(&self, bell: &Bell) {
        let mut is_stopped = self.is_stopped.lock().unwrap_or_else(PoisonError::into_inner);
        while !*is_stopped {
            is_stopped = self.stopped.wait_timeout(is_stopped, TICK).unwrap_or_else(PoisonError::into_inner).0;
            bell.wake();
        }
    }

    pub fn stop(&self) {
        *self.is_stopped.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.stopped.notify_all();
    }
}

/// What a finding is known by.
type Told = (Severity, &'static str, Option<Place>, String);

/// What reads, builds and shows.
pub struct Workshop<'a> {
    options: &'a Options,
    clock: &'a Clock,
    live: &'a Live,
    current: &'a Current,
    papers: &'a Papers<'a>,
    reader: Reader,
    memory: Memory,
    /// Mistakes and warnings that the terminal has told.
    told: BTreeSet<Told>,
    /// The machine failed, and is asked again.
    is_in_trouble: bool,
}

impl<'a> Workshop<'a> {
    pub fn new(
        options: &'a Options,
        clock: &'a Clock,
        live: &'a Live,
        current: &'a Current,
        papers: &'a Papers<'a>,
    ) -> Workshop<'a> {
        let (reader, memory) = (Reader::new(&options.root), Memory::default());
        Workshop { options, clock, live, current, papers, reader, memory, told: BTreeSet::new(), is_in_trouble: false }
    }

    /// Reads and builds everything for the first time.
    pub fn start(&mut self, watcher: &mut Watcher) -> Result<(), Stop> {
        self.turn(Changed::Everything)?;
        self.settle(watcher)
    }

    /// Keeps up with what changes, until the watcher is stopped.
    pub fn run(&mut self, watcher: &mut Watcher) -> Result<(), Stop> {
        let mut notice = watcher.notice();
        loop {
            let changed = match watcher.wait() {
                Changes::Stopped => return Ok(()),
                Changes::Everything => Changed::Everything,
                Changes::Paths(_) if self.is_in_trouble => Changed::Everything,
                Changes::Paths(paths) if paths.is_empty() && !self.is_another_day() => continue,
                Changes::Paths(paths) => Changed::Paths(paths),
            };
            self.turn(changed)?;
            self.settle(watcher)?;
            if notice != watcher.notice() {
                notice = watcher.notice();
                notice.iter().try_for_each(|notice| print::aside(notice))?;
            }
        }
    }

    fn is_another_day(&self) -> bool {
        let now = self.current.now();
        now.day != self.clock.day(now.loaded.site.as_ref())
    }

    /// Watches what was read. What came into a folder before it was watched is read once more.
    fn settle(&mut self, watcher: &mut Watcher) -> Result<(), Stop> {
        for _ in 0..AGAIN {
            let new = watcher.watch(&self.current.now().loaded.looked);
            if new.is_empty() {
                break;
            }
            self.turn(Changed::Paths(new))?;
        }
        Ok(())
    }

    /// One turn. A mistake of ours in it is told like one of the machine, and everything is read anew.
    fn turn(&mut self, changed: Changed) -> Result<(), Stop> {
        catch_unwind(AssertUnwindSafe(|| self.read_and_show(changed))).unwrap_or_else(|_| {
            self.reader = Reader::new(&self.options.root);
            self.memory = Memory::default();
            self.fail("ikraft itself made a mistake, which stands above; please tell those who make it")
        })
    }

    /// Reads what changed, builds, shows, tells. What somebody looks at comes first.
    fn read_and_show(&mut self, changed: Changed) -> Result<(), Stop> {
        let reading = match self.reader.start(changed) {
            Ok(reading) => reading,
            Err(error) => return self.fail(&error.to_string()),
        };
        if std::mem::take(&mut self.is_in_trouble) {
            print::aside("the site can be read again")?;
        }
        let day = self.clock.day(reading.site.as_ref());
        let focus = self.live.looked_at();
        let of_papers = reading.site.as_ref().map(|site| self.papers.follow(&site.theme)).unwrap_or_default();
        if let Some(site) = reading.site.as_ref().filter(|site| site.policies.len() > FEW && !focus.is_empty()) {
            let errors = [reading.errors(), of_papers.clone()].concat();
            let built = self.build(site, &errors, day, Some(&focus));
            let mistakes = self.live.now().1.mistakes;
            let site = self.good(&built, &errors);
            self.live.show(Shown { site, mounts: built.mounts.into(), mistakes });
        }
        let loaded = reading.finish();
        let Some(site) = &loaded.site else {
            let findings = loaded.findings.clone();
            self.show(State { loaded, built: None, day }, None);
            return self.tell(findings);
        };
        let found = [loaded.findings.as_slice(), &of_papers].concat();
        let mut built = self.build(site, &found, day, None);
        built.findings = finding::limit(std::mem::take(&mut built.findings), &loaded.texts);
        let shown = self.good(&built, &found);
        built.findings.extend(of_papers);
        finding::sort(&mut built.findings);
        let mut findings = [loaded.findings.as_slice(), &built.findings].concat();
        finding::sort(&mut findings);
        self.show(State { loaded, built: Some(Arc::new(built)), day }, Some(shown));
        self.tell(findings)
    }

    fn build(&mut self, site: &LoadedSite, found: &[Finding], day: Day, focus: Option<&Focus>) -> Built {
        let inputs = Inputs {
            site,
            found,
            without: &BTreeSet::new(),
            day,
            drafts: true,
            base_url: None,
            // A theme whose PDF templates are broken has pages all the same.
            engine: PdfMaker::ENGINE.filter(|_| !self.papers.are_broken()),
            jobs: self.options.jobs,
        };
        site::build_again(&inputs, focus, &mut self.memory)
    }

    /// What is shown of it: without what a mistake keeps back, with what was there before.
    fn good(&self, built: &Built, found: &[Finding]) -> Arc<Site> {
        site::last_good(&self.live.now().1.site, built, found).into()
    }

    /// Shows a state with its mistakes. Without a site, the pages stay that are there.
    fn show(&self, state: State, site: Option<Arc<Site>>) {
        let (_, before) = self.live.now();
        let desk = Desk {
            root: &self.options.root,
            loaded: &state.loaded,
            built: state.built.as_deref(),
            day: state.day,
            editor: None,
            jobs: self.options.jobs,
        };
        let mistakes = workspace::mistakes(&desk).len();
        let mounts = state.built.as_ref().map_or_else(|| before.mounts.clone(), |built| built.mounts.clone().into());
        self.current.set(Arc::new(state));
        self.live.show(Shown { site: site.unwrap_or_else(|| before.site.clone()), mounts, mistakes });
    }

    /// The machine failed, or we did: what is shown stays, and says so.
    fn fail(&mut self, message: &str) -> Result<(), Stop> {
        let now = self.current.now();
        if self.is_in_trouble && now.loaded.findings.iter().any(|finding| finding.message == message) {
            return Ok(());
        }
        self.is_in_trouble = true;
        let trouble = Finding::error("machine", message)
            .hint("what is shown is as it was; the folder is looked at again every second");
        let loaded = Loaded { findings: vec![trouble], ..now.loaded.clone() };
        self.show(State { loaded, built: now.built.clone(), day: now.day }, None);
        self.told.clear();
        print::aside(&format!("error: {message}"))
    }

    /// Prints what is new, and that all is well again.
    fn tell(&mut self, findings: Vec<Finding>) -> Result<(), Stop> {
        let had_mistakes = self.told.iter().any(|(severity, ..)| *severity == Severity::Error);
        let mut told = BTreeSet::new();
        let mut new = Vec::new();
        for finding in findings.into_iter().filter(|finding| finding.severity <= Severity::Warning) {
            let known = (finding.severity, finding.code, finding.place.clone(), finding.message.clone());
            if !self.told.contains(&known) {
                new.push(finding);
            }
            told.insert(known);
        }
        let is_mended = had_mistakes && !told.iter().any(|(severity, ..)| *severity == Severity::Error);
        self.told = told;
        findings::print(&new, &self.current.now().loaded.texts)?;
        if is_mended { print::aside("all mistakes are mended") } else { Ok(()) }
    }
}
