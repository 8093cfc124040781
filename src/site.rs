//! The finished site in memory: a sorted map from path to entry. `build` writes it, `serve` answers from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Document;
use crate::model::public_facts::PublicFacts;
use crate::render::view::Shell;

/// Path below the output folder (`da/firma/politik/index.html`) to what is published there.
#[derive(Clone, Debug, Default)]
pub struct Site {
    pub entries: BTreeMap<String, Entry>,
}

#[derive(Clone, Debug)]
pub struct Entry {
    pub class: Class,
    pub body: Body,
    /// The policy that it belongs to; absent = the outlet's own.
    pub policy: Option<Arc<str>>,
}

/// The order in which files go up: what is pointed at comes before what points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Asset,
    Edition,
    Pdf,
    Page,
    Pointer,
    Config,
}

#[derive(Clone, Debug)]
pub enum Body {
    Bytes(Arc<[u8]>),
    /// A PDF, made when somebody writes or asks for it.
    Pdf(Arc<PdfJob>),
}

/// Everything a PDF is a function of, but the theme.
#[derive(Clone, Debug)]
pub struct PdfJob {
    pub document: Arc<Document>,
    pub facts: Arc<PublicFacts>,
    pub shell: Arc<Shell>,
    /// Images that the Document or the shell names, by asset name.
    pub images: BTreeMap<String, Arc<[u8]>>,
    /// SHA-256, in hex, of all of the above, the theme's PDF files and fonts, and the engine's version.
    pub key: String,
}
