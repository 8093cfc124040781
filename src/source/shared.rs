//! content/_shared/: the records that several policies share, and whom a change of them touches.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::finding::{Finding, Severity};
use crate::machine::MachineError;
use crate::model::translation::TranslationLock;
use crate::source::content::Setting;
use crate::source::facts::{Shared, check_shared};
use crate::source::files::{Files, Kind};
use crate::source::reader::Part;
use crate::source::{LoadedPolicy, translations};
use crate::toml_tree::{Keys, Node, Sink, parse};

/// The folder of the records that several policies share.
pub const SHARED: &str = "content/_shared";

/// content/_shared/, parsed.
#[derive(Debug)]
pub struct SharedFiles {
    pub records: Shared,
    /// What was found in the files themselves, outside the records.
    findings: Vec<Finding>,
    /// What was reviewed of their translations.
    pub lock: Option<Arc<TranslationLock>>,
}

/// What of the shared records is not what the firms were read with last.
#[derive(Debug)]
pub enum SharedChange {
    All,
    /// Files with records that changed, came or went.
    Files(BTreeSet<Arc<str>>),
}

impl SharedChange {
    /// Whether a part with these policies is what it would be if it were read again. Where something of it was wrong, a
    /// record may have been missed that is there now.
    pub fn leave<T>(&self, part: &Part<T>, policies: &[Arc<LoadedPolicy>]) -> bool {
        match self {
            SharedChange::All => false,
            SharedChange::Files(files) if files.is_empty() => true,
            SharedChange::Files(files) => {
                let mut used = policies.iter().flat_map(|loaded| &loaded.files);
                !used.any(|file| files.contains(file)) && !part.seen.has_errors()
            }
        }
    }
}

impl SharedFiles {
    pub fn load(files: &mut Files) -> Result<SharedFiles, MachineError> {
        let sink = Sink::default();
        let mut records = Shared::new();
        for listed in files.list(SHARED, None)? {
            if listed.kind == Kind::Folder || !listed.name.ends_with(".toml") {
                continue;
            }
            let Some(text) = files.text(&listed.path, None)? else { continue };
            let root = parse(&text.file, &text.text, &sink);
            Keys::read(&root, "", &sink, |keys| {
                for kind in ["recipient", "system"] {
                    for record in keys.items(kind) {
                        let Some(id) = record.get("id").and_then(Node::as_str) else {
                            sink.report(
                                Finding::error("missing-key", format!("a shared {kind} has no `id`")).at(&record.place),
                            );
                            continue;
                        };
                        let name = format!("{kind}/{id}");
                        if let Some(first) = records.get(&name) {
                            sink.report(
                                Finding::error("duplicate-id", format!("there are two shared records `{name}`"))
                                    .at(&record.place)
                                    .related(&first.place, "the first one")
                                    .hint("give one of them another id"),
                            );
                            continue;
                        }
                        records.insert(name, record.clone());
                    }
                }
            });
        }
        let (lock, found) = translations::read(files, SHARED, None)?;
        let findings = sink.take().into_iter().chain(found).collect();
        Ok(SharedFiles { records, findings, lock })
    }

    /// What is not as it was.
    pub fn changed_since(&self, before: Option<&SharedFiles>) -> SharedChange {
        let Some(before) = before.filter(|before| before.lock == self.lock) else { return SharedChange::All };
        let differing = |one: &Shared, other: &Shared| -> Vec<Arc<str>> {
            let records = one.iter().filter(|(name, node)| other.get(*name) != Some(*node));
            records.map(|(_, node)| node.place.file.clone()).collect()
        };
        let mut files = differing(&self.records, &before.records);
        files.extend(differing(&before.records, &self.records));
        SharedChange::Files(files.into_iter().collect())
    }

    /// Reports what is wrong in the files, to each policy that uses them, and the mistakes of records nobody uses.
    pub fn report(&self, files: &mut Files, setting: Setting<'_>, policies: &[Arc<LoadedPolicy>]) {
        for mut finding in self.findings.iter().cloned() {
            let file: Option<Arc<str>> = finding.place.as_ref().map(|place| place.file.clone());
            let is_lock = file.as_ref().is_some_and(|file| file.ends_with(translations::LOCK));
            // The lock is about all of them.
            let is_of = |used: &Arc<str>| match is_lock {
                true => used.rsplit_once('/').is_some_and(|(folder, _)| folder == SHARED),
                false => file.as_ref() == Some(used),
            };
            for loaded in policies.iter().filter(|loaded| loaded.files.iter().any(is_of)) {
                finding = finding.scope(loaded.policy.id.as_str());
            }
            if finding.scope.is_empty() {
                finding.severity = Severity::Warning;
            }
            files.report(finding, None);
        }
        let is_used = |name: &str, node: &Node| {
            let id = name.split_once('/').map_or(name, |(_, id)| id);
            policies.iter().any(|loaded| {
                loaded.files.contains(&node.place.file)
                    && (loaded.policy.recipient(id).is_some() || loaded.policy.system(id).is_some())
            })
        };
        for (name, node) in &self.records {
            if is_used(name, node) {
                continue;
            }
            let sink = Sink::default();
            check_shared(&setting.decoder(&sink), name, node);
            for mut finding in sink.take().into_iter().filter(Finding::is_error) {
                finding.severity = Severity::Warning;
                files.report(finding.hint("no policy uses this record"), None);
            }
        }
    }
}
