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

use super::{Both, Rule, both};

/// Rules that belong together.
pub struct Family {
    /// The folder of its files.
    pub id: &'static str,
    /// A noun phrase, lowercase: "retention, security and CCTV".
    pub title: Both,
    pub rules: &'static [&'static Rule],
}

const fn family(id: &'static str, title: Both, rules: &'static [&'static Rule]) -> Family {
    Family { id, title, rules }
}

/// Every family, in the order in which its rules are told.
pub static FAMILIES: [Family; 10] = [
    family("controller", both("den dataansvarlige", "the controller"), controller::RULES),
    family("basis", both("formål, grundlag og kilder", "purposes, grounds and sources"), basis::RULES),
    family(
        "recipients",
        both("modtagere, overførsler og databehandlere", "recipients, transfers and processors"),
        recipients::RULES,
    ),
    family("retention", both("opbevaring, sikkerhed og kameraer", "retention, security and cameras"), retention::RULES),
    family("rights", both("rettigheder og klage", "rights and complaints"), rights::RULES),
    family("cookies", both("cookies og markedsføring", "cookies and marketing"), cookies::RULES),
    family("editions", both("udgaver og ændringer", "editions and changes"), editions::RULES),
    family("languages", both("sprog og oversættelser", "languages and translations"), languages::RULES),
    family("form", both("form og læsbarhed", "form and readability"), form::RULES),
    family("claims", both("påstande og sammenhæng", "claims and consistency"), claims::RULES),
];

/// The code of the rule on translations that are older than their source.
pub const STALE_TRANSLATION: &str = languages::STALE_TRANSLATION;

/// Every rule, in the order in which they are told.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.rules).copied()
}

/// The rule of a code.
pub fn named(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
