//! Who receives the data: recipients, processors, transfers out of the EEA, and what we do for customers.

use crate::check::Rule;

pub const RULES: &[&Rule] = &[];
