//! Editions: dates, changes, notice, review.

use crate::check::Rule;

pub const RULES: &[&Rule] = &[];
