//! How long data is kept, how it is guarded, and what happens when that fails.

mod ret1;
mod ret2;
mod ret3;
mod ret4;
mod ret5;
mod ret6;
mod ret7;

use crate::check::Rule;

pub const RULES: &[&Rule] =
    &[&ret1::RULE, &ret2::RULE, &ret3::RULE, &ret4::RULE, &ret5::RULE, &ret6::RULE, &ret7::RULE];
