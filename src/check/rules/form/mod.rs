//! How a policy reads: its first layer, its parts, its sentences, its references.

mod frm1;
mod frm2;
mod frm3;
mod frm4;
mod frm5;
mod frm6;

use crate::check::Rule;

pub const RULES: &[&Rule] = &[&frm1::RULE, &frm2::RULE, &frm3::RULE, &frm4::RULE, &frm5::RULE, &frm6::RULE];
