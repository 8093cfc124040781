//! What templates see: the shell around a Document. Everything here is today's, and none of it is frozen.

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
    /// In order: draft, example, scheduled, superseded. Words and kind, never colour alone.
    pub banners: Vec<Banner>,
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
    /// `<link rel=…>` elements: canonical, alternate, …
    pub links: Vec<HeadLink>,
    /// Search engines should leave it out.
    pub noindex: bool,
    pub skip_link: String,
    /// Small print at the end: words with an optional address.
    pub footer: Vec<Labelled>,
    /// Address of the stylesheet, relative to the page.
    pub stylesheet: String,
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
    /// Relative address of the logo; its words are the firm's name.
    pub logo: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Banner {
    /// `draft`, `example`, later `scheduled`, `superseded`, `withdrawn`.
    pub kind: String,
    /// Short: "Udkast".
    pub title: String,
    pub text: String,
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
