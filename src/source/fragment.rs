//! Markdown fragments: `content/<firm>/<policy>/<lang>/<section>.md`.

use std::sync::Arc;

use crate::finding::Place;

/// One file of Markdown, split into its front matter and its body.
#[derive(Clone, Debug, PartialEq)]
pub struct Fragment {
    /// The file's name without `.md`, and the section's id.
    pub name: String,
    /// The file as places name it.
    pub file: Arc<str>,
    /// `title` of the front matter; absent = the generated section's own.
    pub title: Option<(String, Place)>,
    /// `summary` of the front matter: a sentence for the first layer.
    pub summary: Option<(String, Place)>,
    /// The Markdown behind the front matter, byte for byte as it stands in the file, line ends included, so that an
    /// offset in the body plus `body_start` is an offset in the file.
    pub body: Arc<str>,
    /// Byte offset of the body in the file's text. A byte-order mark belongs to the text and never to the body.
    pub body_start: usize,
}
