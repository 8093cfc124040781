//! What an outlet has beside its policies: a chooser, a list per language, the page of missing addresses, and what
//! search engines read.

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use super::feeds;
use super::shell::{credit, head_link, typed_link};
use super::words::ShellWords;
use crate::config::{Outlet, SiteConfig};
use crate::document::Document;
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::render::view::{
    Chooser, ChooserLanguage, FirmPolicies, Frame, HeadLink, Labelled, LanguageLink, NotFound, NotFoundLanguage,
    OutletIndex, PolicyLink, SitemapPage,
};
use crate::text::Arg;

/// What the pages of one outlet are made of.
pub struct OutletInput<'a> {
    pub config: &'a SiteConfig,
    pub outlet: &'a Outlet,
    pub words: &'a BTreeMap<Lang, ShellWords<'a>>,
    pub base_url: Option<&'a str>,
    /// The published policies, in order.
    pub policies: &'a [Listed<'a>],
    /// Languages in which the outlet has a feed.
    pub feeds: &'a BTreeSet<&'a Lang>,
    pub stylesheet: &'a str,
}

/// A policy in a list.
pub struct Listed<'a> {
    pub firm: &'a str,
    /// In the languages that it has.
    pub pages: BTreeMap<Lang, ListedPage>,
    pub state: ListedState,
}

/// Its page in one language.
pub struct ListedPage {
    pub title: String,
    /// The firm's name.
    pub firm: String,
    /// One line; may be empty.
    pub description: String,
    /// From the outlet's root.
    pub address: String,
}

/// What is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListedState {
    Draft,
    InForce(Day),
    Scheduled(Day),
    /// The first day on which nothing applies any more.
    Ended(Day),
    /// It is kept back, and its pages are those of an earlier day: what they say is not known here.
    Kept,
}

/// The path of the outlet's root on its host, with a `/` at both ends.
pub fn path_of_root(outlet: &Outlet, base_url: Option<&str>) -> String {
    match base_url.and_then(|base| Url::parse(base).ok()) {
        Some(base) => base.path().to_owned(),
        None if outlet.folder.is_empty() => "/".to_owned(),
        None => format!("/{}/", outlet.folder),
    }
}

impl ListedPage {
    pub fn of(document: &Document, address: String) -> ListedPage {
        ListedPage {
            title: document.title.text.clone(),
            firm: document.firm.clone(),
            description: document.description.clone(),
            address,
        }
    }
}

impl<'a> OutletInput<'a> {
    fn langs(&self) -> impl Iterator<Item = &'a Lang> {
        self.config.languages.iter().map(|language| &language.code)
    }

    fn default_lang(&self) -> &'a Lang {
        &self.config.languages[0].code
    }

    /// What the outlet is called in a language.
    pub fn title(&self, lang: &Lang) -> String {
        self.outlet.title.get(lang).or_else(|| self.config.title.get(lang)).cloned().unwrap_or_default()
    }

    /// The first page, in all languages.
    pub fn chooser(&self) -> Chooser {
        let lang = self.default_lang();
        let languages = self.langs().map(|lang| ChooserLanguage {
            lang: lang.to_string(),
            name: self.words[lang].say("language-name"),
            href: format!("{lang}/"),
            intro: self.intro(lang),
            firms: self.firms(lang, ""),
        });
        Chooser {
            frame: self.frame(lang, "", self.title(lang)),
            title: self.title(lang),
            languages: languages.collect(),
        }
    }

    /// The policies in one language.
    pub fn index(&self, lang: &Lang) -> OutletIndex {
        let words = &self.words[lang];
        let others = self.langs().filter(|other| *other != lang).map(|other| LanguageLink {
            lang: other.to_string(),
            name: self.words[other].say("language-name"),
            href: format!("../{other}/"),
            label: self.words[other].say("read-page-here"),
        });
        let mut frame = self.frame(lang, &format!("{lang}/"), self.title(lang));
        if self.feeds.contains(lang) {
            frame.links.push(typed_link("alternate", feeds::NAME.to_owned(), feeds::MEDIA_TYPE));
        }
        OutletIndex {
            frame,
            title: self.title(lang),
            intro: self.intro(lang),
            firms: self.firms(lang, "../"),
            languages_title: words.say("languages-title"),
            languages: others.collect(),
        }
    }

    /// What is answered where nothing stands. It is met at any depth, so its addresses start from the host.
    pub fn not_found(&self) -> NotFound {
        let lang = self.default_lang();
        let root = path_of_root(self.outlet, self.base_url);
        let languages = self.langs().map(|lang| {
            let words = &self.words[lang];
            NotFoundLanguage {
                lang: lang.to_string(),
                title: words.say("missing-page-title"),
                text: words.say("missing-page"),
                links: vec![Labelled {
                    label: String::new(),
                    value: words.say("missing-page-link"),
                    href: Some(format!("{root}{lang}/")),
                }],
            }
        });
        let frame = Frame {
            noindex: true,
            links: Vec::new(),
            description: String::new(),
            root: root.clone(),
            stylesheet: format!("{root}assets/{}", self.stylesheet),
            ..self.frame(lang, "", self.words[lang].say("missing-page-title"))
        };
        NotFound { frame, languages: languages.collect() }
    }

    /// What search engines may show: the outlet's own pages, and what is in force.
    pub fn sitemap(&self) -> Vec<SitemapPage> {
        let Some(base) = self.base_url else { return Vec::new() };
        let alternates: Vec<(String, String)> =
            self.alternates(base).into_iter().filter_map(|link| Some((link.hreflang?, link.href))).collect();
        let pages = std::iter::once(base.to_owned()).chain(self.langs().map(|lang| format!("{base}{lang}/")));
        let own = pages.map(|address| SitemapPage { address, alternates: alternates.clone() });
        let in_force = self.policies.iter().filter(|policy| matches!(policy.state, ListedState::InForce(_)));
        own.chain(in_force.flat_map(|policy| self.sitemap_pages(base, policy))).collect()
    }

    /// A policy in every language that it has.
    fn sitemap_pages(&self, base: &str, policy: &Listed) -> Vec<SitemapPage> {
        let of = |lang: &Lang| policy.pages.get(lang).map(|page| format!("{base}{}", page.address));
        let pages: Vec<(&Lang, String)> = self.langs().filter_map(|lang| Some((lang, of(lang)?))).collect();
        let mut alternates: Vec<(String, String)> =
            pages.iter().map(|(lang, address)| (lang.to_string(), address.clone())).collect();
        alternates.extend(pages.first().map(|(_, address)| ("x-default".to_owned(), address.clone())));
        pages.into_iter().map(|(_, address)| SitemapPage { address, alternates: alternates.clone() }).collect()
    }

    fn frame(&self, lang: &Lang, own: &str, title: String) -> Frame {
        let words = &self.words[lang];
        let root = "../".repeat(own.matches('/').count());
        let mut links = Vec::new();
        if let Some(base) = self.base_url {
            links.push(head_link("canonical", format!("{base}{own}"), None));
            links.extend(self.alternates(base));
        }
        Frame {
            lang: lang.to_string(),
            title,
            description: self.intro(lang),
            links,
            noindex: false,
            skip_link: words.say("skip-to-text"),
            footer: credit(self.config, words).into_iter().collect(),
            stylesheet: format!("{root}assets/{}", self.stylesheet),
            brand_stylesheet: None,
            root,
        }
    }

    /// The list in every language, and the chooser for everybody else.
    fn alternates(&self, base: &str) -> Vec<HeadLink> {
        let per_language =
            self.langs().map(|lang| head_link("alternate", format!("{base}{lang}/"), Some(lang.to_string())));
        let chooser = head_link("alternate", base.to_owned(), Some("x-default".to_owned()));
        per_language.chain([chooser]).collect()
    }

    fn intro(&self, lang: &Lang) -> String {
        let firms = self.policies.iter().map(|policy| policy.firm).collect::<BTreeSet<_>>().len();
        self.words[lang].say(match firms {
            0 => "list-empty",
            1 => "list-intro",
            _ => "list-intro-firms",
        })
    }

    /// The policies under their firms; `root` leads to the outlet's root.
    fn firms(&self, lang: &Lang, root: &str) -> Vec<FirmPolicies> {
        let mut firms: Vec<(&str, FirmPolicies)> = Vec::new();
        for policy in self.policies {
            // A policy that is not in the language is named in one that it has: nobody looks for it in vain.
            let other = || self.langs().find_map(|other| Some((other, policy.pages.get(other)?)));
            let Some((page_lang, page)) = policy.pages.get(lang).map(|page| (lang, page)).or_else(other) else {
                continue;
            };
            let state = self.state(policy.state, lang);
            let (state, other) = match page_lang == lang {
                true => (state, None),
                false => (Some(self.words[lang].say("list-other-language")), Some(page_lang.to_string())),
            };
            let link = PolicyLink {
                title: page.title.clone(),
                href: format!("{root}{}", page.address),
                description: if other.is_some() { String::new() } else { page.description.clone() },
                state,
                lang: other,
            };
            match firms.last_mut() {
                Some((firm, policies)) if *firm == policy.firm => policies.policies.push(link),
                _ => firms.push((policy.firm, FirmPolicies { name: page.firm.clone(), policies: vec![link] })),
            }
        }
        firms.into_iter().map(|(_, policies)| policies).collect()
    }

    fn state(&self, state: ListedState, lang: &Lang) -> Option<String> {
        let words = &self.words[lang];
        let say = |id: &str, day: Day| words.say_args(id, &[("day", Arg::Day(day))]);
        match state {
            ListedState::Draft => Some(words.say("list-draft")),
            ListedState::InForce(day) => Some(say("list-in-force", day)),
            ListedState::Scheduled(day) => Some(say("list-scheduled", day)),
            ListedState::Ended(day) => Some(say("list-ended", day)),
            ListedState::Kept => None,
        }
    }
}
