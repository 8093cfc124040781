//! Pages and files about the editions of a policy, in one language of one outlet: what each changed, all of them at a
//! glance, what can be subscribed to, and days for calendars.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::address::{Address, join};
use super::comparison::{ComparisonInput, SideName, comparison};
use super::places::Places;
use super::shell::{footer, head_link};
use super::words::ShellWords;
use super::{Body, Class, Entry, calendar, changes_page, feeds, history_page};
use crate::config::SiteConfig;
use crate::finding::Finding;
use crate::history::Edition;
use crate::history::changes::{Changes, Side};
use crate::model::language::Lang;
use crate::render::html::Templates;
use crate::render::view::comparison::Comparison;
use crate::render::view::history::FeedEntry;
use crate::render::view::{FirmHead, Frame, HeadLink, LanguageLink};

/// What the pages about a policy's editions are made of, in one outlet.
pub struct AboutInput<'a> {
    pub config: &'a SiteConfig,
    pub words: &'a BTreeMap<Lang, ShellWords<'a>>,
    pub templates: &'a Templates,
    pub places: &'a Places<'a>,
    pub base_url: Option<&'a str>,
    /// Names below `assets/`.
    pub stylesheet: &'a str,
    pub brand_stylesheet: Option<&'a str>,
    /// The outlet has other policies than this one.
    pub has_others: bool,
}

/// What there is about the editions of a policy in one language.
#[derive(Debug, Default)]
pub struct About {
    /// Path below the output folder, and entry.
    pub entries: Vec<(String, Entry)>,
    /// For the feed of the outlet; empty without a base address.
    pub feed: Vec<FeedEntry>,
    pub findings: Vec<Finding>,
}

/// An edition with what it changed.
pub struct Told<'a> {
    pub edition: &'a Edition,
    /// Absent for the first edition.
    pub comparison: Option<Comparison>,
}

/// Makes everything about the editions in one language. An edition that does not have the language has no page in it.
pub fn about(input: &AboutInput, lang: &Lang) -> About {
    let recorded = input.places.recorded;
    let told: Vec<Told> = recorded
        .editions()
        .iter()
        .map(|edition| Told { edition, comparison: compared(input, edition, lang) })
        .collect();
    let mut about = About::default();
    let page = |class, made: Result<String, Finding>, at: &Address, about: &mut About| match made {
        Ok(page) => about.entries.push((at.page(), input.entry(class, page))),
        Err(finding) => about.findings.push(finding),
    };
    for one in &told {
        if let Some((at, view)) = changes_page::view(input, one, lang) {
            page(Class::Edition, input.templates.changes(&view), &at, &mut about);
        }
        if let Some((path, day)) = calendar::of(input, one, lang) {
            about.entries.push((path, input.entry(Class::Edition, day)));
        }
    }
    if let Some((at, view)) = history_page::view(input, lang) {
        page(Class::Page, input.templates.history(&view), &at, &mut about);
    }
    about.feed = feeds::entries(input, &told, lang);
    if let Some((path, feed)) = feeds::of_policy(input, &about.feed, lang) {
        about.entries.push((path, input.entry(Class::Pointer, feed)));
    }
    about
}

/// What an edition changed, against the one whose place it takes.
pub fn compared(input: &AboutInput, edition: &Edition, lang: &Lang) -> Option<Comparison> {
    let recorded = input.places.recorded;
    edition.languages.get(lang)?;
    let before = recorded.history.history.predecessor(edition)?;
    let changes =
        Changes::between(&Side::of(recorded.history, before, lang), &Side::of(recorded.history, edition, lang));
    let (policy, firm) = recorded.names(edition, lang);
    let summary = recorded.frozen(edition.id).and_then(|frozen| frozen.summary.get(lang));
    let name = |edition: &Edition| SideName::Edition { ordinal: edition.ordinal, effective: edition.effective };
    let comparison_input = ComparisonInput {
        lang: lang.as_str(),
        firm: &firm,
        policy: &policy,
        old: name(before),
        new: name(edition),
        summary: summary.map(String::as_str),
        changes: &changes,
        full: false,
    };
    Some(comparison(&comparison_input, &input.words[lang]))
}

impl AboutInput<'_> {
    fn entry(&self, class: Class, text: String) -> Entry {
        let policy = Some(Arc::from(self.places.recorded.id()));
        Entry { class, body: Body::Bytes(text.into_bytes().into()), policy }
    }

    /// Where a file below the outlet's root comes to stand in the output folder.
    pub fn path(&self, below_root: &str) -> String {
        join(&[&self.places.outlet.folder, below_root])
    }

    /// What stands above a page: the firm of the edition that is shown today.
    pub fn firm(&self, lang: &Lang, at: &Address) -> FirmHead {
        let recorded = self.places.recorded;
        let root = at.root();
        FirmHead {
            name: recorded.names(recorded.shown, lang).1,
            home: format!("{root}{lang}/"),
            logo: recorded.look.logo_name().map(|name| format!("{root}assets/{name}")),
        }
    }

    /// The same page in the other languages, in the site's order.
    pub fn languages(&self, lang: &Lang, at: &Address, page: &dyn Fn(&Lang) -> Option<Address>) -> Vec<LanguageLink> {
        let root = at.root();
        let others = self.config.languages.iter().map(|language| &language.code).filter(|other| *other != lang);
        others
            .filter_map(|other| {
                let words = self.words.get(other)?;
                Some(LanguageLink {
                    lang: other.to_string(),
                    name: words.say("language-name"),
                    href: format!("{root}{}", page(other)?.below_root()),
                    label: words.say("read-page-here"),
                })
            })
            .collect()
    }

    /// The frame of a page that is there in the languages that `page` has an address for.
    pub fn frame(&self, lang: &Lang, at: &Address, title: String, page: &dyn Fn(&Lang) -> Option<Address>) -> Frame {
        let words = &self.words[lang];
        let root = at.root();
        let asset = |name: &str| format!("{root}assets/{name}");
        Frame {
            lang: lang.to_string(),
            title,
            description: String::new(),
            links: self.links(at, page),
            noindex: false,
            skip_link: words.say("skip-to-text"),
            footer: footer(self.config, words, lang, self.has_others, &root),
            stylesheet: asset(self.stylesheet),
            brand_stylesheet: self.brand_stylesheet.map(asset),
            root,
        }
    }

    fn links(&self, at: &Address, page: &dyn Fn(&Lang) -> Option<Address>) -> Vec<HeadLink> {
        let Some(base) = self.base_url else { return Vec::new() };
        let langs = self.config.languages.iter().map(|language| &language.code);
        let alternates = langs.filter_map(|lang| {
            Some(head_link("alternate", format!("{base}{}", page(lang)?.below_root()), Some(lang.to_string())))
        });
        std::iter::once(head_link("canonical", format!("{base}{}", at.below_root()), None)).chain(alternates).collect()
    }
}
