//! From a loaded site to the finished one: composed, rendered, and every entry at its address.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address::{Address, address, has_firm_slugs, is_in};
use super::claiming::claim_all;
use super::htaccess::HTACCESS;
use super::maker::{Maker, Placed, Published};
use super::memory::Memory;
use super::places::Places;
use super::policies::{ComposedPolicy, compose_all};
use super::recorded::{Recorded, histories_again};
use super::words::ShellWords;
use super::{Body, Class, Entry, Site, jobs};
use crate::config::{Drafts, Outlet};
use crate::finding::Finding;
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::source::LoadedSite;

/// Everything that the finished site is a function of.
pub struct Inputs<'a> {
    pub site: &'a LoadedSite,
    /// What loading found: a policy that an error touches is left out, and no page points to it.
    pub found: &'a [Finding],
    /// Policies that are left out because a PDF of theirs could not be made.
    pub without: &'a BTreeSet<Arc<str>>,
    pub day: Day,
    /// Publish policies without an edition, whatever site.toml says, and working policies beside their editions.
    pub drafts: bool,
    /// The address of the only outlet, in place of the one in site.toml.
    pub base_url: Option<&'a str>,
    /// What the PDF engine adds to the key of a PDF; absent = no PDFs are made.
    pub engine: Option<&'a str>,
    pub jobs: usize,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Built {
    pub site: Site,
    /// New ones only, sorted.
    pub findings: Vec<Finding>,
    /// Policies without an edition are published.
    pub shows_drafts: bool,
    /// Policies that have editions: a mistake in their working files keeps nothing back.
    pub recorded: BTreeSet<Arc<str>>,
    /// All other policies, those with mistakes included.
    pub unrecorded: BTreeSet<Arc<str>>,
    /// Policies with editions that are missing from the site, because something frozen of them is not as it should be.
    pub kept: BTreeSet<Arc<str>>,
    pub mounts: Vec<Mount>,
    /// Where each policy is looked at, by id: in the first outlet that has it.
    pub pages: BTreeMap<Arc<str>, PolicyPages>,
}

/// The pages of one policy: paths below the output folder, by language. Not all of them are in the site: what an error
/// touches is left out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PolicyPages {
    /// The policy as it is worked on.
    pub working: BTreeMap<Lang, String>,
    /// The edition that the policy's own address shows; empty for a policy without editions.
    pub current: BTreeMap<Lang, String>,
}

/// Where an outlet is found when one server answers for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mount {
    /// The path of its root on its own host, with a `/` at both ends.
    pub path: String,
    /// Its folder below the output folder; may be empty.
    pub folder: String,
}

impl Built {
    /// Whether the finding keeps something from being published that should be: something of the whole site, something
    /// frozen, or a policy that is published as it is worked on.
    pub fn is_kept_back_by(&self, finding: &Finding) -> bool {
        let is_of_working_files = !finding.scope.is_empty() && !finding.frozen;
        finding.is_error() && (!is_of_working_files || (self.shows_drafts && !self.is_of_recorded(finding)))
    }

    /// Whether every policy that it touches has editions.
    fn is_of_recorded(&self, finding: &Finding) -> bool {
        finding.scope.iter().all(|scope| {
            let inside =
                |id: &&Arc<str>| id.strip_prefix(&**scope).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            self.recorded.iter().any(|id| inside(&id)) && !self.unrecorded.iter().any(|id| inside(&id))
        })
    }
}

/// Policies that somebody looks at, by id.
pub type Focus = BTreeSet<Arc<str>>;

/// Makes the site. What an error touches is missing from it; the caller decides whether the rest is worth having.
pub fn build(inputs: &Inputs) -> Built {
    build_again(inputs, None, &mut Memory::default())
}

/// The same with what earlier builds made: only what changed is made. With a focus, only what is in the focus is
/// brought up to date; all else is as it was made before, where it was, and so are the findings about it.
pub fn build_again(inputs: &Inputs, focus: Option<&Focus>, memory: &mut Memory) -> Built {
    let site = inputs.site;
    let mut findings = Vec::new();
    let shows_drafts = inputs.drafts || site.config.drafts == Drafts::Show;

    let words = memory.words(site);
    findings.extend(words.findings.iter().cloned());
    let (composed, found) = compose_all(site, &words, (inputs.day, inputs.jobs), focus, memory);
    // A broken fact has been told by the reader that found it, and not again by each clause that misses it.
    let told: Vec<&Finding> = inputs.found.iter().filter(|told| told.is_error() && told.place.is_some()).collect();
    let is_told = |finding: &Finding| {
        let is_of_fact = |told: &Finding| finding.code == "unknown-placeholder" && quoted(told) == quoted(finding);
        told.iter().any(|told| told.place == finding.place || is_of_fact(told))
    };
    findings.extend(found.into_iter().filter(|finding| !is_told(finding)));

    let (histories, found) = histories_again(site, memory);
    findings.extend(found);
    let shell_words: BTreeMap<Lang, ShellWords> = words
        .words
        .iter()
        .map(|(lang, of_lang)| (lang.clone(), ShellWords::remembering(of_lang, &words.missing[lang])))
        .collect();
    let broken: BTreeSet<&str> = told
        .iter()
        .filter_map(|error| error.place.as_ref()?.file.strip_prefix("content/")?.strip_suffix("/firm.toml"))
        .collect();
    let is_broken = |firm: &str| broken.contains(firm);
    let recorded: Vec<Recorded> = histories
        .values()
        .filter_map(|history| Recorded::of(site, history, &shell_words, inputs.day))
        .map(|recorded| if is_broken(&recorded.history.firm) { recorded.looking_as_frozen() } else { recorded })
        .collect();
    let outlets = outlets(inputs, &composed, &recorded);
    if focus.is_none() {
        memory.claims = claim_all(site, &outlets, &composed);
    }
    findings.extend(memory.claims.iter().cloned());
    if !shows_drafts && !composed.is_empty() && recorded.is_empty() {
        findings.push(
            Finding::warning("only-drafts", "no policy is published: each is a draft, and the site hides drafts")
                .at(&site.config.place)
                .hint("publish drafts, marked as such, with `drafts = \"show\"` in site.toml, or once with --drafts"),
        );
    }

    let mut built = Built { shows_drafts, pages: pages(&outlets), ..Built::default() };
    built.recorded = site.editions.keys().map(|id| Arc::from(id.as_str())).collect();
    let known = site.policies.iter().map(|loaded| loaded.policy.id.as_str());
    let looked_at = site.read.iter().filter_map(|path| path.strip_prefix("content/")?.strip_suffix("/policy.toml"));
    built.unrecorded = known.chain(looked_at).filter(|id| !built.recorded.contains(*id)).map(Arc::from).collect();
    let errors = inputs.found.iter().chain(&findings).filter(|finding| finding.is_error());
    let scoped: Vec<&Finding> = errors.filter(|error| !error.scope.is_empty()).collect();
    let is_touched = |id: &str, is_frozen: bool| {
        inputs.without.contains(id) || scoped.iter().any(|error| (error.frozen || !is_frozen) && error.touches(id))
    };
    let published = Published {
        drafts: composed
            .iter()
            .filter(|policy| if built.recorded.contains(policy.id()) { inputs.drafts } else { shows_drafts })
            .filter(|policy| !is_touched(policy.id(), false))
            .collect(),
        recorded: recorded.iter().map(Recorded::id).filter(|id| !is_touched(id, true)).collect(),
    };
    built.kept = built.recorded.iter().filter(|id| !published.recorded.contains(&***id)).cloned().collect();
    match memory.templates(&site.theme) {
        Err(found) => findings.extend(found),
        Ok(templates) => {
            let theme_key = inputs.engine.map(|engine| jobs::theme_key(&site.theme, engine));
            let setting = memory.setting(site, (&words, &templates), (inputs.base_url, inputs.engine), inputs.day);
            let maker =
                Maker { inputs, templates: &templates, words: &shell_words, theme_key, setting: &setting, focus };
            for outlet in &outlets {
                let (entries, found, mount) = maker.outlet(outlet, &published, memory);
                built.site.entries.extend(entries);
                built.mounts.push(mount);
                findings.extend(found);
            }
        }
    }
    findings.extend(shell_words.into_values().flat_map(ShellWords::into_findings));
    for (path, bytes) in &site.static_files {
        built.site.entries.entry(path.clone()).or_insert_with(|| Entry {
            class: if path.rsplit('/').next() == Some(HTACCESS) { Class::Config } else { Class::Asset },
            body: Body::Bytes(bytes.clone()),
            policy: None,
        });
    }
    if focus.is_none() {
        memory.forget_all_but(site);
    }
    crate::finding::sort(&mut findings);
    built.findings = findings;
    built
}

fn pages(outlets: &[Placed]) -> BTreeMap<Arc<str>, PolicyPages> {
    let mut pages: BTreeMap<Arc<str>, PolicyPages> = BTreeMap::new();
    for placed in outlets {
        for (id, addresses) in &placed.addresses {
            let of_policy = pages.entry(Arc::from(*id)).or_default();
            if of_policy.working.is_empty() {
                of_policy.working = addresses.iter().map(|(lang, address)| (lang.clone(), address.page())).collect();
            }
        }
        for places in &placed.places {
            let of_policy = pages.entry(Arc::from(places.recorded.id())).or_default();
            if of_policy.current.is_empty() {
                let langs = places.recorded.languages().into_iter();
                of_policy.current =
                    langs.filter_map(|lang| Some((lang.clone(), places.current(lang)?.page()))).collect();
            }
        }
    }
    pages
}

/// The fact that a message is about: what it quotes first.
fn quoted(finding: &Finding) -> Option<&str> {
    finding.message.split('`').nth(1)
}

fn outlets<'a>(inputs: &Inputs<'a>, composed: &'a [Arc<ComposedPolicy>], recorded: &'a [Recorded]) -> Vec<Placed<'a>> {
    let config = &inputs.site.config;
    let place = |outlet: &'a Outlet| {
        let with_firm = has_firm_slugs(inputs.site, outlet);
        let places: Vec<Places> =
            recorded.iter().filter_map(|recorded| Places::of(outlet, with_firm, recorded)).collect();
        let draft_address = |policy: &ComposedPolicy, lang: &Lang| -> Address {
            let own = address(outlet, with_firm, policy.published.policy(), lang);
            // Beside the edition that is shown, a working policy stands in a folder of its own.
            match places
                .binary_search_by(|places| places.recorded.id().cmp(policy.id()))
                .ok()
                .and_then(|at| places.get(at))
            {
                Some(places) => places.current(lang).unwrap_or(own).child(&config.path_words[lang].draft),
                None => own,
            }
        };
        let langs = || config.languages.iter().map(|language| &language.code);
        let inside = composed.iter().filter(|policy| is_in(outlet, policy.published.policy().firm_id()));
        let addresses = inside
            .map(|policy| (policy.id(), langs().map(|lang| (lang.clone(), draft_address(policy, lang))).collect()));
        Placed {
            outlet,
            base_url: inputs.base_url.or(outlet.base_url.as_deref()),
            addresses: addresses.collect(),
            with_firm,
            places,
        }
    };
    config.outlets.iter().map(place).collect()
}
