//! Facts, fragments and messages become a Document. Pure: values in, a Document and findings out.

mod arrange;
mod assemble;
pub mod clause;
pub mod component;
pub mod context;
mod finish;
pub mod fragment;
mod in_force;
pub mod placeholder;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod typography;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::compose::component::Clauses;
use crate::compose::context::Context;
use crate::document::{Document, Origins};
use crate::finding::Finding;
use crate::model::date::Day;
use crate::model::published::Published;
use crate::source::Fragment;
use crate::text::LanguageWords;

/// Everything that a Document is a function of.
#[derive(Clone, Copy)]
pub struct ComposeInput<'a> {
    pub policy: &'a Published,
    /// The files that the policy's facts came from.
    pub files: &'a [Arc<str>],
    /// The fragments of this language, sorted by name.
    pub fragments: &'a [Fragment],
    pub words: &'a LanguageWords,
    pub day: Day,
    /// The version of the clause library.
    pub clauses: &'a str,
    /// Images of the firm: path below its folder, and the name of the asset.
    pub images: &'a BTreeMap<String, String>,
}

/// What composing one policy in one language yields.
#[derive(Clone, Debug)]
pub struct Composed {
    pub document: Document,
    pub origins: Origins,
    pub findings: Vec<Finding>,
    /// The files that the Document is a function of, as places name them: those of the facts, whether or not a word
    /// came from them, the fragments, the messages of the language, and the images.
    pub read: BTreeSet<Arc<str>>,
}

/// Composes one policy in one language.
pub fn compose(input: &ComposeInput) -> Composed {
    let ctx = Context::new(input.policy, input.words, input.day, input.images);
    let generated = clause::sections(&ctx);
    in_force::check(&ctx);
    let mut composed = assemble::assemble(&ctx, input.fragments, input.clauses, generated, &Clauses);
    composed.read.extend(input.files.iter().cloned());
    composed.read.extend(input.words.files());
    composed.read.extend(images(input));
    composed
}

/// The images that the Document shows, as places name files.
fn images(input: &ComposeInput) -> impl Iterator<Item = Arc<str>> {
    let policy = input.policy.policy();
    let shown = policy.signatures.iter().filter_map(|signature| signature.image.as_ref());
    shown.map(|image| Arc::from(format!("content/{}/{}", policy.firm_id(), image.value)))
}
