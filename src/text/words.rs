//! All messages of one language.

use crate::document::Inline;
use crate::finding::Finding;
use crate::model::language::Language;
use crate::model::text::Text;
use crate::source::MessageFile;
use crate::text::Arg;

/// The messages of one language, ready to be formatted from any thread.
pub struct LanguageWords {
    language: Language,
}

impl LanguageWords {
    /// Reads the files in order; what comes later wins, message by message. Mistakes in them are findings.
    pub fn new(language: &Language, files: &[MessageFile]) -> (LanguageWords, Vec<Finding>) {
        let _ = files;
        (LanguageWords { language: language.clone() }, Vec::new())
    }

    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Whether there is such a message (`id`) or attribute of one (`id.attribute`).
    pub fn has(&self, id: &str) -> bool {
        let _ = id;
        false
    }

    /// The sentence, each word with its origin.
    pub fn inlines(&self, id: &str, args: &[(&str, Arg)]) -> Result<Vec<Inline>, Finding> {
        let _ = args;
        Err(Finding::error("missing-message", format!("there is no message `{id}`")))
    }

    /// The sentence as plain words.
    pub fn string(&self, id: &str, args: &[(&str, Arg)]) -> Result<String, Finding> {
        self.inlines(id, args).map(|inlines| crate::document::walk::plain(&inlines))
    }

    /// A text of the facts: the vocabulary's words for its key, or the firm's own words in this language.
    pub fn text(&self, text: &Text, fact_path: &str) -> Result<Vec<Inline>, Finding> {
        let _ = text;
        self.inlines(fact_path, &[])
    }
}
