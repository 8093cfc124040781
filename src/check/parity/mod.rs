//! Two languages of one policy, set against each other.
//!
//! What the clause library says is the same in every language by construction, and ikraft's own tests see to that.
//! What can differ is the firm's own: fragments, and words per language in the facts. Each language is compared with
//! the one that the policy was written in.

mod align;
mod cognates;
mod differ;
mod documents;
mod masked;
mod names;
mod quantity;
mod stated;
mod tongue;
mod unit;
mod words;

pub use documents::{Aligned, aligned};

use std::collections::BTreeMap;

use crate::check::{Found, Subject};
use crate::model::language::Lang;
use quantity::Grammar;

/// Compares every language with the policy's own.
pub fn compare(subject: &Subject, found: &mut Found) {
    let Some((source, others)) = subject.texts.split_first() else { return };
    for other in others {
        let sides = Sides {
            subject,
            left: Side::of(subject, source.lang),
            right: Side::of(subject, other.lang),
            names: names::known(subject.policy),
        };
        documents::compare(&sides, source.document, other.document, found);
        stated::compare(&sides, found);
    }
}

/// The two languages that are compared.
pub struct Sides<'a> {
    pub subject: &'a Subject<'a>,
    /// The language that the policy was written in.
    pub left: Side<'a>,
    /// The translation.
    pub right: Side<'a>,
    /// The names that the facts state, in lower case and as they are written.
    pub names: BTreeMap<String, String>,
}

/// One language.
pub struct Side<'a> {
    pub lang: &'a Lang,
    pub grammar: Grammar,
}

impl<'a> Side<'a> {
    fn of(subject: &Subject<'a>, lang: &'a Lang) -> Side<'a> {
        let language = subject.config.languages.iter().find(|language| language.code == *lang);
        Side { lang, grammar: Grammar::of(language.map_or(lang.as_str(), |language| &language.locale)) }
    }
}
