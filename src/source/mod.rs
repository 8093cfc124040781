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
pub mod theme;
pub mod translations;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::config::{self, SiteConfig};
use crate::finding::{self, Finding, Place};
use crate::machine::MachineError;
use crate::model::language::Lang;
use crate::model::policy::Policy;
use crate::model::translation::TranslationLocks;
use crate::source::content::Setting;
use crate::source::files::Files;
use crate::toml_tree::{Sink, parse};

pub use editions::{EditionFile, EditionFiles};
pub use fragment::Fragment;
pub use messages::MessageFile;
pub use theme::Theme;

/// All files of a site, decoded.
#[derive(Clone, Debug)]
pub struct LoadedSite {
    pub config: SiteConfig,
    /// Sorted by id. A policy with mistakes that keep it from being composed is absent; its findings carry its id as
    /// scope.
    pub policies: Vec<Arc<LoadedPolicy>>,
    /// What was recorded of policies, by id: also of those whose working files have mistakes, or are gone.
    pub editions: BTreeMap<String, EditionFiles>,
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
    let mut files = Files::open(root)?;
    let config = load_config(&mut files)?;
    let site = match config {
        None => {
            // Without its languages a site has no pages, but the mistakes in its facts can be told all the same.
            let ids = messages::ids(&messages::embedded_files(&Lang::new("da")));
            content::load(&mut files, Setting { languages: None, messages: &ids })?;
            None
        }
        Some(config) => {
            let messages = messages::load(&mut files, &config.languages, &config.clauses)?;
            let theme = theme::load(&mut files, &config)?;
            let static_files = load_static(&mut files)?;
            let languages: Vec<Lang> = config.languages.iter().map(|language| language.code.clone()).collect();
            let ids = messages::ids(&messages[&languages[0]]);
            let setting = Setting { languages: Some(&languages), messages: &ids };
            let content = content::load(&mut files, setting)?;
            check_outlets(&config, &content.firms, &mut files);
            let content::Content { policies, editions, .. } = content;
            Some(LoadedSite { config, policies, editions, messages, theme, static_files, read: files.read })
        }
    };
    let mut findings = files.findings;
    finding::sort(&mut findings);
    let findings = finding::limit(findings, &files.texts);
    Ok(Loaded { site, findings, texts: files.texts })
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
    files.findings.extend(sink.take());
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
