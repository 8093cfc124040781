//! `--format json`: one object a line, the summary last.

use serde::Serialize;

use super::told::{Counts, Report, is_rule};
use crate::check::explain::sentence;
use crate::check::{NO_ADVICE, ReportLang};
use crate::cli::Exit;
use crate::cli::json::{JsonPlace, Related, json_place, related, to_line};
use crate::finding::{Finding, Lines, Severity};
use crate::model::waiver::Waiver;

#[derive(Serialize)]
#[serde(tag = "type", rename = "finding", rename_all = "kebab-case")]
struct Row<'a> {
    /// The code of a rule, or of a mistake in a file.
    rule: &'a str,
    severity: Severity,
    /// The policy, if it is of one alone.
    policy: Option<&'a str>,
    /// The policies and firms that it touches; none = the whole site.
    scope: Vec<&'a str>,
    #[serde(flatten)]
    place: Option<JsonPlace<'a>>,
    /// Of the words that it is about; absent = of all, or of none.
    language: Option<&'a str>,
    message: &'a str,
    why: Option<&'a str>,
    /// The first step of how to mend it.
    hint: Option<&'a str>,
    hints: &'a [String],
    related: Vec<Related<'a>>,
    /// Absent = nobody answers for it.
    waived: Option<Waived<'a>>,
    /// Where the rule is explained; absent for a mistake in a file, which explains itself.
    docs: Option<String>,
}

#[derive(Serialize)]
struct Waived<'a> {
    by: &'a str,
    until: String,
    reason: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "type", rename = "summary", rename_all = "kebab-case")]
struct Summary<'a> {
    exit: u8,
    language: &'a str,
    #[serde(flatten)]
    counts: Counts,
    policies: Vec<PolicySummary<'a>>,
    note: String,
}

#[derive(Serialize)]
struct PolicySummary<'a> {
    policy: &'a str,
    #[serde(flatten)]
    counts: Counts,
}

/// Every finding and the summary, each on a line.
pub fn lines(report: &Report, docs: Option<&str>, exit: Exit) -> String {
    let standing = report.findings.iter().map(|finding| (finding, None));
    let waived = report.waived.iter().map(|(finding, waiver)| (finding, Some(waiver)));
    let mut text = String::new();
    let places = Lines::of(report.texts);
    for (finding, waiver) in standing.chain(waived) {
        text.push_str(&row(&report.lang.say(finding), waiver, &places, docs_link(finding.code, report.lang, docs)));
        text.push('\n');
    }
    let summary = Summary {
        exit: exit as u8,
        language: report.lang.code(),
        counts: report.counts(),
        policies: report.of_policies().into_iter().map(|(policy, counts)| PolicySummary { policy, counts }).collect(),
        note: sentence(NO_ADVICE.of(report.lang)),
    };
    text + &to_line(&summary) + "\n"
}

fn row(finding: &Finding, waiver: Option<&Waiver>, lines: &Lines, docs: Option<String>) -> String {
    let policy = match finding.scope.as_slice() {
        [one] if one.contains('/') => Some(&**one),
        _ => None,
    };
    to_line(&Row {
        rule: finding.code,
        severity: finding.severity,
        policy,
        scope: finding.scope.iter().map(|scope| &**scope).collect(),
        place: finding.place.as_ref().map(|place| json_place(place, lines)),
        language: finding.lang.as_deref(),
        message: &finding.message,
        why: finding.why.as_deref(),
        hint: finding.hints.first().map(String::as_str),
        hints: &finding.hints,
        related: related(finding, lines),
        waived: waiver.map(|waiver| Waived {
            by: &waiver.by,
            until: waiver.until.value.to_string(),
            reason: &waiver.reason,
        }),
        docs,
    })
}

/// Where a rule is explained: in the copy of the reference that somebody publishes, else in the one that comes with the
/// program.
pub fn docs_link(code: &str, lang: ReportLang, docs: Option<&str>) -> Option<String> {
    let page = || format!("docs/RULES.{}.md", lang.code());
    is_rule(code).then(|| format!("{}#{}", docs.map_or_else(page, str::to_owned), code.to_lowercase()))
}
