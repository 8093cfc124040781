//! Words, and what is said about them.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::origin::Origin;

/// A run of words or something around one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "inline", rename_all = "kebab-case")]
pub enum Inline {
    Text {
        text: Leaf,
    },
    Strong {
        content: Vec<Inline>,
    },
    Emphasis {
        content: Vec<Inline>,
    },
    Code {
        text: Leaf,
    },
    /// To another site, or to write or call: https, http, mailto or tel.
    Link {
        href: String,
        content: Vec<Inline>,
    },
    /// To a section of this Document.
    SectionLink {
        section: String,
        content: Vec<Inline>,
    },
    /// Mentions endnote `number` (from 1) of the section it stands in.
    NoteRef {
        number: u32,
    },
    /// A day: `date` in ISO 8601, `text` in the language.
    Date {
        date: String,
        text: Leaf,
    },
    /// A hard line break.
    Break,
}

/// Some words, with where they came from while the Document is being composed.
/// [`super::Document::take_origins`] moves the origins out of the tree; they are never in the JSON.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Leaf {
    pub text: String,
    #[serde(skip)]
    pub origin: Option<Arc<Origin>>,
}

impl Leaf {
    pub fn new(text: impl Into<String>, origin: Origin) -> Leaf {
        Leaf { text: text.into(), origin: Some(Arc::new(origin)) }
    }
}

impl fmt::Debug for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl Inline {
    pub fn text(text: impl Into<String>, origin: Origin) -> Inline {
        Inline::Text { text: Leaf::new(text, origin) }
    }
}
