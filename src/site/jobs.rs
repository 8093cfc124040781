//! PDFs to be made, each with the key of everything that it is made of.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assets::sha256;
use crate::document::{Document, json};
use crate::model::public_facts::{self, PublicFacts};
use crate::render::job::PdfJob;
use crate::render::view::Shell;
use crate::source::Theme;

/// SHA-256 of what the theme and the engine add to every PDF.
pub fn theme_key(theme: &Theme, engine: &str) -> String {
    let typst = theme.typst.iter().map(|(name, (_, text))| (name, sha256(text.as_bytes())));
    let fonts = theme.fonts.iter().map(|(name, bytes)| (name, sha256(bytes)));
    let parts: String = typst.chain(fonts).map(|(name, hash)| format!("{name}\0{hash}\n")).collect();
    sha256(format!("{engine}\n{parts}").as_bytes())
}

/// The job of one PDF. `images` are those that the Document or the shell names, by asset.
pub fn pdf_job(
    theme_key: &str,
    document: Arc<Document>,
    facts: Arc<PublicFacts>,
    shell: Arc<Shell>,
    images: BTreeMap<String, Arc<[u8]>>,
) -> PdfJob {
    let mut key = format!("{theme_key}\n{}{}", json::write(&document), public_facts::write(&facts));
    key.push_str(&serde_json::to_string(&*shell).expect("a shell holds only strings, lists and truths"));
    // The name of an image is the hash of its content.
    images.keys().for_each(|asset| key.push_str(asset));
    PdfJob { key: sha256(key.as_bytes()), document, facts, shell, images }
}
