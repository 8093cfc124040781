//! What a page says of the text on it: a draft, or an edition that applies, applied, will apply or never did.

mod edition;

use super::shell::{SHORT_HASH, labelled};
use super::words::ShellWords;
use crate::render::view::{Banner, HeadLink, Labelled};

pub use edition::{EditionPage, signed_name};

/// The PDF of a draft states a day, as every PDF must, and no day is right for it: this one stands for "none",
/// the day from which the General Data Protection Regulation applies.
const DRAFT_DAY: &str = "2018-05-25";

/// The part of the shell that follows from what the text is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    pub banners: Vec<Banner>,
    /// Rows of the edition box.
    pub rows: Vec<Labelled>,
    /// Ways from here: all editions, what changed, a signed copy.
    pub ways: Vec<Labelled>,
    /// Relations in the page's head, beside canonical and alternates.
    pub links: Vec<HeadLink>,
    pub noindex: bool,
    /// The address below the outlet's root that search engines should take in place of this one.
    pub canonical: Option<String>,
    /// The name of the PDF beside the page.
    pub pdf: Option<String>,
    /// That PDF is all there is: it was published before, by other means.
    pub is_file: bool,
    /// Short, as a person is shown it.
    pub hash: String,
    /// At the foot of each sheet of the PDF.
    pub line: String,
    /// In the PDF's metadata.
    pub day: String,
}

impl Standing {
    /// The working policy. `hash` is that of the Document in hex; `in_force` leads to the edition that is shown today,
    /// where there is one.
    pub fn draft(words: &ShellWords, hash: &str, pdf: Option<String>, in_force: Option<String>) -> Standing {
        let hash = hash[..SHORT_HASH].to_owned();
        let links = in_force.map(|href| way(words.say("read-current"), href)).into_iter().collect();
        Standing {
            banners: vec![banner("draft", words.say("banner-draft-title"), words.say("banner-draft"), links)],
            rows: vec![
                labelled(words.say("edition-state-label"), words.say("edition-state-draft")),
                labelled(words.say("edition-hash-label"), hash.clone()),
            ],
            noindex: true,
            pdf,
            line: words.say("print-draft"),
            day: DRAFT_DAY.to_owned(),
            hash,
            ..Standing::default()
        }
    }
}

/// A banner of a kind.
pub fn banner(kind: &str, title: String, text: String, links: Vec<Labelled>) -> Banner {
    Banner { kind: kind.to_owned(), title, text, links }
}

/// A link in words.
pub fn way(words: String, href: String) -> Labelled {
    Labelled { label: words, value: String::new(), href: Some(href) }
}
