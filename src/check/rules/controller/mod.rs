//! Who is responsible: the controller, its representative and its data protection officer.

mod id1;

use crate::check::Rule;

pub const RULES: &[&Rule] = &[&id1::RULE];
