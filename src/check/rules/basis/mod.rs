//! What for, and on what ground: purposes, legal bases, categories, sources, duties to give data, automated decisions.

mod adm1;
mod adm2;
mod bas1;
mod bas10;
mod bas2;
mod bas3;
mod bas4;
mod bas5;
mod bas6;
mod bas7;
mod bas8;
mod bas9;
mod cat1;
mod cat2;
mod child_consent;
mod obl1;
mod pur1;
mod pur2;
mod sources;
mod src1;
mod src2;
mod src3;

use crate::check::Rule;

pub const RULES: &[&Rule] = &[
    &pur1::RULE,
    &pur2::RULE,
    &bas1::RULE,
    &bas2::RULE,
    &bas3::RULE,
    &bas4::RULE,
    &bas5::RULE,
    &bas6::RULE,
    &bas7::RULE,
    &bas8::RULE,
    &bas9::RULE,
    &bas10::RULE,
    &cat1::RULE,
    &cat2::RULE,
    &src1::RULE,
    &src2::RULE,
    &src3::RULE,
    &obl1::RULE,
    &adm1::RULE,
    &adm2::RULE,
];
