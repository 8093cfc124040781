//! Where each word of a Document came from.

use std::sync::Arc;

use crate::finding::Place;

/// The origin of one leaf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Where the words stand: the stretch of a fragment, of a message file, or of the TOML file that holds the fact.
    pub place: Option<Place>,
    /// Where the fact is stated, when its words stand elsewhere: those of a key stand in the vocabulary, those of a
    /// period in the messages of the formats.
    pub stated: Option<Place>,
    /// Path of the fact: `recipient.keepit.name`.
    pub fact: Option<String>,
    /// Id of the message that made the sentence around it: `retention-chain`.
    pub message: Option<String>,
}

impl Origin {
    /// Words of the clause library or the vocabulary.
    pub fn message(id: impl Into<String>) -> Origin {
        Origin { message: Some(id.into()), ..Origin::default() }
    }

    /// Words of a file of the site.
    pub fn place(place: &Place) -> Origin {
        Origin { place: Some(place.clone()), ..Origin::default() }
    }

    /// The value of a fact.
    pub fn fact(path: impl Into<String>, place: &Place) -> Origin {
        Origin { place: Some(place.clone()), fact: Some(path.into()), ..Origin::default() }
    }

    /// The fact's own place: where its author mends it.
    pub fn fact_place(&self) -> Option<&Place> {
        self.fact.as_ref()?;
        self.stated.as_ref().or(self.place.as_ref())
    }

    /// Every place that the words depend on.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.place.iter().chain(&self.stated)
    }

    /// The same origin, inside a sentence made by `message`.
    pub fn in_message(mut self, message: &str) -> Origin {
        self.message = Some(message.to_owned());
        self
    }
}

/// The origins of all leaves of one Document, in the order in which [`super::walk::leaves_mut`] visits them.
/// An ordinal in this list, and the same ordinal of the leaves, belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins(pub Vec<Option<Arc<Origin>>>);
