//! What a PDF is made of.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Document;
use crate::model::public_facts::PublicFacts;
use crate::render::view::Shell;

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
