//! Facts, fragments and messages become a Document. Pure: values in, a Document and findings out.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::{Document, Origins};
use crate::finding::Finding;

/// What composing one policy in one language yields.
#[derive(Clone, Debug)]
pub struct Composed {
    pub document: Document,
    pub origins: Origins,
    pub findings: Vec<Finding>,
    /// The files that any word came from, as places name them.
    pub read: BTreeSet<Arc<str>>,
}
