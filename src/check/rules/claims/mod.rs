//! Promises that the facts must bear out, and facts that nothing uses.

mod con1;
mod con2;
mod con3;
mod con4;
mod con5;

use crate::check::Rule;

pub const RULES: &[&Rule] = &[&con1::RULE, &con2::RULE, &con3::RULE, &con4::RULE, &con5::RULE];
