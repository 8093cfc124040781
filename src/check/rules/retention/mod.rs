//! How long data is kept, how it is guarded, and what happens when that fails.

use crate::check::Rule;

pub const RULES: &[&Rule] = &[];
