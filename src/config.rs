//! site.toml, checked: what the site is called, which languages it has, where it is published.

mod deploy;
mod editions;
mod hosting;
mod outlets;
mod parse;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Place;
use crate::model::fact::Located;
use crate::model::language::{Lang, Language};
use crate::model::period::Period;

pub use deploy::{DeployTarget, HostKeys, Password, Provider};
pub use parse::{bad_word, is_address_word, parse};

/// The versions of the clause library that this program has, the newest last.
pub const CLAUSES: [&str; 2] = ["1", "2"];

/// A site as site.toml describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteConfig {
    pub title: BTreeMap<Lang, String>,
    /// In the order of site.toml, the default language first.
    pub languages: Vec<Language>,
    /// IANA name; decides what day it is: `Europe/Copenhagen`.
    pub time_zone: String,
    /// A folder of themes/, or `default`.
    pub theme: String,
    /// The owner has read the theme's PDF templates, which are programs, and lets them run.
    pub trust_theme: bool,
    pub drafts: Drafts,
    /// The clause library's version that the site is pinned to.
    pub clauses: String,
    /// Words in addresses, per language: `history` = "historik".
    pub path_words: BTreeMap<Lang, PathWords>,
    /// How long before a material change takes effect it is recorded, from the second edition on. A policy may promise
    /// its readers more.
    pub notice: Located<Period>,
    /// At least one.
    pub outlets: Vec<Outlet>,
    /// Each outlet has a file that tells Apache about it.
    pub htaccess: bool,
    /// Where it is deployed, in the order of site.toml.
    pub deploy: Vec<DeployTarget>,
    /// ikraft's own name in small print at the end of a page.
    pub credit: bool,
    pub place: Place,
}

/// Whether a policy without an edition is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    #[default]
    Hide,
    /// Published, marked as a draft and kept out of search engines.
    Show,
}

/// Parts of addresses that are words of a language; kebab-case ASCII.
#[derive(Clone, Debug, PartialEq)]
pub struct PathWords {
    pub changes: String,
    pub history: String,
    /// The working policy, beside its editions.
    pub draft: String,
}

/// One published place: an address, a subfolder of the output, and the firms in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlet {
    /// Kebab-case; `default` where site.toml declares none.
    pub id: String,
    pub title: BTreeMap<Lang, String>,
    /// Absolute https or http address that ends in `/`; a path is allowed. Absent = no canonical links and no sitemap.
    pub base_url: Option<String>,
    /// Below the output folder, `/` between the parts, no `/` at either end; empty = the output folder itself.
    pub folder: String,
    /// Ids of the firms; empty = all.
    pub firms: Vec<Arc<str>>,
    pub place: Place,
}
