//! The shell of an edition's PDF, which is made once, when the edition is released, and frozen with it. So it says
//! only what stays true: which edition this is and from when it applies, and where the one in force is always found.

use super::look::Look;
use super::shell::{SHORT_HASH, labelled, note_words, print_shell};
use super::words::ShellWords;
use crate::document::Document;
use crate::history::Hash;
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::render::view::{Banner, FirmHead, Shell};
use crate::text::Arg;

/// What a frozen PDF's shell is made of.
pub struct SheetInput<'a> {
    pub words: &'a ShellWords<'a>,
    pub lang: &'a Lang,
    pub document: &'a Document,
    pub ordinal: u32,
    pub effective: Day,
    pub recorded: Day,
    /// Of the edition: documents and facts.
    pub hash: &'a Hash,
    /// The absolute address at which the edition in force is always found, where the outlet has one.
    pub current: Option<&'a str>,
    pub look: &'a Look,
    /// On which day words were taken out of it, where that happened.
    pub redacted: Option<Day>,
}

/// The shell of the PDF of an edition.
pub fn sheet(input: &SheetInput) -> Shell {
    let SheetInput { words, look, .. } = input;
    let ordinal = input.ordinal.to_string();
    let day = |id: &str, day: Day| words.say_args(id, &[("day", Arg::Day(day))]);
    let mut edition = vec![
        labelled(words.say("edition-number-label"), ordinal.clone()),
        labelled(words.say("edition-from-label"), day("edition-day", input.effective)),
        labelled(words.say("edition-recorded-label"), day("edition-day", input.recorded)),
        labelled(words.say("edition-hash-label"), input.hash.as_str()[..SHORT_HASH].to_owned()),
    ];
    edition.extend(input.current.map(|address| labelled(words.say("edition-current-label"), address.to_owned())));
    let redacted = input.redacted.map(|on| Banner {
        kind: "redacted".to_owned(),
        title: words.say("banner-redacted-title"),
        text: day("banner-redacted", on),
        links: Vec::new(),
    });
    let line = words.say_args("print-edition", &[("number", Arg::key(ordinal)), ("day", Arg::Day(input.effective))]);
    Shell {
        lang: input.lang.to_string(),
        root: String::new(),
        firm: FirmHead {
            name: input.document.firm.clone(),
            home: String::new(),
            logo: look.logo_name().map(|name| format!("assets/{name}")),
        },
        banners: redacted.into_iter().chain(firm_banner(look, input.lang, words)).collect(),
        edition_title: words.say("edition-title"),
        edition,
        contents_title: String::new(),
        contents: Vec::new(),
        languages: Vec::new(),
        languages_title: String::new(),
        pdf: None,
        ways: Vec::new(),
        links: Vec::new(),
        noindex: false,
        skip_link: String::new(),
        notes: note_words(words),
        footer: Vec::new(),
        stylesheet: String::new(),
        brand_stylesheet: None,
        accent: look.accent.clone(),
        accent_dark: look.accent_dark.clone(),
        print: print_shell(words, line, &input.hash.as_str()[..SHORT_HASH], &input.effective.to_string()),
    }
}

/// The firm's own sentence above every page.
pub fn firm_banner(look: &Look, lang: &Lang, words: &ShellWords) -> Option<Banner> {
    let text = look.banner.get(lang).filter(|text| !text.is_empty())?;
    Some(Banner {
        kind: "example".to_owned(),
        title: words.say("banner-notice-title"),
        text: text.clone(),
        links: Vec::new(),
    })
}
