//! Makes the entries of an outlet: its own pages, drafts, and policies with editions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address::{Address, has_many_policies, is_in, join};
use super::assets::{self, STYLESHEET};
use super::build::{Focus, Inputs, Mount};
use super::htaccess::{self, HTACCESS};
use super::jobs;
use super::look::Look;
use super::memory::{DraftKey, Drafts, Editions, Made, Memory, Pages, RecordedKey, Setting};
use super::moved;
use super::outlet::{Listed, ListedPage, ListedState, OutletInput, path_of_root};
use super::places::Places;
use super::policies::ComposedPolicy;
use super::publish::{PolicyEntries, Publisher};
use super::shell::{PageIn, ShellInput, shell};
use super::standing::Standing;
use super::words::ShellWords;
use super::{Body, Class, Entry, feeds, workers};
use crate::config::Outlet;
use crate::finding::Finding;
use crate::history::State;
use crate::model::language::Lang;
use crate::render::html::Templates;
use crate::render::view::history::FeedEntry;
use crate::render::{robots, sitemap};

/// An outlet with the addresses of the policies in it.
pub struct Placed<'a> {
    pub outlet: &'a Outlet,
    pub base_url: Option<&'a str>,
    /// The firm's slug comes before the policy's.
    pub with_firm: bool,
    /// Where each policy is shown as it is worked on.
    pub addresses: BTreeMap<&'a str, BTreeMap<Lang, Address>>,
    /// Policies with editions, in the order of their ids.
    pub places: Vec<Places<'a>>,
}

impl<'a> Placed<'a> {
    /// Where the editions of a policy stand, if it has any here.
    pub fn places_of(&self, policy: &str) -> Option<&Places<'a>> {
        let at = self.places.binary_search_by(|places| places.recorded.id().cmp(policy)).ok()?;
        self.places.get(at)
    }
}

/// What stands around the pages of an outlet.
struct Around<'a> {
    placed: &'a Placed<'a>,
    /// Below `assets/`.
    stylesheet: &'a str,
    has_others: bool,
}

/// What is published, in every outlet that has it.
pub struct Published<'a> {
    pub drafts: Vec<&'a Arc<ComposedPolicy>>,
    /// Ids of policies with editions.
    pub recorded: BTreeSet<&'a str>,
}

/// What pages are made with.
pub struct Maker<'a> {
    pub inputs: &'a Inputs<'a>,
    pub templates: &'a Templates,
    pub words: &'a BTreeMap<Lang, ShellWords<'a>>,
    /// Absent = no PDFs are made.
    pub theme_key: Option<String>,
    /// What all pages are made with, to know them again by.
    pub setting: &'a Arc<Setting>,
    /// Absent = everything is brought up to date.
    pub focus: Option<&'a Focus>,
}

pub type Entries = Vec<(String, Entry)>;

/// An asset of an outlet.
pub fn asset(folder: &str, (name, bytes): (String, Arc<[u8]>)) -> (String, Entry) {
    (join(&[folder, "assets", &name]), own(Class::Asset, bytes))
}

fn own(class: Class, bytes: Arc<[u8]>) -> Entry {
    Entry { class, body: Body::Bytes(bytes), policy: None }
}

impl Maker<'_> {
    pub fn outlet(
        &self,
        placed: &Placed,
        published: &Published,
        memory: &mut Memory,
    ) -> (Entries, Vec<Finding>, Mount) {
        let site = self.inputs.site;
        let theme = assets::of_theme(&site.theme);
        let folder = &placed.outlet.folder;
        let mut entries: Entries = theme.values().cloned().map(|named| asset(folder, named)).collect();
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
        let drafts: Vec<&Arc<ComposedPolicy>> =
            published.drafts.iter().copied().filter(|policy| placed.addresses.contains_key(policy.id())).collect();
        let has_others = has_many_policies(site, placed.outlet);
        let around = Around { placed, stylesheet: &stylesheet, has_others };
        self.drafts(&around, &drafts, &mut memory.drafts, (&mut entries, &mut findings));
        let mut feed: BTreeMap<Lang, Vec<FeedEntry>> = BTreeMap::new();
        for places in placed.places.iter().filter(|places| published.recorded.contains(places.recorded.id())) {
            let made = self.recorded(&around, places, &mut memory.recorded);
            entries.extend(made.entries.iter().cloned());
            findings.extend(made.findings.iter().cloned());
            for (lang, entries) in &made.feed {
                feed.entry(lang.clone()).or_default().extend(entries.iter().cloned());
            }
        }
        let own = match self.focus.and_then(|_| memory.outlets.get(&placed.outlet.id)) {
            Some(own) => own.clone(),
            None => self.own_pages(&around, &drafts, &published.recorded, &feed),
        };
        entries.extend(own.0.iter().cloned());
        findings.extend(own.1.iter().cloned());
        memory.outlets.insert(placed.outlet.id.clone(), own);
        entries.extend(self.htaccess(placed, &entries));
        (entries, findings, Mount { path: path_of_root(placed.outlet, placed.base_url), folder: folder.clone() })
    }

    /// The pages of the working policies: those that were made of the same before come out of memory.
    fn drafts(
        &self,
        around: &Around,
        drafts: &[&Arc<ComposedPolicy>],
        known: &mut Drafts,
        (entries, findings): (&mut Entries, &mut Vec<Finding>),
    ) {
        let placed = around.placed;
        let named = |policy: &ComposedPolicy| (placed.outlet.id.clone(), policy.id().to_owned());
        let keys: Vec<DraftKey> = drafts.iter().map(|policy| self.draft_key(around, policy)).collect();
        let is_new = |policy: &ComposedPolicy, key: &DraftKey| {
            let is_looked_at = self.focus.is_none_or(|focus| focus.contains(policy.id()));
            known.get(&named(policy)).is_none_or(|made| is_looked_at && made.key != *key)
        };
        let new: Vec<(&Arc<ComposedPolicy>, DraftKey)> =
            drafts.iter().copied().zip(keys).filter(|(policy, key)| is_new(policy, key)).collect();
        let tasks: Vec<(&ComposedPolicy, &Lang)> =
            new.iter().flat_map(|(policy, _)| self.langs().map(move |lang| (&***policy, lang))).collect();
        let mut pages =
            workers::map(self.inputs.jobs, &tasks, |(policy, lang)| self.draft(around, policy, lang)).into_iter();
        for (policy, key) in new {
            let mut own: Pages = (Entries::new(), Vec::new());
            for page in pages.by_ref().take(self.langs().count()) {
                match page {
                    Ok(page) => own.0.extend(page),
                    Err(finding) => own.1.push(*finding),
                }
            }
            let brand = Look::of(&policy.loaded, self.words).stylesheet(&self.inputs.site.theme);
            let images = policy.documents.values().flat_map(|document| policy.images_of(document));
            own.0.extend(images.chain(brand).map(|named| asset(&placed.outlet.folder, named)));
            known.insert(named(policy), Made { key, made: own });
        }
        for made in drafts.iter().filter_map(|policy| known.get(&named(policy))) {
            entries.extend(made.made.0.iter().cloned());
            findings.extend(made.made.1.iter().cloned());
        }
    }

    fn draft_key(&self, around: &Around, policy: &Arc<ComposedPolicy>) -> DraftKey {
        let places = around.placed.places_of(policy.id());
        let current = |lang: &Lang| Some((lang.clone(), places?.current(lang)?));
        DraftKey {
            setting: self.setting.clone(),
            composed: policy.clone(),
            addresses: around.placed.addresses[policy.id()].clone(),
            current: self.langs().filter_map(current).collect(),
            has_others: around.has_others,
        }
    }

    /// Everything that is published of a policy with editions.
    fn recorded(&self, around: &Around, places: &Places, known: &mut Editions) -> Arc<PolicyEntries> {
        let recorded = places.recorded;
        let key = RecordedKey {
            setting: self.setting.clone(),
            history: recorded.history.clone(),
            shown: recorded.shown.id,
            look: recorded.look.clone(),
            with_firm: around.placed.with_firm,
            has_others: around.has_others,
        };
        let name = (around.placed.outlet.id.clone(), recorded.id().to_owned());
        let is_looked_at = self.focus.is_none_or(|focus| focus.contains(recorded.id()));
        if let Some(made) = known.get(&name).filter(|made| !is_looked_at || made.key == key) {
            return made.made.clone();
        }
        let base_url = around.placed.base_url;
        let publisher =
            Publisher { maker: self, places, base_url, stylesheet: around.stylesheet, has_others: around.has_others };
        let made = Arc::new(publisher.entries());
        known.insert(name, Made { key, made: made.clone() });
        made
    }

    fn langs(&self) -> impl Iterator<Item = &Lang> {
        self.inputs.site.config.languages.iter().map(|language| &language.code)
    }

    /// The lists of an outlet, and what programs read of it.
    fn own_pages(
        &self,
        around: &Around,
        drafts: &[&Arc<ComposedPolicy>],
        recorded: &BTreeSet<&str>,
        feed: &BTreeMap<Lang, Vec<FeedEntry>>,
    ) -> Pages {
        let site = self.inputs.site;
        let placed = around.placed;
        let folder = &placed.outlet.folder;
        let mut entries = Entries::new();
        let mut findings = Vec::new();
        let listed = self.listed(placed, drafts, recorded);
        let input = OutletInput {
            config: &site.config,
            outlet: placed.outlet,
            words: self.words,
            base_url: placed.base_url,
            policies: &listed,
            feeds: &feed.iter().filter(|(_, entries)| !entries.is_empty()).map(|(lang, _)| lang).collect(),
            stylesheet: around.stylesheet,
        };
        let lists = site.config.languages.iter().map(|language| {
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
        for (lang, feed) in feed {
            let made = placed
                .base_url
                .and_then(|base| feeds::of_outlet(feed.clone(), &input.title(lang), base, lang, &self.words[lang]));
            let made = made.map(|(path, feed)| (join(&[folder, &path]), own(Class::Pointer, feed.into_bytes().into())));
            entries.extend(made);
        }
        let pages = input.sitemap();
        let address = placed.base_url.map(|base| format!("{base}sitemap.xml"));
        let robots = robots::robots(address.as_deref());
        entries.push((join(&[folder, "robots.txt"]), own(Class::Pointer, robots.into_bytes().into())));
        if !pages.is_empty() {
            let sitemap = sitemap::sitemap(&pages);
            entries.push((join(&[folder, "sitemap.xml"]), own(Class::Pointer, sitemap.into_bytes().into())));
        }
        (entries, findings)
    }

    /// What Apache is told, unless the site says so itself, or says that nothing is to be said.
    fn htaccess(&self, placed: &Placed, entries: &Entries) -> Option<(String, Entry)> {
        let site = self.inputs.site;
        let folder = &placed.outlet.folder;
        let path = join(&[folder, HTACCESS]);
        if !site.config.htaccess || site.static_files.contains_key(&path) {
            return None;
        }
        let not_found = join(&[folder, "404.html"]);
        // Pages that are the site's own, and none of the theme, may have scripts.
        let has_own_pages = site.static_files.keys().any(|path| path.ends_with(".html") || path.ends_with(".htm"));
        let policy =
            entries.iter().filter(|_| !has_own_pages).find(|(path, _)| *path == not_found).and_then(|(_, page)| {
                match &page.body {
                    Body::Bytes(bytes) => htaccess::policy_of(&String::from_utf8_lossy(bytes)),
                    _ => None,
                }
            });
        // Where another policy stands today, nothing leads on.
        let stubs: BTreeSet<&str> =
            entries.iter().filter(|(_, entry)| entry.class == Class::Pointer).map(|(path, _)| path.as_str()).collect();
        let pages: BTreeSet<&str> =
            entries.iter().filter(|(_, entry)| entry.class != Class::Pointer).map(|(path, _)| path.as_str()).collect();
        let is_stub = |from: &str| {
            let page = join(&[folder, &format!("{from}index.html")]);
            stubs.contains(page.as_str()) && !pages.contains(page.as_str())
        };
        let leads = placed.places.iter().flat_map(moved::leads).filter(|(from, _)| is_stub(from)).collect::<Vec<_>>();
        let text = htaccess::htaccess(&htaccess::Input {
            root: &path_of_root(placed.outlet, placed.base_url),
            base_url: placed.base_url,
            leads: &leads,
            policy,
        });
        Some((path, own(Class::Config, text.into_bytes().into())))
    }

    /// What the outlet's lists name, by the ids of policies. One with editions that is kept back is still named:
    /// what was published of it is still there.
    fn listed<'p>(
        &self,
        placed: &'p Placed,
        drafts: &[&'p Arc<ComposedPolicy>],
        published: &BTreeSet<&str>,
    ) -> Vec<Listed<'p>> {
        let here = placed.places.iter().filter(|places| is_in(placed.outlet, &places.recorded.history.firm));
        let recorded = here.filter_map(|places| {
            let id = places.recorded.id();
            let mut listed = listed(places)?;
            if !published.contains(id) {
                listed.state = ListedState::Kept;
            }
            Some((id, 0, listed))
        });
        let working = drafts.iter().map(|policy| {
            let pages = policy.documents.iter().map(|(lang, document)| {
                let address = placed.addresses[policy.id()][lang].below_root();
                (lang.clone(), ListedPage::of(document, address))
            });
            let firm = policy.published.policy().firm_id();
            (policy.id(), 1, Listed { firm, pages: pages.collect(), state: ListedState::Draft })
        });
        let mut all: Vec<(&str, u8, Listed)> = recorded.chain(working).collect();
        all.sort_by_key(|(id, rank, _)| (*id, *rank));
        all.into_iter().map(|(.., listed)| listed).collect()
    }

    /// One policy as it is worked on, in one language: its page and its PDF.
    fn draft(&self, around: &Around, policy: &ComposedPolicy, lang: &Lang) -> Result<Entries, Box<Finding>> {
        let placed = around.placed;
        let look = Look::of(&policy.loaded, self.words);
        let brand = look.stylesheet(&self.inputs.site.theme);
        let addresses = &placed.addresses[policy.id()];
        let address = &addresses[lang];
        let document = &policy.documents[lang];
        let pages: BTreeMap<Lang, PageIn> = addresses
            .iter()
            .filter_map(|(lang, address)| {
                let document = policy.documents.get(lang)?.clone();
                Some((lang.clone(), PageIn { address: address.clone(), document: Some(document) }))
            })
            .collect();
        let pdf = self.theme_key.is_some().then(|| address.pdf_name());
        let in_force = placed
            .places_of(policy.id())
            .and_then(|places| places.current(lang))
            .map(|current| format!("{}{}", address.root(), current.below_root()));
        let shell = Arc::new(shell(ShellInput {
            config: &self.inputs.site.config,
            words: self.words,
            lang,
            firm: &document.firm,
            look: &look,
            pages: &pages,
            standing: Standing::draft(&self.words[lang], &policy.hashes[lang], pdf, in_force),
            base_url: placed.base_url,
            stylesheet: around.stylesheet,
            brand_stylesheet: brand.as_ref().map(|(name, _)| name.as_str()),
            has_others: around.has_others,
        }));
        let page = self.templates.page(document, &policy.facts, &shell).map_err(Box::new)?;
        let of_policy = |class, body| Entry { class, body, policy: Some(policy.id().into()) };
        let mut entries = vec![(address.page(), of_policy(Class::Page, Body::Bytes(page.into_bytes().into())))];
        if let Some(theme_key) = &self.theme_key {
            let images = policy.images_of(document);
            let job = jobs::pdf_job(theme_key, document.clone(), policy.facts.clone(), shell, images);
            entries.push((address.pdf(), of_policy(Class::Pdf, Body::Pdf(Arc::new(job)))));
        }
        Ok(entries)
    }
}

/// A policy with editions in a list; one whose editions were all withdrawn is in none.
fn listed<'a>(places: &Places<'a>) -> Option<Listed<'a>> {
    let recorded = places.recorded;
    let shown = recorded.shown;
    let state = match recorded.state(shown) {
        State::InForce => ListedState::InForce(shown.effective),
        State::Scheduled => ListedState::Scheduled(shown.effective),
        State::Ended { on } | State::Superseded { on } => ListedState::Ended(on),
        State::Withdrawn => return None,
    };
    let pages = shown.languages.keys().filter_map(|lang| {
        let address = places.current(lang)?.below_root();
        let document = recorded.language(shown.id, lang).and_then(|language| language.document.as_deref());
        let page = document.map(|document| ListedPage::of(document, address.clone())).unwrap_or_else(|| {
            let (title, firm) = recorded.names(shown, lang);
            ListedPage { title, firm, description: String::new(), address }
        });
        Some((lang.clone(), page))
    });
    Some(Listed { firm: &recorded.history.firm, pages: pages.collect(), state })
}
