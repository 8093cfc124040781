//! All rules, by family. A rule is added by a file and a line in its family.

mod basis;
mod claims;
mod controller;
mod cookies;
mod editions;
mod form;
mod languages;
mod recipients;
mod retention;
mod rights;

use super::Rule;

/// Every rule, in the order in which they are told.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let families = [
        controller::RULES,
        basis::RULES,
        recipients::RULES,
        retention::RULES,
        rights::RULES,
        cookies::RULES,
        editions::RULES,
        languages::RULES,
        form::RULES,
        claims::RULES,
    ];
    families.into_iter().flatten().copied()
}

/// The rule of a code.
pub fn named(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
