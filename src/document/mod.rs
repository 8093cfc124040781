//! The heart: one policy, in one language, in one edition, with every word resolved.
//!
//! HTML and PDF are functions of a Document, the public facts, the shell and the theme, and of nothing else.
//! Where each word came from is kept beside the tree, in [`Origins`], never in the JSON.

pub mod block;
pub mod inline;
pub mod json;
pub mod origin;
#[cfg(test)]
mod tests;
pub mod walk;

use serde::{Deserialize, Serialize};

pub use block::{Block, BlockKind, Cell, ChainStep, Column, Entry, Item, Note, NoteKind, Row, Table};
pub use inline::{Inline, Leaf};
pub use origin::{Origin, Origins};

/// The version of the JSON form that this program writes.
pub const SCHEMA: u32 = 1;

/// A whole policy in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Always [`SCHEMA`] in memory; older versions are upgraded while they are read.
    pub schema: u32,
    /// `<firm>/<policy>`.
    pub policy: String,
    /// The language's short name, as in addresses: `da`.
    pub lang: String,
    /// BCP 47 tag with region: `da-DK`.
    pub locale: String,
    /// Version of the clause library whose words are used.
    pub clauses: String,
    /// The registered name of the controller, for running heads and metadata.
    pub firm: String,
    pub title: Leaf,
    /// One line for lists and search engines; not part of the text.
    pub description: String,
    /// In the order of the page; the first is the first layer ("in short") when there is one.
    pub sections: Vec<Section>,
}

/// A section under a heading. Nesting is the heading's level: a section of the Document is level 2 on a page, level 1
/// in the PDF.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Kebab-case; equal in all languages; unique in the Document over all levels.
    pub id: String,
    #[serde(default, skip_serializing_if = "SectionKind::is_ordinary")]
    pub kind: SectionKind,
    /// Never empty.
    pub title: Vec<Inline>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// The endnotes of this section, in order of first mention. Number n is mentioned as [`Inline::NoteRef`] n.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// What a theme may set apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    #[default]
    Ordinary,
    /// The first layer (WP260).
    Summary,
    /// The right to object, which law wants clear and apart from other text (GDPR Art. 21(4)).
    Objection,
    /// Place, date and signature; kept together.
    Signature,
}

impl SectionKind {
    fn is_ordinary(&self) -> bool {
        *self == SectionKind::Ordinary
    }
}
