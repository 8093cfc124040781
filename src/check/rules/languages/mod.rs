//! Languages: translations that are there, equal and fresh.

mod lng2;
mod lng3;

use crate::check::Rule;

pub const RULES: &[&Rule] = &[&lng2::RULE, &lng3::RULE];
