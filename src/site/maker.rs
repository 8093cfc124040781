//! Makes the entries of an outlet: its own pages, drafts, and policies with editions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address::{Address, has_many_policies, is_in, join};
use super::assets::{self, STYLESHEET};
use super::build::{Inputs, Mount};
use super::jobs;
use super::look::Look;
use super::outlet::{Listed, ListedPage, ListedState, OutletInput};
use super::places::Places;
use super::policies::ComposedPolicy;
use super::publish::Publisher;
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
    /// Where each policy is shown as it is worked on.
    pub addresses: BTreeMap<&'a str, BTreeMap<Lang, Address>>,
    /// Policies with editions.
    pub places: Vec<Places<'a>>,
}

/// What is published, in every outlet that has it.
pub struct Published<'a> {
    pub drafts: Vec<&'a ComposedPolicy>,
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
    pub fn outlet(&self, placed: &Placed, published: &Published) -> (Entries, Vec<Finding>, Mount) {
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
        let drafts: Vec<&ComposedPolicy> =
            published.drafts.iter().copied().filter(|policy| placed.addresses.contains_key(policy.id())).collect();
        let has_others = has_many_policies(site, placed.outlet);
        let pages = workers::map(self.inputs.jobs, &self.tasks(&drafts), |(policy, lang)| {
            self.draft(placed, policy, lang, &stylesheet, has_others)
        });
        for page in pages {
            match page {
                Ok(page) => entries.extend(page),
                Err(finding) => findings.push(*finding),
            }
        }
        for policy in &drafts {
            let brand = Look::of(&policy.loaded, self.words).stylesheet(&site.theme);
            let images = policy.documents.values().flat_map(|document| policy.images_of(document));
            entries.extend(images.chain(brand).map(|named| asset(folder, named)));
        }
        let mut feed: BTreeMap<Lang, Vec<FeedEntry>> = BTreeMap::new();
        for places in placed.places.iter().filter(|places| published.recorded.contains(places.recorded.id())) {
            let base_url = placed.base_url;
            let publisher = Publisher { maker: self, places, base_url, stylesheet: &stylesheet, has_others };
            let made = publisher.entries();
            entries.extend(made.entries);
            findings.extend(made.findings);
            made.feed.into_iter().for_each(|(lang, entries)| feed.entry(lang).or_default().extend(entries));
        }

        let listed = self.listed(placed, &drafts, &published.recorded);
        let input = OutletInput {
            config: &site.config,
            outlet: placed.outlet,
            words: self.words,
            base_url: placed.base_url,
            policies: &listed,
            feeds: &feed.iter().filter(|(_, entries)| !entries.is_empty()).map(|(lang, _)| lang).collect(),
            stylesheet: &stylesheet,
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
        for (lang, feed) in &feed {
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
        (entries, findings, Mount { path: input.path_of_root(), folder: folder.clone() })
    }

    fn tasks<'p>(&'p self, here: &[&'p ComposedPolicy]) -> Vec<(&'p ComposedPolicy, &'p Lang)> {
        let langs = self.inputs.site.config.languages.iter().map(|language| &language.code);
        here.iter().flat_map(|policy| langs.clone().map(move |lang| (*policy, lang))).collect()
    }

    /// What the outlet's lists name, by the ids of policies. One with editions that is kept back is still named:
    /// what was published of it is still there.
    fn listed<'p>(
        &self,
        placed: &'p Placed,
        drafts: &[&'p ComposedPolicy],
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
    fn draft(
        &self,
        placed: &Placed,
        policy: &ComposedPolicy,
        lang: &Lang,
        stylesheet: &str,
        has_others: bool,
    ) -> Result<Entries, Box<Finding>> {
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
        let places = placed.places.iter().find(|places| places.recorded.id() == policy.id());
        let in_force = places
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
            stylesheet,
            brand_stylesheet: brand.as_ref().map(|(name, _)| name.as_str()),
            has_others,
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
