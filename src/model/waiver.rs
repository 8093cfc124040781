//! Findings that somebody answers for, so that they do not stop a release. For the record only: never published.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::finding::Place;
use crate::model::date::Day;
use crate::model::fact::Located;

/// One `[[waiver]]` of policy.toml.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver {
    /// The code of the finding: `RET3`, `dead-link`.
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

/// What stands between a policy and its release.
#[derive(Debug, Default)]
pub struct Gate<'a> {
    /// Errors that no waiver names.
    pub stopping: Vec<&'a Finding>,
    /// Errors that somebody answers for.
    pub waived: Vec<(&'a Finding, &'a Waiver)>,
    /// About the waivers themselves: those that have run out, and those that name nothing.
    pub findings: Vec<Finding>,
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

/// Sorts the errors among `findings` into those that stop a release on `day`, and those that a waiver names.
pub fn gate<'a>(findings: &'a [Finding], waivers: &'a [Waiver], day: Day) -> Gate<'a> {
    let mut gate = Gate::default();
    for finding in findings.iter().filter(|finding| finding.is_error()) {
        let waiver = waivers.iter().find(|waiver| waiver.holds_on(day) && waiver.names(finding));
        match waiver.filter(|_| !NEVER_WAIVED.contains(&finding.code)) {
            Some(waiver) => gate.waived.push((finding, waiver)),
            None => gate.stopping.push(finding),
        }
    }
    let codes: BTreeSet<&str> = findings.iter().filter(|finding| finding.is_error()).map(|error| error.code).collect();
    for waiver in waivers {
        let rule = &waiver.rule.value;
        if NEVER_WAIVED.contains(&rule.as_str()) {
            gate.findings.push(
                Finding::warning("waiver-without-effect", format!("nobody can answer for `{rule}`"))
                    .at(&waiver.rule.place)
                    .why("it leaves a hole in the text, and a hole is nothing to publish for ever")
                    .hint("mend what the finding says, and take the waiver out"),
            );
        } else if !findings.iter().any(|finding| finding.is_error() && waiver.names(finding)) {
            let unused = format!("no finding `{rule}` stands at `{}`", waiver.where_.value);
            let mut finding = Finding::warning("unused-waiver", unused).at(&waiver.place);
            if !codes.contains(rule.as_str()) {
                finding = finding.did_you_mean(rule, codes.iter().copied());
            }
            gate.findings.push(finding.hint("take the waiver out when its finding is gone"));
        } else if !waiver.holds_on(day) {
            let expired = format!("the waiver of `{rule}` ran out on {}", waiver.until.value);
            gate.findings.push(
                Finding::warning("expired-waiver", expired)
                    .at(&waiver.until.place)
                    .hint("mend what it names, or let somebody answer for it again with a later `until`"),
            );
        }
    }
    gate
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(written: &str) -> Day {
        written.parse().unwrap()
    }

    fn waiver(rule: &str, where_: &str) -> Waiver {
        let place = Place::whole("content/firm/customers/policy.toml");
        Waiver {
            rule: Located::new(rule.to_owned(), place.clone()),
            where_: Located::new(where_.to_owned(), place.clone()),
            reason: "agreed with counsel".to_owned(),
            by: "Jette".to_owned(),
            until: Located::new(day("2026-12-31"), place.clone()),
            place,
        }
    }

    fn findings() -> Vec<Finding> {
        vec![
            Finding::error("RET3", "`repairs` states no period").at(&Place::new(
                "content/firm/customers/policy.toml",
                3,
                9,
            )),
            Finding::error("dead-link", "there is no section `rigths`")
                .at(&Place::whole("content/firm/customers/da/a.md")),
            Finding::warning("no-outlet", "x"),
        ]
    }

    fn codes<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<&'a str> {
        findings.into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn a_waiver_names_a_finding_by_file_or_by_what_it_quotes() {
        let findings = findings();
        for where_ in ["repairs", "content/firm/customers/policy.toml"] {
            let waivers = [waiver("RET3", where_)];
            let gate = gate(&findings, &waivers, day("2026-12-31"));
            assert_eq!(codes(gate.stopping), ["dead-link"], "{where_}");
            assert_eq!(gate.waived.len(), 1, "{where_}");
            assert_eq!(gate.findings, []);
        }
    }

    #[test]
    fn a_waiver_that_ran_out_or_names_nothing_waives_nothing_and_is_told() {
        let findings = findings();
        let (late, other, typo) = (waiver("RET3", "repairs"), waiver("RET3", "orders"), waiver("dead-lnk", "rigths"));
        let waivers = [late, other, typo];
        let gate = gate(&findings, &waivers, day("2027-01-01"));
        assert_eq!(codes(gate.stopping), ["RET3", "dead-link"]);
        assert_eq!(codes(&gate.findings), ["expired-waiver", "unused-waiver", "unused-waiver"]);
        assert_eq!(gate.findings[2].hints[0], "did you mean `dead-link`?");
    }

    #[test]
    fn nobody_answers_for_a_hole_in_the_text() {
        let findings = [Finding::error("missing-message", "there is no message `section-rights`")];
        let waivers = [waiver("missing-message", "section-rights")];
        let gate = gate(&findings, &waivers, day("2026-11-20"));
        assert_eq!(codes(gate.stopping), ["missing-message"]);
        assert_eq!(codes(&gate.findings), ["waiver-without-effect"]);
    }
}
