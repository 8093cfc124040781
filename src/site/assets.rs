//! Stylesheets, fonts and images: what pages point at.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::{BlockKind, Document};
use crate::history::Hash;
use crate::source::{LoadedPolicy, Theme};

/// The theme's stylesheet, among its assets.
pub const STYLESHEET: &str = "style.css";

/// SHA-256 in hex.
pub fn sha256(bytes: &[u8]) -> String {
    Hash::of(bytes).into()
}

/// The theme's assets by the names they are published under. A stylesheet's content names it, so that a browser never
/// pairs an old one with a new page; what a stylesheet points at keeps its name, or the stylesheet could not find it.
pub fn of_theme(theme: &Theme) -> BTreeMap<String, (String, Arc<[u8]>)> {
    let published = |name: &String, bytes: &Arc<[u8]>| match name.strip_suffix(".css") {
        Some(stem) => format!("{stem}.{}.css", &sha256(bytes)[..16]),
        None => name.clone(),
    };
    theme.assets.iter().map(|(name, bytes)| (name.clone(), (published(name, bytes), bytes.clone()))).collect()
}

/// The firm's images: path below its folder, and the asset that holds its content.
pub fn images(loaded: &LoadedPolicy) -> BTreeMap<String, String> {
    loaded.images.iter().map(|(path, bytes)| (path.clone(), image_name(path, bytes))).collect()
}

/// The asset of an image: its name is the hash of its content.
pub fn image_name(path: &str, bytes: &[u8]) -> String {
    let kind = if path.to_ascii_lowercase().ends_with(".svg") { "svg" } else { "png" };
    format!("{}.{kind}", &sha256(bytes)[..16])
}

/// The images that a Document shows. Only these leave the program, with the logo: a folder may hold others.
pub fn shown(document: &Document) -> BTreeSet<String> {
    fn collect(block: &BlockKind, into: &mut BTreeSet<String>) {
        match block {
            BlockKind::Signature { image: Some(image), .. } => {
                into.insert(image.asset.clone());
            }
            BlockKind::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| collect(block, into))
            }
            BlockKind::Quote { blocks } | BlockKind::Callout { blocks, .. } => {
                blocks.iter().for_each(|block| collect(block, into));
            }
            BlockKind::Signature { image: None, .. }
            | BlockKind::Paragraph { .. }
            | BlockKind::Entries { .. }
            | BlockKind::Table(_)
            | BlockKind::Chain { .. } => {}
        }
    }
    let mut shown = BTreeSet::new();
    for section in document.all_sections() {
        section.blocks.iter().for_each(|block| collect(&block.kind, &mut shown));
        section.notes.iter().flat_map(|note| &note.blocks).for_each(|block| collect(block, &mut shown));
    }
    shown
}
