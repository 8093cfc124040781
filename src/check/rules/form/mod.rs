//! Form: plain words, nothing missing, nothing dangling.

use crate::check::Rule;

pub const RULES: &[&Rule] = &[];
