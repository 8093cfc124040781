//! Editions: dates, changes, notice, review.

mod ver5;

use crate::check::Rule;

pub const RULES: &[&Rule] = &[&ver5::RULE];
