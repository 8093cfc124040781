//! Who receives the data: recipients, processors, transfers out of the EEA, and what we do for customers.

mod prc1;
mod prc2;
mod rec1;
mod rec2;
mod rec3;
mod rec4;
mod rec5;
mod ropa1;
mod trf1;
mod trf2;
mod trf3;
mod trf4;
mod trf5;

use crate::check::Rule;

pub const RULES: &[&Rule] = &[
    &rec1::RULE,
    &rec2::RULE,
    &rec3::RULE,
    &rec4::RULE,
    &rec5::RULE,
    &trf1::RULE,
    &trf2::RULE,
    &trf3::RULE,
    &trf4::RULE,
    &trf5::RULE,
    &prc1::RULE,
    &prc2::RULE,
    &ropa1::RULE,
];
