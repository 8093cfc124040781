//! From a loaded site to the finished one: composed, rendered, and every entry at its address.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address::{Address, address, has_firm_slugs, has_many_policies, is_in, join};
use super::assets::{self, STYLESHEET};
use super::claims::{Claims, Owner};
use super::look::Look;
use super::outlet::{Listed, OutletInput};
use super::policies::{ComposedPolicy, compose_all};
use super::shell::{PageIn, ShellInput, shell};
use super::standing::Standing;
use super::words::ShellWords;
use super::{Body, Class, Entry, Site, jobs, workers};
use crate::config::{Drafts, Outlet};
use crate::finding::{Finding, Place};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::model::policy::Policy;
use crate::render::html::Templates;
use crate::render::{robots, sitemap};
use crate::source::LoadedSite;
use crate::text::{LanguageWords, parity};

/// Everything that the finished site is a function of.
pub struct Inputs<'a> {
    pub site: &'a LoadedSite,
    /// What loading found: a policy that an error touches is left out, and no page points to it.
    pub found: &'a [Finding],
    /// Policies that are left out because a PDF of theirs could not be made.
    pub without: &'a BTreeSet<Arc<str>>,
    pub day: Day,
    /// Publish policies without an edition, whatever site.toml says.
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
    pub mounts: Vec<Mount>,
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
    /// Whether the finding keeps something from being published that should be.
    pub fn is_kept_back_by(&self, finding: &Finding) -> bool {
        finding.is_error() && (finding.scope.is_empty() || self.shows_drafts)
    }
}

/// Makes the site. What an error touches is missing from it; the caller decides whether the rest is worth having.
pub fn build(inputs: &Inputs) -> Built {
    let site = inputs.site;
    let mut findings = Vec::new();
    let shows_drafts = inputs.drafts || site.config.drafts == Drafts::Show;

    let mut words = BTreeMap::new();
    for language in &site.config.languages {
        let files = site.messages.get(&language.code).map_or(&[][..], Vec::as_slice);
        let (language_words, found) = LanguageWords::new(language, files);
        findings.extend(found);
        words.insert(language.code.clone(), language_words);
    }
    findings.extend(parity(&words.values().collect::<Vec<_>>()));
    let (composed, found) = compose_all(site, &words, inputs.day, inputs.jobs);
    // A broken fact has been told by the reader that found it, and not again by each clause that misses it.
    let is_told = |finding: &Finding| {
        let mut errors = inputs.found.iter().filter(|told| told.is_error() && told.place.is_some());
        let is_of_fact = |told: &Finding| finding.code == "unknown-placeholder" && quoted(told) == quoted(finding);
        errors.any(|told| told.place == finding.place || is_of_fact(told))
    };
    findings.extend(found.into_iter().filter(|finding| !is_told(finding)));

    let outlets = outlets(inputs, &composed);
    findings.extend(claim_all(site, &outlets, &composed));
    if !shows_drafts && !composed.is_empty() {
        findings.push(
            Finding::warning("only-drafts", "no policy is published: each is a draft, and the site hides drafts")
                .at(&site.config.place)
                .hint("publish drafts, marked as such, with `drafts = \"show\"` in site.toml, or once with --drafts"),
        );
    }
    let mut built = Built { shows_drafts, mounts: Vec::new(), ..Built::default() };
    match Templates::new(&site.theme) {
        Err(found) => findings.extend(found),
        Ok(templates) => {
            let is_out = |policy: &ComposedPolicy| {
                let errors = inputs.found.iter().chain(&findings).filter(|finding| finding.is_error());
                shows_drafts
                    && !inputs.without.contains(policy.id())
                    && !errors.filter(|error| !error.scope.is_empty()).any(|error| error.touches(policy.id()))
            };
            let published: Vec<&ComposedPolicy> = composed.iter().filter(|policy| is_out(policy)).collect();
            let shell_words: BTreeMap<Lang, ShellWords> =
                words.iter().map(|(lang, words)| (lang.clone(), ShellWords::new(words))).collect();
            let theme_key = inputs.engine.map(|engine| jobs::theme_key(&site.theme, engine));
            let maker = Maker { inputs, templates: &templates, words: &shell_words, theme_key };
            for outlet in &outlets {
                let (entries, found, mount) = maker.outlet(outlet, &published);
                built.site.entries.extend(entries);
                built.mounts.push(mount);
                findings.extend(found);
            }
            findings.extend(shell_words.into_values().flat_map(ShellWords::into_findings));
        }
    }
    for (path, bytes) in &site.static_files {
        built.site.entries.entry(path.clone()).or_insert_with(|| Entry {
            class: Class::Asset,
            body: Body::Bytes(bytes.clone()),
            policy: None,
        });
    }
    crate::finding::sort(&mut findings);
    built.findings = findings;
    built
}

/// The fact that a message is about: what it quotes first.
fn quoted(finding: &Finding) -> Option<&str> {
    finding.message.split('`').nth(1)
}

/// An outlet with the addresses of the policies in it.
struct Placed<'a> {
    outlet: &'a Outlet,
    base_url: Option<&'a str>,
    /// By policy.
    addresses: BTreeMap<&'a str, BTreeMap<Lang, Address>>,
}

fn outlets<'a>(inputs: &Inputs<'a>, composed: &'a [ComposedPolicy]) -> Vec<Placed<'a>> {
    let config = &inputs.site.config;
    let place = |outlet: &'a Outlet| {
        let with_firm = has_firm_slugs(inputs.site, outlet);
        let per_language = |policy: &Policy| {
            let langs = config.languages.iter().map(|language| &language.code);
            langs.map(|lang| (lang.clone(), address(outlet, with_firm, policy, lang))).collect()
        };
        let policies = composed.iter().map(|policy| policy.published.policy());
        let inside = policies.filter(|policy| is_in(outlet, policy.firm_id()));
        Placed {
            outlet,
            base_url: inputs.base_url.or(outlet.base_url.as_deref()),
            addresses: inside.map(|policy| (policy.id.as_str(), per_language(policy))).collect(),
        }
    };
    config.outlets.iter().map(place).collect()
}

/// Everyone takes their addresses, published or not, so that a clash is found before it matters.
fn claim_all(site: &LoadedSite, outlets: &[Placed], composed: &[ComposedPolicy]) -> Vec<Finding> {
    let mut claims = Claims::default();
    for placed in outlets {
        let outlet = placed.outlet;
        let owner =
            Owner { what: format!("the outlet `{}`", outlet.id), place: Some(outlet.place.clone()), policy: None };
        let lists = site.config.languages.iter().map(|language| format!("{}/index.html", language.code));
        let fixed = ["index.html", "404.html", "robots.txt", "sitemap.xml"].map(str::to_owned);
        let assets = assets::of_theme(&site.theme).into_values().map(|(name, _)| format!("assets/{name}"));
        for path in fixed.into_iter().chain(lists).chain(assets) {
            claims.claim(&join(&[&outlet.folder, &path]), &owner);
        }
        for policy in composed {
            let facts = policy.published.policy();
            let owner = |place: &Place| Owner {
                what: format!("the policy `{}`", facts.id),
                place: Some(place.clone()),
                policy: Some(facts.id.as_str().into()),
            };
            for (lang, address) in placed.addresses.get(policy.id()).into_iter().flatten() {
                let place = facts.slug.get(lang).map_or(&facts.place, |slug| &slug.place);
                claims.claim(&address.page(), &owner(place));
                claims.claim(&address.pdf(), &owner(place));
            }
        }
    }
    for path in site.static_files.keys() {
        let place = Place::whole(format!("static/{path}"));
        claims.claim(path, &Owner { what: format!("the file `static/{path}`"), place: Some(place), policy: None });
    }
    claims.findings
}

/// Makes the entries of outlets.
struct Maker<'a> {
    inputs: &'a Inputs<'a>,
    templates: &'a Templates,
    words: &'a BTreeMap<Lang, ShellWords<'a>>,
    theme_key: Option<String>,
}

type Entries = Vec<(String, Entry)>;

impl Maker<'_> {
    fn outlet(&self, placed: &Placed, published: &[&ComposedPolicy]) -> (Entries, Vec<Finding>, Mount) {
        let theme = assets::of_theme(&self.inputs.site.theme);
        let folder = &placed.outlet.folder;
        let asset = |(name, bytes): (String, Arc<[u8]>)| (join(&[folder, "assets", &name]), own(Class::Asset, bytes));
        let mut entries: Entries = theme.values().cloned().map(asset).collect();
        let mut findings = Vec::new();
        let stylesheet = match theme.get(STYLESHEET) {
            Some((name, _)) => name.clone(),
            None => {
                findings.push(
                    Finding::error("missing-stylesheet", format!("the theme has no `static/{STYLESHEET}`"))
                        .hint("add the file, or use the theme `default`"),
                );
                String::new()
            }
        };

        let here: Vec<&ComposedPolicy> =
            published.iter().copied().filter(|policy| placed.addresses.contains_key(policy.id())).collect();
        let has_others = has_many_policies(self.inputs.site, placed.outlet);
        let pages = workers::map(self.inputs.jobs, &self.tasks(&here), |(policy, lang)| {
            self.policy(placed, policy, lang, &stylesheet, has_others)
        });
        for page in pages {
            match page {
                Ok(page) => entries.extend(page),
                Err(finding) => findings.push(*finding),
            }
        }
        for policy in &here {
            let brand = Look::of(policy.loaded, self.words).stylesheet(&self.inputs.site.theme);
            let images = policy.documents.values().flat_map(|document| policy.images_of(document));
            entries.extend(images.chain(brand).map(asset));
        }

        let listed: Vec<Listed> = here
            .iter()
            .map(|policy| Listed {
                firm: policy.published.policy().firm_id(),
                documents: &policy.documents,
                addresses: placed.addresses[policy.id()]
                    .iter()
                    .map(|(lang, at)| (lang.clone(), at.below_root()))
                    .collect(),
            })
            .collect();
        let input = OutletInput {
            config: &self.inputs.site.config,
            outlet: placed.outlet,
            words: self.words,
            base_url: placed.base_url,
            policies: &listed,
            stylesheet: &stylesheet,
        };
        let lists = self.inputs.site.config.languages.iter().map(|language| {
            (format!("{}/index.html", language.code), self.templates.outlet_index(&input.index(&language.code)))
        });
        let others = [
            ("index.html".to_owned(), self.templates.chooser(&input.chooser())),
            ("404.html".to_owned(), self.templates.not_found(&input.not_found())),
        ];
        for (path, page) in lists.chain(others) {
            match page {
                Ok(page) => entries.push((join(&[folder, &path]), own(Class::Pointer, page.into_bytes().into()))),
                Err(finding) => findings.push(finding),
            }
        }
        let pages = input.sitemap();
        let address = placed.base_url.map(|base| format!("{base}sitemap.xml"));
        let robots = robots::robots(address.as_deref());
        entries.push((join(&[folder, "robots.txt"]), own(Class::Pointer, robots.into_bytes().into())));
        if !pages.is_empty() {
            let sitemap = sitemap::sitemap(&pages);
            entries.push((join(&[folder, "sitemap.xml"]), own(Class::Pointer, sitemap.into_bytes().into())));
        }
        (entries, findings, Mount { path: input.path_of_root(), folder: folder.clone() })
    }

    fn tasks<'p, 'c>(&'p self, here: &[&'p ComposedPolicy<'c>]) -> Vec<(&'p ComposedPolicy<'c>, &'p Lang)> {
        let langs = self.inputs.site.config.languages.iter().map(|language| &language.code);
        here.iter().flat_map(|policy| langs.clone().map(move |lang| (*policy, lang))).collect()
    }

    /// One policy in one language: its page and its PDF.
    fn policy(
        &self,
        placed: &Placed,
        policy: &ComposedPolicy,
        lang: &Lang,
        stylesheet: &str,
        has_others: bool,
    ) -> Result<Entries, Box<Finding>> {
        let look = Look::of(policy.loaded, self.words);
        let brand = look.stylesheet(&self.inputs.site.theme);
        let addresses = &placed.addresses[policy.id()];
        let document = &policy.documents[lang];
        let pages: BTreeMap<Lang, PageIn> = addresses
            .iter()
            .filter_map(|(lang, address)| {
                let document = policy.documents.get(lang)?.clone();
                Some((lang.clone(), PageIn { address: address.clone(), document: Some(document) }))
            })
            .collect();
        let pdf = self.theme_key.is_some().then(|| addresses[lang].pdf_name());
        let shell = Arc::new(shell(ShellInput {
            config: &self.inputs.site.config,
            words: self.words,
            lang,
            firm: &document.firm,
            look: &look,
            pages: &pages,
            standing: Standing::draft(&self.words[lang], &policy.hashes[lang], pdf, None),
            base_url: placed.base_url,
            stylesheet,
            brand_stylesheet: brand.as_ref().map(|(name, _)| name.as_str()),
            has_others,
        }));
        let page = self.templates.page(document, &policy.facts, &shell).map_err(Box::new)?;
        let of_policy = |class, body| Entry { class, body, policy: Some(policy.id().into()) };
        let mut entries = vec![(addresses[lang].page(), of_policy(Class::Page, Body::Bytes(page.into_bytes().into())))];
        if let Some(theme_key) = &self.theme_key {
            let images = policy.images_of(document);
            let job = jobs::pdf_job(theme_key, document.clone(), policy.facts.clone(), shell, images);
            entries.push((addresses[lang].pdf(), of_policy(Class::Pdf, Body::Pdf(Arc::new(job)))));
        }
        Ok(entries)
    }
}

fn own(class: Class, bytes: Arc<[u8]>) -> Entry {
    Entry { class, body: Body::Bytes(bytes), policy: None }
}
