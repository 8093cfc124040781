//! The reader's rights, and where to complain.

use crate::check::Rule;

pub const RULES: &[&Rule] = &[];
