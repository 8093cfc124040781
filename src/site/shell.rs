//! The shell around one policy: today's words and addresses, none of them the policy's own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address::Address;
use super::look::Look;
use super::sheet::firm_banner;
use super::standing::Standing;
use super::words::ShellWords;
use crate::config::SiteConfig;
use crate::document::{Document, walk};
use crate::model::language::Lang;
use crate::render::view::{ContentsEntry, FirmHead, HeadLink, Labelled, LanguageLink, NoteWords, PrintShell, Shell};

/// How many hex digits of a Document's SHA-256 a person is shown.
pub const SHORT_HASH: usize = 12;

/// What the shell of one page is made of.
pub struct ShellInput<'a> {
    pub config: &'a SiteConfig,
    pub words: &'a BTreeMap<Lang, ShellWords<'a>>,
    pub lang: &'a Lang,
    /// The firm's name.
    pub firm: &'a str,
    pub look: &'a Look,
    /// This page in every language that it has, this one's included.
    pub pages: &'a BTreeMap<Lang, PageIn>,
    pub standing: Standing,
    pub base_url: Option<&'a str>,
    /// Names below `assets/`.
    pub stylesheet: &'a str,
    pub brand_stylesheet: Option<&'a str>,
    /// The outlet has other policies than this one.
    pub has_others: bool,
}

/// A page in one language.
#[derive(Clone, Debug)]
pub struct PageIn {
    pub address: Address,
    /// Absent where there are only files.
    pub document: Option<Arc<Document>>,
}

/// The shell of one page. Messages that are missing are collected by the words.
pub fn shell(input: ShellInput) -> Shell {
    let words = &input.words[input.lang];
    let address = &input.pages[input.lang].address;
    let root = address.root();
    let asset = |name: &str| format!("{root}assets/{name}");
    let (contents, languages, links, footer) = (
        contents(&input, &root),
        languages(&input, &root),
        links(&input),
        footer(input.config, words, input.lang, input.has_others, &root),
    );
    let Standing { mut banners, rows, ways, noindex, hash, pdf, is_file, line, day, .. } = input.standing;
    banners.extend(firm_banner(input.look, input.lang, words));
    Shell {
        lang: input.lang.to_string(),
        firm: FirmHead {
            name: input.firm.to_owned(),
            home: format!("{root}{}/", input.lang),
            logo: input.look.logo_name().map(asset),
        },
        banners,
        edition_title: words.say("edition-title"),
        edition: rows,
        contents_title: words.say("contents-title"),
        contents,
        languages,
        languages_title: words.say("languages-title"),
        pdf: pdf.map(|name| {
            let about = words.say(if is_file { "pdf-about-file" } else { "pdf-about" });
            Labelled { label: words.say("pdf-link"), value: about, href: Some(name) }
        }),
        ways,
        links,
        noindex,
        skip_link: words.say("skip-to-text"),
        notes: note_words(words),
        footer,
        stylesheet: asset(input.stylesheet),
        brand_stylesheet: input.brand_stylesheet.map(asset),
        accent: input.look.accent.clone(),
        accent_dark: input.look.accent_dark.clone(),
        print: print_shell(words, line, &hash, &day),
        root,
    }
}

/// The words of running heads and feet in a PDF.
pub fn print_shell(words: &ShellWords, edition: String, hash: &str, date: &str) -> PrintShell {
    PrintShell {
        page_of: words.say_with("print-page-of", &[("page", "{page}"), ("pages", "{pages}")]),
        edition,
        hash: hash.to_owned(),
        date: date.to_owned(),
        attachment_description: words.say("print-attachment"),
    }
}

/// What endnotes are called.
pub fn note_words(words: &ShellWords) -> NoteWords {
    NoteWords {
        title: words.say("note-list"),
        mention: words.say_with("note-mention", &[("number", "{number}")]),
        back: words.say_with("note-back", &[("number", "{number}")]),
    }
}

/// A row of a label and its value.
pub fn labelled(label: String, value: String) -> Labelled {
    Labelled { label, value, href: None }
}

/// The other languages, in the site's order.
fn others<'a>(input: &'a ShellInput) -> impl Iterator<Item = (&'a Lang, &'a ShellWords<'a>, &'a PageIn)> {
    input.config.languages.iter().map(|language| &language.code).filter(|lang| *lang != input.lang).filter_map(|lang| {
        let words = input.words.get(lang)?;
        Some((lang, words, input.pages.get(lang)?))
    })
}

fn languages(input: &ShellInput, root: &str) -> Vec<LanguageLink> {
    others(input)
        .map(|(lang, words, page)| LanguageLink {
            lang: lang.to_string(),
            name: words.say("language-name"),
            href: format!("{root}{}", page.address.below_root()),
            label: words.say("read-page-here"),
        })
        .collect()
}

/// The sections of the first level, each with the way to itself in the other languages.
fn contents(input: &ShellInput, root: &str) -> Vec<ContentsEntry> {
    let Some(document) = &input.pages[input.lang].document else { return Vec::new() };
    let ids = |document: &Document| -> BTreeSet<String> {
        document.all_sections().iter().map(|section| section.id.clone()).collect()
    };
    let elsewhere: Vec<_> = others(input)
        .filter_map(|(lang, words, page)| Some((lang, words, page, ids(page.document.as_deref()?))))
        .collect();
    let elsewhere = |id: &str| {
        elsewhere
            .iter()
            .filter(|(.., ids)| ids.contains(id))
            .map(|(lang, words, page, _)| LanguageLink {
                lang: lang.to_string(),
                name: words.say("language-name"),
                href: format!("{root}{}#{id}", page.address.below_root()),
                label: words.say("read-section-here"),
            })
            .collect()
    };
    document
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
        let own = input.pages[input.lang].address.below_root();
        let canonical = input.standing.canonical.as_ref().unwrap_or(&own);
        links.push(head_link("canonical", format!("{base}{canonical}"), None));
        let languages = input.config.languages.iter().map(|language| &language.code);
        let pages: Vec<(&Lang, String)> = languages
            .filter_map(|lang| Some((lang, format!("{base}{}", input.pages.get(lang)?.address.below_root()))))
            .collect();
        links.extend(
            pages.iter().map(|(lang, address)| head_link("alternate", address.clone(), Some(lang.to_string()))),
        );
        if let Some((_, default)) = pages.first() {
            links.push(head_link("alternate", default.clone(), Some("x-default".to_owned())));
        }
    }
    if let Some(pdf) = &input.standing.pdf {
        links.push(typed_link("alternate", pdf.clone(), "application/pdf"));
    }
    links.extend(input.standing.links.iter().cloned());
    links
}

/// A link to something that is no page.
pub fn typed_link(rel: &str, href: String, media_type: &str) -> HeadLink {
    HeadLink { media_type: Some(media_type.to_owned()), ..head_link(rel, href, None) }
}

pub fn head_link(rel: &str, href: String, hreflang: Option<String>) -> HeadLink {
    HeadLink { rel: rel.to_owned(), href, hreflang, media_type: None }
}

/// Small print at the end of a page: the way to the other policies, where there are `others`, and the program's name.
pub fn footer(config: &SiteConfig, words: &ShellWords, lang: &Lang, has_others: bool, root: &str) -> Vec<Labelled> {
    let others = has_others.then(|| Labelled {
        label: String::new(),
        value: words.say("all-policies"),
        href: Some(format!("{root}{lang}/")),
    });
    others.into_iter().chain(credit(config, words)).collect()
}

/// The program's own name in small print, where the site wants it.
pub fn credit(config: &SiteConfig, words: &ShellWords) -> Option<Labelled> {
    config.credit.then(|| labelled(String::new(), words.say("credit")))
}
