//! How long data is kept, how it is guarded, and what happens when that fails.

mod bre1;
mod cct1;
mod ret1;
mod ret2;
mod ret3;
mod ret4;
mod ret5;
mod ret6;
mod ret7;
mod sec1;

use crate::check::Rule;

pub const RULES: &[&Rule] = &[
    &ret1::RULE,
    &ret2::RULE,
    &ret3::RULE,
    &ret4::RULE,
    &ret5::RULE,
    &ret6::RULE,
    &ret7::RULE,
    &cct1::RULE,
    &sec1::RULE,
    &bre1::RULE,
];
