//! The shell around one policy: today's words and addresses, none of them the policy's own.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::address::Address;
use super::words::ShellWords;
use crate::config::SiteConfig;
use crate::document::{Document, walk};
use crate::model::language::Lang;
use crate::model::policy::Policy;
use crate::model::text::Words;
use crate::render::view::{
    Banner, ContentsEntry, FirmHead, HeadLink, Labelled, LanguageLink, NoteWords, PrintShell, Shell,
};

/// The PDF of a draft states a day, as every PDF must, and no day is right for it: this one stands for "none",
/// the day from which the General Data Protection Regulation applies.
const DRAFT_DAY: &str = "2018-05-25";

/// How many hex digits of a Document's SHA-256 a person is shown.
pub const SHORT_HASH: usize = 12;

/// What the shell of one page is made of.
pub struct ShellInput<'a> {
    pub config: &'a SiteConfig,
    pub words: &'a BTreeMap<Lang, ShellWords<'a>>,
    pub policy: &'a Policy,
    pub lang: &'a Lang,
    /// The Document in every language, this one's included.
    pub documents: &'a BTreeMap<Lang, Arc<Document>>,
    pub addresses: &'a BTreeMap<Lang, Address>,
    /// SHA-256 of this Document's JSON, in hex.
    pub hash: &'a str,
    pub base_url: Option<&'a str>,
    /// Names below `assets/`.
    pub stylesheet: &'a str,
    pub brand_stylesheet: Option<&'a str>,
    pub logo: Option<&'a str>,
    /// The outlet has other policies than this one.
    pub has_others: bool,
    pub has_pdf: bool,
}

/// The shell of one page. Messages that are missing are collected by the words.
pub fn shell(input: &ShellInput) -> Shell {
    let words = &input.words[input.lang];
    let address = &input.addresses[input.lang];
    let document = &input.documents[input.lang];
    let root = address.root();
    let asset = |name: &str| format!("{root}assets/{name}");
    let hash = &input.hash[..SHORT_HASH];
    let colour = |colour: &Option<(String, _)>| colour.as_ref().map(|(colour, _)| colour.clone());
    Shell {
        lang: input.lang.to_string(),
        firm: FirmHead {
            name: document.firm.clone(),
            home: format!("{root}{}/", input.lang),
            logo: input.logo.map(asset),
        },
        banners: banners(input),
        edition_title: words.say("edition-title"),
        edition: vec![
            labelled(words.say("edition-state-label"), words.say("edition-state-draft")),
            labelled(words.say("edition-hash-label"), hash.to_owned()),
        ],
        contents_title: words.say("contents-title"),
        contents: contents(input, &root),
        languages: others(input)
            .map(|(lang, words)| LanguageLink {
                lang: lang.to_string(),
                name: words.say("language-name"),
                href: format!("{root}{}", input.addresses[lang].below_root()),
                label: words.say("read-page-here"),
            })
            .collect(),
        languages_title: words.say("languages-title"),
        pdf: input.has_pdf.then(|| Labelled {
            label: words.say("pdf-link"),
            value: words.say("pdf-about"),
            href: Some(address.pdf_name()),
        }),
        links: links(input),
        noindex: true,
        skip_link: words.say("skip-to-text"),
        notes: NoteWords {
            title: words.say("note-list"),
            mention: words.say_with("note-mention", &[("number", "{number}")]),
            back: words.say_with("note-back", &[("number", "{number}")]),
        },
        footer: footer(input, &root),
        stylesheet: asset(input.stylesheet),
        brand_stylesheet: input.brand_stylesheet.map(asset),
        accent: colour(&input.policy.firm.brand.accent),
        accent_dark: colour(&input.policy.firm.brand.accent_dark),
        print: PrintShell {
            page_of: words.say_with("print-page-of", &[("page", "{page}"), ("pages", "{pages}")]),
            edition: words.say("print-draft"),
            hash: hash.to_owned(),
            date: DRAFT_DAY.to_owned(),
            attachment_description: words.say("print-attachment"),
        },
        root,
    }
}

fn labelled(label: String, value: String) -> Labelled {
    Labelled { label, value, href: None }
}

/// The other languages, in the site's order.
fn others<'a>(input: &'a ShellInput) -> impl Iterator<Item = (&'a Lang, &'a ShellWords<'a>)> {
    input.config.languages.iter().map(|language| &language.code).filter(|lang| *lang != input.lang).filter_map(|lang| {
        let words = input.words.get(lang)?;
        input.documents.contains_key(lang).then_some((lang, words))
    })
}

/// Every policy without an edition is a draft. A firm's own sentence comes after that.
fn banners(input: &ShellInput) -> Vec<Banner> {
    let words = &input.words[input.lang];
    let mut banners = vec![Banner {
        kind: "draft".to_owned(),
        title: words.say("banner-draft-title"),
        text: words.say("banner-draft"),
    }];
    if let Some(banner) = &input.policy.firm.banner {
        let text = match &banner.words {
            Words::PerLanguage(per_language) => per_language.get(input.lang).cloned().unwrap_or_default(),
            Words::Key(vocabulary, key) => words.say(&vocabulary.message(key)),
        };
        banners.push(Banner { kind: "example".to_owned(), title: words.say("banner-notice-title"), text });
    }
    banners
}

/// The sections of the first level, each with the way to itself in the other languages.
fn contents(input: &ShellInput, root: &str) -> Vec<ContentsEntry> {
    let elsewhere = |id: &str| {
        others(input)
            .filter(|(lang, _)| input.documents[*lang].all_sections().iter().any(|section| section.id == id))
            .map(|(lang, words)| LanguageLink {
                lang: lang.to_string(),
                name: words.say("language-name"),
                href: format!("{root}{}#{id}", input.addresses[lang].below_root()),
                label: words.say("read-section-here"),
            })
            .collect()
    };
    input.documents[input.lang]
        .sections
        .iter()
        .map(|section| ContentsEntry {
            id: section.id.clone(),
            title: walk::plain(&section.title),
            elsewhere: elsewhere(&section.id),
        })
        .collect()
}

fn links(input: &ShellInput) -> Vec<HeadLink> {
    let mut links = Vec::new();
    if let Some(base) = input.base_url {
        let absolute = |lang: &Lang| format!("{base}{}", input.addresses[lang].below_root());
        links.push(head_link("canonical", absolute(input.lang), None));
        let languages = input.config.languages.iter().map(|language| &language.code);
        for lang in languages.filter(|lang| input.documents.contains_key(lang)) {
            links.push(head_link("alternate", absolute(lang), Some(lang.to_string())));
        }
        if let Some(default) = input.config.languages.first() {
            links.push(head_link("alternate", absolute(&default.code), Some("x-default".to_owned())));
        }
    }
    if input.has_pdf {
        let pdf = head_link("alternate", input.addresses[input.lang].pdf_name(), None);
        links.push(HeadLink { media_type: Some("application/pdf".to_owned()), ..pdf });
    }
    links
}

pub fn head_link(rel: &str, href: String, hreflang: Option<String>) -> HeadLink {
    HeadLink { rel: rel.to_owned(), href, hreflang, media_type: None }
}

fn footer(input: &ShellInput, root: &str) -> Vec<Labelled> {
    let words = &input.words[input.lang];
    let mut footer = Vec::new();
    if input.has_others {
        footer.push(Labelled {
            label: String::new(),
            value: words.say("all-policies"),
            href: Some(format!("{root}{}/", input.lang)),
        });
    }
    footer.extend(credit(input.config, words));
    footer
}

/// The program's own name in small print, where the site wants it.
pub fn credit(config: &SiteConfig, words: &ShellWords) -> Option<Labelled> {
    config.credit.then(|| labelled(String::new(), words.say("credit")))
}
