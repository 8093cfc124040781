//! Why the data is used and what makes that lawful: purposes, legal bases, categories, sources, duties, decisions.

use crate::check::Rule;

pub const RULES: &[&Rule] = &[];
