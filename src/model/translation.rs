//! What each translation was last reviewed against. For the record only: never published.

use std::sync::Arc;

use crate::finding::Place;
use crate::model::date::Day;
use crate::model::language::Lang;

/// `translations.lock` of one folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TranslationLock {
    /// The file as places name it.
    pub file: Arc<str>,
    /// In the order of the file.
    pub reviewed: Vec<Reviewed>,
    /// Something in it could not be read, which has been reported; what it does not say means nothing.
    pub is_broken: bool,
}

/// One unit in one language, as somebody found it to be right.
#[derive(Clone, Debug, PartialEq)]
pub struct Reviewed {
    /// The unit's key: `about#2`, `policy.toml:policy.title`.
    pub unit: String,
    /// The language that it was translated from, and the one that it was translated into.
    pub from: Lang,
    pub lang: Lang,
    /// The source as it was then, with plain line ends.
    pub source: String,
    /// The translation as it was then, with plain line ends.
    pub text: String,
    pub by: String,
    pub date: Day,
    /// The source changed too little to touch the translation, and somebody said so.
    pub minor: bool,
    pub place: Place,
}

/// The locks that say what was reviewed of one policy: each stands in the folder of the files that it is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TranslationLocks {
    /// content/firm/policy/: its fragments and policy.toml.
    pub policy: Option<Arc<TranslationLock>>,
    /// content/firm/: firm.toml.
    pub firm: Option<Arc<TranslationLock>>,
    /// content/_shared/: shared records.
    pub shared: Option<Arc<TranslationLock>>,
}
