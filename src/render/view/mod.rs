//! What templates see: the shell around a Document. Everything here is today's, and none of it is frozen.

pub mod comparison;
pub mod history;
pub mod notice;
pub mod report;

use serde::{Deserialize, Serialize};

/// The shell of one policy page, in HTML and (as running heads and artifacts) in the PDF. All words are resolved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shell {
    /// BCP 47 primary subtag for `lang`: `da`.
    pub lang: String,
    /// From the page's own address to the outlet's root, with a `/` at the end: `../../`.
    pub root: String,
    /// The firm's name, and its logo when it has one (an address relative to the page).
    pub firm: FirmHead,
    /// What the edition is, then what a reader should know, then the firm's own sentence. Words and kind, never colour
    /// alone.
    pub banners: Vec<Banner>,
    /// Names the edition box for those who do not see it: "Denne udgave".
    pub edition_title: String,
    /// Rows of the edition box: label and value.
    pub edition: Vec<Labelled>,
    /// Heading of the contents list, and its entries (top-level sections).
    pub contents_title: String,
    pub contents: Vec<ContentsEntry>,
    /// The other languages of this page.
    pub languages: Vec<LanguageLink>,
    pub languages_title: String,
    /// The PDF of this page: address, words, size in words.
    pub pdf: Option<Labelled>,
    /// Other ways from here: all editions, what changed, a signed copy. The label is the link, the value a remark.
    #[serde(default)]
    pub ways: Vec<Labelled>,
    /// `<link rel=…>` elements: canonical, alternate, …
    pub links: Vec<HeadLink>,
    /// Search engines should leave it out.
    pub noindex: bool,
    pub skip_link: String,
    /// What endnotes are called by those who hear the page; a page shows the Document's own numbers only.
    pub notes: NoteWords,
    /// Small print at the end: words with an optional address. An empty label leaves the value alone.
    pub footer: Vec<Labelled>,
    /// Address of the stylesheet, relative to the page.
    pub stylesheet: String,
    /// Address of the stylesheet that holds the firm's colours, relative to the page; absent = the theme's colours.
    pub brand_stylesheet: Option<String>,
    /// The firm's accent for light and for dark pages, `#rrggbb`; absent = the theme's.
    pub accent: Option<String>,
    pub accent_dark: Option<String>,
    /// The words that only the PDF has around it: running head and foot.
    pub print: PrintShell,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FirmHead {
    pub name: String,
    /// The firm's list of policies, or the chooser.
    pub home: String,
    /// Relative address of the logo; the name stands beside it, so it needs no words of its own.
    pub logo: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Banner {
    /// `draft`, `scheduled`, `next`, `superseded`, `ending`, `ended`, `withdrawn`, `imported`, `redacted`,
    /// `translated`, `example`.
    pub kind: String,
    /// Short: "Udkast".
    pub title: String,
    pub text: String,
    /// Where to go from here; the label is the link.
    #[serde(default)]
    pub links: Vec<Labelled>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Labelled {
    pub label: String,
    pub value: String,
    pub href: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContentsEntry {
    /// The section's id.
    pub id: String,
    pub title: String,
    /// The same section in the other languages: keeps the reader's place when they switch.
    pub elsewhere: Vec<LanguageLink>,
}

/// Words about endnotes, with `{number}` where the number goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoteWords {
    /// Names the list of a section's notes: "Noter".
    pub title: String,
    /// Names a mention in the text: "Note {number}".
    pub mention: String,
    /// Names the way back: "Tilbage til teksten ved note {number}".
    pub back: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LanguageLink {
    /// BCP 47, for `hreflang` and `lang`.
    pub lang: String,
    /// The language's own name for itself: "English".
    pub name: String,
    /// Relative address.
    pub href: String,
    /// For screen readers, in the language it leads to: "Read this section in English".
    pub label: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeadLink {
    pub rel: String,
    pub href: String,
    pub hreflang: Option<String>,
    pub media_type: Option<String>,
}

/// Words that stand on each sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrintShell {
    /// "Side { page } af { pages }" with the two placeholders as `{page}` and `{pages}`.
    pub page_of: String,
    /// "Udkast", or the edition and its date.
    pub edition: String,
    /// First hex digits of the Document's SHA-256.
    pub hash: String,
    /// ISO 8601 day for the PDF's metadata; the edition's effective date, or a fixed day for a draft.
    pub date: String,
    pub attachment_description: String,
}

/// What every page has in its head and at its foot, whatever it shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    pub lang: String,
    /// From the page's own address to the outlet's root, with a `/` at the end; the page of missing addresses, which is
    /// answered at any depth, has an absolute path here and in its other addresses.
    pub root: String,
    /// The words of the browser's tab.
    pub title: String,
    /// One line for search engines; may be empty.
    pub description: String,
    pub links: Vec<HeadLink>,
    pub noindex: bool,
    pub skip_link: String,
    pub footer: Vec<Labelled>,
    pub stylesheet: String,
    pub brand_stylesheet: Option<String>,
}

impl Frame {
    /// The frame of a policy's page.
    pub fn of(shell: &Shell, title: String, description: String) -> Frame {
        Frame {
            lang: shell.lang.clone(),
            root: shell.root.clone(),
            title,
            description,
            links: shell.links.clone(),
            noindex: shell.noindex,
            skip_link: shell.skip_link.clone(),
            footer: shell.footer.clone(),
            stylesheet: shell.stylesheet.clone(),
            brand_stylesheet: shell.brand_stylesheet.clone(),
        }
    }
}

/// An outlet's front page: every language with its policies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chooser {
    pub frame: Frame,
    /// The outlet's title in the page's language.
    pub title: String,
    /// In the site's order; the page's own language first.
    pub languages: Vec<ChooserLanguage>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChooserLanguage {
    pub lang: String,
    /// The language's own name for itself: "English".
    pub name: String,
    /// The outlet's page in this language.
    pub href: String,
    /// One sentence in this language: what can be read here. May be empty.
    pub intro: String,
    pub firms: Vec<FirmPolicies>,
}

/// The policies of one firm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FirmPolicies {
    /// Empty when the outlet has one firm whose name the title already says.
    pub name: String,
    pub policies: Vec<PolicyLink>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyLink {
    pub title: String,
    pub href: String,
    /// One line; may be empty.
    pub description: String,
    /// "Udkast", "I kraft fra 25. maj 2018".
    pub state: Option<String>,
    /// The language of the page and its title, where that is not the list's own.
    #[serde(default)]
    pub lang: Option<String>,
}

/// `/<lang>/`: an outlet's policies in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutletIndex {
    pub frame: Frame,
    pub title: String,
    /// One sentence; may be empty.
    pub intro: String,
    pub firms: Vec<FirmPolicies>,
    pub languages_title: String,
    /// The same list in the other languages.
    pub languages: Vec<LanguageLink>,
}

/// What an outlet answers where it has no page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotFound {
    pub frame: Frame,
    pub languages: Vec<NotFoundLanguage>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotFoundLanguage {
    pub lang: String,
    pub title: String,
    pub text: String,
    /// Where to go instead.
    pub links: Vec<Labelled>,
}

/// An edition of which there is no text of ours: a file that was imported, or nothing where it was taken out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FilePage {
    pub frame: Frame,
    pub shell: Shell,
    pub title: String,
    /// What there is instead of a text.
    pub note: String,
    /// The words of an imported page, by paragraphs and lines.
    pub paragraphs: Vec<Vec<String>>,
}

/// What stands at an address that a policy had before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    pub frame: Frame,
    pub title: String,
    pub text: String,
    /// Where a browser goes by itself, relative to the page.
    pub to: Option<String>,
    /// The label is the link; the value is its language, where that is another one.
    pub links: Vec<Labelled>,
}

/// One address of the sitemap, absolute, with the same page in all languages (itself included).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SitemapPage {
    pub address: String,
    /// `hreflang` and absolute address: `da`, `en`, `x-default`.
    pub alternates: Vec<(String, String)>,
}
