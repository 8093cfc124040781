//! `{{ path }}` in a fragment: how it is written, and what stands in its place.

use crate::document::Inline;
use crate::finding::Place;

/// What a placeholder stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The words to put there.
    Given(Vec<Inline>),
    /// Words that say that and why it is not told.
    Withheld(Vec<Inline>),
    /// A fact of this policy that nobody knows yet, and where that is written.
    Unknown(Place),
    /// A path that this policy could state, and does not.
    NotStated,
}
