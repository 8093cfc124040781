//! The only reader of a site's files: facts, fragments, messages, theme, and what is copied as it is.
//!
//! Everything read is remembered, so that preview watches exactly that, and every value keeps its place.

mod content;
pub mod editions;
mod facts;
mod files;
pub mod fragment;
mod image;
pub mod messages;
pub mod per_language;
mod reader;
pub mod repository;
mod shared;
pub mod theme;
pub mod translations;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::{self, SiteConfig};
use crate::finding::{self, Finding, Place};
use crate::machine::MachineError;
use crate::model::language::Lang;
use crate::model::policy::Policy;
use crate::model::translation::TranslationLocks;
use crate::source::content::Setting;
use crate::source::files::Files;
use crate::source::reader::{Part, Seen};
use crate::toml_tree::{Sink, parse};

pub use editions::{EditionFile, EditionFiles};
pub use fragment::Fragment;
pub use messages::MessageFile;
pub use reader::Changed;
pub use theme::Theme;

/// All files of a site, decoded.
#[derive(Clone, Debug)]
pub struct LoadedSite {
    pub config: SiteConfig,
    /// Sorted by id. A policy with mistakes that keep it from being composed is absent; its findings carry its id as
    /// scope.
    pub policies: Vec<Arc<LoadedPolicy>>,
    /// What was recorded of policies, by id: also of those whose working files have mistakes, or are gone.
    pub editions: BTreeMap<String, Arc<EditionFiles>>,
    /// Per language, in order: what comes later wins, message by message. The embedded files come first.
    pub messages: BTreeMap<Lang, Vec<MessageFile>>,
    pub theme: Theme,
    /// static/: path below the output folder, and bytes.
    pub static_files: BTreeMap<String, Arc<[u8]>>,
    /// Every file and folder looked at, `.` for the site's own, below the site's folder, with `/` between the parts.
    pub read: BTreeSet<String>,
}

/// What reading a site yields.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// `None` only when site.toml cannot be used.
    pub site: Option<LoadedSite>,
    /// Sorted, and all of them: of files that nothing uses too, as warnings.
    pub findings: Vec<Finding>,
    /// The text of every text file read, for excerpts: by the `file` of a place.
    pub texts: Texts,
    /// Every path that something depends on, below the site's folder: what was read, what was looked for and is not
    /// there, and where links lead. A preview watches these.
    pub looked: BTreeSet<String>,
}

/// The text of each file, by the name that places use.
pub type Texts = BTreeMap<Arc<str>, Arc<str>>;

/// One policy with the words that stand beside its facts.
#[derive(Clone, Debug)]
pub struct LoadedPolicy {
    pub policy: Policy,
    /// Per language, sorted by name.
    pub fragments: BTreeMap<Lang, Vec<Fragment>>,
    /// Logo and signature images: path below the firm's folder, and bytes (SVG or PNG, checked to be inert).
    pub images: BTreeMap<String, Arc<[u8]>>,
    /// Every file that the policy's facts came from (firm.toml, shared records, policy.toml), by the names that places
    /// use.
    pub files: Vec<Arc<str>>,
    /// What its translations were last reviewed against.
    pub locks: TranslationLocks,
}

/// Reads the site in the folder `root`: all of it, and all its mistakes at once.
pub fn load(root: &Path) -> Result<Loaded, MachineError> {
    Reader::new(root).read(Changed::Everything)
}

/// Reads a site, and later what of it changed.
#[derive(Debug)]
pub struct Reader {
    root: PathBuf,
    memory: Memory,
}

/// The parts of a site as they were read last.
#[derive(Debug, Default)]
struct Memory {
    config: Option<Part<Option<SiteConfig>>>,
    messages: Option<Part<Messages>>,
    theme: Option<Part<Theme>>,
    static_files: Option<Part<BTreeMap<String, Arc<[u8]>>>>,
    /// What site.toml said when they were read.
    read_with: Option<SiteConfig>,
    content: content::Memory,
}

/// The messages of every language, and the ids of those of the default language.
#[derive(Clone, Debug)]
struct Messages {
    files: BTreeMap<Lang, Vec<MessageFile>>,
    ids: Arc<BTreeSet<String>>,
}

impl Reader {
    /// The site in the folder `root`, of which nothing has been read yet.
    pub fn new(root: &Path) -> Reader {
        Reader { root: root.to_owned(), memory: Memory::default() }
    }

    /// Reads the site: what stands in `changed`, and what depends on it. All else is as it was read before, and shares
    /// its memory with it. After a failure of the machine, everything is read anew.
    pub fn read(&mut self, changed: Changed) -> Result<Loaded, MachineError> {
        self.start(changed).map(Reading::finish)
    }

    /// The same without putting together what was found.
    pub fn start(&mut self, changed: Changed) -> Result<Reading, MachineError> {
        let reading = self.read_what_changed(changed);
        if reading.is_err() {
            self.memory = Memory::default();
        }
        reading
    }

    fn read_what_changed(&mut self, changed: Changed) -> Result<Reading, MachineError> {
        let mut files = Files::open_again(&self.root, changed)?;
        let memory = &mut self.memory;
        let config = files.part(&mut memory.config, true, load_config)?;
        let is_same = config.is_some() && memory.read_with == config;
        memory.read_with.clone_from(&config);
        let site = match config {
            None => {
                // Without its languages a site has no pages, but the mistakes in its facts can be told all the same.
                let ids = messages::ids(&messages::embedded_files(&Lang::new("da")));
                let setting = Setting { languages: None, messages: &ids };
                content::load(&mut files, &mut memory.content, setting)?;
                None
            }
            Some(config) => {
                let languages: Vec<Lang> = config.languages.iter().map(|language| language.code.clone()).collect();
                let messages = files.part(&mut memory.messages, is_same, |files| {
                    let messages = messages::load(files, &config.languages, &config.clauses)?;
                    let ids = Arc::new(messages::ids(&messages[&languages[0]]));
                    Ok(Messages { files: messages, ids })
                })?;
                let theme = files.part(&mut memory.theme, is_same, |files| theme::load(files, &config))?;
                let static_files = files.part(&mut memory.static_files, true, load_static)?;
                let setting = Setting { languages: Some(&languages), messages: &messages.ids };
                let content = content::load(&mut files, &mut memory.content, setting)?;
                check_outlets(&config, &content.firms, &mut files);
                let content::Content { policies, editions, .. } = content;
                let messages = messages.files;
                let read = all_of(&files.seen, |seen| &seen.read);
                Some(LoadedSite { config, policies, editions, messages, theme, static_files, read })
            }
        };
        Ok(Reading { site, seen: files.seen })
    }
}

/// A site that was read, before what was found in all its parts is put together.
#[derive(Debug)]
pub struct Reading {
    /// See [`Loaded::site`].
    pub site: Option<LoadedSite>,
    seen: Seen,
}

impl Reading {
    /// The mistakes alone, in no order.
    pub fn errors(&self) -> Vec<Finding> {
        let mut parts = Vec::new();
        self.seen.all(&mut parts);
        parts.into_iter().flat_map(|part| &part.findings).filter(|finding| finding.is_error()).cloned().collect()
    }

    /// Everything that was found.
    pub fn finish(self) -> Loaded {
        let Reading { site, seen } = self;
        let mut parts = Vec::new();
        seen.all(&mut parts);
        let mut findings: Vec<Finding> = parts.iter().flat_map(|part| &part.findings).cloned().collect();
        let texts =
            parts.iter().flat_map(|part| &part.texts).map(|(file, text)| (file.clone(), text.clone())).collect();
        let looked = all_of(&seen, |seen| &seen.looked);
        finding::sort(&mut findings);
        let findings = finding::limit(findings, &texts);
        Loaded { site, findings, texts, looked }
    }
}

/// The paths of all parts.
fn all_of(seen: &Seen, paths: impl Fn(&Seen) -> &BTreeSet<String>) -> BTreeSet<String> {
    let mut parts = Vec::new();
    seen.all(&mut parts);
    parts.into_iter().flat_map(paths).cloned().collect()
}

/// Every firm that an outlet names must be there, and every firm should be in some outlet.
fn check_outlets(config: &SiteConfig, firms: &BTreeSet<String>, files: &mut Files) {
    for outlet in &config.outlets {
        for firm in outlet.firms.iter().filter(|firm| !firms.contains(&***firm)) {
            let finding = Finding::error("FRM6", format!("the outlet `{}` names no firm: `{firm}`", outlet.id))
                .at(&outlet.place)
                .did_you_mean(firm, firms.iter().map(String::as_str));
            files.report(finding, None);
        }
    }
    for firm in firms {
        let published =
            config.outlets.iter().any(|outlet| outlet.firms.is_empty() || outlet.firms.iter().any(|of| **of == **firm));
        if !published {
            let finding =
                Finding::warning("no-outlet", format!("the firm `{firm}` is in no outlet, so nobody can read it"))
                    .at(&config.place)
                    .hint("name it under `firms` of an [[outlet]]");
            files.report(finding, Some(firm));
        }
    }
}

fn load_config(files: &mut Files) -> Result<Option<SiteConfig>, MachineError> {
    let Some(text) = files.text("site.toml", None)? else {
        if files.kind("site.toml", None)?.is_none() {
            let finding = Finding::error("missing-file", "there is no site.toml here")
                .at(&Place::whole("site.toml"))
                .hint("`ikraft init` makes a new site, and `-C` names the folder of one");
            files.report(finding, None);
        }
        return Ok(None);
    };
    let sink = Sink::default();
    let root = parse(&text.file, &text.text, &sink);
    let config = config::parse(&root, &sink);
    files.seen.findings.extend(sink.take());
    Ok(config)
}

fn load_static(files: &mut Files) -> Result<BTreeMap<String, Arc<[u8]>>, MachineError> {
    let mut all = BTreeMap::new();
    for (name, listed) in files.walk("static", None)? {
        if let Some(bytes) = files.bytes(&listed.path, None)? {
            all.insert(name, bytes);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests;
