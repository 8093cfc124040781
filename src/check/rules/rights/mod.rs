//! The reader's rights, and where to complain.

mod cmp1;
mod cmp2;
mod rgt1;
mod rgt2;
mod rgt3;
mod rgt4;
mod rgt5;
mod rgt6;
mod rgt7;

use crate::check::Rule;

pub const RULES: &[&Rule] = &[
    &rgt1::RULE,
    &rgt2::RULE,
    &rgt3::RULE,
    &rgt4::RULE,
    &rgt5::RULE,
    &rgt6::RULE,
    &rgt7::RULE,
    &cmp1::RULE,
    &cmp2::RULE,
];
