//! Who is responsible: the controller, its representative and its data protection officer.

mod dpo1;
mod dpo2;
mod dpo3;
mod dpo4;
mod id1;
mod id2;
mod id3;
mod id4;
mod id5;

use crate::check::Rule;

pub const RULES: &[&Rule] =
    &[&id1::RULE, &id2::RULE, &id3::RULE, &id4::RULE, &id5::RULE, &dpo1::RULE, &dpo2::RULE, &dpo3::RULE, &dpo4::RULE];
