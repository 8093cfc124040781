//! Languages: translations that are there, equal and fresh.

use crate::check::Rule;

pub const RULES: &[&Rule] = &[];
