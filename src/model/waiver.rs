//! Findings that somebody answers for, so that they do not stop a release. For the record only: never published.
//!
//! Which findings are waived on a day is the reviewer's to say: `check::waived`.

use crate::finding::Finding;
use crate::finding::Place;
use crate::model::date::Day;
use crate::model::fact::Located;

/// One `[[waiver]]` of policy.toml.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver {
    /// The code of the finding: `RET3`, `unknown-key`.
    pub rule: Located<String>,
    /// A file of the site as findings name it, or an id that the finding's message quotes.
    pub where_: Located<String>,
    /// Why it may stand.
    pub reason: String,
    /// Who answers for it.
    pub by: String,
    /// The last day on which it holds.
    pub until: Located<Day>,
    pub place: Place,
}

/// Codes that nobody can answer for: they leave a hole in the text, or the text in another state than the facts.
const NEVER_WAIVED: [&str; 6] =
    ["LNG2", "bad-message", "missing-message", "no-messages", "unknown-fact", "unknown-placeholder"];

/// Whether somebody may answer for findings of this code.
pub fn can_be_waived(code: &str) -> bool {
    !NEVER_WAIVED.contains(&code)
}

impl Waiver {
    /// Whether it speaks of this finding, on whatever day.
    pub fn names(&self, finding: &Finding) -> bool {
        let file = finding.place.as_ref().map(|place| &*place.file);
        finding.code == self.rule.value
            && (file == Some(self.where_.value.as_str()) || quoted(finding).any(|quoted| quoted == self.where_.value))
    }

    pub fn holds_on(&self, day: Day) -> bool {
        day <= self.until.value
    }
}

/// What the message of a finding quotes in backticks.
fn quoted(finding: &Finding) -> impl Iterator<Item = &str> {
    finding.message.split('`').skip(1).step_by(2)
}
