//! What a run of `check` found, however it is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::ReportLang;
use crate::finding::{self, Finding, Severity};
use crate::model::waiver::Waiver;
use crate::site::PolicyCheck;
use crate::source::Texts;

/// Findings of a run, in English; who tells them turns them into the report's language.
pub struct Report<'a> {
    pub lang: ReportLang,
    pub texts: &'a Texts,
    /// The policies that were checked, sorted.
    pub policies: Vec<String>,
    /// What nobody answers for, sorted, each once.
    pub findings: Vec<Finding>,
    /// What somebody answers for.
    pub waived: Vec<(Finding, Waiver)>,
}

/// How many findings of each weight there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    pub waived: usize,
}

impl Report<'_> {
    pub fn new(lang: ReportLang, texts: &Texts) -> Report<'_> {
        Report { lang, texts, policies: Vec::new(), findings: Vec::new(), waived: Vec::new() }
    }

    /// Takes in what checking found, and what is of no one policy.
    pub fn add(&mut self, checks: Vec<PolicyCheck>, others: Vec<Finding>) {
        self.findings.extend(others);
        for check in checks {
            self.policies.push(check.policy);
            self.findings.extend(check.findings);
            self.waived.extend(check.waived);
        }
        // A mistake in what several policies share was found in each of them.
        finding::sort(&mut self.findings);
    }

    /// Keeps what was asked for. A mistake in a file is told whichever rules were asked for: behind it nobody knows
    /// what a rule would have said.
    pub fn keep(&mut self, policy: Option<&str>, rules: &[&str], least: Severity) {
        let is_asked = |finding: &Finding| {
            let is_mistake = finding.is_error() && !is_rule(finding.code);
            policy.is_none_or(|policy| is_about(finding, policy))
                && (rules.is_empty() || rules.contains(&finding.code) || is_mistake)
                && finding.severity <= least
        };
        self.findings.retain(is_asked);
        self.waived.retain(|(finding, _)| is_asked(finding));
    }

    /// What there is of each policy, also of what it shares with others.
    pub fn of_policies(&self) -> Vec<(&str, Counts)> {
        let findings = by_scope(&self.findings);
        let waived = by_scope(self.waived.iter().map(|(finding, _)| finding));
        let counts = |policy: &str| Counts {
            waived: touching(&waived, policy).len(),
            ..counts(touching(&findings, policy).into_values())
        };
        self.policies.iter().map(|policy| (policy.as_str(), counts(policy))).collect()
    }

    /// All there is, each once.
    pub fn counts(&self) -> Counts {
        Counts { waived: self.waived.len(), ..counts(&self.findings) }
    }

    /// The findings by what they touch: the whole site, a firm, a policy, or several.
    pub fn groups(&self) -> BTreeMap<&[Arc<str>], Vec<&Finding>> {
        let mut groups: BTreeMap<&[Arc<str>], Vec<&Finding>> = BTreeMap::new();
        for finding in &self.findings {
            groups.entry(&finding.scope).or_default().push(finding);
        }
        groups
    }
}

/// Findings by each scope that they have, numbered: one may have several.
type ByScope<'a> = BTreeMap<&'a str, Vec<(usize, &'a Finding)>>;

/// In place of a scope, for what touches everything.
const WHOLE_SITE: &str = "";

fn by_scope<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> ByScope<'a> {
    let mut all = ByScope::new();
    for (at, finding) in findings.into_iter().enumerate() {
        let whole = finding.scope.is_empty().then_some(WHOLE_SITE);
        for scope in finding.scope.iter().map(|scope| &**scope).chain(whole) {
            all.entry(scope).or_default().push((at, finding));
        }
    }
    all
}

/// What touches a policy, each once.
fn touching<'a>(all: &ByScope<'a>, policy: &str) -> BTreeMap<usize, &'a Finding> {
    let scopes = finding::scopes_of(policy).chain([WHOLE_SITE]).filter_map(|scope| all.get(scope));
    scopes.flatten().copied().collect()
}

/// Whether it is the code of a rule, and not of a mistake in a file: `RET3`.
pub fn is_rule(code: &str) -> bool {
    code.starts_with(|first: char| first.is_ascii_uppercase())
}

/// Whether a finding is about a policy, or any policy of a firm.
fn is_about(finding: &Finding, asked: &str) -> bool {
    let is_of_firm = |scope: &Arc<str>| scope.strip_prefix(asked).is_some_and(|rest| rest.starts_with('/'));
    finding.touches(asked) || finding.scope.iter().any(is_of_firm)
}

pub fn counts<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Counts {
    let mut counts = Counts::default();
    for finding in findings {
        match finding.severity {
            Severity::Error => counts.errors += 1,
            Severity::Warning => counts.warnings += 1,
            Severity::Info => counts.infos += 1,
        }
    }
    counts
}
