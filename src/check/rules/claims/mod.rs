//! Promises in prose that the facts must bear out.

use crate::check::Rule;

pub const RULES: &[&Rule] = &[];
