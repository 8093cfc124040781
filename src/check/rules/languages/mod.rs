//! Languages: translations that are there, equal and fresh.

mod lng1;
mod lng2;
mod lng3;
mod lng4;

use crate::check::Rule;

/// The code of the rule on translations that are older than their source.
pub const STALE_TRANSLATION: &str = lng3::CODE;

pub const RULES: &[&Rule] = &[&lng1::RULE, &lng2::RULE, &lng3::RULE, &lng4::RULE];
