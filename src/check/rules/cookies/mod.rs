//! Cookies, marketing, and data of the website.

use crate::check::Rule;

pub const RULES: &[&Rule] = &[];
