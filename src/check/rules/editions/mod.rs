//! Editions: dates, changes, notice, review.

mod fur1;
mod notice;
mod ver1;
mod ver2;
mod ver3;
mod ver4;
mod ver5;
mod ver6;
mod ver7;

use crate::check::Rule;

pub const RULES: &[&Rule] =
    &[&ver1::RULE, &ver2::RULE, &ver3::RULE, &ver4::RULE, &ver5::RULE, &ver6::RULE, &ver7::RULE, &fur1::RULE];
