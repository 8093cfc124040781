//! What a rule is.

use super::{Both, Found, Subject};
use crate::finding::Severity;

/// One rule: what it asks, on what ground, and how it looks.
///
/// All words are lowercase phrases without a full stop, as in a [`crate::finding::Finding`]; names of laws and
/// authorities keep their capitals.
pub struct Rule {
    /// `ID1`: the family, and a number in it. Never used again for another rule.
    pub code: &'static str,
    /// How much its findings weigh, unless one of them says otherwise.
    pub severity: Severity,
    /// The article, act or guideline: "databeskyttelsesforordningens artikel 13, stk. 1, litra a", and
    /// "GDPR Art. 13(1)(a)". A rule of craft and not of law says which craft: "god skik for links", "good practice".
    pub source: Both,
    /// What must hold, as a noun phrase or a clause: "the controller's name and a way to reach them".
    pub title: Both,
    /// Which policies it concerns, as a clause: "in every policy", "where something rests on a consent".
    pub when: Both,
    /// The keys of the facts it looks at, or `text` for the words of the Document: `controller.email`.
    pub looks_at: &'static [&'static str],
    /// Why it matters to the reader or to the firm.
    pub why: Both,
    /// How to mend it: what to write where, in general.
    pub mend: Both,
    pub check: fn(&Subject, &mut Found),
}
