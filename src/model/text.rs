//! Words of the firm: a key of the vocabulary, or words per language.

use std::collections::BTreeMap;

use crate::finding::Place;
use crate::model::language::Lang;
use crate::model::vocabulary::Vocabulary;

/// `"invoicing"`, or `{ da = "…", en = "…" }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub words: Words,
    /// The key that the firm gave its own words, `{ key = "…", is = { da = …, en = … } }`, so that other facts can name
    /// them.
    pub name: Option<String>,
    pub place: Place,
}

/// The two forms of a [`Text`].
#[derive(Clone, Debug, PartialEq)]
pub enum Words {
    /// A key of a vocabulary; its words are the message `<vocabulary>-<key>` of i18n/.
    Key(Vocabulary, String),
    /// Words in every language of the site; a missing language is a mistake that the loader has reported.
    PerLanguage(BTreeMap<Lang, String>),
}

impl Text {
    pub fn key(vocabulary: Vocabulary, key: impl Into<String>, place: Place) -> Text {
        Text { words: Words::Key(vocabulary, key.into()), name: None, place }
    }

    /// The key, of the vocabulary or given by the firm: what rules and public facts compare.
    pub fn as_key(&self) -> Option<&str> {
        match &self.words {
            Words::Key(_, key) => Some(key),
            Words::PerLanguage(_) => self.name.as_deref(),
        }
    }

    /// Whether two texts name the same thing, wherever they stand.
    pub fn same_as(&self, other: &Text) -> bool {
        self.words == other.words
    }
}
