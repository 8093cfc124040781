//! Whether readers get what was deployed: the host is asked over HTTP.

use std::thread;
use std::time::Duration;

use crate::config::Outlet;
use crate::deploy::{Health, Plan};
use crate::finding::Finding;
use crate::site::{Class, sha256};
use crate::witness::Witness;

/// How many files are asked for at most.
const ASKED: usize = 200;
/// How often a file is asked for that is not there yet, and how long is waited in between.
const AGAIN: usize = 3;
const PAUSE: Duration = Duration::from_millis(700);

/// Asks a host at the outlet's own address.
pub struct Asking {
    witness: Witness,
}

impl Asking {
    /// Nothing, where the outlet has no address.
    pub fn new(outlet: &Outlet) -> Option<Asking> {
        Some(Asking { witness: Witness::host(outlet.base_url.as_deref()?).ok()? })
    }

    /// Whether pages are served. A host that does not answer says nothing.
    pub fn health(&self) -> Health {
        match self.witness.status("index.html") {
            Some(status) if status >= 500 => {
                Health::Broken(format!("{} answers with status {status}", self.witness.shown("")))
            }
            _ => Health::Fine,
        }
    }

    /// Asks for what was put there, and tells what readers do not get as it is; and how many files were asked for.
    /// `None` when the host does not answer at all.
    pub fn ask(&self, plan: &Plan) -> Option<(usize, Vec<Finding>)> {
        self.witness.status("index.html")?;
        let is_served = |path: &str| !path.split('/').any(|part| part.starts_with('.'));
        let mut steps: Vec<_> =
            plan.put.iter().filter(|step| step.file.class != Class::Config && is_served(&step.path)).collect();
        // Pages first, if there are more than are asked for.
        steps.sort_by_key(|step| std::cmp::Reverse(step.file.class));
        steps.truncate(ASKED);
        let asked = steps.len();
        let mut findings = Vec::new();
        for round in 0..AGAIN {
            findings.clear();
            steps.retain(|step| match self.look(&step.path, &step.file.sha256) {
                None => false,
                Some(finding) => {
                    findings.push(finding);
                    true
                }
            });
            if steps.is_empty() {
                break;
            }
            if round + 1 < AGAIN {
                thread::sleep(PAUSE);
            }
        }
        Some((asked, findings))
    }

    fn look(&self, path: &str, hash: &str) -> Option<Finding> {
        let shown = self.witness.shown(path);
        match self.witness.get(path) {
            Ok(Some(bytes)) if sha256(&bytes) == hash => None,
            Ok(Some(_)) => Some(
                Finding::warning("stale-answer", format!("readers get other bytes than were deployed: {shown}"))
                    .why("the file on the host is right, so something in between keeps or changes it")
                    .hint("empty the provider's cache, and look whether `base-url` leads to this host"),
            ),
            Ok(None) => Some(
                Finding::error("not-served", format!("readers do not find {shown}"))
                    .why("the file is on the host, and is not served at its address")
                    .hint("look whether `path` is the folder that the host serves at `base-url`"),
            ),
            Err(error) => Some(
                Finding::error("not-served", format!("readers do not get {shown}"))
                    .why(error.to_string())
                    .hint("look at the host's error log, and whether `base-url` leads to this host"),
            ),
        }
    }
}
