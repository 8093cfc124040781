//! What a rule reports.

use super::{Both, Rule};
use crate::finding::{Danish, Finding, Place, Severity};
use crate::model::language::Lang;

/// Takes what one rule finds. Why it matters and how to mend it are the rule's own, unless a hit says more.
pub struct Found {
    rule: &'static Rule,
    findings: Vec<Finding>,
}

/// One thing that a rule found.
pub struct Hit {
    place: Place,
    severity: Option<Severity>,
    lang: Option<Lang>,
    message: Both,
    mends: Vec<Both>,
    related: Vec<(Place, Both)>,
}

impl Hit {
    /// What is wrong, and where. Ids, keys and names stand in backticks; a waiver may name what stands there.
    pub fn new(place: &Place, message: Both) -> Hit {
        Hit { place: place.clone(), severity: None, lang: None, message, mends: Vec::new(), related: Vec::new() }
    }

    /// Weighs otherwise than the rule.
    pub fn severity(mut self, severity: Severity) -> Hit {
        self.severity = Some(severity);
        self
    }

    /// It is about the words of one language.
    pub fn lang(mut self, lang: &Lang) -> Hit {
        self.lang = Some(lang.clone());
        self
    }

    /// How to mend this one; stands in place of the rule's own words for it.
    pub fn mend(mut self, step: Both) -> Hit {
        self.mends.push(step);
        self
    }

    /// Another place that it speaks of, with a label of a few words.
    pub fn related(mut self, place: &Place, label: Both) -> Hit {
        self.related.push((place.clone(), label));
        self
    }
}

impl Found {
    pub fn new(rule: &'static Rule) -> Found {
        Found { rule, findings: Vec::new() }
    }

    pub fn add(&mut self, hit: Hit) {
        let Hit { place, severity, lang, message, mends, related } = hit;
        let Rule { code, source, why, mend, .. } = self.rule;
        let mends = if mends.is_empty() { vec![mend.clone()] } else { mends };
        let because = |why: &str, source: &str| format!("{why} ({source})");
        let mut finding = Finding::error(code, message.en).at(&place).why(because(&why.en, &source.en));
        finding.severity = severity.unwrap_or(self.rule.severity);
        finding.hints = mends.iter().map(|mend| mend.en.clone().into_owned()).collect();
        finding.danish = Some(Box::new(Danish {
            message: message.da.into_owned(),
            why: Some(because(&why.da, &source.da)),
            hints: mends.into_iter().map(|mend| mend.da.into_owned()).collect(),
            related: related.iter().map(|(_, label)| label.da.clone().into_owned()).collect(),
        }));
        finding.related = related.into_iter().map(|(place, label)| (place, label.en.into_owned())).collect();
        finding.lang = lang.map(|lang| lang.as_str().into());
        self.findings.push(finding);
    }

    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
