//! Cookies, marketing, and data of the website.

mod ck3;

use crate::check::Rule;

pub const RULES: &[&Rule] = &[&ck3::RULE];
