//! Cookies, marketing, and data of the website.

mod ck1;
mod ck2;
mod ck3;
mod ck4;
mod ck5;
mod ck6;
mod mkt1;

use crate::check::Rule;

pub const RULES: &[&Rule] = &[&ck1::RULE, &ck2::RULE, &ck3::RULE, &ck4::RULE, &ck5::RULE, &ck6::RULE, &mkt1::RULE];
