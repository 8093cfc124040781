//! Languages: translations that are there, equal and fresh.

mod lng2;

use crate::check::Rule;

pub const RULES: &[&Rule] = &[&lng2::RULE];
